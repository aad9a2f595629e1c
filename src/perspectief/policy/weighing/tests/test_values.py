"""From scores to values, and to the value of a thing as a whole."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.policy.weighing.calc.panel import BadPanel, Given, Row, Seat, from_json, panel_of, to_json
from perspectief.policy.weighing.calc.values import costs_of, curves_of, filled, group_values, totals, value_of
from perspectief.policy.weighing.tests.small_panels import framework, panel, straight, values


def _panel_with(*rows: Row, seats=(1,)):
    return panel_of(items=["a"], criteria=["q"], seats=[Seat(one) for one in seats], rows=rows)


def test_a_curve_runs_straight_between_its_points():
    curve = (0, 10, 40, 80, 100)
    assert value_of(2, curve) == 40
    assert value_of(2.5, curve) == 60
    assert value_of(4, curve) == 100


def test_the_group_value_is_the_mean_and_keeps_median_lowest_highest_spread_and_number():
    cell = group_values(seen := panel({"a": {"q": [0, 1, 4, None]}}), straight(seen)).cells["a"]["q"]
    assert (cell.mean, cell.median, cell.lowest, cell.highest, cell.n) == (pytest.approx(125 / 3), 25, 0, 100, 3)
    assert cell.sd == pytest.approx(52.0416, abs=1e-4)
    assert not cell.few


def test_two_scores_are_few_and_one_has_no_spread():
    cells = group_values(seen := panel({"a": {"p": [2, 3], "q": [2]}}), straight(seen)).cells["a"]
    assert cells["p"].few
    assert cells["q"].sd is None


def test_the_curve_of_each_question_counts_not_the_score():
    seen = panel({"a": {"p": [2], "q": [2]}})
    found = group_values(seen, {"p": (0, 0, 10, 20, 100), "q": (0, 60, 90, 95, 100)})
    assert (found.mean("a", "p"), found.mean("a", "q")) == (10, 90)


def test_the_mean_is_taken_of_values_and_not_of_scores():
    seen = panel({"a": {"q": [0, 4]}})
    assert group_values(seen, {"q": (0, 0, 0, 0, 100)}).mean("a", "q") == 50


def test_items_are_placed_by_their_weighted_sum_and_equals_share_a_place():
    found = totals(
        values({"a": {"p": 100, "q": 0}, "b": {"p": 0, "q": 100}, "c": {"p": 50, "q": 50}, "d": {"p": 0, "q": 0}}),
        {"p": 0.5, "q": 0.5},
    )
    assert [(one.item, one.value, one.place) for one in found] == [
        ("a", 50, 1), ("b", 50, 1), ("c", 50, 1), ("d", 0, 4),
    ]  # fmt: skip


def test_what_nobody_scored_is_left_out_named_and_shown_as_a_range():
    found = totals(values({"a": {"p": 100, "q": None}}), {"p": 0.6, "q": 0.4})[0]
    assert found.value == pytest.approx(100)
    assert (found.low, found.high) == (pytest.approx(60), pytest.approx(100))
    assert found.missing == ("q",)


def test_an_item_without_any_score_has_no_value_and_no_place():
    found = totals(values({"a": {"p": None}, "b": {"p": 25}}), {"p": 1.0})
    assert [(one.item, one.value, one.place) for one in found] == [("b", 25, 1), ("a", None, None)]
    assert (found[1].low, found[1].high) == (0, 100)


def test_a_panel_without_any_score_gives_no_values_and_no_error():
    seen = panel({"a": {"q": [None, None]}})
    assert totals(group_values(seen, straight(seen)), {"q": 1.0})[0].value is None


def test_filling_in_what_is_missing_leaves_each_total_as_it_was():
    seen, weights = values({"a": {"p": 80, "q": None, "r": 20}, "b": {"p": 0, "q": 60, "r": None}}), {
        "p": 0.5, "q": 0.3, "r": 0.2,
    }  # fmt: skip
    sums = filled(seen, weights) @ [0.5, 0.3, 0.2]
    assert dict(zip(seen.items, sums, strict=True)) == pytest.approx(
        {one.item: one.value for one in totals(seen, weights)}
    )


def test_what_it_costs_leaves_the_panel_when_there_is_a_limit_of_money():
    seen = panel({"a": {"p": [1], "geld": [4]}})
    assert seen.without(["geld"]).criteria == ("p",)
    assert [row.criterion for row in seen.without(["geld"]).rows] == ["p"]


def test_principles_have_no_curve_because_they_do_not_count_in_the_value():
    content = framework({"1": ["p"], "2": ["q"]})
    assert set(curves_of(content)) == {"p", "q"}
    assert costs_of(content) == ()


def test_a_panel_is_the_same_after_it_was_kept_as_json():
    seen = panel({"a": {"p": [Given(2, 1, 3, 1), None, 4]}}, experts={1}, show_alone={1}, grades={"a": {"p": 3}})
    assert from_json(json.loads(json.dumps(to_json(seen)))) == seen


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([Row(1, "a", "q", Given(5))], "5 is geen score van 0 tot en met 4"),
        ([Row(1, "a", "q", Given(2, low=3))], "ligt niet tussen 3 en 2"),
        ([Row(1, "a", "q", Given(2, confidence=4))], "hoe zeker is 1, 2 of 3, niet 4"),
        ([Row(2, "a", "q", Given(2))], "Stoel 2 zit niet in dit panel"),
        ([Row(1, "a", "q", Given(2)), Row(1, "a", "q", Given(3))], "twee scores op q"),
    ],
)
def test_rows_that_cannot_be_are_refused_with_their_place(rows, said):
    with pytest.raises(BadPanel, match=said):
        _panel_with(*rows)


def test_two_seats_with_one_number_are_refused():
    with pytest.raises(BadPanel, match="hetzelfde nummer"):
        _panel_with(seats=(1, 1))


def test_rows_of_other_items_and_questions_are_not_in_the_panel():
    assert _panel_with(Row(1, "b", "q", Given(1)), Row(1, "a", "z", Given(1))).rows == ()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=3, max_size=3), min_size=1, max_size=6))
def test_a_total_lies_between_its_lowest_and_highest_and_these_between_0_and_100(scores):
    seen = panel({f"item {number}": {"p": [row[0]], "q": [row[1]], "r": [row[2]]} for number, row in enumerate(scores)})
    for one in totals(group_values(seen, straight(seen)), {"p": 0.2, "q": 0.3, "r": 0.5}):
        assert -1e-9 <= one.low <= one.high <= 100 + 1e-9
        assert one.value is None or one.low - 1e-9 <= one.value <= one.high + 1e-9
