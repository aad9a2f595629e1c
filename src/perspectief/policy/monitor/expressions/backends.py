"""Where an expression is computed: DuckDB over the file of a snapshot, or a table of a city's PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perspectief.policy.monitor.expressions.register import Expression

if TYPE_CHECKING:
    import ibis.expr.types as ir

DECIMALS = 4
"""As a figure is stored."""


class Computed(NamedTuple):
    """One figure that came out. `missing`: why there is none, in the words of the source; empty when there is one."""

    period: str
    area: str
    value: Decimal | None
    missing: str
    provisional: bool


@contextmanager
def on_duckdb(path: Path) -> Iterator[ir.Table]:
    """The table in this file, in memory of this process only."""
    import ibis

    backend = ibis.duckdb.connect()
    try:
        yield backend.read_parquet(path)
    finally:
        backend.disconnect()


@contextmanager
def on_postgres(url: str, name: str) -> Iterator[ir.Table]:
    """A table in the long form of a snapshot, in a warehouse. `url`: postgresql://…"""
    import ibis

    backend = ibis.connect(url)
    try:
        yield backend.table(name)
    finally:
        backend.disconnect()


def compute(expression: Expression, table: ir.Table) -> list[Computed]:
    """Every figure that the expression gives, by period and area."""
    found = expression.run(table).order_by("period", "area").to_pyarrow().to_pylist()
    return [
        Computed(
            row["period"],
            row["area"],
            None if row["value"] is None else Decimal(str(row["value"])).quantize(Decimal(10) ** -DECIMALS),
            row["missing"],
            bool(row["provisional"]),
        )
        for row in found
    ]
