"""What the weight of one question does to the order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.policy.weighing.calc.sweep import Crossing, Lead, sweep
from perspectief.policy.weighing.calc.values import totals
from perspectief.policy.weighing.tests.small_panels import values

CORNERS = values({"A": {"p": 100, "q": 0}, "B": {"p": 0, "q": 100}, "C": {"p": 60, "q": 60}})
HALF = {"p": 0.5, "q": 0.5}
SCORES = st.lists(st.tuples(*[st.integers(0, 100)] * 3), min_size=1, max_size=6)
POINTS = st.tuples(*[st.integers(1, 100)] * 3)


def _by_weight(table, weights, criterion, at):
    rest = sum(weight for key, weight in weights.items() if key != criterion)
    moved = {key: at if key == criterion else (1 - at) * weight / rest for key, weight in weights.items()}
    return {one.item: one.value for one in totals(values(table), moved)}


def test_lines_cross_where_two_items_are_worth_the_same():
    found = sweep(CORNERS, HALF, "p")
    assert {(one.over, one.under): round(one.weight, 6) for one in found.crossings} == {
        ("A", "C"): 0.6,
        ("C", "B"): 0.4,
        ("A", "B"): 0.5,
    }


def test_the_crossing_nearest_to_the_weight_now_comes_first():
    found = sweep(CORNERS, {"p": 0.42, "q": 0.58}, "p")
    assert (found.now, found.crossings[0].weight) == (0.42, pytest.approx(0.4))
    assert found.between(0.41, 0.55) == (Crossing(pytest.approx(0.5), "A", "B"),)


def test_who_is_first_is_told_from_weight_0_to_weight_1():
    assert sweep(CORNERS, HALF, "p").leads == (
        Lead(0.0, pytest.approx(0.4), "B"),
        Lead(pytest.approx(0.4), pytest.approx(0.6), "C"),
        Lead(pytest.approx(0.6), 1.0, "A"),
    )


def test_only_the_items_asked_for_have_a_line():
    assert {one.item for one in sweep(CORNERS, HALF, "p", items={"A", "B"}).lines} == {"A", "B"}


def test_an_item_that_is_always_first_has_no_crossing():
    found = sweep(values({"a": {"p": 90, "q": 80}, "b": {"p": 10, "q": 20}}), HALF, "p")
    assert found.crossings == ()
    assert found.leads == (Lead(0.0, 1.0, "a"),)


def test_equal_items_do_not_cross():
    found = sweep(values({"a": {"p": 50, "q": 50}, "b": {"p": 50, "q": 50}}), HALF, "p")
    assert found.crossings == ()
    assert len(found.leads) == 1


def test_a_question_that_is_the_only_one_to_count_lets_the_others_share_alike():
    found = sweep(values({"a": {"p": 10, "q": 40, "r": 80}}), {"p": 1.0, "q": 0.0, "r": 0.0}, "p")
    assert (found.lines[0].begin, found.lines[0].end) == (60, 10)


def test_one_question_alone_changes_nothing():
    found = sweep(values({"a": {"p": 10}}), {"p": 1.0}, "p")
    assert found.lines[0].end == 10


def test_an_item_without_any_score_has_no_line_and_what_is_missing_follows_its_total():
    seen = values({"a": {"p": 80, "q": None}, "b": {"p": None, "q": None}})
    found = sweep(seen, HALF, "q")
    assert [(one.item, one.begin, one.end) for one in found.lines] == [("a", 80, 80)]


def test_without_items_there_is_no_lead():
    assert sweep(values({"a": {"p": None}}), {"p": 1.0}, "p").leads == ()


@settings(max_examples=50, deadline=None)
@given(SCORES, POINTS, st.floats(0, 1))
def test_a_line_is_the_total_at_every_weight_and_the_leader_has_the_highest(scores, points, at):
    table = {f"i{place}": dict(zip("pqr", row, strict=True)) for place, row in enumerate(scores)}
    weights = {key: point / sum(points) for key, point in zip("pqr", points, strict=True)}
    found = sweep(values(table), weights, "q")
    expected = _by_weight(table, weights, "q", at)
    assert {line.item: line.at(at) for line in found.lines} == pytest.approx(expected)
    leader = next(lead.item for lead in found.leads if lead.begin <= at <= lead.end)
    assert expected[leader] == pytest.approx(max(expected.values()))


@settings(max_examples=50, deadline=None)
@given(SCORES, POINTS)
def test_leads_follow_each_other_from_0_to_1_and_at_each_crossing_two_are_equal(scores, points):
    table = {f"i{place}": dict(zip("pqr", row, strict=True)) for place, row in enumerate(scores)}
    weights = {key: point / sum(points) for key, point in zip("pqr", points, strict=True)}
    found = sweep(values(table), weights, "q")
    ends = [lead.end for lead in found.leads]
    assert [lead.begin for lead in found.leads] == [0.0, *ends[:-1]]
    assert ends[-1] == 1.0
    for one in found.crossings:
        at = _by_weight(table, weights, "q", one.weight)
        assert at[one.over] == pytest.approx(at[one.under])
