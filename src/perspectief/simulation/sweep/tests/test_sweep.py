"""A sweep gives the same numbers whatever the workers, and loses nothing when one is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from perspectief.simulation.outcomes.tests.small_city import small_city
from perspectief.simulation.reforms import BASELINE
from perspectief.simulation.sweep import points, read_grid, run, sweep

SIZE = 1_500
GRID = read_grid(
    {
        "naam": "Grens en spaargeld",
        "reden": "Wat doet een hogere grens?",
        "dag": date(2026, 1, 1),
        "assen": [
            {"term": "stadjerspas.inkomensgrens_deel", "waarden": [1.1, 1.2, 1.3]},
            {"term": "leergeld.inkomensgrens_deel", "waarden": [1.2, 1.4]},
        ],
    }
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A cluster that was there already, with one worker; here in this very process."""
    import distributed

    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, protocol="tcp://", dashboard_address="127.0.0.1:0"
    ) as here:
        yield here.scheduler_address


@pytest.fixture(scope="module")
def whole(address: str, tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    return sweep(GRID, tmp_path_factory.mktemp("whole"), address=address, size=SIZE)


def test_every_crossing_has_a_row_marked_synthetic(whole: pl.DataFrame) -> None:
    assert len(whole) == len(GRID) == 6
    assert whole["synthetisch"].all()
    assert whole["entitled stadjerspas"].is_sorted()
    assert whole["entitled stadjerspas"][-1] > whole["entitled stadjerspas"][0]


def test_answers_that_other_rules_gave_are_not_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    made = small_city(20)
    before = points.name_of(made, BASELINE)
    assert points.name_of(made, BASELINE) == before
    monkeypatch.setattr(points, "rules_digest", lambda: "another law")
    assert points.name_of(made, BASELINE) != before


def test_a_killed_worker_loses_nothing(whole: pl.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed: list[int] = []
    share_out = run._worked_out

    def and_kill(*arguments: object) -> object:
        for row in share_out(*arguments):  # type: ignore[arg-type]
            if not killed:
                killed.append(_kill_a_worker())
            yield row

    monkeypatch.setattr(run, "_worked_out", and_kill)
    again = sweep(GRID, tmp_path, workers=2, size=SIZE)
    assert killed
    assert again.equals(whole)


def _kill_a_worker() -> int:
    import distributed

    [cluster] = [one for one in distributed.LocalCluster._instances if one.processes and one.workers]
    number: int = next(iter(cluster.workers.values())).pid
    os.kill(number, signal.SIGKILL)
    return number


def test_who_stopped_goes_on_where_it_was(
    whole: pl.DataFrame, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = sweep(GRID, tmp_path, address=address, size=SIZE, stop=lambda: True)
    assert len(part) == 1
    (tmp_path / "punten" / "half.json").write_text("{")
    left: list[int] = []
    share_out = run._worked_out

    def counted(place: object, todo: dict[str, object], *rest: object) -> object:
        left.append(len(todo))
        return share_out(place, todo, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(run, "_worked_out", counted)
    assert sweep(GRID, tmp_path, address=address, size=SIZE).equals(whole)
    assert left == [5]
    assert pl.read_parquet(tmp_path / run.RESULT).equals(whole)
