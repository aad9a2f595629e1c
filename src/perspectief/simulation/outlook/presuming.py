"""A file of answers made ready to look ahead with: "about" is its middle, and what nobody said is as usual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from perspectief.rules.facts import FACTS, Fact
from perspectief.rules.household import UNKNOWN_WORD
from perspectief.simulation.outlook.changes import HouseholdFile, incomes_of

ABOUT = 1.25
"""A range of which the high end is at most so many times the low end was told as "about"."""
BLOCKS = ("home", "wealth", "costs", "situation")
BY_KEY: dict[str, Fact] = {fact.key: fact for fact in FACTS.values() if fact.key}


class Ready(NamedTuple):
    """A file to look ahead with.

    `presumed`: places nobody answered that are now as in most households; `was_about`: an amount was told as "about".
    """

    household: HouseholdFile
    presumed: tuple[str, ...]
    was_about: bool


def ready(household: HouseholdFile) -> Ready:
    """The file without ranges and gaps in the way. A limit stays a limit; what has no usual answer stays open."""
    exact, was_about = with_middles(household)
    gaps = list(_gaps(exact))
    return Ready(_without(exact, gaps), tuple(".".join(place) for place in gaps), was_about)


def _gaps(household: HouseholdFile) -> Iterator[tuple[str, ...]]:
    """Every place that nobody answered and for which a file that is silent means nothing."""
    for person in household["persons"]:
        for key, value in person.items():
            if _is_silent(value) and (key == "childcare" or _is_usual(BY_KEY.get(f"persons[].{key}"))):
                yield ("persons", str(person["id"]), key)
    for name in BLOCKS:
        block = household.get(name)
        for key, value in block.items() if isinstance(block, dict) else ():
            if _is_silent(value) and _is_usual(BY_KEY.get(f"{name}.{key}")):
                yield (name, key)


def _is_silent(value: Any) -> bool:
    return bool(value == UNKNOWN_WORD or value == {"at_least": 0})


def _is_usual(fact: Fact | None) -> bool:
    return fact is not None and fact.absent.value is not None and fact.key != "home.bare_rent_m"


def _without(household: HouseholdFile, gaps: list[tuple[str, ...]]) -> HouseholdFile:
    silent = set(gaps)
    persons = [
        {key: value for key, value in one.items() if ("persons", str(one["id"]), key) not in silent}
        for one in household["persons"]
    ]
    blocks = {
        name: {key: value for key, value in block.items() if (name, key) not in silent}
        for name in BLOCKS
        if isinstance(block := household.get(name), dict)
    }
    return {**household, "persons": persons, **blocks}


def with_middles(household: HouseholdFile) -> tuple[HouseholdFile, bool]:
    """The household in which income or cost that was told as "about" is the middle of its range; whether there was any.

    A limit ("less than 8,000") stays a limit.
    """
    found: list[bool] = []
    persons = [_with_middle_incomes(person, found) for person in household["persons"]]
    blocks = {
        name: {key: _middle(value, found) for key, value in block.items()}
        for name in ("home", "costs")
        if isinstance(block := household.get(name), dict)
    }
    return {**household, "persons": persons, **blocks}, bool(found)


def _with_middle_incomes(person: Mapping[str, Any], found: list[bool]) -> dict[str, Any]:
    incomes = incomes_of(person)
    if incomes is None:
        return dict(person)
    return {**person, "income": [{**one, "amount": _middle(one.get("amount"), found)} for one in incomes]}


def _middle(value: Any, found: list[bool]) -> Any:
    between = value.get("between") if isinstance(value, dict) else None
    if not (isinstance(between, list) and len(between) == 2) or between[1] > ABOUT * between[0]:
        return value
    found.append(True)
    return round((between[0] + between[1]) / 2, 2)
