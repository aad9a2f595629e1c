"""How sure a choice is: beside brute force in each draw, the same again with the same draws, and it can be stopped."""

from __future__ import annotations

import numpy as np
import pytest

from perspectief.policy.weighing.calc.portfolio import Label, Problem, label_of, robust, solve, worth_of
from perspectief.policy.weighing.tests.portfolio_worlds import (
    AllPlans,
    many_items,
    one_level,
    random_problem,
    the_worked_example,
)


def draws_of(problem: Problem, count: int, seed: int = 1, spread: float = 10.0) -> np.ndarray:
    values = np.array([item.value for item in problem.items])
    return np.clip(values + np.random.default_rng(seed).normal(0, spread, (count, len(values))), 1, 100)


def test_how_often_an_item_is_chosen_is_what_brute_force_counts():
    for seed in range(12):
        problem = random_problem(seed, 7)
        draws = draws_of(problem, 15, seed)
        found = robust(problem, draws)
        if not found.choice.possible:
            continue
        rows, best = [], []
        for values in draws:
            everything = AllPlans(
                problem.with_values({item.key: value for item, value in zip(problem.items, values, strict=True)})
            )
            worth = np.where(everything.possible, everything.worth, -np.inf)
            rows.append(everything.inside[worth.argmax()])
            best.append(worth.max() - worth[everything.number_of(found.chosen)])
        assert [found.core[item.key] for item in problem.items] == pytest.approx(np.mean(rows, axis=0).tolist()), seed
        assert found.regret_max == pytest.approx(max(best), abs=1e-6)
        assert found.regret_mean == pytest.approx(np.mean(best), abs=1e-6)


def test_with_many_items_each_draw_has_a_plan_that_holds_and_is_no_worse_than_the_chosen_one():
    problem = many_items()
    found = robust(problem, draws_of(problem, 12))

    assert all(0 <= core <= 1 for core in found.core.values())
    assert 0 <= found.regret_mean <= found.regret_max
    assert 0 <= found.bound < 0.05
    assert found.chosen == solve(problem).levels
    assert set(found.core) == {item.key for item in problem.items}


def test_a_worse_plan_is_regretted_more():
    problem = the_worked_example()
    draws = draws_of(problem, 30)
    best, other = robust(problem, draws), robust(problem, draws, chosen={"A": "all", "D": "all"})

    assert other.chosen == {"A": "all", "D": "all"}
    assert other.regret_mean > best.regret_mean
    assert other.core == best.core


def test_a_plan_that_does_not_hold_is_not_regretted_but_replaced():
    problem = the_worked_example()

    assert robust(problem, draws_of(problem, 3), chosen={"D": "all", "E": "all"}).chosen == solve(problem).levels


def test_draws_without_doubt_give_cores_of_nothing_and_all():
    problem = the_worked_example()
    found = robust(problem, np.array([[80.0, 70.0, 40.0, 55.0, 30.0]] * 4))

    assert found.core == {"A": 0.0, "B": 1.0, "C": 1.0, "D": 1.0, "E": 0.0}
    assert found.label("B") is Label.ALWAYS
    assert found.label("A") is Label.NEVER
    assert (found.regret_max, found.plans) == (0, 1)


def test_labels_change_at_five_and_at_ninety_five_of_a_hundred():
    assert [label_of(core) for core in (0.05, 0.051, 0.949, 0.95)] == [
        Label.NEVER,
        Label.SOMETIMES,
        Label.SOMETIMES,
        Label.ALWAYS,
    ]


def test_the_same_draws_give_the_same_answer_and_other_draws_another():
    problem = many_items()
    first, again = (robust(problem, draws_of(problem, 5)).as_data() for _ in range(2))

    assert first == again
    assert robust(problem, draws_of(problem, 5, seed=2)).as_data() != first


def test_it_tells_after_each_draw_how_far_it_is():
    seen = []
    problem = the_worked_example()
    robust(problem, draws_of(problem, 4), lambda done, all_: seen.append((done, all_)))

    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_it_stops_when_progress_says_so():
    seen = []

    def stop(done, all_):
        seen.append(done)
        if done == 2:
            raise InterruptedError

    problem = the_worked_example()
    with pytest.raises(InterruptedError):
        robust(problem, draws_of(problem, 50), stop)
    assert seen == [1, 2]


def test_when_nothing_is_possible_it_says_so_with_what_clashes():
    problem = Problem((one_level("A", 50, 10, statutory=True),), {2027: 5})
    found = robust(problem, np.array([[50.0]]))

    assert not found.choice.possible
    assert found.choice.clash
    assert found.core == {"A": 0.0}


def test_worth_of_all_draws_at_once_is_worth_in_plain_code():
    problem = random_problem(3, 8)
    draws = draws_of(problem, 6)
    plain = [
        worth_of(
            problem.with_values(dict(zip([item.key for item in problem.items], row, strict=True))),
            solve(problem).levels,
        )
        for row in draws
    ]
    from perspectief.policy.weighing.calc.portfolio.sureness import _Pool

    pool = _Pool(problem, draws)
    pool.add(solve(problem).levels)
    assert next(iter(pool.plans.values())).tolist() == pytest.approx(plain)
