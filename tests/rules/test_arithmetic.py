"""Rounding only where an article rounds, and the same in Python and compiled."""

from __future__ import annotations

import numba
import pytest

from perspectief.rules.kernel.arithmetic import cent, cent_up, euro_down, lookup

COMPILED = {function: numba.njit(function) for function in (cent, cent_up, euro_down)}


@pytest.mark.parametrize(
    ("function", "amount", "rounded"),
    [
        (cent, 1.005, 1.01),
        (cent, 0.125, 0.13),
        (cent, 2.675, 2.68),
        (cent, -0.004, 0.0),
        (cent, 1283.834, 1283.83),
        (cent_up, 0.57, 0.57),
        (cent_up, 226.671, 226.68),
        (cent_up, 1.1, 1.1),
        (cent_up, 229.2, 229.2),
        (euro_down, 131.99, 131.0),
        (euro_down, 130.99999999, 131.0),
        (euro_down, 0.57 * 100, 57.0),
    ],
)
def test_rounding_is_right_on_binary_fractions_and_both_ways(function, amount: float, rounded: float) -> None:
    assert function(amount) == pytest.approx(rounded, abs=1e-9)
    assert COMPILED[function](amount) == function(amount)


def test_a_step_table_gives_the_last_row_that_has_begun() -> None:
    table = ((0.0, 96.0), (100.0, 90.0))
    assert [lookup(table, x) for x in (0, 99.99, 100, 5000)] == [96.0, 96.0, 90.0, 90.0]
