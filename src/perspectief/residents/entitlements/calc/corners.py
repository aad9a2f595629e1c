"""Corners of what is still possible: a household file with every open place at one end of what it can be."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from perspectief.rules.facts import FACTS, Fact, Kind

MUCH = 1_000_000.0
"""Euro: more than decides anything."""
MANY = 600
"""Months, weeks or years: likewise."""
_BY_KEY = {fact.key: fact for fact in FACTS.values() if fact.key}


def corners(file: Mapping[str, Any], places: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The file with every open place at one of its ends, so that any two places are seen at all four pairs of ends."""
    for turn in range(8 if len(places) < 8 else 16):
        changed = copy.deepcopy(dict(file))
        for number, place in enumerate(places):
            _set(changed, place, high=bool((turn & (number % 15 + 1)).bit_count() % 2))
        yield changed


def _set(file: dict[str, Any], place: str, *, high: bool) -> None:
    block, *steps = place.split(".")
    inner: Any = file.setdefault(block, {})
    generic = place
    if block == "persons":
        inner = next(person for person in file["persons"] if person["id"] == steps[0])
        generic, steps = f"persons[].{steps[1]}", steps[1:]
    if generic == "persons[].income":
        _incomes(inner, high)
    elif generic in _BY_KEY and len(steps) == 1:
        inner[steps[0]] = _end(_BY_KEY[generic], inner.get(steps[0]), high)


def _incomes(person: dict[str, Any], high: bool) -> None:
    for income in person.get("income", ()):
        if not isinstance(income["amount"], int | float):
            income["amount"] = _of_range(income["amount"], 0.0, MUCH, high)
        income.setdefault("gross", True)


def _end(fact: Fact, said: Any, high: bool) -> Any:
    if fact.kind is Kind.YES_NO:
        return said if isinstance(said, bool) else high
    if fact.choices is not None:
        return said if said not in (None, "onbekend") else [*fact.choices][-1 if high else 0].name.lower()
    if fact.kind is Kind.DATE:
        return (
            said if isinstance(said, str) and said != "onbekend" else _of_range(said, "1950-01-01", "2020-01-01", high)
        )
    if isinstance(said, int | float):
        return said
    return _of_range(said, 0, MUCH if fact.kind is Kind.EURO else MANY, high)


def _of_range(said: Any, low: Any, high: Any, take_high: bool) -> Any:
    if isinstance(said, dict):
        ends = said.get("between", (low, high))
        low, high = said.get("at_least", ends[0]), said.get("at_most", ends[1])
    return high if take_high else low
