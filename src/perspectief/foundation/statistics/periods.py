"""Quarters of a year, written `2026-3`."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

MONTHS = 3


def quarters_until(day: dt.date, many: int) -> list[str]:
    """So many quarters, oldest first; the last is the one in which this day lies."""
    last = day.year * 4 + (day.month - 1) // MONTHS
    return [f"{number // 4}-{number % 4 + 1}" for number in range(last - many + 1, last + 1)]


def starts(quarter: str) -> dt.date:
    """Its first day."""
    year, number = map(int, quarter.split("-"))
    return dt.date(year, MONTHS * (number - 1) + 1, 1)


def quarter_name(quarter: str) -> str:
    """As people say it."""
    year, _dash, number = quarter.partition("-")
    return _("kwartaal %(number)s van %(year)s") % {"number": number, "year": year}
