"""What another room may keep of a check at somebody's wish: all of it, as plain data, and the same again afterwards."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.entitlements.services import Carried, Mode, bring_back, in_words, outcome_of, to_keep
from perspectief.residents.entitlements.tests.answering import MOTHER, as_told, carried, fill_in

pytestmark = pytest.mark.django_db
PAGE: dict[str, Any] = {
    "municipality": "GM0014",
    "persons": [
        {
            "id": "p0",
            "birth_date": "1990-05-01",
            "income": [{"kind": "loon", "amount": {"between": [900, 1100]}, "per": "month", "gross": False}],
            "partner": "p1",
        },
        {"id": "p1", "birth_date": "1991-01-01", "partner": "p0", "income": []},
    ],
    "home": {"tenure": "huur", "bare_rent_m": 650, "service_cost_m": "onbekend"},
    "wealth": {"savings": 500},
}


def request_with(**said: Any) -> HttpRequest:
    request = RequestFactory().get("/")
    request.carried = Carried(**said)  # type: ignore[attr-defined]
    return request


def test_what_was_not_understood_and_who_was_taken_out_is_not_kept() -> None:
    request = request_with(told={"who": {"children": 1}}, draft={"at": "who"}, removed={"person": "p1", "told": {}})

    assert to_keep(request) == {"told": {"who": {"children": 1}}}


def test_who_told_nothing_has_nothing_to_keep() -> None:
    assert to_keep(request_with(mode=Mode.HELPER, events={"baby": {"day": "1-1-2027"}})) == {}


def test_a_whole_check_comes_back_as_it_was_through_plain_json(pages: PageClient) -> None:
    fill_in(pages, as_told(MOTHER))
    before = carried(pages)
    said = json.loads(json.dumps(to_keep(request_with(told=before.told, outlook={"werk": {"hours": "24"}}))))
    request = request_with()

    bring_back(request, said, together=False)

    after = request.carried  # type: ignore[attr-defined]
    assert (after.told, after.outlook, after.mode) == (before.told, {"werk": {"hours": "24"}}, Mode.ALONE)


@pytest.mark.parametrize(("said", "together", "mode"), [({"page": PAGE}, False, Mode.PAGE), ({}, True, Mode.HELPER)])
def test_it_comes_back_in_the_way_it_is_used_now(said: dict[str, Any], together: bool, mode: Mode) -> None:
    request = request_with()

    bring_back(request, said, together=together)

    assert request.carried.mode is mode  # type: ignore[attr-defined]


def test_an_answer_to_a_question_that_is_not_asked_any_more_is_left_out() -> None:
    request = request_with()

    bring_back(request, {"told": {"who": MOTHER["who"] | {"children": 0}, "asked.in.2020": {"x": 1}}}, together=False)

    assert list(request.carried.told) == ["who"]  # type: ignore[attr-defined]


def test_kept_answers_give_the_outcome_without_a_way_to_change_them(pages: PageClient) -> None:
    fill_in(pages, as_told(MOTHER))

    answers = outcome_of({"told": carried(pages).told})

    assert answers.top.per_month
    assert {question.screen for question, _times in answers.to_ask} <= {""}


def test_kept_answers_are_told_in_words_by_person(pages: PageClient) -> None:
    fill_in(pages, as_told(MOTHER))

    said = {part.name: dict(part.lines) for part in in_words({"told": carried(pages).told})}

    assert list(said) == ["", "U", "Kind 1", "Kind 2"]
    assert "1 mei 1990" in str(said["U"])
    assert "1.100" in str(said["U"])


def test_a_check_of_one_page_is_told_in_words_too() -> None:
    said = {part.name: dict(part.lines) for part in in_words({"page": PAGE})}

    assert list(said) == ["", "U", "Uw partner"]
    assert "650" in str(said[""]) and "Weet ik niet" in str(said[""])
    assert said["U"]["Loon van een baan"] == ["van €\u00a0900 tot en met €\u00a01.100 per maand"]
    assert said["Uw partner"]["Inkomen"] == ["Geen inkomen"]
