"""Half years: their names and their days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

JULY = 7


@dataclass(frozen=True, order=True)
class HalfYear:
    """The first or the second half of a year."""

    year: int
    half: int

    @property
    def key(self) -> str:
        """Such as `2024-1`."""
        return f"{self.year}-{self.half}"

    @property
    def starts(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, 1 if self.half == 1 else JULY, 1)

    @property
    def ends(self) -> dt.date:
        """Its last day."""
        return self.next.starts - dt.timedelta(days=1)

    @property
    def next(self) -> HalfYear:
        """The half year after it."""
        return HalfYear(self.year, 2) if self.half == 1 else HalfYear(self.year + 1, 1)

    @property
    def previous(self) -> HalfYear:
        """The half year before it."""
        return HalfYear(self.year, 1) if self.half == 2 else HalfYear(self.year - 1, 2)


def half_year_of(day: dt.date) -> HalfYear:
    """The half year in which a day falls."""
    return HalfYear(day.year, 1 if day.month < JULY else 2)


def read_half_year(key: str) -> HalfYear:
    """`2024-1` and `2024-2`. Raises ValueError for anything else."""
    year, _, half = key.partition("-")
    if not (year.isascii() and year.isdigit() and len(year) == 4 and half in ("1", "2")):
        raise ValueError(key)
    return HalfYear(int(year), int(half))
