"""The answer: what is sure, what to do first, why, what would change it, what it does to the rest, and second roads."""

from __future__ import annotations

from typing import Any

import pytest

from perspectief.residents.entitlements import queries
from perspectief.rules import Outcome, evaluate, read_household, schemes
from perspectief.rules.practice import Light
from perspectief.simulation.samples import households

MOTHER: dict[str, Any] = {
    "date": "2026-11-22",
    "persons": [
        {
            "id": "a",
            "birth_date": "1990-05-01",
            "income": [{"kind": "loon", "amount": 1100, "per": "month", "gross": True}],
        },
        {"id": "b", "birth_date": "2014-03-01", "parents": ["a"]},
        {"id": "c", "birth_date": "2021-09-01", "parents": ["a"]},
    ],
    "home": {"tenure": "huur", "bare_rent_m": 650, "service_cost_m": 20},
    "wealth": {"savings": 500},
    "situation": {"broken_appliance": False, "years_low_income": 6},
}
NAMES = {"a": "U", "b": "Kind 1", "c": "Kind 2"}
PENSIONER = {
    "date": "2026-11-22",
    "persons": [{"id": "a", "birth_date": "1955-05-01", "income": []}],
    "home": {"tenure": "huur", "bare_rent_m": 650, "service_cost_m": 0},
    "wealth": {"savings": 0},
}
RICH = {**MOTHER, "wealth": {"savings": 900000}}


def answers(household: dict[str, Any] = MOTHER, **more: Any) -> queries.Answers:
    return queries.answers_for(household, NAMES, **more)


def one(key: str, household: dict[str, Any] = MOTHER) -> queries.Answer:
    found = answers(household)
    listed = [answer for group in found.groups for answer in group.answers] + found.received
    return next(answer for answer in listed if answer.key == key)


def test_the_sum_is_of_monthly_net_amounts_that_are_sure_and_of_nothing_else() -> None:
    found = answers()
    sure = [one for group in found.groups if group.key == "ja" for one in group.answers]
    monthly = [one.result.amount for one in sure if one.result.per == "maand"]

    assert found.top.adds_up == len(monthly) > 1
    cents = round(sum(amount or 0 for amount in monthly) * 100)
    assert round(float(found.top.per_month[2:].replace(".", "").replace(",", ".")) * 100) == cents
    assert [answer.key for answer, _amount in found.top.apart] == ["kinderbijslag"]


def test_a_supplement_is_left_out_of_the_sum_when_what_it_supplements_can_be_had_too() -> None:
    top = answers(PENSIONER).top

    assert [answer.key for answer in top.sets_off] == ["aio"]
    assert "aow" in [answer.key for answer, _amount in top.apart], "AOW is before tax"
    assert "aio" not in [answer.key for answer in top.steps]


def test_what_is_received_already_is_no_offer_and_no_part_of_the_sum() -> None:
    before, after = answers(), answers({**MOTHER, "receives": ["huurtoeslag"]})

    assert [answer.key for answer in after.received] == ["huurtoeslag"]
    assert "huurtoeslag" not in [one.key for group in after.groups for one in group.answers]
    assert after.top.adds_up == before.top.adds_up - 1


def test_every_scheme_stands_on_the_page_exactly_once() -> None:
    found = answers({**MOTHER, "receives": ["huurtoeslag"]}, doors=("witgoed",))
    listed = [one.key for group in found.groups for one in group.answers]
    listed += [one.key for one in (*found.received, *found.open_doors)]

    assert sorted(listed) == sorted(schemes())


def test_what_waiting_makes_smaller_comes_first() -> None:
    steps = answers().top.steps

    assert [step.key for step in steps] == ["bijstand", "kindgebonden_budget", "huurtoeslag"]
    assert steps[0].around.hurry


def test_a_personal_matter_that_was_not_ticked_is_an_open_door_with_what_would_open_it() -> None:
    found = answers(doors=("witgoed", "zorgtoeslag"))

    assert [door.key for door in found.open_doors] == ["witgoed"], "a yes is no door"
    assert any(because.would_be for because in found.open_doors[0].unmet)


def test_open_doors_have_a_place_also_when_nothing_else_is_a_no() -> None:
    refused = [one.key for group in answers().groups if group.key == "nee" for one in group.answers]
    found = answers(doors=refused)

    assert sorted(door.key for door in found.open_doors) == sorted(refused)
    assert "niet" in [section.key for section in found.sections]


def test_a_no_says_what_would_change_it() -> None:
    zorgtoeslag = one("zorgtoeslag", RICH)

    assert zorgtoeslag.result.outcome is Outcome.NEE
    changes = [because.would_be.text for because in zorgtoeslag.unmet if because.would_be]
    assert changes == ["Uw vermogen is laag genoeg."]
    assert not any(because.would_be for because in zorgtoeslag.met)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_no_has_a_second_road_that_is_open(seed: int) -> None:
    without = []
    for household in households(40, seed):
        names = {person["id"]: "x" for person in household["persons"]}
        found = queries.answers_for(household, names)
        closed = {one.key for group in found.groups if group.key in ("nee", "voorbij") for one in group.answers}
        for group in found.groups:
            without += [one.key for one in group.answers if group.key == "nee" and not one.next_doors]
            without += [door.key for one in group.answers for door in one.next_doors if door.key in closed]
    assert not without


def test_a_road_to_a_person_fits_the_subject() -> None:
    helpers = [
        queries.Door(queries.Said("Ergens", "nl"), contact=queries.Contact("Ergens"), subjects=("geld",)),
        queries.Door(queries.Said("Kinderhulp", "nl"), contact=queries.Contact("Kinderhulp"), subjects=("kinderen",)),
    ]
    found = queries.answers_for(RICH, NAMES, help=helpers)
    doors = {one.key: one.next_doors for group in found.groups for one in group.answers}

    assert doors["kinderopvangtoeslag"] or doors["kindgebonden_budget"]
    people = {key: [door.said.text for door in found if not door.key] for key, found in doors.items()}
    assert people["zorgtoeslag"] in ([], ["Ergens"])


def test_the_money_counts_in_other_schemes_of_this_household_only() -> None:
    bijstand = one("bijstand")

    counted = [key for key, _name in bijstand.counts]
    assert "huurtoeslag" in counted
    assert "kinderbijslag" not in counted, "kinderbijslag looks at no income"
    assert "aio" not in counted, "AIO is not for her"


def test_a_pass_opens_what_stands_behind_it() -> None:
    assert [key for key, _name in one("stadjerspas").opens] == ["kindpakket"]


def test_an_allowance_is_an_advance_and_says_how_not_to_pay_back() -> None:
    huurtoeslag = one("huurtoeslag")

    assert huurtoeslag.pay_back.light is Light.ADVANCE
    assert huurtoeslag.pay_back.avoid
    assert "%" not in "".join(told.said.text for told in (*huurtoeslag.pay_back.avoid, *huurtoeslag.pay_back.meaning))


def test_a_line_that_nobody_checked_says_so() -> None:
    papers = next(topic for topic in one("huurtoeslag").topics if topic.key == "papers")

    assert [told.doubt for told in papers.lines] == ["Dit is niet nagekeken."]


def test_what_we_do_not_know_is_named_so_that_somebody_can_ask() -> None:
    assert "welke papieren u nodig heeft" in one("stadjerspas").around.not_known
    assert one("stadjerspas").ask.name


def test_per_person_shows_the_same_amounts_as_the_rest_of_the_page() -> None:
    found = answers()
    shown = {share.answer.key: share.amount for view in found.persons for share in view.shares}

    assert shown == {one.key: one.amount for one in found.best}
    assert [view.title for view in found.persons] == ["U", "Voor de kinderen"]


def test_only_a_couple_gets_something_together() -> None:
    partner = {"id": "d", "birth_date": "1989-05-01", "partner": "a", "income": []}
    mother, *children = MOTHER["persons"]
    couple = {**MOTHER, "persons": [{**mother, "partner": "d"}, partner, *children]}
    found = queries.answers_for(couple, {**NAMES, "d": "Uw partner"})

    assert found.persons[-1].title == "Voor u samen"
    assert "huurtoeslag" in [share.answer.key for share in found.persons[-1].shares]


def test_who_lives_on_aow_or_bijstand_need_not_ask_for_it_once_more() -> None:
    aow = {"kind": "aow", "amount": 1560, "per": "month", "gross": True}
    found = answers({**PENSIONER, "persons": [{**PENSIONER["persons"][0], "income": [aow]}]})

    assert "aow" not in [one.key for one in (*found.best, *found.top.steps)]
    assert "aow" not in [one.key for one, _amount in found.top.apart]
    assert [one.key for one in found.groups[0].answers if one.is_told] == ["aow"]
    assert "aow" in [one.key for one in answers(PENSIONER).top.steps]


def test_income_of_a_partner_is_not_what_the_claimant_gets_already() -> None:
    aow = {"kind": "aow", "amount": 1000, "per": "month", "gross": True}
    claimant = {**PENSIONER["persons"][0], "partner": "b"}
    partner = {"id": "b", "birth_date": "1954-05-01", "partner": "a", "income": [aow]}
    found = queries.answers_for({**PENSIONER, "persons": [claimant, partner]}, {"a": "U", "b": "Uw partner"})

    assert "aow" in [one.key for one in found.best]


def test_a_question_of_who_lives_alone_does_not_say_whose_it_is() -> None:
    nobody_told = {"date": "2026-11-22", "persons": [{"id": "a", "birth_date": "1990-05-01"}]}

    assert {question.whose for question, _count in queries.answers_for(nobody_told, {"a": "U"}).to_ask} == {""}


def test_an_adult_child_at_home_has_answers_of_their_own() -> None:
    grown = {"id": "b", "birth_date": "2006-03-01", "parents": ["a"], "income": []}
    family = {**MOTHER, "persons": [MOTHER["persons"][0], grown]}
    found = queries.answers_for(family, {"a": "U", "b": "Huisgenoot 1"})
    own = next(view for view in found.persons if view.key == "b")

    alone = evaluate(read_household({**family, "persons": [{**grown, "claimant": True}, MOTHER["persons"][0]]}))
    amounts = {share.answer.key: share.answer.result.amount for share in own.shares if share.amount}
    assert sorted(amounts) == ["bijstand", "zorgtoeslag"]
    assert amounts == {key: alone[key].amount for key in amounts}


def test_one_person_alone_needs_no_view_per_person() -> None:
    assert queries.answers_for(PENSIONER, {"a": "U"}).persons == []


def test_a_rule_seen_long_ago_says_when_and_not_that_the_amounts_are_old() -> None:
    seen = one("stadjerspas").seen

    assert seen == "Wij zagen deze regel het laatst in 2018. Vraag na of hij nog zo is."
    assert one("zorgtoeslag").seen == ""


def test_the_calculation_has_article_source_and_date_of_every_value() -> None:
    calculation = queries.steps_for(MOTHER, NAMES, "huurtoeslag")

    assert calculation and calculation.values
    assert not [step.term for step in calculation.values if not (step.article and step.source and step.since)]
    assert any(step.value == "€\u00a0650 per maand" for step in calculation.told)
    assert any(step.value == "Ik huur een woning" for step in calculation.told)
    assert calculation.steps[-1].said.text


def terms(steps: list[queries.Step]) -> set[str]:
    return {step.term for step in steps}


def test_what_did_nothing_for_this_household_stands_aside() -> None:
    found = queries.steps_for(MOTHER, NAMES, "zorgtoeslag")

    assert found
    assert {"inkomen.zelfstandigenaftrek_bedrag", "inkomen.zelfstandigenaftrek_y", "winst_y"} <= terms(found.aside)
    assert {"zorgtoeslag.vermogensgrens_paar", "zorgtoeslag.percentage_paar"} <= terms(found.aside)
    assert terms(found.values) <= {step.term for step in found.values if not step.term.startswith("inkomen.")}
    assert {"zorgtoeslag.vermogensgrens_alleen", "zorgtoeslag.standaardpremie_y"} <= terms(found.values)
    assert len(found.aside) > len(found.steps)


def test_who_has_profit_sees_what_is_taken_off_it() -> None:
    profit = {"kind": "winst", "amount": 20000, "per": "year"}
    self_employed = {**MOTHER, "persons": [{**MOTHER["persons"][0], "income": [profit], "business_hours_y": 1500}]}
    found = queries.steps_for(self_employed, {"a": "U"}, "zorgtoeslag")

    assert found
    assert {"inkomen.zelfstandigenaftrek_bedrag", "inkomen.mkb_winstvrijstelling_deel"} <= terms(found.values)
    assert {"inkomen.zelfstandigenaftrek_y"} <= terms(found.steps)
    assert "loon_bruto_y" in terms(found.aside)


def test_a_no_that_decides_is_among_the_steps() -> None:
    found = queries.steps_for(RICH, NAMES, "zorgtoeslag")

    assert found
    (step,) = [one for one in found.steps if one.term == "zorgtoeslag.heeft_weinig_vermogen_tp"]
    assert step.value == "nee"
    assert {"zorgtoeslag.vermogensgrens_alleen"} <= terms(found.values)


def test_every_term_of_a_calculation_is_shown_once() -> None:
    found = queries.steps_for(MOTHER, NAMES, "bijstand")

    assert found
    every = [step.term for part in (found.told, found.values, found.steps, found.aside) for step in part]
    assert len(every) == len(set(every))


def test_a_key_that_is_no_scheme_has_no_calculation() -> None:
    assert queries.steps_for(MOTHER, NAMES, "bestaat_niet") is None
