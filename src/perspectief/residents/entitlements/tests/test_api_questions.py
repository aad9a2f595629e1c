"""POST /api/v1/vragen: the interview for a program. It carries the answers itself, and odd answers are named."""

from __future__ import annotations

import json
import random
from typing import Any

import jsonschema
import pytest
from django.test import Client

from perspectief.residents.entitlements.api.questions import EXAMPLE
from perspectief.residents.entitlements.calc import order, screens, told
from perspectief.rules import evaluate, read_household
from perspectief.rules.schema import household_schema

PATH = "/api/v1/vragen"
ALONE: dict[str, dict[str, Any]] = {
    "who": {"partner": "no", "children": 0, "grown": 0, "others": 0},
    "p0.birth_date": {"birth_date": "1990-05-01"},
}
ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 3.5, 1e9, "", "x", "huur", "2020-02-30", "1700-01-01", "9999-12-31", "2020-W01-1"),
    *([], ["loon"], ["geen", "loon"], [[]], [{}], {}, {"unknown": True}, {"at_most": 5}, {"at_least": -5}),
    *({"at_most": "1990-01-01"}, {"between": [2, 1]}, {"between": [1]}, {"between": [{}, {}]}, {"between": 5}),
)
MOST_QUESTIONS = 60


@pytest.fixture
def ask(client: Client, settings: Any) -> Any:
    settings.MOST_ASKED_PER_MINUTE = 0

    def asking(answers: dict[str, Any] | None = None, **more: Any) -> Any:
        said = {"antwoorden": answers or {}, **more}
        return client.post(PATH, json.dumps(said), content_type="application/json")

    return asking


def places(response: Any) -> dict[str, str]:
    assert response.status_code == 400, response.content
    return {one["location"]["name"]: one["detail"] for one in response.json()["errors"]}


def test_it_begins_with_who_lives_here_in_dutch(ask: Any) -> None:
    answer = ask().json()

    assert answer["next"]["id"] == "who"
    assert answer["next"]["question"] == "Met wie woont u?"
    assert answer["next"]["why"] == "Veel regels kijken naar iedereen die op uw adres woont."
    partner = answer["next"]["fields"][0]
    assert (partner["name"], partner["kind"]) == ("partner", "choice")
    assert partner["options"][0] == {"value": "no", "label": "Nee", "person": None}
    assert answer["next"]["fields"][1]["most"] == 9
    assert answer["questions_left"] > 0


def test_the_next_question_is_the_one_that_the_pages_ask(ask: Any) -> None:
    answer = ask(EXAMPLE["antwoorden"], antwoord=EXAMPLE["antwoord"]).json()

    look = order.look({**EXAMPLE["antwoorden"], **EXAMPLE["antwoord"]})
    assert look.next is not None
    assert answer["next"]["id"] == look.next.id
    assert [one["key"] for one in answer["settled"]] == list(look.settled)
    assert answer["open"] == list(look.open)
    assert answer["questions_left"] == look.left
    assert answer["antwoorden"] == {**EXAMPLE["antwoorden"], **EXAMPLE["antwoord"]}


def test_who_carries_the_answers_along_reaches_the_end_and_asks_for_rights(client: Client, ask: Any) -> None:
    answers: dict[str, Any] = {}
    new: dict[str, Any] | None = None
    for _number in range(MOST_QUESTIONS):
        answer = ask(answers, **({"antwoord": new} if new else {})).json()
        if answer["next"] is None:
            break
        answers, new = answer["antwoorden"], {answer["next"]["id"]: {"unknown": True}}

    assert answer["next"] is None
    assert answer["questions_left"] == 0
    jsonschema.validate(answer["household"], household_schema())
    rights = client.post("/api/v1/rechten", json.dumps(answer["household"]), content_type="application/json").json()
    assert rights == evaluate(read_household(told.household(answer["antwoorden"]))).to_dict()


def test_every_question_that_makes_sense_is_listed_and_says_whether_it_was_answered(ask: Any) -> None:
    listed = ask(ALONE).json()["screens"]

    assert [one["id"] for one in listed] == [one.id for one in screens.screens(ALONE)]
    assert {one["id"] for one in listed if one["answered"]} == set(ALONE)
    assert {one["question"] for one in listed if one["id"] == "p0.birth_date"} == {"Wanneer bent u geboren?"}


def test_a_later_answer_is_taken_although_it_came_before_the_one_that_opens_it(ask: Any) -> None:
    backwards = {
        "p0.income.loon": {"amount": 1500, "per": "month", "gross": True},
        "p0.incomes": {"kinds": ["loon"]},
        **ALONE,
    }

    assert set(ask(backwards).json()["antwoorden"]) == set(backwards)


def test_an_answer_that_no_longer_fits_is_left_out_and_named(ask: Any) -> None:
    answers = {**ALONE, "p1.birth_date": {"birth_date": "1980-01-01"}, "home.owned": {"woz_value": 200000}}

    answer = ask(answers).json()

    assert set(answer["left_out"]) == {"p1.birth_date", "home.owned"}
    assert set(answer["antwoorden"]) == set(ALONE)


def test_a_tick_list_remembers_which_lines_were_shown(ask: Any) -> None:
    shown = ask(ALONE, antwoord={"p0.incomes": {"kinds": ["bijstand"]}}).json()
    answer = ask(shown["antwoorden"], antwoord={"triggers": {"ticked": ["money_worries"]}}).json()

    said = answer["antwoorden"]["triggers"]
    assert said["ticked"] == ["money_worries"]
    assert "pregnant.p0" in said["offered"]
    again = ask(answer["antwoorden"], antwoord={"triggers": {"ticked": [], "offered": ["ill.p0"]}}).json()
    assert again["antwoorden"]["triggers"]["ticked"] == ["money_worries"]


@pytest.mark.parametrize(
    ("screen", "said", "place", "words"),
    [
        ("p0.birthday", {}, "antwoorden.p0.birthday", "Bedoelt u 'p0.birth_date'?"),
        ("who", 5, "antwoorden.who", "hier hoort een blok"),
        ("who", {"partner": "nee"}, "antwoorden.who.partner", "Kies uit: no, here, elsewhere."),
        ("who", {"children": 10}, "antwoorden.who.children", "van 0 tot en met 9"),
        ("who", {"children": True}, "antwoorden.who.children", "geen heel getal"),
        ("who", {"child": 1}, "antwoorden.who.child", "Bedoelt u 'children'?"),
        ("p0.birth_date", {"birth_date": "1-5-1990"}, "antwoorden.p0.birth_date.birth_date", "geen datum"),
        ("p0.birth_date", {"birth_date": "9999-01-01"}, "antwoorden.p0.birth_date.birth_date", "vandaag"),
        ("p0.birth_date", {"birth_date": {"at_most": 5}}, "antwoorden.p0.birth_date.birth_date", "geen datum"),
        ("p0.incomes", {"kinds": "loon"}, "antwoorden.p0.incomes.kinds", "geen lijst van regels"),
        ("p0.incomes", {"kinds": ["goud"]}, "antwoorden.p0.incomes.kinds", "'goud' kennen wij niet"),
        ("p0.incomes", {"kinds": ["geen", "loon"]}, "antwoorden.p0.incomes.kinds", "Kies wat klopt."),
        ("wealth.savings", {"savings": -1}, "antwoorden.wealth.savings.savings", "minder dan 0"),
        ("wealth.savings", {"savings": {"between": [2, 1]}}, "antwoorden.wealth.savings.savings", "laagste"),
        ("wealth.savings", {"savings": {"about": 2}}, "antwoorden.wealth.savings.savings", "geen grens"),
        ("wealth.savings", {"savings": 2e9}, "antwoorden.wealth.savings.savings", "te groot"),
        ("home.tenure", {"tenure": ["huur"]}, "antwoorden.home.tenure.tenure", "kennen wij niet"),
        ("situation.low_income", {"years_low_income": 1.5}, "antwoorden.situation.low_income.years_low_income", "heel"),
    ],
)
def test_what_is_no_answer_is_named_with_its_place_what_was_found_and_what_to_do(
    ask: Any, screen: str, said: Any, place: str, words: str
) -> None:
    assert words in places(ask({screen: said}))[place]


def test_every_problem_is_named_at_once(ask: Any) -> None:
    found = places(ask({"who": {"partner": "x", "children": -1}, "p0.shoes": {}}))
    assert set(found) == {"antwoorden.who.partner", "antwoorden.who.children", "antwoorden.p0.shoes"}


def test_what_only_the_law_sees_is_named_at_its_question(ask: Any) -> None:
    young = {"who": {"children": 1}, "p0.birth_date": {"birth_date": "2015-01-01"}}

    found = places(ask({**young, "p11.birth_date": {"birth_date": "2010-01-01"}}))

    assert found == {"antwoorden.p11.birth_date": "'p0' is niet ouder dan dit kind. Kijk de geboortedatums na."}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("[]", 400),
        ("{", 400),
        ('{"antwoorden": []}', 400),
        ('{"vragen": {}}', 400),
        ('{"antwoord": {"a": {}, "b": {}}}', 400),
    ],
)
def test_a_message_that_holds_no_answers_gets_a_problem(client: Client, body: str, status: int) -> None:
    response = client.post(PATH, body, content_type="application/json")

    assert response.status_code == status
    assert response.headers["Content-Type"].startswith("application/problem+json")


def test_odd_answers_to_whatever_is_asked_are_never_an_error_of_ours(ask: Any) -> None:
    chance = random.Random(8139)
    seen = set()
    for _interview in range(4):
        answers: dict[str, Any] = {}
        for _number in range(MOST_QUESTIONS):
            question = ask(answers).json()["next"]
            if question is None:
                break
            odd = {field["name"]: chance.choice(ODD) for field in question["fields"]}
            tried = ask(answers, antwoord={question["id"]: odd})
            seen.add(tried.status_code)
            answers = (tried if tried.status_code == 200 else ask(answers, antwoord={question["id"]: {}})).json()[
                "antwoorden"
            ]

    assert seen == {200, 400}
