"""Money by source, steps of work and schemes that stop: what a page shows adds up to the line."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from perspectief.policy.simulator.calc import line as calc
from perspectief.simulation.line import Axis, Comparison, Family, Kind, Line, compare_lines, law_of, line_of
from perspectief.simulation.reforms import gallery

DAY = date(2026, 7, 1)
PARENT = Family(Kind.PARENT, (2, 8))


@pytest.fixture(scope="module")
def line() -> Line:
    return line_of(PARENT, law_of(DAY))


@pytest.fixture(scope="module")
def both() -> Comparison:
    return compare_lines(PARENT, gallery()["energietoeslag"], DAY)


def test_the_sources_together_are_all_the_money(line: Line) -> None:
    assert np.array_equal(sum(calc.by_source(line.points).values()), line.disposable)


@pytest.mark.parametrize("axis", Axis)
def test_of_each_step_what_is_left_and_what_goes_are_the_gross_wage(axis: Axis) -> None:
    for step in calc.steps_up(line_of(PARENT, law_of(DAY), axis)):
        together = step.left + sum(amount for _, amount in step.lost)
        assert together == pytest.approx(step.gross, abs=5)  # parts below a euro a month are left out


def test_a_scheme_that_comes_with_the_plan_stops_after_it_only(both: Comparison) -> None:
    (energy,) = [end for end in calc.ends(both.before, both.after) if end.key == "energietoeslag_2022"]
    assert energy.before is None
    assert energy.after is not None
    assert energy.is_there == (False, True)
    assert energy.moves


def test_a_scheme_that_stops_at_the_same_place_does_not_move(both: Comparison) -> None:
    assert not next(end for end in calc.ends(both.before, both.after) if end.key == "bijstand").moves


def test_the_largest_difference_is_where_the_plan_gives_most(both: Comparison) -> None:
    place, most = calc.largest_difference(both)
    assert most == both.difference.max()
    assert both.difference[place] == most


def test_a_cliff_is_not_told_again_as_a_slow_slide(both: Comparison) -> None:
    assert both.after.cliffs
    assert calc.slides(both.after) == []
