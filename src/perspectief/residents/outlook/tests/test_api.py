"""POST /api/v1/wat-als: what a change does, the same as on the pages, and every problem with its place."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any
from unittest.mock import ANY

import pytest
from django.test import Client

from perspectief.residents.outlook.api.reading import FIELDS, Sort
from perspectief.residents.outlook.api.schemas import EXAMPLE, NEEDED
from perspectief.residents.outlook.queries import line_for
from perspectief.simulation.outlook import birthday, burden, wage_now
from perspectief.simulation.outlook.workdays import months_later
from perspectief.simulation.samples import households

PATH = "/api/v1/wat-als"
HOUSEHOLD: dict[str, Any] = EXAMPLE["huishouden"]
PARTNER = {"birth_date": "1988-01-01", "income": [{"kind": "loon", "amount": 2000, "per": "month", "gross": True}]}
SOON_67 = birthday(date.today() + timedelta(days=60), -67).isoformat()
OLD = {**HOUSEHOLD, "persons": [{"id": "a", "birth_date": SOON_67, "income": []}]}
CHANGES: dict[str, dict[str, Any]] = {
    "werk": {"soort": "werk", "uren": 16, "uurloon": 16.5},
    "samenwonen": {"soort": "samenwonen", "partner": PARTNER},
    "kind_geboren": {"soort": "kind_geboren"},
    "kind_wordt": {"soort": "kind_wordt", "persoon": "b", "leeftijd": 12},
    "vertrekt": {"soort": "vertrekt", "persoon": "b"},
    "aow": {"soort": "aow", "persoon": "a"},
    "huur": {"soort": "huur", "huur": 750},
}


@pytest.fixture
def ask(client: Client, settings: Any) -> Any:
    settings.MOST_ASKED_PER_MINUTE = 0

    def asking(change: Any, household: Any = HOUSEHOLD) -> Any:
        said = {"huishouden": household, "verandering": change}
        return client.post(PATH, json.dumps(said), content_type="application/json")

    return asking


def answered(response: Any) -> Any:
    assert response.status_code == 200, response.content
    return response.json()


def places(response: Any) -> dict[str, str]:
    assert response.status_code == 400, response.content
    return {one["location"]["name"]: one["detail"] for one in response.json()["errors"]}


def test_a_change_of_each_sort_is_there_to_try() -> None:
    assert set(CHANGES) == set(Sort)
    for sort, change in CHANGES.items():
        assert {"soort", *NEEDED.get(Sort(sort), ())} <= set(change) <= {"soort", *FIELDS[Sort(sort)]}


@pytest.mark.parametrize("sort", [sort for sort in Sort if sort is not Sort.AOW])
def test_every_sort_of_change_says_what_is_there_before_and_after(ask: Any, sort: Sort) -> None:
    answer = answered(ask(CHANGES[sort]))

    assert answer["soort"] == sort.value
    assert answer["from"] <= answer["counts_on"]
    for money in (answer["before"], answer["after"]):
        assert money["disposable"] == pytest.approx(money["net"] + sum(money["schemes"].values()), abs=0.02)
    assert {one["key"] for one in answer["differences"]} & {"bijstand", "huurtoeslag", "kinderbijslag"}


def test_aow_is_a_day_that_comes_by_itself(ask: Any) -> None:
    answer = answered(ask(CHANGES["aow"], OLD))

    assert "aow" in {one["key"] for one in answer["differences"]}
    assert answer["year"] is None
    assert answer["work"] is None
    assert {one["who"] for one in answer["reports"]}


def test_a_higher_rent_gives_more_rent_allowance_from_that_month_on(ask: Any) -> None:
    start = months_later(date.today(), 4)

    answer = answered(ask({**CHANGES["huur"], "vanaf": start.isoformat()}))

    (rent,) = answer["differences"]
    gained = answer["after"]["schemes"]["huurtoeslag"] - answer["before"]["schemes"]["huurtoeslag"]
    assert (rent["key"], rent["change"]) == ("huurtoeslag", pytest.approx(gained))
    assert gained > 0
    months = {one["month"]: one["after"] - one["before"] for one in answer["year"]["months"]}
    assert len(months) == 12
    assert all(abs(more) < 0.01 for month, more in months.items() if month < start.isoformat())
    assert answer["year"]["after"] - answer["year"]["before"] == pytest.approx(sum(months.values()), abs=0.2)


def test_work_gives_the_line_of_the_pages(ask: Any) -> None:
    answer = answered(ask(CHANGES["werk"]))

    line = line_for(HOUSEHOLD, "a", 16.5, months_later(date.today(), 1))
    work = answer["work"]
    assert work["is_known"]
    assert [(one["hours"], one["disposable"]) for one in work["points"]] == [
        (one.hours, round(one.disposable, 2)) for one in line.points
    ]
    assert [one["drop"] for one in work["cliffs"]] == [round(one.drop, 2) for one in line.cliffs]
    assert work["burdens"][0]["total"] == pytest.approx(burden(line.points[0], line.points[1]).total, abs=1e-6)


def test_the_parts_of_a_burden_sum_to_the_whole(ask: Any) -> None:
    burdens = answered(ask(CHANGES["werk"]))["work"]["burdens"]

    assert len(burdens) == 40
    for one in burdens:
        assert sum(one["parts"].values()) == pytest.approx(one["total"], abs=1e-4)


def test_without_a_wage_the_wage_of_now_or_the_minimum_wage_counts(ask: Any) -> None:
    wage = [{"kind": "loon", "amount": 1560, "per": "four_weeks", "gross": True}]
    earner = {**HOUSEHOLD, "persons": [{**HOUSEHOLD["persons"][0], "income": wage, "hours_per_week": 20}]}

    now = wage_now(earner["persons"][0], months_later(date.today(), 1))
    assert answered(ask({"soort": "werk", "uren": 24}, earner))["work"]["wage_per_hour"] == now
    assert 10 < answered(ask({"soort": "werk", "uren": 24}))["work"]["wage_per_hour"] < 25


def test_every_payment_has_its_days(ask: Any) -> None:
    year = answered(ask({**CHANGES["werk"], "betaling": "four_weeks"}))["year"]

    payments = [one for month in year["months"] for one in month["payments"]]
    assert {"loon", "zorgtoeslag"} <= {one["what"] for one in payments}
    assert all(one["first"] <= one["last"] for one in payments)


def test_living_together_can_be_tried_first_or_says_why_not(ask: Any) -> None:
    trial = answered(ask(CHANGES["samenwonen"]))["trial"]

    assert trial["outcome"] in {"ja", "waarschijnlijk", "hangt_af_van", "nee"}
    assert (trial["reason"] is not None) == (trial["outcome"] == "nee")


def test_what_waits_for_an_answer_has_no_amount(ask: Any) -> None:
    untold = {key: value for key, value in HOUSEHOLD["persons"][0].items() if key != "exemption_months_used"}

    answer = answered(ask(CHANGES["werk"], {**HOUSEHOLD, "persons": [untold, HOUSEHOLD["persons"][1]]}))

    assert answer["after"]["open"]["bijstand"] == ["persons.a.exemption_months_used"]
    assert not answer["after"]["is_known"]
    (bijstand,) = [one for one in answer["differences"] if one["key"] == "bijstand"]
    assert (bijstand["after"]["outcome"], bijstand["change"]) == ("hangt_af_van", None)


@pytest.mark.parametrize("born", ["1850-01-01", "1938-03-01", "1957-01-01"])
def test_an_aow_day_that_has_been_is_said_so(ask: Any, born: str) -> None:
    old = {**HOUSEHOLD, "persons": [{"id": "a", "birth_date": born, "income": []}]}

    assert places(ask(CHANGES["aow"], old)) == {"verandering.persoon": ANY}
    assert "al geweest" in ask(CHANGES["aow"], old).content.decode()


def test_a_birthday_after_the_last_day_of_the_calendar_is_no_day(ask: Any) -> None:
    far = [HOUSEHOLD["persons"][0], {**HOUSEHOLD["persons"][1], "birth_date": "9990-01-01"}]

    assert "verandering.persoon" in places(ask(CHANGES["kind_wordt"], {**HOUSEHOLD, "persons": far}))


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (5, "verandering", "hier hoort een blok"),
        ({}, "verandering.soort", "Kies uit: werk, samenwonen"),
        ({"soort": ["werk"]}, "verandering.soort", "kennen wij niet"),
        ({"soort": "huur", "huur": 700, "uren": 4}, "verandering.uren", "deze sleutel kennen wij niet"),
        ({"soort": "huur"}, "verandering.huur", "Schrijf een getal van 0 tot en met 100000."),
        ({"soort": "huur", "huur": True}, "verandering.huur", "'True' kan hier niet"),
        ({"soort": "huur", "huur": 700, "vanaf": "2020-01-01"}, "verandering.vanaf", "Kies een maand van"),
        ({"soort": "huur", "huur": 700, "vanaf": 1}, "verandering.vanaf", "geen datum"),
        ({"soort": "werk", "uren": 41}, "verandering.uren", "tot en met 40"),
        ({"soort": "werk", "uren": 1.5}, "verandering.uren", "een heel getal"),
        ({"soort": "werk", "uren": 8, "uurloon": 0}, "verandering.uurloon", "van 0.01 tot en met 200"),
        ({"soort": "werk", "uren": 8, "betaling": "jaar"}, "verandering.betaling", "month, four_weeks, week"),
        ({"soort": "werk", "uren": 8, "persoon": "b"}, "verandering.persoon", "niet de aanvrager of de partner"),
        ({"soort": "vertrekt", "persoon": "a"}, "verandering.persoon", "Kies iemand anders"),
        ({"soort": "vertrekt"}, "verandering.persoon", "Kies uit: a, b."),
        ({"soort": "kind_wordt", "persoon": "b", "leeftijd": 2}, "verandering.persoon", "al geweest: 2020-05-01"),
        ({"soort": "aow"}, "verandering.persoon", "AOW-leeftijd van dat jaar is nog niet bekend"),
        ({"soort": "samenwonen"}, "verandering.partner", "hier hoort een persoon"),
        ({"soort": "samenwonen", "partner": {"id": "z"}}, "verandering.partner.id", "Laat dit weg."),
        ({"soort": "samenwonen", "partner": {"birth_date": "x"}}, "verandering.partner.birth_date", "geen datum"),
        ({"soort": "samenwonen", "partner": {"partner": "b"}}, "verandering.partner.partner", "Laat dit weg."),
        ({"soort": "samenwonen", "partner": PARTNER, "spaargeld": -1}, "verandering.spaargeld", "van 0 tot"),
    ],
)
def test_what_is_no_change_is_named_with_its_place(ask: Any, change: Any, place: str, words: str) -> None:
    assert words in places(ask(change))[place]


@pytest.mark.parametrize(
    ("household", "place"),
    [
        ({"persons": [{"id": "a", "shoes": 1}]}, "huishouden.persons.a.shoes"),
        ({"persons": [{"birth_date": "1990-01-01"}]}, "huishouden.persons.0.id"),
        ({"persons": [{"id": "a"}], "date": "2025-01-01"}, "huishouden.date"),
        ({"persons": [{"id": "a", "receives": 1}]}, "huishouden.persons.a.receives"),
        ({"persons": [{"id": "a"}], "receives": ["goud"]}, "huishouden.receives"),
        (5, "huishouden.bestand"),
    ],
)
def test_what_is_no_household_is_named_with_its_place(ask: Any, household: Any, place: str) -> None:
    assert place in places(ask(CHANGES["huur"], household))


def test_when_nobody_can_tell_who_belongs_with_whom_we_do_not_look_ahead(ask: Any) -> None:
    children = [{"id": one, "parents": "onbekend"} for one in "bcd"]

    found = places(ask(CHANGES["huur"], {"persons": [{"id": "a"}, *children]}))

    assert {"huishouden.persons.b.parents", "huishouden.persons.d.birth_date"} <= set(found)


@pytest.mark.parametrize(("age", "words"), [("1950-01-01", "AOW"), ("2012-01-01", "nog geen 18")])
def test_for_whom_working_more_is_no_question_we_say_so(ask: Any, age: str, words: str) -> None:
    alone = {"persons": [{"id": "a", "birth_date": age, "income": []}]}

    assert words in places(ask(CHANGES["werk"], alone))["verandering.persoon"]


def test_any_household_gets_an_answer_or_a_problem_for_every_sort_of_change(ask: Any) -> None:
    found = {ask({**change, **_somebody(sort)}, household).status_code for household, sort, change in _pairs()}

    assert found <= {200, 400}
    assert 200 in found


def _pairs() -> list[tuple[dict[str, Any], str, dict[str, Any]]]:
    """Sampled households, each with one sort of change, so that each sort is seen a few times."""
    sampled = [{key: value for key, value in one.items() if key != "date"} for one in households(21, seed=8139)]
    sorts = list(CHANGES)
    return [(one, sorts[number % 7], CHANGES[sorts[number % 7]]) for number, one in enumerate(sampled)]


def _somebody(sort: str) -> dict[str, Any]:
    return {"persoon": "p1"} if sort in ("vertrekt", "kind_wordt") else {}
