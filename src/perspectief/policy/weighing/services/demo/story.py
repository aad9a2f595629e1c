"""The invented round as its data file tells it, and the days on which it happens."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from perspectief.foundation.datafiles import data_files

ROOM = Path(__file__).parents[2]
DAYS_BACK = 240
"""So far back lies the first year of the money, at least: then its first half year is over."""


@dataclass(frozen=True)
class Story:
    """All that the file says. `year`: the first year of the money; what happened before is told from there."""

    said: Mapping[str, Any]
    rows: tuple[dict[str, Any], ...]
    year: int

    @cached_property
    def by_key(self) -> dict[str, dict[str, Any]]:
        """What is told of each thing."""
        return {row["key"]: row for row in self.rows}

    def at(self, month: int, day: int) -> dt.datetime:
        """A moment in the year before the money begins."""
        return dt.datetime(self.year - 1, month, day, 10, tzinfo=timezone.get_current_timezone())

    def day(self, month: int, day: int) -> dt.date:
        """A day in the year before the money begins."""
        return dt.date(self.year - 1, month, day)

    @property
    def years(self) -> tuple[int, int]:
        """The two years for which there is money."""
        return self.year, self.year + 1

    def money(self, amounts: list[int]) -> dict[str, int]:
        """Year -> euros, as a round keeps it."""
        return {str(year): amount for year, amount in zip(self.years, amounts, strict=True)}


def story_of(municipality: str, day: dt.date) -> Story | None:
    """The invented round of this municipality, as it happened before this day; None when it has none."""
    found = (file for file in data_files(ROOM, "demo_round") if file.municipality == municipality)
    return next((Story(file.top, tuple(file.rows), _year(day)) for file in found), None)


def _year(day: dt.date) -> int:
    return (day - dt.timedelta(days=DAYS_BACK)).year


def key_of(round_key: str, thing: str) -> UUID:
    """The same key for the same thing each time."""
    return uuid5(NAMESPACE_URL, f"perspectief:{round_key}:{thing}")


def chance(seed: int, *about: object) -> random.Random:
    """Chance that falls the same each time."""
    return random.Random(":".join(map(str, (seed, *about))))  # noqa: S311 - an example, no secret


QUESTIONS = ("1a", "1b", "1c", "1d", "1e", "1f", "2", "3", "4")


def quality(row: Mapping[str, Any]) -> dict[str, int]:
    """Question -> what the panel more or less thinks of it."""
    return {key: int(digit) for key, digit in zip(QUESTIONS, row["quality"], strict=True)}
