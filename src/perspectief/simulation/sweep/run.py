"""All crossings of a grid, shared out over Dask's workers: processes here, or a cluster by its address.

Each point is kept in a file of its own as soon as it is there. Who starts again after a crash or a stop goes on where
it was; a worker that dies is started anew by Dask and its point is done again. A point holds whole cents and counts,
worked out from the same city, so nothing changes with the number of workers or the order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl

from perspectief.simulation.city.mark import SYNTHETIC
from perspectief.simulation.reforms import write_reform
from perspectief.simulation.sweep.grid import Grid
from perspectief.simulation.sweep.points import Place, Row, keep, kept, name_of, work_out

WORKERS = 2
TRIES = 10
"""How often a point is tried again when the worker under it dies."""
RESULT = "uitkomsten.parquet"
_MORE = r"^(entitled|reached) .*$"
"""Columns that tell a difference: of a scheme that a point does not touch it is 0."""
Todo = dict[str, tuple[str, Mapping[str, float]]]


class NoDask(Exception):
    """Dask is not installed."""


class OtherRelease(Exception):
    """A worker has another release of Perspectief, with another city: its numbers do not belong here."""


def sweep(
    grid: Grid,
    folder: Path,
    *,
    workers: int = WORKERS,
    address: str = "",
    size: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> pl.DataFrame:
    """Every point of a grid as a row: the values of its terms, and what `points.outcomes` says. Also as Parquet.

    `folder`: where points are kept; what stands there already is not done again. `address`: of a Dask scheduler
    (`tcp://…`) whose workers have Perspectief; empty: `workers` processes on this machine. `size`: distinct dwellings.
    `stop()` is asked after each point; what is done stays. Raises BadReform, MarginsMissing, NoDask, OtherRelease.
    """
    place = Place(grid.place, grid.day, size=size)
    made = place.made()
    points = folder / "punten"
    points.mkdir(parents=True, exist_ok=True)
    every: Todo = {}
    for point in grid.points():
        reform = grid.reform(point)
        every[name_of(made, reform)] = write_reform(reform), point
    rows = {name: row for name in every if (row := kept(points, name))}
    todo = {name: one for name, one in every.items() if name not in rows}
    for row in _worked_out(place, todo, workers, address):
        if row["key"] not in todo:
            raise OtherRelease("Een werker heeft een andere versie van Perspectief. Geef alle werkers dezelfde versie.")
        keep(points, row)
        rows[row["key"]] = row
        if progress:
            progress(len(rows), len(every))
        if stop and stop():
            break
    table = _table(grid, [rows[name] for name in every if name in rows])
    table.write_parquet(folder / RESULT, metadata={SYNTHETIC: "true"})
    return table


def _worked_out(place: Place, todo: Todo, workers: int, address: str) -> Iterator[Row]:
    if not todo:
        return
    distributed = _dask()
    with _client(workers, address) as client:
        futures = [
            client.submit(work_out, place, text, point, key=f"punt-{name}", retries=TRIES, pure=False)
            for name, (text, point) in todo.items()
        ]
        for future in distributed.as_completed(futures):
            yield future.result()


@contextmanager
def _client(workers: int, address: str) -> Iterator[Any]:
    distributed = _dask()
    if address:
        with distributed.Client(address) as client:
            yield client
        return
    with (
        distributed.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
        distributed.Client(cluster) as client,
    ):
        cluster.scheduler.allowed_failures = TRIES
        yield client


def _dask() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise NoDask("Voor veel plannen tegelijk is Dask nodig: installeer perspectief[scale].") from error
    return distributed


def _table(grid: Grid, rows: list[Row]) -> pl.DataFrame:
    flat = [{SYNTHETIC: True, "reform": row["reform"], **row["point"], **_figures(row)} for row in rows]
    schema = {SYNTHETIC: pl.Boolean, "reform": pl.String, **{term: pl.Float64 for term, _ in grid.axes}}
    if not flat:
        return pl.DataFrame(schema=schema)
    return pl.DataFrame(flat, schema_overrides=schema).with_columns(pl.col(_MORE).fill_null(0))


def _figures(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("key", "reform", "point")}
