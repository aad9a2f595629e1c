"""Weights: counts come to their targets, whole weights keep the intervals, and nothing depends on luck."""

from __future__ import annotations

import numpy as np
import pytest

from perspectief.simulation.city.weigh import Constraint, table_of, weighted, whole

SIZE = 3_000


def made_up() -> list[Constraint]:
    rng = np.random.default_rng(1)
    persons = rng.integers(1, 6, SIZE).astype(float)
    old = (rng.random(SIZE) < 0.2).astype(float)
    return [
        Constraint("households", np.ones(SIZE), 10_000, 10_000),
        Constraint("persons", persons, 24_000, 24_100),
        Constraint("old", old, 2_990, 3_010),
        Constraint("share of old that live alone", old * (persons == 1) - 0.4 * old, -5, 5),
    ]


def test_weights_come_near_the_middle_of_each_interval() -> None:
    table = table_of(made_up())
    totals = table.totals(weighted(table, np.full(SIZE, 3.0)))
    assert np.all((totals >= table.low - 0.5) & (totals <= table.high + 0.5))


def test_whole_weights_keep_every_interval() -> None:
    table = table_of(made_up())
    counts = whole(table, weighted(table, np.full(SIZE, 3.0)), seed=1)
    totals = table.totals(counts)
    assert counts.dtype == np.int32 and counts.min() >= 0
    assert np.all((totals >= table.low) & (totals <= table.high))


def test_the_same_seed_gives_the_same_weights() -> None:
    table = table_of(made_up())
    reals = weighted(table, np.full(SIZE, 3.0))
    assert np.array_equal(whole(table, reals, seed=5), whole(table, reals, seed=5))


def test_figures_that_contradict_each_other_do_not_break_the_others() -> None:
    constraints = made_up()
    constraints.append(Constraint("old, said otherwise", constraints[2].per, 4_990, 5_010))
    table = table_of(constraints)
    totals = table.totals(weighted(table, np.full(SIZE, 3.0)))
    assert totals[0] == pytest.approx(10_000, rel=0.001)
    assert 3_000 < totals[2] < 5_000


def test_a_constraint_of_one_area_counts_only_there() -> None:
    area = np.arange(SIZE) % 2
    table = table_of([Constraint("all", np.ones(SIZE), 1, 9_999), Constraint("one", np.ones(SIZE), 1, 9_999, 1)], area)
    assert list(table.totals(np.ones(SIZE))) == [SIZE, SIZE / 2]
