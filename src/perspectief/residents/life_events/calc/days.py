"""Days as a list counts them: those of the outlook (working days, birthdays), and firsts of months and quarters."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from perspectief.simulation.outlook.workdays import (
    add_working_days,
    birthday,
    holidays,
    is_working_day,
    months_later,
    working_day_from,
    working_day_until,
)

__all__ = [
    "add_months",
    "add_working_days",
    "birthday",
    "holidays",
    "is_working_day",
    "month_after",
    "month_from",
    "quarter_after",
    "quarter_from",
    "working_day_from",
    "working_day_until",
]


def add_months(day: date, number: int) -> date:
    """So many months later (or earlier); 31 January and one month is the last day of February."""
    first = months_later(day, number)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def month_after(day: date) -> date:
    """The first day of the next month, also when this is a first day."""
    return months_later(day, 1)


def month_from(day: date) -> date:
    """The day itself when it is the first of a month, else the first of the next month."""
    return day if day.day == 1 else month_after(day)


def quarter_after(day: date) -> date:
    """The first day of the next quarter."""
    return months_later(day, 3 - (day.month - 1) % 3)


def quarter_from(day: date) -> date:
    """The day itself when a quarter begins on it, else the first day of the next quarter."""
    return day if day.day == 1 and day.month % 3 == 1 else quarter_after(day)
