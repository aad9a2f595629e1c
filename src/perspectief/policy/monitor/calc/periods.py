"""Periods as figures name them: a year, half a year, a school year, a month or one day; with first and last day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

SCHOOL_YEAR_BEGINS = 8
"""August."""
JUNE, JULY = 6, 7


class Kind(StrEnum):
    """How long a period is."""

    YEAR = "year"
    HALF_YEAR = "half-year"
    SCHOOL_YEAR = "school-year"
    MONTH = "month"
    DAY = "day"


class BadPeriod(ValueError):
    """A text that is no period."""


@dataclass(frozen=True, order=True)
class Period:
    """From its first through its last day."""

    starts: dt.date
    ends: dt.date
    text: str
    kind: Kind


def read_period(text: str) -> Period:
    """`2020`, `2020-1` and `2020-2` (half a year), `2019-2020` (school year), `2020-06` or `2020-06-30`."""
    for pattern, make in _SHAPES:
        found = pattern.fullmatch(text)
        if found:
            try:
                kind, starts, ends = make(*(int(part) for part in found.groups()))
            except ValueError as wrong:
                raise BadPeriod(text) from wrong
            return Period(starts, ends, text, kind)
    raise BadPeriod(text)


Span = tuple[Kind, dt.date, dt.date]


def _year(year: int) -> Span:
    return Kind.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31)


def _half(year: int, half: int) -> Span:
    if half == 1:
        return Kind.HALF_YEAR, dt.date(year, 1, 1), dt.date(year, JUNE, 30)
    return Kind.HALF_YEAR, dt.date(year, JULY, 1), dt.date(year, 12, 31)


def _school_year(first: int, last: int) -> Span:
    if last != first + 1:
        raise BadPeriod(f"{first}-{last}")
    return Kind.SCHOOL_YEAR, dt.date(first, SCHOOL_YEAR_BEGINS, 1), dt.date(last, JULY, 31)


def _month(year: int, month: int) -> Span:
    return Kind.MONTH, dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> Span:
    return Kind.DAY, dt.date(year, month, day), dt.date(year, month, day)


_SHAPES = (
    (re.compile(r"(\d{4})"), _year),
    (re.compile(r"(\d{4})-([12])"), _half),
    (re.compile(r"(\d{4})-(\d{4})"), _school_year),
    (re.compile(r"(\d{4})-(\d{2})"), _month),
    (re.compile(r"(\d{4})-(\d{2})-(\d{2})"), _day),
)
