"""How heavy questions count, and drawing weights that are reasonable."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from perspectief.policy.weighing.calc.spaces import (
    Space,
    TwoLevels,
    Without,
    around,
    draw_weights,
    exactly,
    space_of,
    unknown,
)
from perspectief.policy.weighing.calc.weights import (
    BOUNDS,
    CENTROID,
    RANK_SUM,
    SWING,
    BadWeights,
    bounds_problems,
    centroid,
    centroid_row,
    middle,
    rank_sum,
    rank_sum_row,
    swing,
    tightened,
    two_levels,
    weigh,
    without,
)
from perspectief.policy.weighing.tests.small_panels import framework

NINE = tuple("abcdefghi")
ORDER = {key: place for place, key in enumerate(NINE, start=1)}
POINTS = st.dictionaries(st.sampled_from(NINE), st.integers(0, 100), min_size=1)
PLACES = st.dictionaries(st.sampled_from(NINE), st.integers(1, 9), min_size=1)
TWO = framework({"1": ["1a", "1b"], "2": ["2"]})


def _drawn(space, number=2_000, seed=7):
    return draw_weights(space, number, np.random.default_rng(seed))


def test_the_centroid_of_nine_is_as_published():
    assert [round(one, 3) for one in centroid_row(9)] == [
        0.314, 0.203, 0.148, 0.111, 0.083, 0.061, 0.042, 0.026, 0.012,
    ]  # fmt: skip


def test_the_rank_sum_of_nine_is_as_published():
    assert [round(one, 3) for one in rank_sum_row(9)] == [
        0.200, 0.178, 0.156, 0.133, 0.111, 0.089, 0.067, 0.044, 0.022,
    ]  # fmt: skip


def test_the_centroid_is_the_mean_of_all_weights_in_that_order():
    drawn = _drawn(Space(NINE, places=ORDER), 200_000)
    assert np.abs(drawn.mean(axis=0) - centroid_row(9)).max() < 0.002


def test_points_of_the_best_swing_become_shares():
    assert swing({"a": 100, "b": 60, "c": 40}) == {"a": 0.5, "b": 0.3, "c": 0.2}


def test_equals_in_an_order_share_the_mean_of_their_places():
    found = rank_sum({"a": 1, "b": 2, "c": 2, "d": 4})
    assert found == pytest.approx({"a": 0.4, "b": 0.25, "c": 0.25, "d": 0.1})
    assert rank_sum({"a": 1, "b": 2, "c": 2, "d": 3}) == found


def test_a_main_question_in_six_parts_does_not_count_six_times():
    content = framework({"1": ["1a", "1b", "1c", "1d", "1e", "1f"], "2": ["2"], "3": ["3"], "4": ["4"]})
    same = {"top": dict.fromkeys("1234", 100), "sub": {"1": dict.fromkeys(("1a", "1b", "1c", "1d", "1e", "1f"), 1)}}
    found = weigh(SWING, same, content).weights
    assert found["2"] == 0.25
    assert found["1a"] == pytest.approx(0.25 / 6)


@pytest.mark.parametrize(("mode", "of_2"), [(SWING, 1 / 3), (RANK_SUM, 2 / 3), (CENTROID, 3 / 4)])
def test_each_way_of_asking_makes_its_own_weights_of_two_levels(mode, of_2):
    found = weigh(mode, {"top": {"1": 2, "2": 1}, "sub": {"1": {"1a": 1, "1b": 1}}}, TWO)
    assert found.weights["2"] == pytest.approx(of_2)
    assert found.weights["1a"] == pytest.approx(found.weights["1b"])
    assert found.low == found.high == found.weights


def test_bounds_give_a_lowest_and_a_highest_weight_and_one_in_the_middle():
    told = {"top": {"1": [0.5, 0.9], "2": [0.2, 0.6]}, "sub": {"1": {"1a": [0.5, 0.5], "1b": [0.5, 0.5]}}}
    found = weigh(BOUNDS, told, TWO)
    assert found.low == pytest.approx({"1a": 0.25, "1b": 0.25, "2": 0.2})
    assert found.high == pytest.approx({"1a": 0.4, "1b": 0.4, "2": 0.5})
    assert sum(found.weights.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ({"a": 0.6, "b": 0.6}, {"a": 1, "b": 1}, "De laagste gewichten zijn samen 120%"),
        ({"a": 0, "b": 0}, {"a": 0.3, "b": 0.325}, "De hoogste gewichten zijn samen 62,5%"),
        ({"a": 0.5, "b": 0}, {"a": 0.3, "b": 1}, "'a': tussen 50% en 30% kan niet"),
        ({"a": -0.1, "b": 0}, {"a": 0.3, "b": 1}, "'a': tussen -10% en 30% kan niet"),
    ],
)
def test_bounds_that_exclude_each_other_are_refused_with_what_is_wrong(low, high, said):
    assert any(said in problem for problem in bounds_problems(low, high))
    for refused in (lambda: tightened(low, high), lambda: _drawn(Space(("a", "b"), low=low, high=high))):
        with pytest.raises(BadWeights, match=re.escape(said)):
            refused()


def test_a_bound_that_the_others_make_impossible_is_drawn_in():
    low, high = tightened({"a": 0, "b": 0.7}, {"a": 1, "b": 0.9})
    assert (low["a"], high["a"]) == (pytest.approx(0.1), pytest.approx(0.3))


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"top": {"1": 1}, "sub": {"1": {"1a": 1, "1b": 1}}}, "Hoofdvragen: geef ook iets aan 2."),
        ({"top": {"1": 1, "2": 1}}, "Delen van vraag 1: geef ook iets aan 1a, 1b."),
        ({"top": {"1": 1, "2": 1, "9": 1}, "sub": {"1": {"1a": 1, "1b": 1}}}, "Hoofdvragen: 9 hoort hier niet."),
        ({"top": {"1": 0, "2": 0}, "sub": {"1": {"1a": 1, "1b": 1}}}, "Alle vragen krijgen 0 punten"),
        ({"top": {"1": -5, "2": 10}, "sub": {"1": {"1a": 1, "1b": 1}}}, "-5 punten kan niet"),
    ],
)
def test_what_was_said_must_fit_the_framework(given_, said):
    with pytest.raises(BadWeights, match=said):
        weigh(SWING, given_, TWO)


def test_a_place_below_one_is_no_place_and_an_unknown_way_is_no_way():
    with pytest.raises(BadWeights, match="0 is geen plaats"):
        rank_sum({"a": 0})
    with pytest.raises(BadWeights, match="'dobbelen' is geen manier"):
        weigh("dobbelen", {"top": {"1": 1, "2": 1}, "sub": {"1": {"1a": 1, "1b": 1}}}, TWO)


def test_without_a_question_the_others_keep_their_proportion():
    assert without({"a": 0.5, "b": 0.3, "c": 0.2}, ["a"]) == pytest.approx({"b": 0.6, "c": 0.4})
    with pytest.raises(BadWeights):
        without({"a": 1.0}, ["a"])


def test_nothing_known_draws_each_main_question_alike_whatever_its_parts():
    content = framework({"1": ["1a", "1b", "1c"], "2": ["2"]})
    assert _drawn(unknown(content), 20_000).mean(axis=0) == pytest.approx([1 / 6, 1 / 6, 1 / 6, 1 / 2], abs=0.01)


def test_an_order_is_kept_in_each_draw_and_equals_may_stand_either_way():
    drawn = _drawn(Space(("a", "b", "c"), places={"c": 1, "a": 2, "b": 2}))
    assert (drawn[:, 2] >= drawn[:, :2].max(axis=1)).all()
    assert 0.45 < (drawn[:, 0] > drawn[:, 1]).mean() < 0.55


@pytest.mark.parametrize("room", [0.9, 0.004])
def test_bounds_are_kept_by_both_ways_of_drawing(room):
    low = dict.fromkeys(NINE, (1 - room) / 9)
    high = dict.fromkeys(NINE, (1 + room) / 9)
    drawn = _drawn(Space(NINE, low=low, high=high), 3_000)
    assert len(drawn) == 3_000
    assert (drawn >= min(low.values()) - 1e-12).all()
    assert (drawn <= max(high.values()) + 1e-12).all()
    assert drawn.mean(axis=0) == pytest.approx(np.full(9, 1 / 9), rel=0.05)
    assert (drawn.std(axis=0) > 0.1 * room / 9).all()


def test_walking_and_rejecting_draw_from_the_same_weights(monkeypatch):
    space = Space(("a", "b", "c"), low={"a": 0.1, "b": 0, "c": 0.2}, high={"a": 0.4, "b": 0.6, "c": 0.7})
    rejected = _drawn(space, 20_000)
    monkeypatch.setattr("perspectief.policy.weighing.calc.spaces.FEW_ACCEPTED", 2.0)
    walked = _drawn(space, 20_000)
    assert walked.mean(axis=0) == pytest.approx(rejected.mean(axis=0), abs=0.005)
    assert walked.std(axis=0) == pytest.approx(rejected.std(axis=0), abs=0.005)
    assert not np.array_equal(walked, rejected)


def test_exact_weights_are_drawn_as_they_are_and_said_points_within_a_quarter():
    told = {"a": 0.5, "b": 0.3, "c": 0.2}
    assert _drawn(exactly(told), 10) == pytest.approx(np.tile([0.5, 0.3, 0.2], (10, 1)))
    drawn = _drawn(around(told))
    assert (np.abs(drawn - [0.5, 0.3, 0.2]) <= 0.25 * np.array([0.5, 0.3, 0.2]) + 1e-12).all()


def test_a_question_that_leaves_is_taken_out_of_each_draw():
    whole = TwoLevels(Space(("1", "2")), {"1": Space(("1a", "1b")), "2": Space(("2",))})
    drawn = _drawn(Without(whole, frozenset({"2"})))
    assert drawn.shape == (2_000, 2)
    assert drawn.sum(axis=1) == pytest.approx(np.ones(2_000))


@pytest.mark.parametrize("mode", [SWING, RANK_SUM, CENTROID])
def test_reasonable_weights_lie_around_what_was_said(mode):
    told = {"top": {"1": 1, "2": 2}, "sub": {"1": {"1a": 2, "1b": 1}}}
    drawn = _drawn(space_of(mode, told, TWO), 5_000)
    lead = {SWING: drawn[:, 2] > drawn[:, 0] + drawn[:, 1]}.get(mode, drawn[:, 2] <= drawn[:, 0] + drawn[:, 1])
    assert lead.all()
    assert drawn.sum(axis=1) == pytest.approx(np.ones(5_000))


@settings(max_examples=60, deadline=None)
@given(POINTS, PLACES)
def test_weights_are_never_below_0_and_always_1_together(points, places):
    assume(sum(points.values()))
    for found in (swing(points), rank_sum(places), centroid(places)):
        assert sum(found.values()) == pytest.approx(1)
        assert min(found.values()) >= 0


@settings(max_examples=60, deadline=None)
@given(PLACES)
def test_who_stands_higher_in_the_order_never_counts_less(places):
    for found in (rank_sum(places), centroid(places)):
        for one, place in places.items():
            assert all(found[one] >= found[other] - 1e-12 for other, below in places.items() if place <= below)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 0.5), st.floats(0, 1)), min_size=2, max_size=6))
def test_any_bounds_are_either_refused_or_give_weights_between_them(pairs):
    low = {str(place): min(pair) for place, pair in enumerate(pairs)}
    high = {str(place): max(pair) for place, pair in enumerate(pairs)}
    if bounds_problems(low, high):
        with pytest.raises(BadWeights):
            middle(low, high)
        return
    drawn = _drawn(Space(tuple(low), low=low, high=high), 50)
    for row in [*drawn, list(middle(low, high).values())]:
        assert sum(row) == pytest.approx(1)
        between = zip(low.values(), row, high.values(), strict=True)
        assert all(least - 1e-6 <= one <= most + 1e-6 for least, one, most in between)


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from("xyz"), POINTS, min_size=1))
def test_two_levels_make_1_together(sub):
    assume(all(sum(one.values()) for one in sub.values()))
    groups = {group: {f"{group}{key}": weight for key, weight in swing(one).items()} for group, one in sub.items()}
    assert sum(two_levels(swing(dict.fromkeys(sub, 1)), groups).values()) == pytest.approx(1)
