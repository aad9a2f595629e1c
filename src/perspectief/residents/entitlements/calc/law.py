"""What the law asks on one day, whoever asks: which facts a scheme looks at, and where its own values are not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.plan import Plan, PlannedScheme, Planner

AMOUNT = ""
"""Stands for the amount of a scheme, beside the names of its conditions."""


@dataclass(frozen=True)
class Law:
    """What the schemes rest on.

    `facts`: of each scheme the facts it looks at; `undecided`: of each scheme the conditions (and `AMOUNT`) that rest
    on a value of the law that is not known on this day.
    """

    facts: Mapping[str, frozenset[str]]
    undecided: Mapping[str, frozenset[str]]


@lru_cache(maxsize=32)
def law_of(day: date, municipality: str) -> Law:
    """The law of one day in one municipality."""
    book = law_book()
    planner = Planner(book, day, municipality)
    for key in book.schemes:
        planner.add_scheme(key, strict=False)
    parts = {one.scheme.key: _parts(planner.plan, one) for one in planner.plan.schemes}
    slots = planner.plan.slots
    facts = {
        key: frozenset(slots[slot].name for behind in found.values() for slot in behind if slots[slot].is_fact)
        for key, found in parts.items()
    }
    undecided = {
        key: frozenset(name for name, behind in found.items() if any(slots[slot].missing for slot in behind))
        for key, found in parts.items()
    }
    return Law(facts, undecided)


def _parts(plan: Plan, one: PlannedScheme) -> dict[str, set[int]]:
    """Every slot behind each condition, and behind the amount."""
    parts = {plan.slots[slot].name.rpartition(".")[2]: set(plan.behind([slot])) for slot in one.conditions}
    return parts if one.amount is None else {**parts, AMOUNT: set(plan.behind([one.amount]))}
