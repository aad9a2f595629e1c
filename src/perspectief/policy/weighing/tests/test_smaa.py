"""How often each item comes first over all weights and scores that are reasonable."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.policy.weighing.calc.panel import Given
from perspectief.policy.weighing.calc.smaa import DRAWS, Draws, draw, smaa, spread_of
from perspectief.policy.weighing.calc.spaces import Space, exactly
from perspectief.policy.weighing.calc.weights import BadWeights
from perspectief.policy.weighing.tests.small_panels import alone, panel, straight

CORNERS = alone({"A": {"p": 100, "q": 0}, "B": {"p": 0, "q": 100}, "C": {"p": 60, "q": 60}, "D": {"p": 40, "q": 40}})
ANY = Space(("p", "q"))


def _drawn(seen, space, seed, number=DRAWS):
    return draw(seen, straight(seen), space, seed, number)


def _totals(seen, weights, number=4_000, seed=1):
    return draw(seen, straight(seen), exactly(weights), seed, number).totals


def test_first_places_of_the_published_example():
    found = smaa(_drawn(CORNERS, ANY, seed=11))
    firsts = [found.acceptability[item][0] for item in "ABCD"]
    assert firsts == pytest.approx([0.40, 0.40, 0.20, 0], abs=0.015)


def test_first_places_come_as_near_as_wanted_with_more_draws():
    found = smaa(_drawn(CORNERS, ANY, seed=11, number=200_000))
    assert [found.acceptability[item][0] for item in "ABCD"] == pytest.approx([0.40, 0.40, 0.20, 0], abs=0.005)


def test_central_weights_say_what_one_must_find_important_to_put_it_first():
    found = smaa(_drawn(CORNERS, ANY, seed=11, number=50_000))
    assert found.central["A"]["p"] == pytest.approx(0.8, abs=0.01)
    assert found.central["C"]["p"] == pytest.approx(0.5, abs=0.01)
    assert found.central["D"] is None


def test_pairs_are_told_both_ways_and_what_is_better_on_all_is_always_above():
    found = smaa(_drawn(CORNERS, ANY, seed=11))
    assert found.above["C"]["D"] == 1
    assert found.above["D"]["C"] == 0
    assert found.above["A"]["C"] + found.above["C"]["A"] == pytest.approx(1)
    assert "A" not in found.above["A"]


def test_what_is_said_of_the_order_of_weights_changes_who_comes_first():
    found = smaa(_drawn(CORNERS, Space(("p", "q"), places={"p": 1, "q": 2}), seed=11))
    assert found.acceptability["A"][0] == pytest.approx(0.8, abs=0.02)
    assert found.acceptability["B"][0] == 0


def test_bounds_on_weights_change_who_comes_first():
    space = Space(("p", "q"), low={"p": 0.45, "q": 0}, high={"p": 0.55, "q": 1})
    assert smaa(_drawn(CORNERS, space, seed=11)).acceptability["C"][0] == 1


def test_equal_items_share_all_places():
    found = smaa(_drawn(alone({key: {"p": 50} for key in "abcd"}), exactly({"p": 1.0}), seed=2))
    for item in "abcd":
        assert found.acceptability[item] == pytest.approx((0.25,) * 4, abs=0.02)
        assert found.mean_place(item) == pytest.approx(2.5, abs=0.05)


def test_one_item_is_always_first():
    found = smaa(_drawn(alone({"a": {"p": 50}}), exactly({"p": 1.0}), seed=2, number=10))
    assert found.acceptability == {"a": (1.0,)}
    assert found.above == {"a": {}}


def test_items_that_are_sometimes_among_the_first_are_borderline():
    found = smaa(_drawn(CORNERS, ANY, seed=11))
    assert found.borderline(1) == ("A", "B", "C")
    assert found.borderline(4) == ()
    assert found.among("C", 2) == pytest.approx(1.0, abs=0.001)


def test_the_same_seed_gives_the_same_draws_and_another_seed_others():
    seen = panel({"a": {"p": [0, 1, 4], "q": [2, 2, 3]}, "b": {"p": [2, 2, 2], "q": [1, 4, 0]}})
    one, again, other = (draw(seen, straight(seen), ANY, seed, 500) for seed in (1, 1, 2))
    assert np.array_equal(one.totals, again.totals)
    assert np.array_equal(one.weights, again.weights)
    assert not np.array_equal(one.totals, other.totals)


def test_seats_are_drawn_again_so_a_divided_panel_is_less_sure():
    seen = panel({"united": {"p": [2, 2, 2, 2, 2]}, "divided": {"p": [0, 0, 2, 4, 4]}})
    totals = _totals(seen, {"p": 1.0})
    assert totals[:, 0].std() < 0.001
    assert totals[:, 1].std() == pytest.approx(np.std([0, 0, 50, 100, 100]) / np.sqrt(5), rel=0.05)
    assert totals[:, 1].mean() == pytest.approx(50, abs=1.5)


def test_a_strict_seat_is_strict_on_all_items_so_it_does_not_change_the_order():
    seen = panel({"a": {"p": [1, 3, 4]}, "b": {"p": [0, 2, 3]}})
    assert smaa(draw(seen, straight(seen), exactly({"p": 1.0}), 1)).acceptability["a"][0] == 1


def test_a_seat_that_scored_nothing_makes_nothing_less_sure():
    scores = [0, 1, 3, 4]
    with_empty, without = (_totals(panel({"a": {"p": one}}), {"p": 1.0}) for one in ([*scores, None, None], scores))
    assert np.array_equal(with_empty, without)


def test_one_assessor_without_doubt_is_as_sure_as_that_assessor():
    totals = _totals(panel({"a": {"p": [3]}}), {"p": 1.0}, 100)
    assert totals == pytest.approx(np.full((100, 1), 75), abs=0.001)


def test_what_a_seat_says_it_could_be_as_well_widens_on_that_side():
    totals = _totals(panel({"a": {"p": [Given(2, low=2, high=4)]}}), {"p": 1.0})[:, 0]
    assert totals.min() >= 50 - 0.001
    assert totals.max() == pytest.approx(100, abs=3)
    assert totals.mean() == pytest.approx(50 + 50 / 3, abs=1)


def test_a_grade_widens_around_the_score_and_does_not_move_it():
    grades = {"known": {"p": 5}, "so-so": {"p": 3}, "unknown": {"p": 0}}
    totals = _totals(panel({item: {"p": [2, 2]} for item in grades}, grades=grades), {"p": 1.0}, 20_000)
    assert totals.std(axis=0) == pytest.approx([0, 10 / np.sqrt(6), 40 / np.sqrt(6)], abs=0.3)
    assert totals.mean(axis=0) == pytest.approx([50, 50, 50], abs=0.5)


def test_an_item_without_a_grade_counts_as_unknown_where_others_have_one_and_else_not():
    seen = panel({"a": {"p": [2], "q": [2]}, "b": {"p": [2], "q": [2]}}, grades={"a": {"p": 5}})
    assert _totals(seen, {"p": 1.0, "q": 0.0})[:, 1].std() > 10
    assert _totals(seen, {"p": 0.0, "q": 1.0}).std() < 0.001


def test_what_nobody_scored_may_be_anything():
    totals = _totals(panel({"a": {"p": [4, 4], "q": [None, None]}}), {"p": 0.5, "q": 0.5})[:, 0]
    assert (totals.min(), totals.max()) == (pytest.approx(50, abs=1), pytest.approx(100, abs=1))


def test_a_panel_without_any_score_knows_nothing():
    found = smaa(draw(empty := panel({"a": {"p": [None]}, "b": {"p": [None]}}), straight(empty), Space(("p",)), 1))
    assert found.acceptability["a"][0] == pytest.approx(0.5, abs=0.02)


def test_where_only_one_seat_scored_it_is_used_whoever_is_drawn():
    totals = _totals(panel({"a": {"p": [None, None, None, 3]}}), {"p": 1.0})
    assert totals == pytest.approx(np.full(totals.shape, 75), abs=0.001)


def test_values_stay_between_0_and_100():
    seen = panel({"a": {"p": [0, 4]}, "b": {"p": [4, 4]}}, grades={"a": {"p": 0}, "b": {"p": 0}})
    totals = _totals(seen, {"p": 1.0})
    assert totals.min() >= 0
    assert totals.max() <= 100


def test_what_it_costs_can_leave_the_panel_while_the_weights_still_name_it():
    seen = panel({"a": {"p": [4], "geld": [0]}, "b": {"p": [0], "geld": [4]}})
    found = draw(seen.without(["geld"]), straight(seen), exactly({"p": 0.2, "geld": 0.8}), 1, 100)
    assert found.criteria == ("p",)
    assert found.weights == pytest.approx(np.ones((100, 1)))
    assert smaa(found).acceptability["a"][0] == 1


def test_a_question_without_a_weight_is_an_error_and_not_a_zero():
    seen = panel({"a": {"p": [4], "q": [0]}})
    with pytest.raises(BadWeights, match="q"):
        draw(seen, straight(seen), exactly({"p": 1.0}), 1, 10)


def test_the_order_in_which_weights_are_named_does_not_matter():
    seen = panel({"a": {"p": [4], "q": [0]}})
    assert _totals(seen, {"q": 0.9, "p": 0.1}, 10) == pytest.approx(np.full((10, 1), 10), abs=0.001)


def test_the_triangle_never_leaves_what_seats_said_together():
    seen = panel({"a": {"p": [Given(2, 1, 3), Given(2, 2, 3)]}})
    spread = spread_of(seen, straight(seen))
    assert spread.triangles.min() >= -12.5
    assert spread.triangles.max() <= 25
    assert spread.triangles.max() > 22


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, 100), min_size=3, max_size=3), min_size=1, max_size=7), st.integers(0, 99))
def test_places_and_items_both_add_up_to_one(rows, seed):
    totals = np.array(rows, dtype=float).T + np.random.default_rng(seed).random((3, len(rows)))
    items = tuple(f"i{place}" for place in range(len(rows)))
    found = smaa(Draws(items, ("p",), np.ones((3, 1)), totals))
    table = np.array([found.acceptability[item] for item in items])
    assert table.sum(axis=0) == pytest.approx(np.ones(len(items)))
    assert table.sum(axis=1) == pytest.approx(np.ones(len(items)))
