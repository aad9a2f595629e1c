"""The check on one page: persons and incomes without JavaScript, every problem at once, two scenarios, a summary."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import QueryDict

from perspectief.foundation.language import dutch
from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.entitlements import forms, questions
from perspectief.residents.entitlements.calc.scenario import changed, compared
from perspectief.residents.entitlements.choices import INCOME_KINDS, Role
from perspectief.residents.entitlements.forms.filled import fields_of, posted
from perspectief.rules import household as household_file
from perspectief.rules import read_household
from perspectief.rules.facts import FACTS
from perspectief.simulation.samples import households

SINGLE = {
    "do": "show",
    "p0-birth_date": "1-1-1990",
    "p0-income0-kind": "loon",
    "p0-income0-amount": "28.000",
    "p0-income0-per": "year",
    "p0-income0-gross": "bruto",
    "home-tenure": "huur",
    "home-bare_rent_m": "600",
    "home-service_cost_m": "20",
    "wealth-savings": "0",
}
FAMILY = {"who": "p0.claimant,p1.partner,p2.child,p3.child,p5.other", "p5-relation": "parent", "p3-parents": "partner"}
WHO_AGAIN = "p0.claimant,p1.partner,p2.child,p3.child,p4.other"


def data(**answers: str) -> QueryDict:
    made = QueryDict(mutable=True)
    made.update({key.replace("__", "-"): value for key, value in answers.items()})
    return made


def check(answers: dict[str, str]) -> forms.Check:
    return forms.Check(data(**answers))


def household(answers: dict[str, str]) -> dict[str, Any]:
    asked = check(answers)
    assert asked.problems() == []
    return asked.household()


def page(pages: PageClient, answers: dict[str, str]) -> str:
    """What is shown after the form was sent: every form leads on with 303."""
    sent = pages.post("/rechten/een-pagina", answers)
    assert sent.status_code == 303
    return pages.get(sent.headers["Location"].partition("#")[0]).content.decode()


def test_every_fact_with_a_place_is_asked_of_somebody() -> None:
    asked = {fact.key for role in Role for group in questions.person_groups(role) for fact in group.facts}
    asked |= {fact.key for group in questions.situation_groups() for fact in group.facts}
    asked |= {fact.key for block in ("home", "wealth", "costs") for fact in questions.facts_of(block)}

    assert {fact.key for fact in FACTS.values() if fact.key} == asked


def test_every_kind_of_income_can_be_chosen() -> None:
    assert {kind for kind, _word in INCOME_KINDS if kind} == set(household_file.INCOME_KINDS)


def test_a_blank_check_says_nothing_about_anybody() -> None:
    assert household({}) == {"municipality": "GM0014", "persons": [{"id": "p0"}]}


def test_answers_become_a_household_file() -> None:
    assert household(SINGLE) == {
        "municipality": "GM0014",
        "persons": [
            {
                "id": "p0",
                "birth_date": "1990-01-01",
                "income": [{"kind": "loon", "amount": 28000.0, "per": "year", "gross": True}],
            }
        ],
        "home": {"tenure": "huur", "bare_rent_m": 600.0, "service_cost_m": 20.0},
        "wealth": {"savings": 0.0},
    }


def test_no_income_is_something_else_than_an_unknown_income() -> None:
    assert household({"p0-has_income": "nee"})["persons"][0]["income"] == []
    assert "income" not in household({"p0-has_income": "ja"})["persons"][0]
    assert "income" not in household({})["persons"][0]


def test_an_income_without_an_amount_is_unknown_and_not_zero() -> None:
    income = household({"p0-income0-kind": "loon"})["persons"][0]["income"]

    assert income == [{"kind": "loon", "amount": "onbekend", "per": "month"}]


@pytest.mark.parametrize(
    ("tenure", "unknown"),
    [
        ("huur", {"bare_rent_m", "service_cost_m"}),
        ("koop", {"mortgage_interest_y"}),
        ("", {"bare_rent_m", "service_cost_m", "mortgage_interest_y"}),
        ("inwonend", set()),
    ],
)
def test_a_blank_rent_is_unknown_and_not_zero(tenure: str, unknown: set[str]) -> None:
    home = household({"home-tenure": tenure, "home-woz_value": "1"})["home"]

    assert {name for name, value in home.items() if value == "onbekend"} == unknown


def test_what_the_law_presumes_anyway_is_left_out_so_that_it_is_named() -> None:
    assert household({"p0-insured": "ja", "p0-lawful_stay": "ja", "p0-institution": "nee"})["persons"] == [{"id": "p0"}]
    assert household({"p0-insured": "nee"})["persons"] == [{"id": "p0", "insured": False}]


def test_a_family_is_arranged_by_who_belongs_to_whom() -> None:
    claimant, partner, first, second, parent = household(FAMILY)["persons"]

    assert (claimant["partner"], claimant["parents"]) == ("p1", ["p5"])
    assert partner["partner"] == "p0"
    assert first["parents"] == ["p0", "p1"]
    assert second["parents"] == ["p1"]
    assert "parents" not in parent
    assert len(read_household(household(FAMILY)).persons) == 5


def test_child_care_of_a_child_goes_along() -> None:
    child = household({**FAMILY, "p2-care-kind": "bso", "p2-care-hours_m": "40"})["persons"][2]

    assert child["childcare"] == {"kind": "bso", "hours_m": 40.0, "price_per_hour": "onbekend"}


def test_what_somebody_gets_already_goes_along() -> None:
    assert household({"receives": "zorgtoeslag"})["receives"] == ["zorgtoeslag"]


def test_persons_are_added_and_removed_with_a_button_and_answers_stay(pages: PageClient) -> None:
    more = page(pages, {**SINGLE, "do": "add:partner"})
    assert 'name="who" value="p0.claimant,p1.partner"' in more
    assert 'value="28.000"' in more
    assert 'id="id_p1-birth_date" name="p1-birth_date" autofocus' in more

    less = page(pages, {**SINGLE, "who": "p0.claimant,p1.partner,p2.child", "do": "remove:p1"})
    assert 'name="who" value="p0.claimant,p2.child"' in less


def test_who_was_taken_out_can_be_put_back_with_a_button(pages: PageClient) -> None:
    family = {**SINGLE, "who": "p0.claimant,p1.partner,p2.child", "p2-birth_date": "3 mei 2018"}
    gone = page(pages, {**family, "do": "remove:p2"})
    assert "Kind 1 is weggehaald." in gone
    assert "3 mei 2018" not in gone

    back = page(pages, {**SINGLE, "who": "p0.claimant,p1.partner", "p1-birth_date": "1-1-1980", "do": "back"})

    assert 'name="p2-birth_date"' in back
    assert "3 mei 2018" in back
    assert "1-1-1980" in back
    assert "weggehaald" not in back


@pytest.mark.parametrize("holiday", [False, True])
def test_the_page_shows_the_wage_as_it_was_typed(pages: PageClient, holiday: bool) -> None:
    wage = {"kind": "loon", "amount": "1.100,50", "per": "month", "gross": "bruto"} | (
        {"holiday": "on"} if holiday else {}
    )
    typed = {f"p0-income0-{name}": value for name, value in wage.items()}
    pages.post("/rechten/een-pagina", {**SINGLE, **typed})

    html = pages.get("/rechten/een-pagina").content.decode()

    assert 'value="1100,50"' in html
    assert "1188,54" not in html
    ticked = re.search(r'<input[^>]*name="p0-income0-holiday"[^>]*>', html)
    assert ticked and ("checked" in ticked[0]) is holiday


def test_an_income_is_added_with_a_button(pages: PageClient) -> None:
    more = page(pages, {**SINGLE, "do": "income:p0"})

    assert 'name="p0-rows" value="2"' in more
    assert 'id="id_p0-income1-kind"' in more
    assert "geen bedrag" not in more


def test_adding_shows_no_errors_yet(pages: PageClient) -> None:
    assert "utrecht-form-field-error-message" not in page(pages, {"p0-birth_date": "morgen", "do": "add:child"})


def test_a_partner_can_be_there_only_once(pages: PageClient) -> None:
    assert 'value="add:partner"' not in page(pages, {"who": "p0.claimant,p1.partner", "do": "remove:p9"})
    assert [one.id for one in check({"who": "p0.claimant,p1.partner,p2.partner"}).people] == ["p0", "p1"]


STRANGE = ["", "x", "p1.claimant", "p0.child", "p1.child,p1.child", "p1.boss", "p99999.child", "<b>"]


@pytest.mark.parametrize("who", STRANGE)
def test_a_strange_list_of_persons_does_no_harm(pages: PageClient, who: str) -> None:
    assert "<h1" in page(pages, {"who": who, "do": "remove:p77"})
    assert check({"who": who}).people[0].role is Role.CLAIMANT


def test_there_is_an_end_to_persons_and_incomes() -> None:
    crowd = ",".join(f"p{n}.child" for n in range(1, 50))

    assert len(check({"who": crowd}).people) == forms.MOST_PERSONS
    assert len(check({"p0-rows": "999"}).people[0].incomes) == forms.MOST_INCOMES


def test_every_problem_is_named_at_once_with_a_link_to_its_field(pages: PageClient) -> None:
    wrong = {"p0-birth_date": "morgen", "p0-income0-amount": "f1500", "home-bare_rent_m": "6OO", "wealth-savings": "-1"}
    wrong = {**SINGLE, **wrong}

    html = page(pages, wrong)

    assert "Er zijn nog 4 dingen die wij niet begrijpen" in html
    for anchor in ("id_p0-birth_date", "id_p0-income0-amount", "id_home-bare_rent_m", "id_wealth-savings"):
        assert f'href="#{anchor}"' in html
    assert "‘f1500’ is geen bedrag. Typ alleen cijfers en een komma, bijvoorbeeld 1500,00." in html
    assert 'value="f1500"' in html


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"p0-income0-amount": "100"}, "Kies wat voor inkomen dit is."),
        ({"p0-income0-kind": "loon", "p0-income0-amount": "100"}, "Kies bruto of netto."),
        ({"p0-income0-kind": "bijstand", "p0-income0-amount": "-100"}, "Dit bedrag is minder dan 0."),
    ],
)
def test_an_income_that_cannot_be_used_says_why(pages: PageClient, answers: dict[str, str], message: str) -> None:
    assert message in page(pages, answers)


def test_bijstand_needs_no_gross_or_net() -> None:
    assert check({"p0-income0-kind": "bijstand", "p0-income0-amount": "1.200"}).problems() == []


def test_answers_that_were_understood_can_be_changed_on_the_same_page(pages: PageClient) -> None:
    pages.post("/rechten/een-pagina", {**SINGLE, **FAMILY})

    again = pages.get("/rechten/een-pagina").content.decode()

    assert 'name="p0-income0-amount" value="28000"' in again
    assert f'name="who" value="{WHO_AGAIN}"' in again
    assert 'value="1-1-1990"' in again


def test_a_household_becomes_the_fields_that_give_it_again() -> None:
    for household_told in households(25, seed=11):
        again = forms.Check(posted(fields_of(household_told)))
        assert again.problems() == []
        kinds = [[income["kind"] for income in one.get("income", [])] for one in household_told["persons"]]
        assert [[income["kind"] for income in one.get("income", [])] for one in again.household()["persons"]] == kinds
        assert again.household()["home"]["tenure"] == household_told["home"]["tenure"]


def test_two_scenarios_stand_side_by_side_with_their_difference(pages: PageClient) -> None:
    pages.post("/rechten/een-pagina", SINGLE)

    sent = pages.post("/rechten/vergelijken", {"p0-wage_m": "4.000"})
    html = pages.get(sent.headers["Location"].partition("#")[0]).content.decode()

    told = compared(household(SINGLE), changed(household(SINGLE), {"persons": {"p0": {"wage_m": 4000.0}}}))
    zorgtoeslag = next(line for line in told.schemes if line.key == "zorgtoeslag")
    assert (zorgtoeslag.first, zorgtoeslag.second) != (0, None)
    assert zorgtoeslag.second == 0
    assert dutch.say_amount(zorgtoeslag.first or 0) in html
    assert dutch.say_amount(told.total.difference or 0) in html


def test_a_partner_who_moves_in_is_part_of_the_second_scenario_only() -> None:
    first = household(SINGLE)

    second = changed(first, {"partner": {"birth_date": "1992-02-02", "wage_m": 2000.0}})

    assert len(first["persons"]) == 1
    assert [one.get("partner") for one in second["persons"]] == ["samen", "p0"]
    assert len(read_household(second).persons) == 2


def test_bijstand_is_worked_out_anew_when_somebody_goes_to_work() -> None:
    told = household({**SINGLE, "p0-income0-kind": "bijstand", "p0-income0-amount": "1.300", "p0-income0-per": "month"})

    lines = {line.key: line for line in compared(told, changed(told, {"persons": {"p0": {"wage_m": 4000.0}}})).schemes}

    assert lines["bijstand"].second == 0


def test_what_is_not_understood_in_a_scenario_is_named(pages: PageClient) -> None:
    pages.post("/rechten/een-pagina", SINGLE)

    sent = pages.post("/rechten/vergelijken", {"bare_rent_m": "zeshonderd"})
    html = pages.get(sent.headers["Location"]).content.decode()

    assert "‘zeshonderd’ is geen bedrag" in html
    assert 'value="zeshonderd"' in html


@pytest.mark.django_db
def test_the_summary_names_what_can_be_asked_and_leaves_room_to_write(pages: PageClient) -> None:
    page(pages, SINGLE)

    html = pages.get("/rechten/samenvatting").content.decode()

    assert "Zorgtoeslag" in html
    assert "Wie doet het" in html
    assert 'class="ps-lines"' in html


@pytest.mark.parametrize("path", ["vergelijken", "samenvatting"])
def test_without_answers_a_professional_begins_at_the_page_itself(pages: PageClient, path: str) -> None:
    assert pages.get(f"/rechten/{path}").headers["Location"] == "/rechten/een-pagina"


def test_what_only_the_law_sees_is_shown_at_its_field(pages: PageClient) -> None:
    html = page(pages, {"p0-birth_date": "1-1-1700"})

    assert 'href="#id_p0-birth_date"' in html
    assert "kan geen geboortedatum zijn" in html


def test_the_page_begins_in_the_question_that_was_asked_for(pages: PageClient) -> None:
    html = pages.get("/rechten/een-pagina/id_situation-money_worries").content.decode()

    group = html[: html.index('name="situation-money_worries"')]
    assert "autofocus" in html
    assert '<details class="ps-details" open>' in group[group.rindex("<details") :]
