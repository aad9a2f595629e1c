"""The figures of an indicator through time, for one area and one group, as they were known at a moment.

Made of `Published` figures only. Figures of different definitions are never in one line: a version that cannot be
compared with the one before begins a new stretch. A figure that was revised carries what stood there before.
The number of questions to the database is the same for one series and for many.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone

from perspectief.foundation.disclosure import Published
from perspectief.policy.monitor.choices import Missing, Origin
from perspectief.policy.monitor.models import Indicator, IndicatorVersion, Observation
from perspectief.policy.monitor.queries import control
from perspectief.policy.monitor.queries.figures import VISIBLE, Row, rows_of
from perspectief.policy.monitor.queries.indicators import versions_until

ALL = "all"
"""The group of everybody."""
DASH = "\N{EN DASH}"
Key = tuple[int, str, str]
"""Indicator, area, group."""


@dataclass(frozen=True)
class Earlier:
    """What stood there before: the figure, the publication, and the days between which it was ours."""

    figure: Published
    missing: str
    release: str
    recorded_at: dt.datetime
    superseded_at: dt.datetime | None
    version: int

    @property
    def said(self) -> str:
        """The figure in words, or a dash."""
        return DASH if self.missing else self.figure.text


class Point(NamedTuple):
    """One figure of a series. `missing`: a word of `Missing` when its source gives none; the figure then is hidden.

    `opens`: it begins a new stretch, not to be compared with what stands before it.
    """

    period: str
    starts: dt.date
    ends: dt.date
    version: int
    figure: Published
    missing: str
    low: Published | None
    high: Published | None
    provisional: bool
    origin: str
    release: str
    source_url: str
    note: str
    recorded_at: dt.datetime
    earlier: tuple[Earlier, ...] = ()
    opens: bool = False

    @property
    def has_number(self) -> bool:
        """Is there a number to show?"""
        return not self.figure.is_hidden

    @property
    def said(self) -> str:
        """The figure as people read it: a number, a dash when its source gives none, or the word of its reason."""
        return DASH if self.missing and self.missing != Missing.SECRET else self.figure.text

    @property
    def why(self) -> str:
        """Why there is no number; empty when there is one."""
        if self.missing:
            return str(Missing(self.missing).label)
        return self.figure.reason.word if self.figure.reason else ""

    @property
    def is_revised(self) -> bool:
        """Did another figure stand here before?"""
        return bool(self.earlier)

    @property
    def is_made_up(self) -> bool:
        """Invented, or of the synthetic city."""
        return self.origin in (Origin.INVENTED, Origin.SYNTHETIC)


@dataclass(frozen=True)
class Series:
    """All figures of one indicator in one area for one group, oldest first within each stretch."""

    indicator: Indicator
    versions: tuple[IndicatorVersion, ...]
    area: str
    group: str
    points: tuple[Point, ...]
    as_of: dt.datetime

    @property
    def version(self) -> IndicatorVersion:
        """The definition that was the newest then."""
        return self.versions[-1]

    @property
    def newest(self) -> Point | None:
        """The newest point with a number; None when there is none at all."""
        return max((one for one in self.points if one.has_number), key=_age, default=None)

    @property
    def last(self) -> Point | None:
        """The newest point, with or without a number."""
        return max(self.points, key=_age, default=None)

    @property
    def stretches(self) -> list[list[Point]]:
        """Runs of points that may be compared with each other."""
        runs: list[list[Point]] = []
        for point in self.points:
            if point.opens or not runs:
                runs.append([])
            runs[-1].append(point)
        return runs

    @property
    def breaks(self) -> list[Point]:
        """Where a new stretch begins, the first one apart."""
        return [run[0] for run in self.stretches[1:]]

    @property
    def is_made_up(self) -> bool:
        """Does it hold anything invented or synthetic?"""
        return any(one.is_made_up for one in self.points)

    def version_of(self, point: Point | Earlier) -> IndicatorVersion:
        """The definition behind a point."""
        return next(one for one in self.versions if one.number == point.version)

    def at(self, period: str) -> Point | None:
        """The point of a period, of the newest definition that has one."""
        return next((one for one in reversed(self.points) if one.period == period), None)

    def stretch_of(self, point: Point) -> list[Point]:
        """The run in which a point stands."""
        return next((run for run in self.stretches if point in run), [])


def _age(point: Point) -> tuple[dt.date, int]:
    return point.ends, point.version


def series(indicator: Indicator, *, area: str, group: str = ALL, as_of: dt.datetime | None = None) -> Series | None:
    """One series; None when the indicator had no definition yet at that moment."""
    return many([indicator], areas=[area], groups=[group], as_of=as_of).get((indicator.pk, area, group))


def series_of(
    indicators: Iterable[Indicator], *, area: str, group: str = ALL, as_of: dt.datetime | None = None
) -> dict[str, Series]:
    """The series of many indicators in one area, by the key of the indicator, in the order in which they came."""
    asked = list(indicators)
    found = many(asked, areas=[area], groups=[group], as_of=as_of)
    keys = {one.pk: one.key for one in asked}
    return {keys[pk]: made for (pk, _area, _group), made in found.items()}


def series_by_area(
    indicator: Indicator, areas: Sequence[str], *, group: str = ALL, as_of: dt.datetime | None = None
) -> dict[str, Series]:
    """The series of one indicator in many areas, by code."""
    found = many([indicator], areas=areas, groups=[group], as_of=as_of)
    return {area: made for (_pk, area, _group), made in found.items()}


def many(
    indicators: Iterable[Indicator],
    *,
    areas: Sequence[str],
    groups: Sequence[str] | None = None,
    as_of: dt.datetime | None = None,
) -> dict[Key, Series]:
    """Every series of these indicators in these areas; of one without figures too, and without a definition not.

    `groups`: None for everybody, and every other group that has a figure.
    """
    moment, asked = as_of or timezone.now(), list(indicators)
    prefetch_related_objects(asked, "versions")
    versions = {one.pk: tuple(versions_until(one, moment)) for one in asked}
    rows = _rows([one for known in versions.values() for one in known], areas, groups, moment)
    shown = control.published(rows, moment)
    lined: dict[Key, list[Row]] = {
        (one.pk, area, group): [] for one in asked if versions[one.pk] for area in areas for group in groups or (ALL,)
    }
    for row in rows:
        lined.setdefault((row.version.indicator_id, row.area, row.group), []).append(row)
    by_pk = {one.pk: one for one in asked}
    return {
        (pk, area, group): Series(
            by_pk[pk], versions[pk], area, group, _points(found, versions[pk], shown, moment), moment
        )
        for (pk, area, group), found in lined.items()
    }


def _rows(
    versions: list[IndicatorVersion], areas: Sequence[str], groups: Sequence[str] | None, moment: dt.datetime
) -> list[Row]:
    """Every figure that ever stood there until then, revised ones too."""
    by_pk = {one.pk: one for one in versions}
    wanted = Q(version__in=list(by_pk), area__in=list(areas), status__in=VISIBLE, recorded_at__lte=moment)
    if groups is not None:
        wanted &= Q(group__in=list(groups))
    found = Observation.objects.filter(wanted).order_by("starts", "period", "recorded_at", "pk")
    return list(rows_of(found, by_pk))


_Place = tuple[int, dt.date, str]
"""One period in one stretch: the number of the stretch, the first day and the name of the period."""


def _points(
    rows: list[Row],
    versions: tuple[IndicatorVersion, ...],
    shown: Mapping[int, control.Shown],
    moment: dt.datetime,
) -> tuple[Point, ...]:
    stretch_of = _stretch_numbers(versions, rows[0].area) if rows else {}
    standing: dict[_Place, Row] = {}
    earlier: dict[_Place, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: (one.version.number, one.recorded_at, one.pk)):
        place = (stretch_of[row.version.number], row.starts, row.period)
        if row.superseded_at is not None and row.superseded_at <= moment:
            earlier[place].append(row)
            continue
        if place in standing:
            earlier[place].append(standing[place])  # a later definition counted this period again
        standing[place] = row
    places = sorted(standing)
    opening = {place for before, place in pairwise(places) if place[0] != before[0]}
    return tuple(_point(standing[place], earlier.get(place, ()), shown, opens=place in opening) for place in places)


def _stretch_numbers(versions: tuple[IndicatorVersion, ...], area: str) -> dict[int, int]:
    """For each version the number of its stretch: a new one begins where figures cannot be compared."""
    numbers: dict[int, int] = {}
    for version in versions:
        breaks = version.breaks_in(area) and bool(numbers)
        numbers[version.number] = max(numbers.values(), default=0) + breaks
    return numbers


def _point(row: Row, earlier: Sequence[Row], shown: Mapping[int, control.Shown], *, opens: bool) -> Point:
    now = shown[row.pk]
    return Point(
        row.period,
        row.starts,
        row.ends,
        row.version.number,
        now.figure,
        row.missing,
        now.low,
        now.high,
        row.provisional,
        row.origin,
        row.release,
        row.source_url,
        row.note,
        row.recorded_at,
        tuple([_earlier(one, shown[one.pk]) for one in earlier]) if earlier else (),
        opens,
    )


def _earlier(row: Row, shown: control.Shown) -> Earlier:
    return Earlier(shown.figure, row.missing, row.release, row.recorded_at, row.superseded_at, row.version.number)
