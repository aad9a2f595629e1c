"""The whole of Groningen gives the same whatever the blocks, and a sweep the same whatever the workers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from perspectief.simulation.city import City, city
from perspectief.simulation.outcomes import compare, simulate
from perspectief.simulation.reforms import gallery
from perspectief.simulation.sweep import read_grid, sweep

GRID = read_grid(
    {
        "naam": "Grens",
        "reden": "Wat doet een hogere grens?",
        "dag": date(2026, 1, 1),
        "assen": [
            {"term": "stadjerspas.inkomensgrens_deel", "waarden": [1.1, 1.3]},
            {"term": "bijstand.vermogensgrens_alleenstaande", "waarden": [8000, 12000]},
        ],
    }
)


@pytest.fixture(scope="module")
def groningen() -> City:
    return city("GM0014", date(2026, 1, 1))


def frames(made: City) -> list[pl.DataFrame]:
    done = simulate(made, gallery()["een_kindpakket"])
    assert done.baseline is not None
    found = compare(done.baseline, done)
    return [done.baseline.budget, done.budget, found.schemes, found.changes, found.poverty, done.groups, done.totals]


def test_blocks_of_any_size_give_the_same_to_the_cent(groningen: City) -> None:
    whole = frames(groningen.cut(None))
    for size in (1_000, 50_000):
        cut = frames(groningen.cut(size))
        assert all(one.equals(other) for one, other in zip(cut, whole, strict=True)), size


def test_one_two_and_four_workers_give_the_same_to_the_cent(tmp_path: Path) -> None:
    tables = [sweep(GRID, tmp_path / str(workers), workers=workers) for workers in (1, 2, 4)]
    assert len(tables[0]) == 4
    assert tables[0]["cost_mid"].n_unique() > 1, "the points differ from each other"
    assert all(table.equals(tables[0]) for table in tables[1:])
