"""The open pages: what experts do, and what a reward does to benefits with nothing kept of who asked."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from perspectief.community.experience.tests.people import a_question, somebody, text_of
from perspectief.foundation.access import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
SAID = {"reward": "wage", "amount": "200", "age": "42", "children": "10", "rent": "650", "savings": "500"}


def test_everybody_reads_what_experts_do_and_what_is_asked_now(pages: Client) -> None:
    _user, officer = somebody(Role.POLICY_OFFICER, "Daan Test")
    a_question(officer, None)

    page = text_of(pages.get("/ervaring"))

    assert "Lees onze brief mee" in page
    assert "Niemand wijst u aan." in page
    assert pages.get("/ervaring/waar").status_code == 200


def test_a_reward_beside_assistance_is_computed_and_nothing_is_kept(pages: Client) -> None:
    page = text_of(pages.post("/ervaring/beloning", {**SAID, "assistance": "on", "months_used": "0"}))

    assert "€ 50 per maand" in page
    assert "Meld elke beloning bij de gemeente" in page
    assert not pages.cookies
    assert Session.objects.count() == 0


def test_what_is_not_known_is_asked_and_not_guessed(pages: Client) -> None:
    page = text_of(pages.post("/ervaring/beloning", {**SAID, "assistance": "on"}))

    assert "dat weten wij niet" in page
    assert "Beantwoord dit ook." in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"reward": "allowance"}, "Hoe hoog dat bedrag nu is, weten wij niet."),
        ({"reward": "gift_card", "assistance": "on"}, "Of een cadeaubon als gift telt, beslist de gemeente."),
        ({"reward": "none", "amount": ""}, "Dan blijft uw geld zoals het is."),
        ({"benefit_kind": "wia", "benefit": "1600"}, "Dat rekenen wij niet uit."),
        ({"partner": "on", "partner_wage": "2000", "wage": "2000"}, "Dit houdt u over"),
    ],
)
def test_each_kind_of_reward_has_its_own_plain_note(pages: Client, said: dict[str, str], words: str) -> None:
    assert words in text_of(pages.post("/ervaring/beloning", {**SAID, **said}))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"age": ""}, "Hier staat nog niets."),
        ({"age": "12"}, "18 jaar en ouder"),
        ({"amount": ""}, "Vul een bedrag in."),
        ({"children": "vier"}, "Typ alleen leeftijden"),
        ({"children": "44"}, "Typ alleen leeftijden"),
        ({"amount": "veel"}, "geen bedrag"),
        ({"benefit_kind": "wia"}, "Vul in hoeveel die uitkering is."),
    ],
)
def test_a_form_that_is_not_understood_says_what_to_do(pages: Client, said: dict[str, str], words: str) -> None:
    assert words in text_of(pages.post("/ervaring/beloning", {**SAID, **said}))


def test_an_agreement_brings_its_reward_and_nothing_else(pages: Client) -> None:
    page = text_of(pages.get("/ervaring/beloning?soort=wage&bedrag=62,00"))
    assert 'value="62,00"' in page
    assert "<script" not in text_of(pages.get("/ervaring/beloning?soort=x&bedrag=<script>")).split("<h1")[1]
