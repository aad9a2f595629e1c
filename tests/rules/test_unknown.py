"""Not knowing: unknown facts, ranges, and what stays final all the same."""

from __future__ import annotations

import pytest

from perspectief.rules.kernel.book import Doc, Version
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.single import settle
from perspectief.rules.kernel.unknown import Between, Missing, Touched, Unknown, hull, max_known, min_known

UNKNOWN = Unknown(Missing(frozenset({"wealth.savings"})))


def between(low: float, high: float) -> Between:
    return Between(low, high, Missing(frozenset({"persons.a.income"})))


def rule(function, *types: type) -> Version:
    return Version(
        "regel", "map", Level.PERSON, float, Doc("Rekenstap", "", ""), (), function=function, argument_types=types
    )


def test_touching_something_unknown_raises_with_its_name() -> None:
    with pytest.raises(Touched) as raised:
        _ = UNKNOWN + 1
    assert raised.value.missing.facts == {"wealth.savings"}


@pytest.mark.parametrize(
    "use", [bool, float, abs, lambda x: x < 1, lambda x: 1 - x, lambda x: x == x, lambda x: x // 2]
)
def test_no_use_of_something_unknown_goes_unseen(use) -> None:
    with pytest.raises(Touched):
        use(UNKNOWN)


def test_a_branch_that_never_touches_the_unknown_is_final() -> None:
    assert settle(rule(lambda yes, x: 1.0 if yes else x, bool, float), [True, UNKNOWN]) == 1.0


def test_a_no_beside_an_unknown_is_a_no() -> None:
    assert settle(rule(lambda a, b: a and b, bool, bool), [UNKNOWN, False]) is False


def test_a_yes_beside_an_unknown_stays_open() -> None:
    assert isinstance(settle(rule(lambda a, b: a and b, bool, bool), [UNKNOWN, True]), Unknown)


def test_an_answer_that_is_the_same_both_ways_does_not_depend() -> None:
    assert settle(rule(lambda a, x: x if a else x + 0.0, bool, float), [UNKNOWN, 5.0]) == 5.0


def test_a_yes_or_no_that_changes_the_amount_gives_both_ends() -> None:
    answer = settle(rule(lambda a: 100.0 if a else 40.0, bool), [UNKNOWN])
    assert (answer.low, answer.high) == (40.0, 100.0)
    assert answer.missing.facts == {"wealth.savings"}


def test_a_range_on_one_side_of_a_threshold_decides() -> None:
    assert settle(rule(lambda x: x <= 8000.0, float), [between(0, 8000)]) is True
    assert settle(rule(lambda x: x <= 8000.0, float), [between(8001, 9000)]) is False


def test_a_range_across_a_threshold_stays_open() -> None:
    assert isinstance(settle(rule(lambda x: x <= 8000.0, float), [between(7000, 9000)]), Unknown)


def test_a_range_follows_both_branches_and_takes_the_hull() -> None:
    answer = settle(rule(lambda x: max(0.0, 100.0 - x) if x < 50.0 else 10.0, float), [between(20, 60)])
    assert (answer.low, answer.high) == (10.0, 80.0)


def test_minimum_and_maximum_of_a_range_that_clears_a_number_are_plain() -> None:
    assert min_known(between(5, 9), 3.0) == 3.0
    assert max_known(between(-5, -1), 0.0) == 0.0


def test_the_hull_of_equal_answers_is_that_answer() -> None:
    assert hull([2.0, 2.0], Missing()) == 2.0


def test_zero_times_an_open_end_is_zero() -> None:
    product = between(0, float("inf")) * 0.0
    assert (product.low, product.high) == (0.0, 0.0)


def test_households_with_ranges_are_answered_side_by_side_in_threads() -> None:
    from concurrent.futures import ThreadPoolExecutor
    from datetime import date

    from perspectief.rules import evaluate, read_household

    wage = {"kind": "loon", "amount": {"between": [1000, 2500]}, "per": "month"}
    file = {"municipality": "GM0014", "persons": [{"id": "a", "birth_date": "1990-01-01", "income": [wage]}]}

    def answer(_number: int) -> str:
        return evaluate(read_household(file), date(2026, 6, 1)).to_json()

    alone = answer(0)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(answer, range(40))) == {alone}
