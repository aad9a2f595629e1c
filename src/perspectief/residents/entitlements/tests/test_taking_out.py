"""Somebody turns out not to live here: taken out of the answers after a question, and put back with one press."""

from __future__ import annotations

import pytest
from django.test import Client

from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.entitlements.calc import told
from perspectief.residents.entitlements.calc.people import PARTNER
from perspectief.residents.entitlements.services import sealing
from perspectief.residents.entitlements.services.removing import without
from perspectief.residents.entitlements.tests.answering import MOTHER, as_told, carried, fill_in

pytestmark = pytest.mark.django_db
EVERYBODY = {"who": {"partner": "here", "children": 2, "grown": 1, "others": 1}}


def html(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def send(client: Client, screen: str, **fields: object) -> None:
    client.post(f"/rechten/vraag/{screen}", fields)


def test_answers_stand_by_person_and_somebody_can_go_after_a_question(pages: PageClient) -> None:
    fill_in(pages, as_told(MOTHER))
    assert "Kind 2" in html(pages, "/rechten/antwoorden")
    assert "Wilt u Kind 1 weghalen?" in html(pages, "/rechten/antwoorden/weg/p11")

    assert pages.post("/rechten/antwoorden/weg/p11").status_code == 303

    left = carried(pages).told
    assert left["who"]["children"] == 1
    assert left["p11.birth_date"] == {"birth_date": {"between": ["2021-01-01", "2021-12-31"]}}
    assert "p12.birth_date" not in left


def test_who_was_taken_away_can_be_put_back_on_the_page_that_follows(pages: PageClient) -> None:
    fill_in(pages, as_told(MOTHER))
    before = carried(pages).told
    pages.post("/rechten/antwoorden/weg/p11")

    assert "Kind 1 is weggehaald." in html(pages, "/rechten/antwoorden")
    sent = pages.post("/rechten/antwoorden/terug")

    assert (sent.status_code, sent.headers["Location"]) == (303, "/rechten/antwoorden")
    assert carried(pages).told == before
    assert "weggehaald" not in html(pages, "/rechten/antwoorden")


def test_after_the_next_answer_nobody_can_be_put_back(pages: PageClient) -> None:
    fill_in(pages, as_told(MOTHER))
    pages.post("/rechten/antwoorden/weg/p11")
    send(pages, "p0.birth_date", birth_date="1-5-1991")

    assert carried(pages).removed == {}
    pages.post("/rechten/antwoorden/terug")
    assert carried(pages).told["who"]["children"] == 1


def test_when_the_way_back_does_not_fit_in_the_cookie_the_answers_still_do(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_in(pages, as_told(MOTHER))
    monkeypatch.setattr(sealing, "LARGEST", len(pages.cookies["rechten"].value) + 20)

    assert pages.post("/rechten/antwoorden/weg/p11").status_code == 303
    assert carried(pages).told["who"]["children"] == 1
    assert carried(pages).removed == {}


def test_nobody_else_can_be_taken_away(pages: PageClient) -> None:
    send(pages, "who", **MOTHER["who"])

    for person in ("p0", "p1", "p99", "x"):
        assert pages.post(f"/rechten/antwoorden/weg/{person}").headers["Location"] == "/rechten/antwoorden"
    assert carried(pages).told["who"]["children"] == 2


def test_a_partner_who_goes_takes_their_lines_along() -> None:
    answers = {
        **EVERYBODY,
        "p1.birth_date": {"birth_date": "1990-01-01"},
        "triggers": {"ticked": ["ill.p0", "ill.p1", "money_worries"]},
    }

    left = without(answers, "p1")

    assert left["who"]["partner"] == "no"
    assert "p1.birth_date" not in left
    assert left["triggers"] == {"ticked": ["ill.p0", "money_worries"]}
    assert PARTNER not in [role for _id, role in told.persons(left)]
