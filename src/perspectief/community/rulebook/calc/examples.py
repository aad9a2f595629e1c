"""Three example families, to say what a limit amounts to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from perspectief.rules import evaluate, read_household
from perspectief.rules.kernel.book import Book

FAMILIES: Mapping[str, tuple[int, ...]] = {"alleen": (40,), "ouder": (40, 8), "paar": (40, 40)}
"""Ages of the persons: somebody alone, a parent with a child, two partners."""


def amounts_of(
    book: Book, day: date, municipality: str, terms: tuple[str, ...]
) -> Mapping[str, Mapping[str, float | None]]:
    """Per term and family the amount on this day; None where it is not known."""
    results = {
        family: evaluate(read_household(_household(family, day, municipality)), day, (), show=terms, book=book).terms
        for family in FAMILIES
    }
    return {term: {family: _number(shown[term]) for family, shown in results.items()} for term in terms}


def _household(family: str, day: date, municipality: str) -> dict[str, Any]:
    persons: list[dict[str, Any]] = [
        {"id": str(number), "birth_date": f"{day.year - age:04d}-01-01", "income": []}
        for number, age in enumerate(FAMILIES[family])
    ]
    if family == "paar":
        persons[0]["partner"] = "1"
    if family == "ouder":
        persons[1]["parents"] = ["0"]
    return {
        "municipality": municipality,
        "persons": persons,
        "home": {"tenure": "huur", "bare_rent_m": 600},
        "wealth": {"savings": 0},
    }


def _number(shown: Any) -> float | None:
    """The number of the claimant's own group."""
    first = next(iter(shown.values()), None) if isinstance(shown, Mapping) else shown
    return round(float(first), 2) if isinstance(first, int | float) and not isinstance(first, bool) else None
