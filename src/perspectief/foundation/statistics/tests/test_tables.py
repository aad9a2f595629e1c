"""Registered tables, from the room that counts to the page and the file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import time
from collections.abc import Callable
from typing import Any

import pytest

from perspectief.foundation.disclosure import BadTable, Cell, Division, Method, NotRegistered, Published, Reason, Rhythm
from perspectief.foundation.disclosure import specs as tables
from perspectief.foundation.disclosure.tests.planting import spec
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.privacy import terms
from perspectief.foundation.statistics import periods, queries, register
from perspectief.foundation.statistics.calc.grid import grid_of
from perspectief.foundation.ui.testing import PageClient

DAY = dt.date(2026, 11, 22)


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Registers a table of this test only."""
    monkeypatch.setattr(tables, "_TABLES", {})
    monkeypatch.setattr(register, "_PROVIDERS", {})

    def add(key: str, cells: Any, *ways: Any, **said: Any) -> None:
        produce = cells if callable(cells) else lambda _day: register.Produced(cells, "Van toen.")
        register.table(spec(key, *ways, **said), produce)

    return add


def two_ways(numbers: list[list[int]]) -> list[Cell]:
    """Kinds below each other, lines beside each other."""
    return [
        Cell({"soort": "abc"[row], "lijn": "xy"[column]}, number)
        for row, line in enumerate(numbers)
        for column, number in enumerate(line)
    ]


def test_a_table_that_nobody_counts_cannot_be_asked_for(own: Callable[..., None]) -> None:
    with pytest.raises(NotRegistered):
        queries.published("stiekem")


def test_a_table_has_somebody_who_counts_it_or_a_page_where_it_stands() -> None:
    with pytest.raises(BadTable, match="not both"):
        register.table(spec("t", "soort"))
    with pytest.raises(BadTable, match="not both"):
        register.table(spec("t", "soort", stands_at="home"), lambda _day: None)


def test_a_reader_gets_published_figures_only(own: Callable[..., None]) -> None:
    own("t", two_ways([[60, 70], [80, 90]]), "soort", "lijn")

    found = queries.published("t", DAY)

    assert found.at(soort="a", lijn="x").number.value == 60
    assert all(isinstance(one.number, Published) for one in found.figures.values())


def test_nothing_counted_yet_is_an_empty_table(own: Callable[..., None]) -> None:
    own("t", lambda _day: None, "soort")

    found = queries.published("t", DAY)

    assert not found.figures
    assert grid_of(found, {}).csv().strip() == str(Reason.NOT_YET)


def test_between_two_moments_a_table_is_asked_for_the_same_day(own: Callable[..., None]) -> None:
    asked = []

    def produce(day: dt.date) -> register.Produced:
        asked.append(day)
        return register.Produced([Cell({"soort": "a"}, 50)])

    own("t", produce, "soort", rhythm=Rhythm.QUARTER)
    for day in (dt.date(2026, 10, 1), DAY, dt.date(2026, 12, 31)):
        queries.published("t", day)

    assert set(asked) == {dt.date(2026, 9, 30)}


def test_all_tables_about_the_same_people_are_judged_together(own: Callable[..., None]) -> None:
    whole = [Cell({"wijk": code, "lijn": "o"}, number) for code, number in (("WK001400", 64), ("WK001401", 80))]
    numbers = {"BU00140000": 60, "BU00140001": 4, "BU00140100": 76, "BU00140101": 4}
    parts = [Cell({"buurt": code, "lijn": "o"}, number) for code, number in numbers.items()]
    own("wijken", whole, "lijn", division=Division.DISTRICT)
    own("buurten", parts, "lijn", division=Division.NEIGHBOURHOOD)

    small, large = queries.published("buurten", DAY), queries.published("wijken", DAY)

    assert small.at(buurt="BU00140001", lijn="o").number.is_hidden
    assert (
        small.at(buurt="BU00140000", lijn="o").number.is_hidden or large.at(wijk="WK001400", lijn="o").number.is_hidden
    )


def test_what_was_judged_is_kept_until_the_counts_change(
    own: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = two_ways([[60, 70], [80, 90]])
    own("t", lambda _day: register.Produced(list(cells)), "soort", "lijn")
    first = queries.published("t", DAY)
    with monkeypatch.context() as patched:
        patched.setattr(queries, "publish_registered", lambda _given: pytest.fail("judged again"))
        assert queries.published("t", DAY) == first
    cells[0] = Cell(cells[0].at, 75)

    assert queries.published("t", DAY).at(soort="a", lijn="x").number.value == 75


def test_rows_columns_shares_and_totals_stand_where_people_look_for_them(own: Callable[..., None]) -> None:
    own("t", two_ways([[60, 70], [80, 90]]), "soort", "lijn", shares="lijn")

    grid = grid_of(queries.published("t", DAY), {})

    assert [column.heading for column in grid.columns] == ["x", "y", "mensen", "x, deel", "y, deel"]
    assert [(name, [str(cell) for _heading, cell in cells]) for name, cells in grid.lines] == [
        ("a", ["60", "70", "130", "46%", "54%"]),
        ("b", ["80", "90", "170", "47%", "53%"]),
        ("Samen", ["140", "160", "300", "47%", "53%"]),
    ]


def test_areas_have_their_code_in_a_file_and_their_name_on_a_page(own: Callable[..., None]) -> None:
    cells = [Cell({"wijk": code, "lijn": "x"}, 50) for code in ("WK001401", "WK001400")]
    own("t", cells, "lijn", division=Division.DISTRICT)

    grid = grid_of(queries.published("t", DAY), {"WK001400": "=Centrum"})

    assert [name for name, _cells in grid.lines] == ["=Centrum", "WK001401", "Alle gebieden"]
    assert list(csv.reader(io.StringIO(grid.csv())))[:2] == [
        ["wijk_code", "wijk", "x", "samen"],
        ["WK001400", "'=Centrum", "50", "50"],
    ]


def test_money_and_hidden_figures_say_so_in_a_file(own: Callable[..., None]) -> None:
    cells = [
        Cell({"soort": code}, number, cents=number * 50_000, largest=(50_000, 50_000))
        for code, number in (("a", 200), ("b", 3), ("c", 40), ("d", 90))
    ]
    own("t", cells, "soort", money=True)

    rows = list(csv.reader(io.StringIO(grid_of(queries.published("t", DAY), {}).csv())))

    assert rows[0] == ["soort_code", "soort", "samen", "bedrag"]
    assert rows[1][2:] == ["200", "100000"]
    assert rows[2][2:] == ["geheim", "geheim"]


# --- Signals ----------------------------------------------------------------------------------------------------------


def signals(kind: Kind, many: int, on: dt.date) -> None:
    """So many signals on a day."""
    Signal.objects.bulk_create([Signal(page="/", kind=kind, received_on=on) for _ in range(many)])


@pytest.mark.django_db
def test_signals_are_counted_by_kind_and_quarter_with_noise() -> None:
    signals(Kind.WRONG, 80, dt.date(2026, 2, 3))
    signals(Kind.WRONG, 40, dt.date(2026, 9, 30))
    signals(Kind.STUCK, 2, dt.date(2026, 9, 30))
    signals(Kind.WRONG, 90, dt.date(2026, 10, 1))

    found = queries.published("signalen-per-soort", DAY)

    first = found.at(soort="wrong", kwartaal="2026-1").number
    assert first.value is not None and abs(first.value - 80) <= 7
    assert found.codes("kwartaal") == ["2026-1", "2026-2", "2026-3"], "the quarter that is not over is not told"
    assert found.at(soort="stuck", kwartaal="2026-3").number.reason == Reason.SECRET
    assert found.spec.method is Method.NOISE


@pytest.mark.django_db
def test_a_signal_stays_at_least_as_long_as_it_is_counted() -> None:
    for month in range(1, 13):
        day = dt.date(2026, month, 28)
        oldest = periods.starts(queries.published("signalen-per-soort", day).codes("kwartaal")[0])
        assert oldest + terms.term("signal") >= Rhythm.QUARTER.last_day(day)


@pytest.mark.django_db
def test_the_table_of_signals_takes_one_question_to_the_database(django_assert_num_queries: Any) -> None:
    signals(Kind.WRONG, 80, dt.date(2026, 2, 3))

    with django_assert_num_queries(1):
        queries.published("signalen-per-soort", DAY)


@pytest.mark.django_db
def test_a_table_with_its_control_takes_less_than_the_time_of_a_page() -> None:
    queries.published("signalen-per-soort", DAY)  # the solver is loaded
    for kind, many in zip(Kind.values, (900, 120, 13, 2, 40), strict=True):
        signals(Kind(kind), many, dt.date(2026, 2, 3))
        signals(Kind(kind), many, dt.date(2026, 5, 3))

    begun = time.perf_counter()
    queries.published("signalen-per-soort", DAY)
    judged = time.perf_counter() - begun
    begun = time.perf_counter()
    queries.published("signalen-per-soort", DAY)
    kept = time.perf_counter() - begun

    assert judged < 1.5, "0.3 s on a quiet machine"
    assert kept < judged


def test_quarters_go_round_the_year() -> None:
    assert periods.quarters_until(dt.date(2026, 2, 1), 3) == ["2025-3", "2025-4", "2026-1"]
    assert periods.starts("2025-4") == dt.date(2025, 10, 1)


# --- Pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_page_lists_every_table_with_its_rule_and_its_reason(pages: PageClient) -> None:
    page = pages.get("/cijfers").content.decode()

    assert queries.tables()
    for one in queries.tables():
        assert str(one.title) in page
        assert str(one.because) in page
    for reason in Reason:
        assert reason.explanation.split("'")[0] in page
    assert "minder dan 10" in page and "in stappen van 5" in page and "bij 50 mensen" in page


@pytest.mark.django_db
def test_a_table_stands_on_a_page_with_its_reasons_and_as_a_file(pages: PageClient) -> None:
    signals(Kind.WRONG, 80, dt.date.today() - dt.timedelta(days=120))

    page = pages.get("/cijfers/signalen-per-soort").content.decode()
    file = pages.get("/cijfers/signalen-per-soort.csv")

    assert "geheim" in page and "telt niet precies op" in page
    assert file["Content-Type"].startswith("text/csv")
    assert file.content.decode().splitlines()[0].startswith("soort_code,soort,")


@pytest.mark.django_db
def test_a_table_that_nobody_registered_is_not_there(pages: PageClient) -> None:
    assert pages.get("/cijfers/stiekem").status_code == 404
    assert pages.get("/cijfers/uitkomst-van-een-plan").status_code == 404
