"""What is different in the law book: amounts that began a short while ago, or begin soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from perspectief.community.rulebook.queries.schemes import every_page, standing, today
from perspectief.foundation.language import law

BACK, AHEAD = timedelta(days=30), timedelta(days=92)
"""How far a page of changes looks."""


@dataclass(frozen=True)
class Change:
    """On one day an amount of one scheme, or more than one, is new."""

    day: date
    key: str
    name: law.Said
    is_coming: bool


def changes(on: date | None = None) -> list[Change]:
    """Schemes with new amounts in the last month and the coming quarter, by day, then by name."""
    day = on or today()
    found = {
        (dated.start, page.scheme.key): page.scheme.name
        for page in every_page()
        for value in page.values
        for dated in value.dates
        if day - BACK <= dated.start <= day + AHEAD
    }
    said = [Change(start, key, law.say(name), start > day) for (start, key), name in found.items()]
    return sorted(said, key=lambda one: (one.day, one.name.text.casefold()))


def due_for_a_check() -> int:
    """Schemes that nobody verified since the day until which they were good."""
    return sum(standing(page).runs_on for page in every_page())
