"""Why one item stands above another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.policy.weighing.calc.explaining import NotComparable, compare, contributions
from perspectief.policy.weighing.calc.values import totals
from perspectief.policy.weighing.tests.small_panels import values

WEIGHTS = {"p": 0.4, "q": 0.3, "r": 0.2, "s": 0.1}
TWO = values({"a": {"p": 90, "q": 50, "r": 10, "s": 52}, "b": {"p": 40, "q": 20, "r": 90, "s": 50}})
ROW = st.tuples(*[st.one_of(st.none(), st.integers(0, 100))] * 4)


def test_contributions_are_weight_times_value_and_make_the_total():
    found = contributions(TWO, WEIGHTS, "a")
    assert [(one.criterion, round(one.points, 6)) for one in found] == [("p", 36), ("q", 15), ("s", 5.2), ("r", 2)]
    assert sum(one.points for one in found) == pytest.approx(58.2)


def test_pros_and_cons_are_told_largest_first_and_what_is_small_together():
    found = compare(TWO, WEIGHTS, "a", "b")
    assert (found.above, found.below, found.difference) == ("a", "b", pytest.approx(13.2))
    assert [(part.criterion, round(part.points, 6)) for part in found.pros] == [("p", 20), ("q", 9)]
    assert [(part.criterion, round(part.points, 6)) for part in found.cons] == [("r", -16)]
    assert (found.rest, found.rest_of) == (pytest.approx(0.2), ("s",))


def test_a_con_is_covered_by_the_largest_pro_and_the_other_pro_is_left():
    found = compare(TWO, WEIGHTS, "a", "b")
    assert [(cover.con.criterion, [part.criterion for part in cover.by], cover.whole) for cover in found.covers] == [
        ("r", ["p"], True)
    ]
    assert [part.criterion for part in found.left] == ["q"]


def test_a_large_con_takes_more_than_one_pro():
    seen = values({"a": {"p": 80, "q": 80, "r": 0, "s": 40}, "b": {"p": 40, "q": 60, "r": 90, "s": 40}})
    found = compare(seen, WEIGHTS, "a", "b")
    assert [[part.criterion for part in cover.by] for cover in found.covers] == [["p", "q"]]
    assert found.left == ()


def test_when_each_con_takes_a_whole_pro_a_last_con_may_stay_uncovered_although_the_sum_is_right():
    even = dict.fromkeys("pqr", 1 / 3)
    seen = values({"a": {"p": 90, "q": 0, "r": 0}, "b": {"p": 0, "q": 45, "r": 30}})
    found = compare(seen, even, "a", "b")
    assert [(cover.con.criterion, cover.whole) for cover in found.covers] == [("q", True), ("r", False)]
    assert found.difference > 0


def test_whichever_way_it_is_asked_the_higher_one_is_explained():
    assert compare(TWO, WEIGHTS, "b", "a") == compare(TWO, WEIGHTS, "a", "b")


def test_items_of_the_same_value_are_even():
    seen = values({"a": {"p": 100, "q": 0}, "b": {"p": 0, "q": 100}})
    found = compare(seen, {"p": 0.5, "q": 0.5}, "a", "b")
    assert found.even
    assert found.covers[0].whole


def test_a_question_that_nobody_scored_is_marked_and_adds_the_own_total():
    seen = values({"a": {"p": 80, "q": None}, "b": {"p": 20, "q": 60}})
    found = compare(seen, {"p": 0.5, "q": 0.5}, "a", "b")
    assert {part.criterion: (part.above, part.judged) for part in found.pros} == {"p": (80, True), "q": (80, False)}
    assert [one.judged for one in contributions(seen, {"p": 0.5, "q": 0.5}, "b")] == [True, True]


def test_an_item_that_nobody_scored_is_not_compared():
    seen = values({"a": {"p": 80}, "b": {"p": None}})
    assert contributions(seen, {"p": 1.0}, "b") == ()
    with pytest.raises(NotComparable):
        compare(seen, {"p": 1.0}, "a", "b")


@settings(max_examples=80, deadline=None)
@given(ROW, ROW)
def test_all_parts_together_make_exactly_the_difference_of_the_totals(one, other):
    seen = values({"a": dict(zip("pqrs", one, strict=True)), "b": dict(zip("pqrs", other, strict=True))})
    total = {found.item: found.value for found in totals(seen, WEIGHTS)}
    if None in total.values():
        return
    found = compare(seen, WEIGHTS, "a", "b")
    assert found.difference == pytest.approx(total[found.above] - total[found.below])
    assert sum(part.points for part in (*found.pros, *found.cons)) + found.rest == pytest.approx(found.difference)
    used = [part.criterion for cover in found.covers for part in cover.by] + [part.criterion for part in found.left]
    assert sorted(used) == sorted(part.criterion for part in found.pros)
    assert sum(item.points for item in contributions(seen, WEIGHTS, "a")) == pytest.approx(total["a"])
