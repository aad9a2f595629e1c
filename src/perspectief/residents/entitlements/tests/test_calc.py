"""The interview: what is told becomes a household file, and what is not told stays unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from perspectief.residents.entitlements.calc.kinds import FieldKind, Told
from perspectief.residents.entitlements.calc.screens import SKIPPED, UNKNOWN, accept, forget, screen, screens
from perspectief.residents.entitlements.calc.told import household, persons
from perspectief.rules import Outcome, evaluate, read_household
from perspectief.rules.facts import FACTS

DAY = date(2026, 11, 22)
ALONE = {"partner": "no", "children": 0, "grown": 0, "others": 0}


def told(*answers: tuple[str, dict[str, Any]]) -> Told:
    so_far: Told = {}
    for screen_id, answer in answers:
        so_far = accept(so_far, screen_id, answer, DAY)
    return so_far


def file_of(*answers: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    return household(told(*answers), day=DAY)


def person(file: dict[str, Any], number: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = file["persons"][number]
    return found


def test_who_has_told_nothing_is_one_person_of_whom_nothing_is_known() -> None:
    assert persons({}) == [("p0", "claimant")]
    result = evaluate(read_household(household({}, day=DAY)), DAY)
    assert not any(one.outcome in (Outcome.JA, Outcome.WAARSCHIJNLIJK) for one in result.schemes)


def test_ids_stay_when_somebody_is_added() -> None:
    before = told(("who", {**ALONE, "children": 1}), ("p11.birth_date", {"birth_date": "2015-05-05"}))
    after = accept(before, "who", {"partner": "here", "children": 2, "grown": 0, "others": 0}, DAY)
    assert persons(after) == [("p0", "claimant"), ("p1", "partner"), ("p11", "child"), ("p12", "child")]
    assert after["p11.birth_date"] == {"birth_date": "2015-05-05"}


def test_answers_about_somebody_who_left_are_dropped() -> None:
    before = told(
        ("who", {**ALONE, "partner": "here"}), ("p1.incomes", {"kinds": ["loon"]}), ("p1.income.loon", UNKNOWN)
    )
    assert list(accept(before, "who", ALONE, DAY)) == ["who"]


def test_an_answer_to_a_question_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(LookupError):
        accept({}, "p1.incomes", {"kinds": ["loon"]}, DAY)


@pytest.mark.parametrize("block", ["wealth", "home", "situation"])
def test_nothing_that_was_not_told_is_a_silent_zero(block: str) -> None:
    """What a file would mean as "nothing" when left out is said to be unknown."""
    means_nothing = {
        str(fact.key).partition(".")[2]
        for fact in FACTS.values()
        if (fact.key or "").startswith(f"{block}.") and fact.absent.value is not None and not fact.absent.presumed
    }
    file = household({}, day=DAY)[block]
    given_otherwise = {"net_income_without_holiday_pay_m"}  # 0 means: work it out of the incomes
    assert means_nothing - set(file) <= given_otherwise
    assert all(file[key] in ("onbekend", {"at_least": 0}) for key in means_nothing - given_otherwise)


def test_weet_ik_niet_and_skipping_tell_nothing() -> None:
    assert file_of(("home.tenure", UNKNOWN)) == file_of(("home.tenure", SKIPPED)) == household({}, day=DAY)


def test_a_line_left_unticked_is_a_no_and_a_line_not_shown_is_not() -> None:
    shown = {"ticked": [], "offered": ["broken_appliance"]}
    situation = file_of(("triggers", shown))["situation"]
    assert situation["broken_appliance"] is False
    assert "money_worries" not in situation


def test_a_tick_list_shown_again_keeps_what_was_ticked_before() -> None:
    first = ("triggers", {"ticked": ["ill.p0"], "offered": ["ill.p0", "money_worries"]})
    again = ("triggers", {"ticked": ["broken_appliance"], "offered": ["broken_appliance"]})
    assert told(first, again)["triggers"]["ticked"] == ["ill.p0", "broken_appliance"]


def test_what_the_law_presumes_is_left_out_until_it_is_contradicted() -> None:
    every = ["not_insured.p0", "institution.p0"]
    assert "insured" not in person(file_of(("triggers", {"ticked": [], "offered": every})))
    assert person(file_of(("triggers", {"ticked": ["not_insured.p0"], "offered": every})))["insured"] is False


def test_an_amount_told_approximately_becomes_a_range() -> None:
    answer = {"amount": 2000, "per": "month", "gross": True, "holiday": True, "about": True}
    file = file_of(("p0.incomes", {"kinds": ["loon"]}), ("p0.income.loon", answer))
    assert person(file)["income"] == [
        {"kind": "loon", "amount": {"between": [1900.0, 2100.0]}, "per": "month", "gross": True}
    ]


def wage_of(**answer: Any) -> Any:
    file = file_of(("p0.incomes", {"kinds": ["loon"]}), ("p0.income.loon", answer))
    return person(file)["income"][0]["amount"]


def test_holiday_pay_comes_on_top_of_a_wage_per_month_unless_it_is_in_it() -> None:
    assert wage_of(amount=2000, per="month", gross=True) == 2160
    assert wage_of(amount=500, per="week", gross=True) == 540
    assert wage_of(amount=2000, per="month", gross=True, holiday=True) == 2000
    assert wage_of(amount=24_000, per="year", gross=True) == 24_000
    assert wage_of(amount={"between": [1000, 2000]}, per="month", gross=True) == {"between": [1080, 2160]}


def test_of_a_net_wage_nobody_knows_how_much_holiday_pay_comes_on_top() -> None:
    assert wage_of(amount=1500, per="month", gross=False) == {"between": [1500, 1620]}


def test_a_pension_has_no_holiday_pay() -> None:
    file = file_of(("p0.incomes", {"kinds": ["pensioen"]}), ("p0.income.pensioen", {"amount": 500, "gross": True}))
    assert person(file)["income"][0]["amount"] == 500


def test_an_income_of_which_the_amount_is_not_told_is_more_than_nothing() -> None:
    file = file_of(("p0.incomes", {"kinds": ["loon"]}))
    assert person(file)["income"] == [{"kind": "loon", "amount": {"at_least": 0.01}, "per": "year"}]


def test_no_income_is_an_empty_list_and_not_telling_is_not() -> None:
    assert person(file_of(("p0.incomes", {"kinds": ["geen"]})))["income"] == []
    assert "income" not in person(household({}, day=DAY))


def test_aow_and_pension_are_told_on_one_screen() -> None:
    answers = (
        ("p0.incomes", {"kinds": ["aow", "pensioen"]}),
        ("p0.income.aow", {"amount": 1500, "pensioen": 300, "per": "month", "gross": True}),
    )
    assert screen("p0.income.pensioen", told(*answers), DAY) is None
    assert {one["kind"]: one["amount"] for one in person(file_of(*answers))["income"]} == {"aow": 1500, "pensioen": 300}


def test_a_year_alone_is_a_range_and_may_be_asked_more_exactly() -> None:
    answers = ("p0.birth_date", {"birth_date": {"between": ["1959-01-01", "1959-12-31"]}})
    assert screen("p0.birth_date.exact", told(answers), DAY) is not None
    exact = ("p0.birth_date.exact", {"birth_date": "1959-11-01"})
    assert person(file_of(answers, exact))["birth_date"] == "1959-11-01"


def test_a_child_counted_as_18_or_older_is_an_adult_before_the_birth_date_is_told() -> None:
    file = file_of(("who", {**ALONE, "grown": 1}))
    assert person(file, 1)["birth_date"] == {"at_most": "2008-11-22"}
    assert person(file, 1)["parents"] == ["p0"]


def test_a_spouse_in_a_nursing_home_is_a_partner_who_lives_elsewhere() -> None:
    file = file_of(("who", {**ALONE, "partner": "elsewhere"}))
    assert person(file, 1) | {"lives_elsewhere": True, "married": True} == person(file, 1)


def test_a_parent_who_lives_in_is_named_as_parent() -> None:
    file = file_of(
        ("who", {**ALONE, "others": 1}), ("p31.birth_date", {"birth_date": "1950-01-01", "relation": "parent"})
    )
    assert person(file)["parents"] == ["p31"]


def test_each_screen_has_a_kind_that_pages_know_and_fields_with_names_of_their_own() -> None:
    family = told(("who", {"partner": "here", "children": 2, "grown": 1, "others": 1}))
    for one in screens(family, DAY):
        names = [field.name for field in one.fields]
        assert len(names) == len(set(names)), one.id
        assert all(field.options for field in one.fields if field.kind is FieldKind.CHOICE), one.id


def test_forgetting_an_answer_opens_its_screen_again() -> None:
    assert forget(told(("who", ALONE)), "who", DAY) == {}


def test_every_household_the_screens_can_make_can_be_read() -> None:
    so_far = told(("who", {"partner": "here", "children": 2, "grown": 1, "others": 2}))
    for one in screens(so_far, DAY):
        read_household(household(accept(so_far, one.id, UNKNOWN, DAY), day=DAY))


def test_wealth_of_a_housemate_is_unknown_once_it_is_said_that_there_is_some() -> None:
    lives_with = ("who", {**ALONE, "others": 1})
    assert "wealth" not in person(file_of(lives_with), 1)
    ticked = ("triggers", {"ticked": ["own_wealth.p31"], "offered": ["own_wealth.p31"]})
    assert person(file_of(lives_with, ticked), 1)["wealth"]["savings"] == {"at_least": 0}


def test_income_of_a_child_is_unknown_once_it_is_said_that_there_is_some() -> None:
    teenager = (("who", {**ALONE, "children": 1}), ("p11.birth_date", {"birth_date": "2010-01-01"}))
    assert "income" not in person(file_of(*teenager), 1)
    ticked = ("triggers", {"ticked": ["child_income.p11"], "offered": ["child_income.p11"]})
    assert person(file_of(*teenager, ticked), 1)["income"] == "onbekend"
