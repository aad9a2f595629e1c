"""Takes a person out of what was told. The others keep their answers under the number that is then theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from perspectief.residents.entitlements.calc.kinds import Told
from perspectief.residents.entitlements.calc.people import FIRST_CHILD, FIRST_GROWN, FIRST_OTHER

PARTNER = "p1"
SORTS = (("others", FIRST_OTHER), ("grown", FIRST_GROWN), ("children", FIRST_CHILD))
"""How many there are of a sort, and the number of the first of them."""
PERSON = re.compile(r"p(\d+)")


def without(told: Mapping[str, Mapping[str, Any]], person: str) -> Told:
    """What was told without one person; whoever comes after them moves up one place."""
    if person == PARTNER:
        left = {"who": {**told.get("who", {}), "partner": "no"}}
        return _renamed({**told, **left}, {PARTNER: ""})
    number = int(person.removeprefix("p"))
    name, first = next((name, first) for name, first in SORTS if number >= first)
    count = told["who"][name]
    moved = {f"p{n}": f"p{n - 1}" for n in range(number + 1, first + count)}
    return _renamed({**told, "who": {**told["who"], name: count - 1}}, {person: "", **moved})


def _renamed(told: Mapping[str, Mapping[str, Any]], moved: Mapping[str, str]) -> Told:
    """`moved`: new id by old id, "" for who goes."""
    left: Told = {}
    for screen, said in told.items():
        person, dot, rest = screen.partition(".")
        if not PERSON.fullmatch(person) or not dot:
            left[screen] = {name: _lines(value, moved) for name, value in said.items()}
        elif moved.get(person, person):
            left[f"{moved.get(person, person)}.{rest}"] = dict(said)
    return left


def _lines(value: Any, moved: Mapping[str, str]) -> Any:
    """Lines of the tick list end in the person they are about."""
    if not isinstance(value, list):
        return value
    parts = [str(line).partition(".") for line in value]
    renamed = [(key, dot, moved.get(person, person)) for key, dot, person in parts]
    return [f"{key}{dot}{person}" for key, dot, person in renamed if not dot or person]
