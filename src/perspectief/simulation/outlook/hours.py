"""What is kept of working more: disposable income against hours, the burden on every further hour, and cliffs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from perspectief.rules import Outcome, Reason, Result, SchemeResult, evaluate, read_household, schemes
from perspectief.simulation.outlook.changes import (
    HouseholdFile,
    person_of,
    with_assistance,
    with_person,
    with_work,
    without_kinds,
)
from perspectief.simulation.outlook.money import ASSISTANCE, counted, family_of, money, receives_assistance

MOST_HOURS = 40
COARSE = 4
TAX = "belasting"
SMALL = 5.0
"""Euro per month: a smaller fall is a rounding, not a cliff."""
LIVES_OFF = ("ww",)
"""Benefits that end when somebody works more; what is left of them meanwhile only UWV can say, so they are left out."""


@dataclass(frozen=True)
class Point:
    """One working week: hours, and euro per month with holiday pay.

    `is_known`: income and bijstand are known; `missing`, `open`, `unsure`: what is left open, as `Money` says it.
    """

    hours: float
    gross: float
    net: float
    schemes: Mapping[str, float]
    file: HouseholdFile
    result: Result
    is_known: bool
    supposes: bool
    missing: tuple[str, ...]
    open: Mapping[str, tuple[str, ...]]
    unsure: tuple[str, ...]

    @property
    def disposable(self) -> float:
        """All that comes in."""
        return self.net + sum(self.schemes.values())


@dataclass(frozen=True)
class Burden:
    """What of every extra gross euro is not kept: `total`, and the parts that sum to it (`belasting` and schemes)."""

    total: float
    parts: Mapping[str, float]


@dataclass(frozen=True)
class Cliff:
    """From `low` to `high` hours somebody earns more and keeps less: `drop` euro per month.

    `losses`: which schemes fell, the largest first; `reasons`: the condition that was no longer met; `recovers`: the
    hours from which there is again as much as before, None within the line.
    """

    low: float
    high: float
    drop: float
    losses: tuple[tuple[str, float], ...]
    reasons: Mapping[str, Reason]
    recovers: float | None


@dataclass(frozen=True)
class Ending:
    """A right without a computed amount that is there at `low` hours and no longer at `high`, and why."""

    scheme: SchemeResult
    low: float
    high: float
    reason: Reason | None


@dataclass(frozen=True)
class Line:
    """Disposable income against hours for one person at one wage."""

    person: str
    wage_per_hour: float
    points: tuple[Point, ...]
    cliffs: tuple[Cliff, ...]
    endings: tuple[Ending, ...]

    def at(self, hours: float) -> Point:
        """The point of these hours."""
        return next(one for one in self.points if one.hours == hours)

    @property
    def is_known(self) -> bool:
        """Whether every point of the line is known."""
        return all(one.is_known for one in self.points)


@dataclass(frozen=True)
class Work:
    """Who would work, for which gross wage per hour, from when; `months`: how many months the work lasts already."""

    household: HouseholdFile
    person: str
    wage_per_hour: float
    day: date
    holiday_share: float
    months: int = 6

    def file(self, hours: float) -> HouseholdFile:
        """The household when this person works so many hours a week.

        The months in which part of a wage was free are counted.
        """
        changed = without_kinds(self.household, self.person, LIVES_OFF)
        changed = with_work(changed, self.person, hours, self.wage_per_hour, self.holiday_share)
        used = person_of(changed, self.person).get("exemption_months_used")
        if hours > 0 and isinstance(used, int):
            changed = with_person(changed, self.person, exemption_months_used=used + self.months)
        return changed


def line_of(work: Work, *, step: float = 1, most: float = MOST_HOURS) -> Line:
    """The whole line from 0 hours on, with its cliffs and what ends along it. Raises BadHousehold."""
    family = family_of(work.household, work.day)
    receives, ended = receives_assistance(work.household, family), False
    points: list[Point] = []
    for number in range(int(most / step) + 1):
        points.append(_point(work, number * step, family, receives, ended))
        ended = points[-1].is_known and not any(key in points[-1].schemes for key in ASSISTANCE)
    found = tuple(points)
    return Line(work.person, work.wage_per_hour, found, tuple(cliffs_of(found)), tuple(_endings(found, work.day)))


def _point(work: Work, hours: float, family: tuple[str, ...], receives: bool, ended: bool) -> Point:
    """One point. `ended`: with fewer hours there was no bijstand any more, so it is looked for last."""
    file = work.file(hours)
    own = money(with_assistance(file, family, 0.0) if ended else file, work.day, receives=receives, told_counts=False)
    return Point(
        hours=hours,
        gross=own.gross,
        net=own.net,
        schemes=own.schemes,
        file=own.file,
        result=own.result,
        is_known=own.is_whole,
        supposes=own.supposes,
        missing=own.missing,
        open=own.open,
        unsure=own.unsure,
    )


# --- The burden on an extra hour --------------------------------------------------------------------------------------


def burden(low: Point, high: Point) -> Burden:
    """What is not kept of the gross wage between two points. The parts sum to the whole."""
    more = high.gross - low.gross
    parts = {TAX: (more - (high.net - low.net)) / more}
    for key in dict.fromkeys([*low.schemes, *high.schemes]):
        parts[key] = -(high.schemes.get(key, 0.0) - low.schemes.get(key, 0.0)) / more
    return Burden(1.0 - (high.disposable - low.disposable) / more, parts)


# --- Cliffs -----------------------------------------------------------------------------------------------------------


def cliffs_of(points: Iterable[Point]) -> Iterator[Cliff]:
    """Where the line falls; falls that follow each other are one cliff."""
    known = [one for one in points if one.is_known]
    low: Point | None = None
    for one, after in pairwise(known):
        falls = after.disposable < one.disposable - SMALL
        if falls and low is None:
            low = one
        if low is not None and not falls:
            yield _cliff(low, one, known)
            low = None
    if low is not None:
        yield _cliff(low, known[-1], known)


def _cliff(low: Point, high: Point, points: list[Point]) -> Cliff:
    lost = {key: amount - high.schemes.get(key, 0.0) for key, amount in low.schemes.items()} | {TAX: low.net - high.net}
    losses = sorted(((key, fell) for key, fell in lost.items() if fell > 0), key=lambda item: -item[1])
    reasons = {key: why for key, _ in losses if key != TAX and (why := unmet(high.result[key])) is not None}
    again = (one.hours for one in points if one.hours > high.hours and one.disposable >= low.disposable)
    return Cliff(low.hours, high.hours, low.disposable - high.disposable, tuple(losses), reasons, next(again, None))


def unmet(scheme: SchemeResult) -> Reason | None:
    """The condition that is not met."""
    return next((reason for reason in scheme.because if reason.met is False), None)


# --- Rights without an amount -----------------------------------------------------------------------------------------

Answers = dict[str, SchemeResult]


def _endings(points: tuple[Point, ...], day: date) -> Iterator[Ending]:
    """Every right outside the sum that ends along the line: looked for at every fourth hour, then by the hour."""
    seen: dict[float, Answers] = {}
    coarse = [number for number, one in enumerate(points) if one.hours % COARSE == 0]
    for low, high in pairwise(coarse):
        before, after = _answers(points[low], day, seen), _answers(points[high], day, seen)
        for key, scheme in before.items():
            if key not in points[low].schemes and _is_open(scheme) and not _is_open(after[key]):
                yield _ending(key, points[low : high + 1], day, seen)


def _answers(point: Point, day: date, seen: dict[float, Answers]) -> Answers:
    """The answers of all schemes; those with an amount were given already."""
    if point.hours not in seen:
        rest = evaluate(read_household(point.file), day, _without_amount(day))
        seen[point.hours] = {one.key: one for one in (*point.result.schemes, *rest.schemes)}
    return seen[point.hours]


@cache
def _without_amount(day: date) -> tuple[str, ...]:
    return tuple(key for key, one in schemes().items() if key not in counted(day) and one.exists_on(day))


def _is_open(scheme: SchemeResult) -> bool:
    return scheme.outcome is not Outcome.NEE


def _ending(key: str, points: tuple[Point, ...], day: date, seen: dict[float, Answers]) -> Ending:
    """Between which two points a right ends, by halving."""
    low, high = 0, len(points) - 1
    while high - low > 1:
        middle = (low + high) // 2
        is_open = _is_open(_answers(points[middle], day, seen)[key])
        low, high = (middle, high) if is_open else (low, middle)
    last = _answers(points[high], day, seen)[key]
    return Ending(_answers(points[low], day, seen)[key], points[low].hours, points[high].hours, unmet(last))
