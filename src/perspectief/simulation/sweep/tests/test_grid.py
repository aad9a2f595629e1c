"""A grid is read with all its mistakes told at once, and gives a reform for every crossing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from perspectief.simulation.reforms import BadReform
from perspectief.simulation.sweep import BadGrid, read_grid

GRID: dict[str, Any] = {
    "naam": "Grenzen",
    "reden": "Wat doet een hogere grens?",
    "gemeente": "GM0014",
    "dag": date(2026, 1, 1),
    "assen": [
        {"term": "stadjerspas.inkomensgrens_deel", "waarden": [1.1, 1.2]},
        {"term": "leergeld.inkomensgrens_deel", "van": 1.0, "tot": 1.3, "stap": 0.1},
    ],
}


def test_every_crossing_is_a_point_and_steps_are_exact() -> None:
    grid = read_grid(GRID)
    points = list(grid.points())
    assert len(points) == len(grid) == 8
    assert [point["leergeld.inkomensgrens_deel"] for point in points[:4]] == [1.0, 1.1, 1.2, 1.3]


def test_a_point_is_a_reform_that_changes_its_terms() -> None:
    grid = read_grid(GRID)
    reform = grid.reform({"stadjerspas.inkomensgrens_deel": 1.2, "leergeld.inkomensgrens_deel": 1.3})
    assert dict(reform.values) == {"stadjerspas.inkomensgrens_deel": 1.2, "leergeld.inkomensgrens_deel": 1.3}


def test_a_base_of_the_gallery_stays_under_the_point() -> None:
    grid = read_grid({**GRID, "basis": "een_kindpakket"})
    reform = grid.reform(next(grid.points()))
    assert reform.merged
    assert reform.values["stadjerspas.inkomensgrens_deel"] == 1.1


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"dag": "morgen"}, "dag"),
        ({"assen": []}, "assen"),
        ({"assen": [{"waarden": [1]}]}, "assen[1]"),
        ({"assen": [{"term": "stadjerspas.inkomensgrens_deel", "waarden": ["veel"]}]}, "assen[1]"),
        ({"assen": [{"term": "stadjerspas.inkomensgrens_deel", "van": 1, "tot": 2, "stap": 0}]}, "assen[1]"),
        ({"basis": "bestaat_niet"}, "basis"),
        ({"basis": {"naam": "x"}}, "basis.reden"),
        ({"kleur": "rood"}, "kleur"),
    ],
)
def test_a_mistake_is_named_with_its_place(change: dict[str, Any], place: str) -> None:
    with pytest.raises(BadGrid) as bad:
        read_grid({**GRID, **change})
    assert place in [problem.place for problem in bad.value.problems]
    assert all(problem.advice for problem in bad.value.problems)


def test_a_term_that_the_law_does_not_have_is_told_before_anything_runs() -> None:
    with pytest.raises(BadReform, match="stadjerspas"):
        read_grid({**GRID, "assen": [{"term": "stadjerspas.inkomensgrenz", "waarden": [1.1]}]})


def test_too_many_points_are_refused() -> None:
    axis = {"van": 0, "tot": 1000, "stap": 1}
    axes = [{"term": "stadjerspas.inkomensgrens_deel", **axis}, {"term": "leergeld.inkomensgrens_deel", **axis}]
    with pytest.raises(BadGrid, match="combinaties"):
        read_grid({**GRID, "assen": axes})


def test_a_file_that_is_no_grid_is_told_so(tmp_path: Any) -> None:
    with pytest.raises(BadGrid):
        read_grid("- een\n- twee\n")
    with pytest.raises(BadGrid):
        read_grid(tmp_path / "weg.yaml")
