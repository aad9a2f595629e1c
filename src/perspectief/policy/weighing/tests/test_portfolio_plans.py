"""Other plans beside the best: more or less money, nearly as good, what people want, and the smallest change."""

from __future__ import annotations

from math import ceil

import numpy as np
import pytest

from perspectief.policy.weighing.calc.portfolio import (
    ANY,
    Item,
    Kind,
    Level,
    Link,
    Problem,
    Settings,
    Tie,
    by_reach,
    check,
    frontier,
    near_equal,
    price_of,
    smallest_change,
    solve,
)
from perspectief.policy.weighing.calc.portfolio.change import MORE, with_less, with_value
from perspectief.policy.weighing.tests.portfolio_worlds import (
    YEARS,
    AllPlans,
    many_items,
    one_level,
    random_problem,
    the_worked_example,
)

POSSIBLE = [seed for seed in range(120) if AllPlans(random_problem(seed, 8)).possible.any()]


def test_more_money_is_never_worth_less():
    for problem in (*(random_problem(seed) for seed in range(6)), many_items()):
        worths = [point.worth for point in frontier(problem, 10) if point.worth is not None]
        assert worths == sorted(worths)


def test_the_frontier_has_the_best_plan_of_each_budget_and_says_where_nothing_is_possible():
    for seed in range(8):
        problem = random_problem(seed, 8)
        for point in frontier(problem, 8):
            everything = AllPlans(problem.times_budget(point.factor))
            assert point.worth == (None if everything.best is None else pytest.approx(everything.best, abs=1e-6))
            assert point.levels is None or not check(problem.times_budget(point.factor), point.levels)


def test_the_frontier_goes_through_the_money_that_there_is():
    (here,) = (point for point in frontier(the_worked_example()) if point.factor == 1)

    assert (here.worth, here.euros, here.costs) == (pytest.approx(177), 100, 100)


def test_the_frontier_tells_how_far_it_is_and_stops_when_asked():
    seen = []

    def stop_at_three(done, all_):
        seen.append((done, all_))
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        frontier(the_worked_example(), 5, stop_at_three)
    assert seen == [(1, 5), (2, 5), (3, 5)]


def test_plans_that_are_nearly_as_good_are_the_next_best_ones_and_all_differ():
    for seed in POSSIBLE[:25]:
        problem = random_problem(seed, 8)
        everything = AllPlans(problem)
        next_best = np.sort(everything.worth[everything.possible])[::-1][1:6]
        found = near_equal(problem, 5)

        assert [near.choice.worth for near in found] == pytest.approx(next_best.tolist(), abs=1e-6), seed
        assert [near.loss for near in found] == sorted(near.loss for near in found)
        plans = [solve(problem).levels, *(near.choice.levels for near in found)]
        assert len({tuple(plan.items()) for plan in plans}) == len(plans)
        assert all(near.choice.checked for near in found)


def test_a_plan_that_is_nearly_as_good_says_what_differs():
    first = near_equal(the_worked_example(), 1)[0]

    assert (first.added, first.left_out) == (("A", "E"), ("B", "D"))
    assert first.loss == pytest.approx(27)


def test_nothing_is_near_when_nothing_is_possible():
    assert near_equal(Problem((one_level("A", 50, 10, statutory=True),), {2027: 5})) == []


def test_a_political_choice_costs_what_brute_force_says_and_never_less_than_nothing():
    for seed in POSSIBLE[:15]:
        problem = random_problem(seed, 7)
        everything, base = AllPlans(problem), solve(problem)
        if not base.possible:
            continue
        for number, item in enumerate(problem.items):
            for level, wanted in ((ANY, everything.inside[:, number]), (None, ~everything.inside[:, number])):
                price = price_of(problem, item.key, level, base=base)
                left = everything.worth[everything.possible & wanted]
                expected = None if not len(left) else pytest.approx(everything.best - left.max(), abs=1e-6)
                assert price.loss == expected, (seed, item.key, level)
                assert price.loss is None or price.loss >= 0
                assert (price.loss is None) == bool(price.clash)


def test_quality_alone_and_each_person_counted_can_choose_differently():
    few = Item("few", 90, (Level("all", {2027: 10}, 5),))
    many = Item("many", 40, (Level("all", {2027: 10}, 500),))
    found = by_reach(Problem((few, many), {2027: 10}))

    assert {beta: set(choice.levels) for beta, choice in found.items()} == {1.0: {"many"}, 0.0: {"few"}}


def least_euros(problem: Problem, key: str) -> int | None:
    """By trying all plans with the item: fewest euros less with which one of them beats all plans without it."""
    everything = AllPlans(problem)
    number = [item.key for item in problem.items].index(key)
    item = problem.items[number]
    without = everything.possible & ~everything.inside[:, number]
    money = Kind.LEARNING if problem.learns(item) else Kind.BUDGET
    other = everything.keep({one for one in everything.limits() if one.kind not in (money, Kind.SHARE)})
    better = everything.worth >= everything.worth[without].max() + MORE
    counts = [_needed(everything, row, number, money) for row in np.flatnonzero(other & better)]
    return min((count for count in counts if count is not None), default=None)


def _needed(everything: AllPlans, row: int, number: int, money: Kind) -> int | None:
    problem, choice = everything.problem, everything.plans[row, number]
    if not choice:
        return None
    item, stops = problem.items[number], [one.key for one in problem.items if one.running]
    level = item.levels[choice - 1]
    over, room = 0, 0
    for year in YEARS:
        kept = int(problem.budgets[year] * problem.settings.learning_share + 1e-6)
        limit = kept if money == Kind.LEARNING else problem.budgets[year] - kept
        asked = everything.money(year, money == Kind.LEARNING, stops)[row]
        can = problem.paid(item, level, year) - problem.due(item, year)
        if asked - limit > can:
            return None
        over, room = over + max(0, int(asked - limit)), room + can
    return _for_shares(problem, everything, row, item, over, room)


def _for_shares(problem: Problem, everything: AllPlans, row: int, item: Item, over: int, room: int) -> int | None:
    paid = {
        one.key: sum(problem.paid(one, one.levels[choice - 1], year) for year in YEARS) if choice else 0
        for one, choice in zip(problem.items, everything.plans[row], strict=True)
    }
    for group, part in problem.settings.shares.items():
        short = sum((part - one.counts_for.get(group, 0)) * paid[one.key] for one in problem.items)
        helps = part - item.counts_for.get(group, 0)
        if helps > 0 and short > 0.001:
            over = max(over, ceil((short - 0.001) / helps))
        if short - helps * over > 0.001:
            return None
    return over if over <= room else None


def test_the_smallest_change_in_euros_is_really_the_smallest():
    tried = 0
    for seed in POSSIBLE[:30]:
        problem = random_problem(seed, 7)
        best = solve(problem)
        for item in problem.items:
            if not best.possible or item.key in best.levels:
                continue
            change = smallest_change(problem, item.key)
            assert change.euros == least_euros(problem, item.key), (seed, item.key)
            if change.less:
                tried += 1
                assert item.key in solve(with_less(problem, item.key, change.level, change.less)).levels
    assert tried > 20


def test_one_euro_less_than_the_smallest_change_is_not_enough():
    problem = the_worked_example()
    change = smallest_change(problem, "A")
    almost = {2027: change.euros - 1}

    assert change.level == "all"
    assert "A" in solve(with_less(problem, "A", "all", change.less)).levels
    assert "A" not in solve(with_less(problem, "A", "all", almost)).levels


def test_a_tenth_of_a_point_less_than_the_smallest_value_is_not_enough():
    tried = 0
    for seed in POSSIBLE[:12]:
        problem = random_problem(seed, 7)
        best = solve(problem)
        for item in problem.items:
            if not best.possible or item.key in best.levels:
                continue
            value = smallest_change(problem, item.key).value
            if value is None:
                assert item.key not in solve(with_value(problem, item.key, 100)).levels
                continue
            tried += 1
            assert item.key in solve(with_value(problem, item.key, value)).levels
            before = max(item.value, value - 0.1)
            without = solve(problem, {item.key: None}).worth
            assert solve(with_value(problem, item.key, before), {item.key: ANY}).worth <= without + MORE
    assert tried > 5


def test_what_is_in_already_needs_no_change():
    assert not smallest_change(the_worked_example(), "B").needed


def test_what_clashes_with_something_that_must_be_in_has_no_amount_and_says_why():
    items = (one_level("law", 10, 10, statutory=True), one_level("other", 90, 10))
    change = smallest_change(Problem(items, {2027: 100}, links=(Link("law", "other", Tie.CLASHES),)), "other")

    assert change.needed
    assert (change.less, change.value) == (None, None)
    assert {limit.kind for limit in change.clash} >= {Kind.CLASH, Kind.STATUTORY}


def test_less_money_for_others_is_no_change_of_this_one():
    """A learning idea competes for its own money only."""
    new = one_level("new", 50, 30, unproven=True)
    problem = Problem((new, one_level("good", 90, 10)), {2027: 100}, settings=Settings(learning_share=0.1))

    assert smallest_change(problem, "new").less == {2027: 20}
