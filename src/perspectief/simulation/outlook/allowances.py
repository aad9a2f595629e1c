"""Allowances are an advance on the income of a calendar year: what is paid, what is due, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from perspectief.rules import schemes
from perspectief.simulation.outlook.course import Course
from perspectief.simulation.outlook.money import granted
from perspectief.simulation.outlook.workdays import months_between, months_later

MONTHS_TO_CHANGE = 2
"""A new amount is seen within about five weeks: the months of the change and the next still have the old one."""


@cache
def allowances() -> tuple[str, ...]:
    """The schemes that are paid as an advance."""
    return tuple(key for key, one in schemes().items() if one.owner == "Dienst Toeslagen")


@dataclass(frozen=True)
class Settled:
    """One allowance over one calendar year, euro: what must be paid back later (below 0: what still comes).

    `reported`: the change is told at once; `silent`: the old estimate goes on all year.
    """

    year: int
    scheme: str
    reported: float
    silent: float


class Advances:
    """What is due and what is paid of each allowance, month by month."""

    def __init__(self, course: Course):
        self.course = course
        self.nothing_changes = course.before is course.after
        self._due: dict[tuple[date, bool], Mapping[str, float]] = {}

    def last_known(self, month: date) -> date:
        """The month itself, or the last before it of which income and bijstand are known: that amount goes on."""
        while month > self.course.first and not self.course.money(month).is_whole:
            month = months_later(month, -1)
        return month

    def old(self, month: date) -> Mapping[str, float]:
        """As if nothing had changed, euro for a month."""
        return _only_allowances(self.course.money(month, changed=False).schemes)

    def due(self, month: date, *, changed: bool | None = None) -> Mapping[str, float]:
        """What the law grants for a month, on the income of the whole year."""
        if self.nothing_changes:
            return self.old(month)
        is_after = self.course.has_changed(month) if changed is None else changed
        if (month, is_after) not in self._due:
            file = self.course.year_file(month, changed=is_after)
            self._due[month, is_after] = _only_allowances(granted(file, month))
        return self._due[month, is_after]

    def paid(self, month: date) -> Mapping[str, float]:
        """What is paid for a month when the change is reported at once."""
        known, since = self.last_known(month), months_between(self.course.start, month)
        return self.old(known) if since < MONTHS_TO_CHANGE else self.due(known)

    def settled(self) -> list[Settled]:
        """What comes back, per year and allowance, of the years in which something changes."""
        if self.nothing_changes:
            return []
        years = sorted({month.year for month in self.course.months if self.course.has_changed(month)})
        return [one for year in years for one in self._of_year(year) if round(one.reported) or round(one.silent)]

    def _of_year(self, year: int) -> list[Settled]:
        months = [month for month in self.course.months if month.year == year]
        earlier = months[0].month - 1 if months[0] == self.course.first else 0
        rows = [(1, self.paid(month), self.old(month), self.due(month)) for month in months]
        if earlier:
            old = self.old(months[0])
            rows.append((earlier, old, old, self.due(months[0], changed=False)))
        return [
            Settled(
                year,
                key,
                reported=sum(times * (paid.get(key, 0.0) - due.get(key, 0.0)) for times, paid, _, due in rows),
                silent=sum(times * (old.get(key, 0.0) - due.get(key, 0.0)) for times, _, old, due in rows),
            )
            for key in allowances()
        ]


def _only_allowances(amounts: Mapping[str, float]) -> Mapping[str, float]:
    return {key: amounts[key] for key in allowances() if key in amounts}
