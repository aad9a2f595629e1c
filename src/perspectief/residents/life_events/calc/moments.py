"""When a line of a list falls due, counted from the day on which something changes.

`T` is that day. `T-3m` is three months before, `T+4w` four weeks after; units are d, wd (working days), w, m, y.
Instead of T: `month_from` (R1: the first itself, else the next first), `month_after`, `quarter_from`, `quarter_after`,
`new_year`, `year_end`, `year_end_next`. A number may be a name: `T+{maanden}m` takes it from the law.
At the end: `>` the first working day from there, `<` the last one until there, `&2wd` at least two working days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from perspectief.residents.life_events.calc import days

ANCHORS: dict[str, Callable[[date], date]] = {
    "T": lambda day: day,
    "month_from": days.month_from,
    "month_after": days.month_after,
    "quarter_from": days.quarter_from,
    "quarter_after": days.quarter_after,
    "new_year": lambda day: date(day.year + 1, 1, 1),
    "year_end": lambda day: date(day.year, 12, 31),
    "year_end_next": lambda day: date(day.year + 1, 12, 31),
}
_STEP = r"[+-](?:\d+|\{[a-z_]+\})(?:wd|d|w|m|y)"
_MOMENT = re.compile(rf"(?P<anchor>[A-Za-z_]+)(?P<steps>(?:{_STEP})*)(?:&(?P<least>\d+)wd)?(?P<roll>[<>]?)")
_STEPS = re.compile(r"(?P<sign>[+-])(?:(?P<number>\d+)|\{(?P<name>[a-z_]+)\})(?P<unit>wd|d|w|m|y)")
_PLUS: dict[str, Callable[[date, int], date]] = {
    "d": lambda day, number: day + timedelta(days=number),
    "wd": days.add_working_days,
    "w": lambda day, number: day + timedelta(weeks=number),
    "m": days.add_months,
    "y": lambda day, number: days.add_months(day, 12 * number),
}


class NotKnown(Exception):
    """The law gives no number for this moment."""


@dataclass(frozen=True)
class Step:
    """So many days, weeks, months or years, forwards or back; `name` when the law says how many."""

    sign: int
    number: int
    name: str
    unit: str

    def size(self, numbers: Mapping[str, int]) -> int:
        """The signed number; raises NotKnown when the law has none."""
        if not self.name:
            return self.sign * self.number
        if self.name not in numbers:
            raise NotKnown(self.name)
        return self.sign * numbers[self.name]


@dataclass(frozen=True)
class Moment:
    """A rule for a day."""

    anchor: str
    steps: tuple[Step, ...] = ()
    least_working_days: int = 0
    roll: str = ""

    def on(self, day: date, numbers: Mapping[str, int] | None = None) -> date:
        """The date, when things change on `day`; `numbers` are those that the law gives."""
        found = ANCHORS[self.anchor](day)
        for step in self.steps:
            found = _PLUS[step.unit](found, step.size(numbers or {}))
        if self.least_working_days:
            found = max(found, days.add_working_days(day, self.least_working_days))
        if self.roll == ">":
            return days.working_day_from(found)
        return days.working_day_until(found) if self.roll == "<" else found

    @property
    def is_simple(self) -> bool:
        """Whether we have words of our own for it when no date is known."""
        one_step_from_the_day = self.anchor == "T" and len(self.steps) < 2
        return not self.least_working_days and (one_step_from_the_day or not self.steps)


def read_moment(text: str) -> Moment:
    """The moment that was written; raises ValueError when it cannot be read."""
    found = _MOMENT.fullmatch(text)
    if not found or found["anchor"] not in ANCHORS:
        raise ValueError(f"'{text}' is geen moment; schrijf bijvoorbeeld T-3m, T, T+4w of month_after")
    steps = tuple(
        Step(-1 if step["sign"] == "-" else 1, int(step["number"] or 0), step["name"] or "", step["unit"])
        for step in _STEPS.finditer(found["steps"])
    )
    if any(step.sign < 0 and step.unit == "wd" for step in steps):
        raise ValueError(f"'{text}': werkdagen terug tellen kennen wij niet")
    return Moment(found["anchor"], steps, int(found["least"] or 0), found["roll"])
