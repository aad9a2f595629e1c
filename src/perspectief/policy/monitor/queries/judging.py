"""Is a target met, and where does a figure go? From published figures only, in a word and a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from perspectief.foundation.disclosure import Kind, Published, publish_official
from perspectief.policy.monitor import wording
from perspectief.policy.monitor.calc import direction
from perspectief.policy.monitor.calc.direction import Better, Measure, Trend, Verdict
from perspectief.policy.monitor.choices import Direction, TargetKind, Unit, Wanted
from perspectief.policy.monitor.models import IndicatorVersion, Target
from perspectief.policy.monitor.queries.control import KINDS
from perspectief.policy.monitor.queries.series import Point, Series


@dataclass(frozen=True)
class Judgement:
    """What can be said of a target. `point`: the figure that decided, when there is one."""

    verdict: Verdict
    sentence: str
    point: Point | None = None

    @property
    def word(self) -> str:
        """gehaald, niet gehaald, nog niet te zeggen."""
        return str(wording.VERDICTS[self.verdict])


@dataclass(frozen=True)
class Aim:
    """A target with what it says and how it stands."""

    target: Target
    says: str
    judgement: Judgement


@dataclass(frozen=True)
class Movement:
    """The newest figure beside the one before it. `better`: None when neither way is better."""

    trend: Trend
    newest: Point
    before: Point
    better: bool | None

    @property
    def word(self) -> str:
        """hoger, lager, ongeveer gelijk."""
        return str(wording.TRENDS[self.trend])

    @property
    def sentence(self) -> str:
        """`lager dan in 2019`."""
        return str(wording.THAN[self.trend]) % {"period": wording.period(self.before.period)}


def movement(series: Series) -> Movement | None:
    """Where the newest figure went; None without two figures that may be compared."""
    newest = series.newest
    if newest is None:
        return None
    known = [point for point in series.stretch_of(newest) if point.has_number]
    before = next((one for one, other in pairwise(known) if other is newest), None)
    if before is None:
        return None
    trend = direction.trend(measure(before), measure(newest))
    return Movement(trend, newest, before, _is_better(trend, Better(series.version_of(newest).direction)))


def _is_better(trend: Trend, better: Better) -> bool | None:
    if better is Better.NONE or trend is Trend.SAME:
        return None
    return (trend is Trend.HIGHER) == (better is Better.UP)


def aims(series: Series, targets: Iterable[Target]) -> list[Aim]:
    """The targets for the area of a series, each judged. A target without an area is for the whole city."""
    here = (series.area,) if series.area.startswith("WK") else ("", series.area)
    return [Aim(one, say(one, series), judge(series, one)) for one in targets if one.area in here]


def say(target: Target, series: Series) -> str:
    """What a target wants, in words: `16,0% of minder`, `stijging sinds 2019`."""
    version = series.version
    if target.kind == TargetKind.VALUE and version.unit == Unit.RANK and version.direction == Direction.UP:
        return str(wording.LOWER_ON_A_LIST) % {"value": number(target.value, version).text}
    if target.kind == TargetKind.VALUE:
        return str(wording.REACH[version.direction]) % {"value": number(target.value, version).text}
    if target.kind == TargetKind.RANGE:
        return wording.between(number(target.low, version).text, number(target.high, version).text)
    return wording.wanted(target.wanted, target.baseline, band_in_percent(target))


def number(value: Decimal | None, version: IndicatorVersion) -> Published:
    """A number that somebody wants: no count of people, so nothing to hide."""
    return publish_official(value, KINDS.get(version.unit, Kind.COUNT), _decimals(value, version), source="streefdoel")


def _decimals(value: Decimal | None, version: IndicatorVersion) -> int:
    written = 0 if value is None else -int(value.normalize().as_tuple().exponent)
    return max(version.decimals, written, 0)


def band_in_percent(target: Target) -> str:
    """`5%`."""
    percent = Decimal(target.band) * 100
    return publish_official(percent, Kind.SHARE, _written(percent), source="streefdoel").text


def _written(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def measure(point: Point) -> Measure:
    """A published figure with its margin."""
    low, high = (float(end.value) if end and end.value is not None else None for end in (point.low, point.high))
    return Measure(float(point.figure.value or 0), low, high, float(point.figure.rounded_to))


def judge(series: Series, target: Target) -> Judgement:
    """How a target stands: met, not met, or nothing to say yet, with the reason."""
    now = _judged_point(series, target)
    if now is None:
        return Judgement(Verdict.UNSURE, _why_nothing(series, target))
    if target.kind == TargetKind.DIRECTION:
        judgement = _of_direction(series, target, now)
    else:
        judgement = _of_number(series, target, now)
    return _while_it_runs(judgement, target)


def _judged_point(series: Series, target: Target) -> Point | None:
    """The newest number inside the days of the target."""
    inside = [one for one in series.points if _is_inside(one, target) and one.has_number]
    return max(inside, key=lambda one: (one.ends, one.version), default=None)


def _is_inside(point: Point, target: Target) -> bool:
    return point.ends >= target.starts and (target.ends is None or point.starts <= target.ends)


def _why_nothing(series: Series, target: Target) -> str:
    hidden = next((one for one in reversed(series.points) if _is_inside(one, target)), None)
    if hidden is None:
        return str(wording.NO_FIGURE_YET)
    return wording.no_number(hidden.period, hidden.why)


def _of_number(series: Series, target: Target, now: Point) -> Judgement:
    better = Better(series.version_of(now).direction)
    if target.kind == TargetKind.VALUE:
        verdict = direction.reached(measure(now), float(target.value or 0), better)
    else:
        verdict = direction.within(measure(now), float(target.low or 0), float(target.high or 0))
    return Judgement(verdict, wording.number_judged(verdict, now.period, now.said), now)


def _of_direction(series: Series, target: Target, now: Point) -> Judgement:
    before = _baseline(series, target, now)
    if before is None:
        return Judgement(Verdict.UNSURE, wording.no_baseline(target.baseline), now)
    if not before.has_number:
        return Judgement(Verdict.UNSURE, wording.no_number(before.period, before.why), now)
    factor = _factor(series, before, now)
    if factor is None:
        return Judgement(Verdict.UNSURE, wording.counted_differently(before.period, now.period), now)
    verdict = _direction(target, measure(before).times(factor), measure(now))
    return Judgement(verdict, wording.direction_judged(target.wanted, verdict, before.period, now.period), now)


def _direction(target: Target, before: Measure, now: Measure) -> Verdict:
    if target.wanted == Wanted.RISE:
        return direction.risen(before, now)
    if target.wanted == Wanted.FALL:
        return direction.fallen(before, now)
    return direction.stable(before, now, float(target.band))


def _baseline(series: Series, target: Target, now: Point) -> Point | None:
    """The figure to compare with: of the period that the target names, or the first that may be compared."""
    if target.baseline:
        named = series.at(target.baseline)
        return None if named is now else named
    first = next((one for one in series.stretch_of(now) if one.has_number), None)
    return None if first is now else first


def _factor(series: Series, before: Point, now: Point) -> float | None:
    """What an old figure is times, to stand beside one of now; None when that cannot be said."""
    factor = 1.0
    for version in series.versions:
        if before.version < version.number <= now.version and version.breaks_in(series.area):
            if not version.bridge:
                return None
            factor *= version.bridge
    return factor


def _while_it_runs(judgement: Judgement, target: Target) -> Judgement:
    """A target that still runs is not missed yet."""
    point = judgement.point
    runs = point is not None and target.ends is not None and point.ends < target.ends
    if not runs or judgement.verdict is Verdict.UNSURE:
        return judgement
    verdict = Verdict.UNSURE if judgement.verdict is Verdict.NOT_MET else judgement.verdict
    return Judgement(verdict, f"{judgement.sentence} {wording.runs_until(target.ends)}", point)
