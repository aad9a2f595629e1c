"""No small count can be worked out from figures that the city counts itself, also not beside a report of before."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable
from typing import Any

import pytest
from tests.house.attack import Seen, leaks

from perspectief.foundation.disclosure import Dimension, Division, Figure, Method, PublishedTable, Rhythm, TableSpec
from perspectief.policy.monitor.choices import Origin, Unit
from perspectief.policy.monitor.models import Indicator, IndicatorVersion, Observation
from perspectief.policy.monitor.queries.series import many
from perspectief.policy.monitor.tests import making

pytestmark = pytest.mark.django_db
PERIOD = "2025"
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
BEFORE = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
SEEDS = (3, 109, 138, 139, 147)
"""Worlds; before hidden cells stayed hidden, the last four told a small count to who kept an old report."""
GROUPS = ("kinderen", "volwassenen", "ouderen")
SPEC = TableSpec(
    key="proef",
    title="proef",
    room="monitor",
    people="proef",
    unit="mensen",
    because="omdat",
    dimensions=(Dimension("groep", "groep", str), Dimension("tijd", "tijd", str)),
    method=Method.SUPPRESSION,
    rhythm=Rhythm.YEAR,
    division=Division.DISTRICT,
)


@pytest.fixture
def counted() -> Indicator:
    """An indicator that the city counts itself, in seven neighbourhoods."""
    made = making.indicator("mensen-met-een-pas")
    making.version(made, unit=Unit.PERSONS, decimals=0, source="eigen register")
    making.city(areas=7)
    return made


def plant(of: Indicator, draw: random.Random) -> None:
    """Unkind counts by neighbourhood and group, with all their totals."""
    version = of.versions.get()
    for (area, group), number in _unkind(draw).items():
        _own(version, number, area, group)


def _unkind(draw: random.Random) -> dict[tuple[str, str], int]:
    areas = [f"WK0014{number:02}" for number in range(7)]
    cells = {(area, group): draw.choice([0, 2, 7, 11, 30, 90, 400]) for area in areas for group in GROUPS}
    cells |= {(area, "all"): sum(cells[area, group] for group in GROUPS) for area in areas}
    return cells | {(making.CITY, group): sum(cells[area, group] for area in areas) for group in (*GROUPS, "all")}


def _own(
    version: IndicatorVersion, number: int, area: str, group: str, period: str = PERIOD, **said: Any
) -> Observation:
    kind = {"origin": Origin.REGISTER, "area": area, "group": group}
    return making.figure(version, period, number, **kind, **said)


def seen(of: Indicator, moment: dt.datetime) -> Seen:
    """The whole table as pages and reports show it at a moment."""
    rows = Observation.objects.filter(version__indicator=of, recorded_at__lte=moment).exclude(superseded_at__lte=moment)
    standing = {(row.period, row.area, row.group): row for row in rows}
    made = many([of], areas=sorted({row.area for row in standing.values()}), as_of=moment)
    figures, truth, names = {}, {}, {}
    for (_pk, area, group), series in made.items():
        for point in series.points:
            row, at = standing[point.period, area, group], frozenset(_place(point.period, area, group))
            figures[at], truth[at], names[at] = Figure(point.figure), int(row.value or 0), row.pk
    return Seen(moment.isoformat(), PublishedTable(SPEC, figures), truth, names)


def _place(period: str, area: str, group: str) -> Iterable[tuple[str, str]]:
    if period != PERIOD:
        yield "tijd", period
    if area.startswith("WK"):
        yield "wijk", area
    if group != "all":
        yield "groep", group


@pytest.mark.parametrize("seed", SEEDS)
def test_no_small_count_of_the_city_can_be_worked_out(counted: Indicator, seed: int) -> None:
    plant(counted, random.Random(seed))

    shown = seen(counted, NOW)

    assert any(not figure.number.is_hidden for figure in shown.table.figures.values())
    assert leaks([shown]) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_report_of_before_a_revision_beside_one_of_after_it_tells_nothing_more(counted: Indicator, seed: int) -> None:
    draw = random.Random(900 + seed)
    plant(counted, draw)
    revise(counted, draw)

    assert leaks([seen(counted, BEFORE), seen(counted, NOW)]) == []


def revise(of: Indicator, draw: random.Random) -> None:
    """One neighbourhood is counted again."""
    at, area, group = dt.datetime(2026, 6, 1, tzinfo=dt.UTC), f"WK0014{draw.randrange(7):02}", draw.choice(GROUPS)
    more = draw.choice([-5, 3, 8, 40])
    old = Observation.objects.get(version__indicator=of, area=area, group=group)
    more = max(more, -int(old.value or 0))
    for place in ((area, group), (area, "all"), (making.CITY, group), (making.CITY, "all")):
        row = Observation.objects.get(version__indicator=of, area=place[0], group=place[1], superseded_at=None)
        making.revise(row, int(row.value or 0) + more, at)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_year_beside_its_two_halves_tells_nothing_more(counted: Indicator, seed: int) -> None:
    plant_halves(counted, random.Random(400 + seed), known=making.LONG_AGO)

    assert leaks([seen(counted, NOW)]) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_year_that_comes_after_its_halves_tells_nothing_more(counted: Indicator, seed: int) -> None:
    plant_halves(counted, random.Random(700 + seed), known=dt.datetime(2026, 6, 1, tzinfo=dt.UTC))

    assert leaks([seen(counted, BEFORE), seen(counted, NOW)]) == []


def plant_halves(of: Indicator, draw: random.Random, *, known: dt.datetime) -> None:
    """Unkind counts in two half years, and what they are together, known from a moment on."""
    version, first, second = of.versions.get(), _unkind(draw), _unkind(draw)
    for (area, group), number in first.items():
        _own(version, number, area, group, f"{PERIOD}-1")
        _own(version, second[area, group], area, group, f"{PERIOD}-2")
        _own(version, number + second[area, group], area, group, recorded_at=known)
