"""On which day each stream of money comes, from the dated table `pay_days.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from perspectief.simulation.outlook.workdays import (
    add_working_days,
    first_of,
    last_of,
    months_later,
    working_day_from,
    working_day_until,
)

FOUR_WEEKS = timedelta(days=28)
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class PayRule:
    """How one stream is paid: the row of the table."""

    key: str
    name: str
    says: str
    status: str
    source: str = ""
    ask: str = ""
    day: int | None = None
    weekend: str = ""
    window: tuple[int, int] | None = None
    months_after: int = 0
    first_workday: bool = False
    days_later: int = 0
    weekday: int | None = None
    every_days: int = 0
    once_a_year: int | None = None
    after_the_end: int = 0

    @property
    def has_day(self) -> bool:
        """Whether anything is known about the day."""
        return self.status != "unknown" and (
            self.first_workday or any((self.day, self.window, self.weekday, self.every_days))
        )


@dataclass(frozen=True)
class When:
    """The day money comes: `first` to `last` when it is a window; `moved`: not on its own day, because of a weekend.

    `is_known` False: nobody told the day; `last` is then the last day of the month.
    """

    first: date
    last: date
    is_known: bool
    moved: bool = False

    @property
    def is_one_day(self) -> bool:
        """One day, not a window."""
        return self.is_known and self.first == self.last


@cache
def rules() -> dict[str, PayRule]:
    """Every stream of the table by its key."""
    text = files("perspectief.simulation.outlook").joinpath("pay_days.yaml").read_text(encoding="utf-8")
    return {key: _rule(key, row) for key, row in yaml.safe_load(text)["streams"].items()}


def _rule(key: str, row: dict[str, Any]) -> PayRule:
    window = row.pop("window", None)
    return PayRule(key=key, window=tuple(window) if window else None, **row)


def pay_day(rule: PayRule, month: date) -> When:
    """The day in a month on which a stream is paid that comes once in that month."""
    first, last = first_of(month), last_of(month)
    if not rule.has_day:
        return When(first, last, is_known=False)
    if rule.first_workday:
        day = working_day_from(first)
        return When(day, add_working_days(day, rule.days_later), is_known=True, moved=day != first)
    if rule.window:
        return _window(rule.window, month)
    return _moved(month.replace(day=min(rule.day or last.day, last.day)), rule.weekend)


def _window(window: tuple[int, int], month: date) -> When:
    last = last_of(month).day
    early, late = (month.replace(day=min(day, last)) for day in window)
    first, end = working_day_from(early), working_day_until(late)
    return When(min(first, end), max(first, end), is_known=True)


def _moved(day: date, weekend: str) -> When:
    to = {"after": working_day_from, "before": working_day_until}.get(weekend, lambda same: same)(day)
    return When(to, to, is_known=True, moved=to != day)


def weekly_days(rule: PayRule, month: date) -> Iterator[date]:
    """Every day of a month on which a weekly stream is paid (`weekday` 1 is Monday)."""
    day = first_of(month)
    day += timedelta(days=((rule.weekday or 1) - day.isoweekday()) % 7)
    while day <= last_of(month):
        yield day
        day += WEEK


def four_weekly_days(first: date, month: date) -> Iterator[date]:
    """The days in a month on which a four-weekly wage is paid; `first`: the first of all its pay days."""
    day = first
    while day <= last_of(month):
        if day >= first_of(month):
            yield day
        day += FOUR_WEEKS


def paid_for(rule: PayRule, month: date) -> date:
    """The month for which money that comes in this month is meant."""
    return months_later(month, -rule.months_after)
