"""Which questions fit somebody and why, and what a reward does to the money of a household."""

from __future__ import annotations

import datetime as dt

import pytest

from perspectief.community.experience.calc.matching import Asked, Why, Wish, fits
from perspectief.community.experience.calc.reward import Known, effect_of, household_file

DAY = dt.date(2026, 11, 22)
ALONE = {"age": 42, "children": [10], "rent": 650.0, "savings": 500.0}
ANY = Wish(frozenset(), frozenset(), None, "", certified=False)


def asked(key: str, **said: object) -> Asked[str]:
    known = {
        "kind": "letters",
        "themes": frozenset({"debt"}),
        "hours": 8,
        "starts_on": DAY,
        "ends_on": DAY + dt.timedelta(days=13),
        "area": "",
        "certified": False,
    }
    return Asked(key, **{**known, **said})  # type: ignore[arg-type]


def wish(**said: object) -> Wish:
    known = {"kinds": frozenset({"letters"}), "themes": frozenset(), "hours": 4, "area": "", "certified": False}
    return Wish(**{**known, **said})  # type: ignore[arg-type]


def test_what_somebody_does_not_want_is_never_proposed() -> None:
    assert fits(wish(kinds=frozenset({"speaker"})), [asked("brief")]) == []


def test_a_question_for_people_with_a_certificate_is_not_proposed_to_others() -> None:
    assert fits(wish(), [asked("brief", certified=True)]) == []
    assert [fit.key for fit in fits(wish(certified=True), [asked("brief", certified=True)])] == ["brief"]


def test_who_shares_a_theme_sees_it_first_with_the_reason() -> None:
    known = fits(wish(themes=frozenset({"home"})), [asked("schulden"), asked("huis", themes=frozenset({"home"}))])

    assert [fit.key for fit in known] == ["huis", "schulden"]
    assert Why.THEME in known[0].because
    assert Why.THEME not in known[1].because


@pytest.mark.parametrize(("hours", "why"), [(4, Why.HOURS), (3, Why.MORE_HOURS)])
def test_eight_hours_in_two_weeks_are_four_a_week(hours: int, why: Why) -> None:
    (found,) = fits(wish(hours=hours), [asked("brief")])
    assert why in found.because


def test_another_wijk_is_said_and_comes_later() -> None:
    here, there = asked("hier", area="WK001410"), asked("daar", area="WK001400")

    known = fits(wish(area="WK001410"), [there, here])

    assert [fit.key for fit in known] == ["hier", "daar"]
    assert Why.ELSEWHERE in known[1].because


def test_who_says_nothing_sees_what_is_anywhere() -> None:
    assert [fit.key for fit in fits(ANY, [asked("brief")])] == ["brief"]


# --- Reward -----------------------------------------------------------------------------------------------------------
def household(**said: object) -> dict[str, object]:
    return household_file({**ALONE, **said}, DAY, "GM0014")


def test_a_wage_beside_assistance_is_partly_kept_and_the_law_says_how_much() -> None:
    effect = effect_of(household(assistance=True, months_used=0), "wage", 200.0, DAY)

    (line,) = effect.lines
    assert line.key == "bijstand"
    assert effect.kept == pytest.approx(50.0)
    assert line.change == pytest.approx(-150.0)


def test_without_the_answer_that_matters_nothing_is_guessed_and_the_question_is_named() -> None:
    effect = effect_of(household(assistance=True), "wage", 200.0, DAY)

    assert effect.kept is None
    assert effect.lines[0].after is None
    assert effect.ask == ("persons.a.exemption_months_used",)


def test_a_wage_beside_a_wage_lowers_allowances_and_the_sum_is_what_is_left() -> None:
    effect = effect_of(household(wage=2400.0), "wage", 200.0, DAY)

    assert {line.key for line in effect.lines} == {"kindgebonden_budget", "zorgtoeslag"}
    assert effect.net is not None
    assert effect.kept == pytest.approx(effect.net + sum(line.change or 0.0 for line in effect.lines))
    assert 0 < effect.kept < effect.net < 200.0


def test_the_free_amount_for_volunteers_is_not_known_and_said_so() -> None:
    assert effect_of(household(assistance=True), "allowance", 150.0, DAY).known is Known.FREE_PART_UNKNOWN


def test_whether_a_gift_card_is_a_gift_is_for_the_municipality() -> None:
    assert effect_of(household(assistance=True), "gift_card", 25.0, DAY).known is Known.GIFT_OR_WAGE
    assert effect_of(household(wage=2400.0), "gift_card", 25.0, DAY).known is Known.YES


def test_a_wage_beside_another_benefit_is_not_computed() -> None:
    effect = effect_of(household(benefit=1600.0, benefit_kind="wia"), "wage", 200.0, DAY)

    assert effect.known is Known.BENEFIT
    assert effect.kept is None


def test_no_reward_changes_nothing() -> None:
    effect = effect_of(household(assistance=True), "none", 0.0, DAY)

    assert (effect.gross, effect.kept, effect.lines) == (0.0, 0.0, ())
