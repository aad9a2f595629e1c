"""How far a panel agrees, what it talks about, and when experts by experience are shown apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectief.policy.weighing.calc.agreement import (
    Distance,
    Reading,
    agreement,
    alpha,
    experts_and_others,
    spearman_brown,
    talk_list,
)
from perspectief.policy.weighing.calc.values import group_values
from perspectief.policy.weighing.tests.small_panels import panel, straight

X = np.nan
FOUR_RATERS = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, X, X, X],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, X, 3],
        [X, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, X],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, X],
    ]
)
"""The table of Krippendorff's own example: assessors x items."""
TABLES = st.lists(
    st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=4, max_size=4), min_size=2, max_size=8
).map(lambda rows: np.array(rows, dtype=float))


def _talk(table, weights, borderline=()):
    seen = panel(table)
    return talk_list(group_values(seen, straight(seen)), weights, borderline)


@pytest.mark.parametrize(
    ("distance", "expected"), [(Distance.NOMINAL, 0.7434), (Distance.ORDINAL, 0.8154), (Distance.INTERVAL, 0.8491)]
)
def test_alpha_of_the_published_table(distance, expected):
    assert alpha(FOUR_RATERS, distance) == pytest.approx(expected, abs=0.00005)


def test_full_agreement_is_1_and_agreement_by_chance_is_about_0():
    rng = np.random.default_rng(5)
    assert alpha(np.array([[0, 1, 2, 4], [0, 1, 2, 4]])) == pytest.approx(1)
    assert alpha(rng.integers(0, 5, (7, 2_000)).astype(float)) == pytest.approx(0, abs=0.02)


def test_to_differ_more_than_chance_would_is_below_0():
    assert alpha(np.array([[0, 4, 0, 4], [4, 0, 4, 0]], dtype=float)) < 0


@pytest.mark.parametrize(
    "scores", [[[2, 2, 2], [2, 2, 2]], [[X, X], [X, X]], [[1, 2, 3]], [[1, X], [X, 3]]],
    ids=["all the same", "all missing", "one assessor", "nobody scored the same item"],
)  # fmt: skip
def test_where_there_is_nothing_to_agree_on_there_is_no_alpha(scores):
    assert alpha(np.array(scores, dtype=float)) is None


def test_all_the_same_is_told_apart_from_too_few_scores_and_from_agreement():
    same, alone, agreed = (
        agreement(panel(table), seed=1)[0]
        for table in (
            {"a": {"q": [2, 2]}, "b": {"q": [2, 2]}},
            {"a": {"q": [2]}, "b": {"q": [3]}},
            {"a": {"q": [0, 0]}, "b": {"q": [4, 4]}},
        )
    )
    assert (same.reading, same.alpha, same.low) == (Reading.NO_VARIATION, None, None)
    assert (alone.reading, alone.items) == (Reading.TOO_FEW, 0)
    assert (agreed.reading, agreed.alpha) == (Reading.FIRM, 1)


@pytest.mark.parametrize(("differing", "reading"), [(0, Reading.FIRM), (6, Reading.TENTATIVE), (12, Reading.TALK)])
def test_the_reading_goes_down_with_each_item_on_which_two_differ(differing, reading):
    table = {f"i{number}": {"q": [number % 5, (number + 2 * (number < differing)) % 5]} for number in range(30)}
    assert agreement(panel(table), seed=1)[0].reading == reading


def test_alpha_comes_with_its_numbers_and_an_interval_around_it():
    table = {
        f"i{place}": {"q": [None if np.isnan(one) else one - 1 for one in row]}
        for place, row in enumerate(FOUR_RATERS.T)
    }
    found = agreement(panel(table), seed=3)[0]
    assert found.alpha == pytest.approx(0.8154, abs=0.00005)
    assert (found.items, found.scores) == (11, 40)
    assert found.low < found.alpha < found.high <= 1
    assert found.high - found.low > 0.1
    assert agreement(panel(table), seed=3)[0] == found
    assert agreement(panel(table), seed=4)[0].low != found.low


def test_one_item_has_no_interval():
    found = agreement(panel({"a": {"q": [0, 1, 4]}}), seed=1)[0]
    assert found.alpha is not None
    assert found.low is None


def test_an_interval_that_hangs_on_one_item_is_not_given():
    same = {f"i{number}": {"q": [2, 2]} for number in range(9)}
    one, two = same | {"x": {"q": [0, 0]}}, same | {"x": {"q": [0, 0]}, "y": {"q": [3, 2]}}
    assert agreement(panel(one), seed=1)[0].low is None
    assert agreement(panel(two), seed=1)[0].low is not None


@pytest.mark.parametrize(
    ("seats", "expected"), [(2, 0.41), (3, 0.51), (4, 0.58), (5, 0.64), (6, 0.68), (7, 0.71), (8, 0.74)]
)
def test_a_larger_panel_is_surer_by_spearman_brown(seats, expected):
    assert round(spearman_brown(0.259, seats), 2) == expected


def test_the_reliability_of_the_mean_is_that_of_the_panel_and_not_of_one_seat():
    rng = np.random.default_rng(2)
    real, own = rng.normal(0, 1, 400), rng.normal(0, 1.5, (7, 400))
    scores = np.clip(np.round(2 + 0.8 * (real + own)), 0, 4)
    found = agreement(panel({f"i{item}": {"q": list(scores[:, item])} for item in range(400)}), seed=1)[0]
    between = np.corrcoef(scores.mean(axis=0), real)[0, 1] ** 2
    assert found.of_mean == pytest.approx(between, abs=0.06)
    assert found.of_mean > found.alpha + 0.2


def test_talk_goes_first_to_what_differs_most_on_what_counts_most():
    found = _talk({"a": {"p": [0, 4], "q": [0, 4]}, "b": {"p": [1, 2], "q": [3, 3]}}, {"p": 0.3, "q": 0.7})
    assert [(one.item, one.criterion) for one in found] == [("a", "q"), ("a", "p"), ("b", "p")]
    assert found[0].weight == pytest.approx(0.7 * found[0].sd)


def test_an_item_that_the_choice_hangs_on_is_talked_of_first():
    found = _talk({"a": {"q": [0, 4]}, "b": {"q": [2, 3]}}, {"q": 1.0}, borderline={"b"})
    assert [(one.item, one.borderline) for one in found] == [("b", True), ("a", False)]


def test_what_one_seat_scored_or_what_does_not_count_is_not_talked_of():
    assert _talk({"a": {"p": [3, None], "q": [0, 4]}}, {"p": 1.0, "q": 0.0}) == ()


def test_the_talk_list_knows_no_seats():
    assert set(_talk({"a": {"q": [0, 4]}}, {"q": 1.0})[0].__dataclass_fields__) == {
        "item", "criterion", "weight", "sd", "n", "borderline",
    }  # fmt: skip


def test_three_experts_are_shown_beside_the_others_with_their_numbers():
    found = experts_and_others(panel({"a": {"q": [4, 4, 3, 1, 2, 2, None]}}, experts={1, 2, 3}))
    assert [(one.experts_n, one.others_n) for one in found] == [(3, 3)]
    assert found[0].difference == pytest.approx(11 / 3 - 5 / 3)


def test_two_experts_are_not_shown_apart_unless_both_say_so():
    table = {"a": {"q": [4, 3, 1, 2, 2]}}
    assert experts_and_others(panel(table, experts={1, 2})) == ()
    assert experts_and_others(panel(table, experts={1, 2}, show_alone={1})) == ()
    assert experts_and_others(panel(table, experts={1, 2}, show_alone={1, 2}))[0].experts == 3.5


def test_the_score_of_the_one_other_cannot_be_worked_out_either():
    table = {"a": {"q": [4, 3, 3, 1]}}
    assert experts_and_others(panel(table, experts={1, 2, 3})) == ()
    assert experts_and_others(panel(table, experts={1, 2, 3}, show_alone={4}))[0].others == 1


def test_an_expert_who_could_not_judge_does_not_count_as_one():
    table = {"a": {"p": [4, 3, None, 1, 2, 2], "q": [4, 3, 0, 1, 2, 2]}}
    assert [one.criterion for one in experts_and_others(panel(table, experts={1, 2, 3}))] == ["q"]


def test_a_score_of_zero_is_a_score():
    assert experts_and_others(panel({"a": {"q": [0, 0, 0, 0, 0, 0]}}, experts={1, 2, 3}))[0].difference == 0


@settings(max_examples=60, deadline=None)
@given(TABLES, st.randoms(use_true_random=False), st.sampled_from(Distance))
def test_alpha_does_not_know_who_is_who_nor_in_which_order_items_came(scores, chance, distance):
    assessors, items = list(range(len(scores))), list(range(scores.shape[1]))
    chance.shuffle(assessors)
    chance.shuffle(items)
    one, other = alpha(scores, distance), alpha(scores[assessors][:, items], distance)
    assert (one is None and other is None) or one == pytest.approx(other)


@settings(max_examples=60, deadline=None)
@given(TABLES, st.sampled_from(Distance))
def test_alpha_is_as_in_its_definition_worked_out_pair_by_pair(scores, distance):
    assert alpha(scores, distance) == pytest.approx(_pair_by_pair(scores, distance))


def _pair_by_pair(scores, distance):
    """Krippendorff's definition with plain loops: one minus what was seen to differ over what chance would give."""
    units = [[one for one in column if not np.isnan(one)] for column in scores.T]
    units = [unit for unit in units if len(unit) > 1]
    every = [one for unit in units for one in unit]

    def apart(one, other):
        if distance is Distance.NOMINAL:
            return float(one != other)
        if distance is Distance.INTERVAL:
            return (one - other) ** 2
        low, high = min(one, other), max(one, other)
        between = sum(1 for score in every if low <= score <= high)
        return (between - (every.count(one) + every.count(other)) / 2) ** 2 if one != other else 0.0

    seen = sum(
        sum(apart(one, other) for place, one in enumerate(unit) for rest, other in enumerate(unit) if rest != place)
        / (len(unit) - 1)
        for unit in units
    )
    chance = sum(
        apart(one, other) for place, one in enumerate(every) for rest, other in enumerate(every) if rest != place
    )
    if not chance:
        return None
    return 1 - (len(every) - 1) * seen / chance
