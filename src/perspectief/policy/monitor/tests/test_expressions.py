"""Indicators computed from a snapshot: by hand the same as by DuckDB, and by DuckDB the same as by PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tools import postgres

from perspectief.policy.monitor import expressions
from perspectief.policy.monitor.expressions.backends import Computed
from perspectief.policy.monitor.sources import parquet
from perspectief.policy.monitor.sources.shape import Choice
from perspectief.policy.monitor.sources.statline import Addresses, StatLine
from perspectief.policy.monitor.tests.statline_bodies import ID, low_income
from perspectief.policy.monitor.tests.statline_server import Service, served

KEYS = ["huishoudens-tot-110", "huishoudens-tot-110-lang", "kinderen-tot-110", "gezinnen-tot-110", "plaats-tot-110"]
"""What the invented table holds enough for."""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented table, as it is kept after it was fetched."""
    from perspectief.policy.monitor.sources.fetching import Fetcher, limits

    folder = tmp_path_factory.mktemp("snapshots")
    with served(Service(v4={ID: low_income()})) as service, Fetcher(limits()) as fetcher:
        statline = StatLine(fetcher, Addresses(f"{service.address}/v4", service.address))
        table = statline.table(ID)
        with parquet.drafting(folder, table.names) as draft:
            for page in statline.pages(table, Choice()):
                draft.add(page.rows)
            return parquet.keep(draft.whole({}), "table.parquet")


def computed(key: str, backend: Any) -> list[Computed]:
    expression = expressions.expression(key)
    assert expression is not None
    with backend as table:
        return expressions.compute(expression, table)


def value(rows: list[Computed], period: str, area: str) -> Decimal | None:
    (row,) = [one for one in rows if (one.period, one.area) == (period, area)]
    return row.value


def test_the_share_of_households_is_the_one_that_the_table_itself_has(snapshot: Path) -> None:
    rows = computed("huishoudens-tot-110", expressions.on_duckdb(snapshot))

    assert value(rows, "2022", "GM0014") == Decimal("13.9")
    assert value(rows, "2022", "NL00") == Decimal("8.8")
    assert {row.period for row in rows if row.provisional} == {"2023"}


def test_four_years_or_longer_is_a_share_of_its_own(snapshot: Path) -> None:
    rows = computed("huishoudens-tot-110-lang", expressions.on_duckdb(snapshot))

    assert value(rows, "2022", "GM0014") == Decimal("6.8")


def test_families_are_two_kinds_of_households_counted_together(snapshot: Path) -> None:
    rows = computed("gezinnen-tot-110", expressions.on_duckdb(snapshot))

    # One parent: 1.6 thousand is 19.6%, so 8.16 in all; couples: 2.8 thousand is 13.9%, so 20.14 in all.
    assert value(rows, "2022", "GM0014") == Decimal("15.5")


def test_without_one_of_the_two_there_is_no_figure_and_the_reason_is_told(snapshot: Path) -> None:
    rows = computed("gezinnen-tot-110", expressions.on_duckdb(snapshot))

    (row,) = [one for one in rows if (one.period, one.area) == ("2021", "GM0363")]
    assert (row.value, row.missing) == (None, "unknown")


def test_children_have_a_measure_of_their_own(snapshot: Path) -> None:
    rows = computed("kinderen-tot-110", expressions.on_duckdb(snapshot))

    assert value(rows, "2021", "GM0014") == Decimal("14.2")


def test_the_place_on_the_list_counts_municipalities_only_from_the_highest_share(snapshot: Path) -> None:
    rows = computed("plaats-tot-110", expressions.on_duckdb(snapshot))

    places = {row.area: row.value for row in rows if row.period == "2022"}
    assert places == {"GM0599": 1, "GM0363": 2, "GM0014": 3}


def test_the_same_share_is_the_same_place(snapshot: Path, tmp_path: Path) -> None:
    rows = pl.read_parquet(snapshot)
    tied = rows.with_columns(
        pl.when(pl.col("RegioS") == "GM0363")
        .then(rows["value"].replace({15.3: 16.0, 15.0: 15.7, 14.7: 15.4}))
        .otherwise("value")
        .alias("value")
    )
    tied.write_parquet(tmp_path / "tied.parquet")

    found = computed("plaats-tot-110", expressions.on_duckdb(tmp_path / "tied.parquet"))

    assert {row.area: row.value for row in found if row.period == "2022"} == {"GM0599": 1, "GM0363": 1, "GM0014": 3}


def test_a_table_without_areas_is_about_the_whole_country(snapshot: Path, tmp_path: Path) -> None:
    rows = pl.read_parquet(snapshot).filter(pl.col("RegioS") == "NL01").drop("RegioS")
    rows.write_parquet(tmp_path / "country.parquet")

    found = computed("huishoudens-tot-110", expressions.on_duckdb(tmp_path / "country.parquet"))

    assert {row.area for row in found} == {"NL00"}


def test_an_expression_is_offered_only_for_a_table_that_holds_what_it_needs() -> None:
    columns = {
        "Measure": {"codes": {"1050010_2": [], "1016445_2": [], "1050010_1": []}},
        "InkomensgrensHuishouden": {"codes": {"A043007": []}},
        "DuurInkomenspositie": {"codes": {"A028721": []}},
        "KenmerkenVanHuishoudens": {"codes": {"1050010": []}},
    }

    assert [one.key for one in expressions.for_columns(columns)] == [
        "huishoudens-tot-110",
        "kinderen-tot-110",
        "plaats-tot-110",
    ]


# --- In a city's warehouse --------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def warehouse(snapshot: Path) -> Iterator[str]:
    """A PostgreSQL of this test, with the snapshot as a table."""
    import psycopg

    with postgres.throw_away() as url:
        rows = pl.read_parquet(snapshot)
        kinds = {pl.Float64: "double precision", pl.Boolean: "boolean"}
        columns = ", ".join(f'"{name}" {kinds.get(kind, "text")}' for name, kind in rows.schema.items())
        with psycopg.connect(url) as connection, connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE low_income ({columns})")
            with cursor.copy("COPY low_income FROM STDIN") as copy:
                for row in rows.iter_rows():
                    copy.write_row(row)
        yield url


@pytest.mark.parametrize("key", KEYS)
def test_a_warehouse_in_postgresql_gives_the_same_figures(key: str, snapshot: Path, warehouse: str) -> None:
    here = computed(key, expressions.on_duckdb(snapshot))

    assert here
    assert computed(key, expressions.on_postgres(warehouse, "low_income")) == here
