"""A colleague asks, another one helps, the team makes knowledge of it, and everybody finds it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import DESK
from tests.journeys.hands import Hand, Keyboard, Look, looked_already, on_both_screens, take_to

from perspectief.community.knowledge.services.loading import load_knowledge
from perspectief.foundation.places.services import load_places
from perspectief.foundation.reference.services import load_reference

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Schoolreis op korte termijn"
ANSWER = "Bel eerst de school. Vaak mag het later betaald worden."
LEAD = "Bel de school voordat u geld zoekt."


@pytest.fixture(autouse=True)
def _city_with_knowledge() -> None:
    load_places()
    load_reference()
    load_knowledge()


def a_professional_asks(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("wij")
    hand.enter("Kennispunt")
    look(page)
    hand.follow("Stel een vraag aan collega's")
    hand.write("Waar gaat het over? In een paar woorden.", TITLE)
    hand.write("Wat speelt er? Dit mag leeg blijven.", "Bel het gezin op 06 12345678.")
    hand.write("Wat wilt u weten van collega's?", "Wie weet raad?")
    page.get_by_label("Over welk thema gaat het?").select_option("kinderen")
    hand.press("Stel deze vraag")
    expect(page.get_by_role("link", name="Haal dat weg.")).to_be_visible()
    look(page)
    hand.write("Wat speelt er? Dit mag leeg blijven.", "Het geld moet er vrijdag zijn.")
    hand.press("Stel deze vraag")

    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text("Nog niemand gaf antwoord.")).to_be_visible()


def a_partner_answers(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("partner")
    hand.follow(TITLE)
    hand.write("Uw antwoord", ANSWER)
    hand.press("Geef dit antwoord")

    expect(page.get_by_text("Partner, Stichting Voorbeeld Schooltas")).to_be_visible()
    expect(page.get_by_role("button", name="Dit hielp")).to_have_count(0)
    look(page)


def the_professional_says_it_helped(hand: Hand) -> None:
    hand.look_along("wij")
    hand.follow(TITLE)
    hand.press("Dit hielp bij antwoord 1")

    expect(hand.page.get_by_text("Geholpen", exact=True)).to_be_visible()


def the_team_makes_knowledge_of_it(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("team")
    page.goto("/kennis?soort=vragen&zoek=schoolreizen")
    hand.follow(TITLE)
    hand.follow("Maak hier kennis van voor iedereen")
    look(page)
    hand.write("In het kort", LEAD)
    hand.write("Bron", "Vraag van een collega, 2026")
    hand.press("Zet dit op de lijst")

    expect(page.get_by_text(LEAD)).to_be_visible()
    hand.press("Dit nemen wij over")
    expect(page.get_by_text("Uw organisatie staat erbij.")).to_be_visible()
    look(page)


def everybody_finds_it(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.stop_looking()
    page.goto("/kennis")
    hand.write("Zoek op een woord", "scholen bellen")
    hand.press("Zoek")
    look(page)
    hand.follow(TITLE)
    expect(page.get_by_text("1 organisatie nam dit over.")).to_be_visible()
    expect(page.get_by_role("button", name="Dit nemen wij over")).to_have_count(0)
    look(page)
    page.goto("/kennis")
    hand.follow("Wat onderzoekers uitzoeken")
    look(page)
    hand.follow("Zie je in registers dat een stadspas, een toeslag of een kindpakket helpt?")
    expect(page.get_by_text("Dit is niet te weten.", exact=True)).to_be_visible()


def from_a_question_to_knowledge(hand: Hand, look: Look) -> None:
    a_professional_asks(hand, look)
    a_partner_answers(hand, look)
    the_professional_says_it_helped(hand)
    the_team_makes_knowledge_of_it(hand, look)
    everybody_finds_it(hand, look)


def test_a_question_of_a_colleague_becomes_knowledge_for_everybody(on_a_phone: Page, accessible: Look) -> None:
    from_a_question_to_knowledge(Hand(on_a_phone), on_both_screens(accessible))


def test_the_same_way_at_a_desk_with_keys_only_and_without_script_files(without_script_files: Page) -> None:
    take_to(without_script_files, DESK)
    from_a_question_to_knowledge(Keyboard(without_script_files), looked_already)
