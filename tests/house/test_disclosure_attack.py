"""No count below the threshold can be worked out from all registered tables, pages and files together.

The counts are unkind on purpose: many small ones, lone ones, groups with nobody and with everybody.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from tests.house.attack import Leak, Seen, leaks

from perspectief.community.experience import statistics as experience
from perspectief.community.experience.choices import Kind as Work
from perspectief.community.experience.queries.counted import Counted
from perspectief.community.publishing import statistics as stories
from perspectief.community.publishing.choices import POLES
from perspectief.community.publishing.queries.received import Marked
from perspectief.foundation.disclosure import (
    Cell,
    Dimension,
    Division,
    Figure,
    Method,
    PublishedTable,
    Rhythm,
    TableSpec,
    publish_count,
    publish_registered,
    publish_share,
)
from perspectief.foundation.disclosure import specs as register
from perspectief.foundation.disclosure.cells import cube_of
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.keys import read_keys
from perspectief.foundation.statistics import queries
from perspectief.foundation.statistics.register import provider
from perspectief.policy.practice import statistics as practice
from perspectief.policy.practice.queries.received import Received
from perspectief.policy.simulator.models import Figures, Population, Reform, Run
from perspectief.simulation.outcomes import Dimension as By

TODAY = dt.date(2026, 11, 22)
MOMENTS = (TODAY, dt.date(2026, 8, 1), dt.date(2026, 5, 1))
WIJKEN = [f"WK0014{number:02}" for number in range(12)]


@pytest.fixture
def unkind_world(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> random.Random:
    """Signals, stories and outcomes in which nearly every count is a difficult one."""
    settings.MUNICIPALITY = "GM0014"
    draw = random.Random(20261122)
    _signals(draw)
    _outcome(draw)
    told = list(_stories(draw))
    monkeypatch.setattr(stories, "received_until", lambda day: ([one for on, one in told if on <= day], False))
    _experience(draw, monkeypatch)
    _practice(draw, monkeypatch)
    return draw


def _experience(draw: random.Random, monkeypatch: pytest.MonkeyPatch) -> None:
    """Experts who want work that few others want, and tasks of which there are few of a kind."""
    kinds = [*Work.values[:2] * 6, *Work.values]
    known = [(_day(draw), Counted(number, tuple(set(draw.sample(kinds, 2))))) for number in range(60)]
    done = [(_day(draw), Counted(number, (draw.choice(kinds),))) for number in range(60)]
    monkeypatch.setattr(experience, "experts_until", lambda day: ([one for on, one in known if on <= day], False))
    monkeypatch.setattr(
        experience, "tasks_done", lambda since, day: ([one for on, one in done if since < on <= day], False)
    )


def _practice(draw: random.Random, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports, most of them about one thing, and one or two about others."""
    clusters = ("K-1", "K-2", "K-3")
    told = [(_day(draw), (number, draw.choice(["K-1", "K-1", "K-1", "K-2", *clusters, ""]))) for number in range(80)]
    monkeypatch.setattr(
        practice, "received_until", lambda day: Received([row for on, row in told if on <= day], clusters, False)
    )


def _day(draw: random.Random) -> dt.date:
    return dt.date(2025, 11, 1) + dt.timedelta(days=draw.randrange(180))


def _stories(draw: random.Random) -> Iterator[tuple[dt.date, Marked]]:
    """Some marks that many chose, some that one chose, and some that nobody did."""
    for number in range(90):
        poles = {pole.key: draw.choice([1, 1, 1, 1, 2, 3, 5]) for pole in POLES if draw.random() < 0.8}
        yield dt.date(2026, 1, 1) + dt.timedelta(days=3 * number), Marked(number, [], poles, [])


def _signals(draw: random.Random) -> None:
    many = dict(zip(Kind.values, (60, 12, 5, 1, 1), strict=True))
    made = [
        Signal(
            page="/", kind=kind, received_on=dt.date(2025, 7, 1) + dt.timedelta(days=90 * quarter + draw.randrange(90))
        )
        for quarter in range(5)
        for kind, mean in many.items()
        for _ in range(draw.randrange(2 * mean))
    ]
    Signal.objects.bulk_create(made)


def _outcome(draw: random.Random) -> None:
    reform = Reform.objects.create(key="11111111-1111-4111-8111-111111111111", name="Iets", text="naam: Iets")
    city = Population.objects.create(
        fingerprint="f", place="GM0014", name="Groningen", day=TODAY, households=1, persons=1, dwellings=1, report=[]
    )
    found = Figures.objects.create(key="k", population=city, content={"before": _content(draw)}, seconds=1)
    run = Run.objects.create(reform=reform, figures=found, place="GM0014", day=TODAY, question="q")
    Run.objects.filter(pk=run.pk).update(made_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


def _content(draw: random.Random) -> dict[str, Any]:
    schemes = [
        {"scheme": f"regeling_{number}", "reached_mid": gets, "missed": misses}
        for number, (gets, misses) in enumerate([(0, 0), (3, 200), (200, 3), (9, 9), (40, 60), (5000, 4), (1, 0)])
    ]
    cube = {(wijk, kind): _few(draw) for wijk in WIJKEN for kind in range(5)}
    below = {place: draw.randrange(0, number + 1) if draw.random() < 0.5 else 0 for place, number in cube.items()}
    rows = [_row(By.AREA, wijk, [place for place in cube if place[0] == wijk], cube, below) for wijk in WIJKEN]
    rows += [_row(By.KIND, str(kind), [one for one in cube if one[1] == kind], cube, below) for kind in range(5)]
    return {"schemes": schemes, "poverty": rows}


def _few(draw: random.Random) -> int:
    return draw.choice([0, 1, 3, 8, 12, 15, 40, 150])


def _row(by: By, code: str, places: list[Any], cube: dict[Any, int], below: dict[Any, int]) -> dict[str, Any]:
    many, poor = (sum(numbers[place] for place in places) for numbers in (cube, below))
    return {"dimension": by.value, "code": code, "line": "110%", "of_households": many, "households_mid": poor}


def _seen() -> Iterator[Seen]:
    """Every table that a room counts, at every moment, with what was counted."""
    for spec in queries.tables():
        if not spec.stands_at:
            yield from _seen_of(spec.key)


def _seen_of(key: str) -> Iterator[Seen]:
    for day in MOMENTS:
        table = queries.published(key, day)
        until = table.spec.rhythm.last_day(day)
        counted = provider(key)(until)
        assert counted is not None, f"the world of this test has nothing in {key}"
        sums = cube_of({table.spec: counted.cells}).sums
        yield Seen(until.isoformat(), table, {at: one.number for at, one in sums.items()})


def test_no_small_count_can_be_worked_out_from_all_tables_at_all_moments(unkind_world: random.Random) -> None:
    seen = list(_seen())

    assert {one.table.spec.key for one in seen} >= {
        "signalen-per-soort",
        "bereik-per-regeling",
        "laag-inkomen-per-wijk",
    }
    assert sum(figure.number.is_hidden for one in seen for figure in one.table.figures.values()) > 50
    assert leaks(seen) == []


@pytest.mark.django_db
@pytest.mark.parametrize("world", range(12))
def test_windows_that_slide_place_no_small_count_however_the_noise_falls(settings: Any, world: int) -> None:
    """With a total over the quarters, the worlds 2 and 9 do."""
    secret = hashlib.sha256(str(world).encode()).digest()
    settings.DATA_KEYS = read_keys(f"a:{base64.b64encode(secret).decode()}")
    _signals(random.Random(world))

    assert leaks(_seen_of("signalen-per-soort")) == []


def test_pages_and_files_show_nothing_but_published_figures(unkind_world: random.Random, client: Client) -> None:
    for spec in queries.tables():
        if spec.stands_at:
            continue
        figures = queries.published(spec.key).figures.values()
        shown = [one for figure in figures for one in (figure.number, figure.share) if one is not None]
        page = client.get(f"/cijfers/{spec.key}").content.decode()
        cells = re.findall(r"<td><span class=\"ps-stack__label\">.*?</span><span>(.*?)</span></td>", page)
        assert cells and set(cells) <= {one.text for one in shown} | {""}
        rows = client.get(f"/cijfers/{spec.key}.csv").content.decode().splitlines()[1:]
        in_file = {cell for row in rows for cell in row.split(",")[-len(spec.keys) :]}
        values = {str(one.value) if one.value is not None else str(one.reason) for one in shown}
        numbers = {cell for cell in in_file if cell.isdigit()}
        assert numbers <= values


# --- The attack itself can find something -----------------------------------------------------------------------------


@pytest.fixture
def own_register(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_TABLES", {})


def _spec(key: str, *ways: str, **said: Any) -> TableSpec:
    said = {"method": Method.SUPPRESSION, "rhythm": Rhythm.YEAR, **said}
    ways_in = tuple(Dimension(way, way, str) for way in ways)
    return register.register_table(TableSpec(key, key, "test", "mensen", "mensen", "omdat", ways_in, **said))


def _careless(spec: TableSpec, cells: list[Cell], moment: str = "2025") -> Seen:
    """A table of somebody who hides small counts, and thinks that that is all."""
    sums = cube_of({spec: cells}).sums
    figures = {}
    for at, one in sums.items():
        whole = sums.get(frozenset(pair for pair in at if pair[0] != spec.shares))
        share = publish_share(one.number, whole.number) if spec.shares and whole else None
        figures[at] = Figure(publish_count(one.number), share)
    return Seen(moment, PublishedTable(spec, figures), {at: one.number for at, one in sums.items()})


def _careful(spec: TableSpec, cells: list[Cell], moment: str = "2025") -> Seen:
    """The same table by the room."""
    sums = cube_of({spec: cells}).sums
    return Seen(moment, publish_registered({spec.key: cells})[spec.key], {at: one.number for at, one in sums.items()})


def _cells(way: str, numbers: list[int]) -> list[Cell]:
    return [Cell({way: f"c{place}"}, number) for place, number in enumerate(numbers)]


def test_a_lone_hidden_cell_beside_its_total_is_found(own_register: None) -> None:
    spec = _spec("t", "soort")

    (leak,) = leaks([_careless(spec, _cells("soort", [4, 60]))])

    assert leak.truth == 4
    assert leak.low <= 4 <= leak.high
    assert leaks([_careful(spec, _cells("soort", [4, 60]))]) == []


def test_a_share_of_a_hidden_part_is_found(own_register: None) -> None:
    spec = _spec("t", "soort", "uitkomst", shares="uitkomst")
    cells = [
        Cell({"soort": soort, "uitkomst": uitkomst}, number)
        for soort, numbers in {"a": (4, 56), "b": (100, 100)}.items()
        for uitkomst, number in zip("xy", numbers, strict=True)
    ]

    assert leaks([_careless(spec, cells)])
    assert leaks([_careful(spec, cells)]) == []


def test_two_tables_that_are_each_safe_and_give_each_other_away_are_found(own_register: None) -> None:
    """Each by itself hides two cells; together they are a wijk less one of its two buurten."""
    wijken, buurten = (
        _spec(key, "lijn", division=division)
        for key, division in (("wijken", Division.DISTRICT), ("buurten", Division.NEIGHBOURHOOD))
    )
    whole = [Cell({"wijk": code, "lijn": "o"}, number) for code, number in (("WK001400", 64), ("WK001401", 80))]
    parts = [("BU00140000", 60), ("BU00140001", 4), ("BU00140100", 76), ("BU00140101", 4)]
    small = [Cell({"buurt": code, "lijn": "o"}, number) for code, number in parts]

    apart = [_careful(wijken, whole), _careful(buurten, small)]
    assert leaks([apart[0]]) == leaks([apart[1]]) == []
    assert leaks(apart)
    both = publish_registered({"wijken": whole, "buurten": small})
    assert leaks([Seen(one.moment, both[one.table.spec.key], one.truth) for one in apart]) == []


def test_one_small_count_without_its_noise_is_found(own_register: None) -> None:
    spec = _spec("t", "soort", method=Method.NOISE)
    careful = _careful(spec, _cells("soort", [4, 60, 90]))
    at = frozenset({("soort", "c0")})
    told = {**careful.table.figures, at: Figure(_exactly(4))}

    assert leaks([careful]) == []
    (leak,) = leaks([Seen("2025", PublishedTable(spec, told), careful.truth)])
    assert leak == Leak("t", ("2025", at), 4, 4, 4)


def _exactly(number: int) -> Any:
    from perspectief.foundation.disclosure.published import Kind, show

    return show(number, Kind.COUNT, 1)
