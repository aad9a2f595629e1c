"""The council asks, an officer answers, experts by experience write, and a citizen reads the report of a half year."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.journeys.conftest import DESK
from tests.journeys.hands import Hand, Keyboard, Look, looked_already, on_both_screens, take_to

from perspectief.community.publishing.services.examples import load_examples
from perspectief.foundation.places.services import load_places
from perspectief.foundation.reference.services import load_reference
from perspectief.policy.monitor.services.loading import load_monitor

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Kinderen die langer wachten"
QUESTION = "Waarom daalt dit cijfer niet bij gezinnen met kinderen?"
ANSWER = "De telling is van 2020. In het voorjaar komt er een nieuwe."
WORD = "Wij lazen alles.\n\n  - vraag het ons eerst\nEén vast gezicht helpt meer dan drie folders."
PUBLISH = "Maak nu openbaar"


@pytest.fixture(autouse=True)
def _city_with_figures_and_a_story() -> None:
    load_places()
    load_reference()
    load_monitor()
    load_examples("trein")


def a_member_of_the_council_asks(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("raad")
    page.goto("/beleid/monitor/cijfer/arm-mensen")
    hand.follow("Stel een vraag over dit cijfer")
    expect(page.locator("input[value='indicator:arm-mensen']")).to_be_checked()
    look(page)
    hand.choose("Vraag")
    hand.write("Waar gaat het over? In een paar woorden.", TITLE)
    hand.write("Wat wilt u vragen?", QUESTION)
    hand.press("Stel deze vraag")

    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text("Hier is nog geen antwoord.")).to_be_visible()


def an_officer_answers(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("beleid")
    expect(page.get_by_text("1 vraag wacht op antwoord.")).to_be_visible()
    hand.follow(TITLE)
    look(page)
    hand.write("Uw antwoord", ANSWER)
    hand.press("Maak dit antwoord openbaar")
    hand.follow("Zo ziet iedereen deze vraag")

    expect(page.get_by_text(ANSWER)).to_be_visible()
    look(page)


def the_officer_begins_the_report(hand: Hand, look: Look) -> None:
    page = hand.page
    page.goto("/beheer/raad")
    hand.press("Maak dit half jaar")
    look(page)
    hand.follow("Naar het rapport")
    hand.press("Begin met het rapport")
    for chapter in ("In het kort", "Keuzes voor nu"):
        hand.follow(chapter, within=part(page, "Teksten"))
        hand.write("Uw tekst", f"Dit schrijven wij bij ‘{chapter}’.")
        hand.press("Bewaar deze tekst")

    expect(page.get_by_text("Het rapport kan nog niet openbaar worden.")).to_be_visible()
    expect(page.get_by_text("Nodig: Ervaringsdeskundigen schreven hun hoofdstuk")).to_be_visible()
    look(page)
    hand.follow(PUBLISH)
    hand.write("Waarom doet u dit?", "Het moet naar de raad.")
    hand.press("Ja, maak openbaar")
    expect(page.get_by_text("Dit kan nog niet. Dit is eerst nodig:")).to_be_visible()
    look(page)


def an_expert_by_experience_writes(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("ervaring")
    hand.follow("Schrijf uw hoofdstuk")
    expect(page.get_by_text("Niemand anders verandert een woord.")).to_be_visible()
    look(page)
    hand.write("Uw tekst", WORD)
    hand.press("Bewaar deze tekst")

    expect(page.get_by_text("Alles wat nodig is, is er.")).to_be_visible()
    expect(page.get_by_role("link", name=PUBLISH)).to_have_count(0)


def the_officer_brings_it_out(hand: Hand) -> None:
    page = hand.page
    hand.look_along("beleid")
    hand.follow(re.compile("^Raadsrapport"))
    expect(page.get_by_text("Alles wat nodig is, is er.")).to_be_visible()
    for step, sure, why in (
        (PUBLISH, "Ja, maak openbaar", "Alles is er."),
        ("Zet het rapport vast", "Ja, zet vast", "De raad sprak erover."),
    ):
        hand.follow(step)
        hand.write("Waarom doet u dit?", why)
        hand.press(sure)

    expect(page.get_by_text("Vastgezet.", exact=True)).to_be_visible()


def a_citizen_reads(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.stop_looking()
    page.goto("/raad")
    look(page)
    hand.follow(re.compile("^Raadsrapport"))
    expect(page.get_by_text("Dit rapport staat vast.")).to_be_visible()
    expect(part(page, "Het woord aan de ervaringsdeskundigen")).to_contain_text(WORD.splitlines()[-1])
    answers = part(page, "Antwoorden aan de raad")
    expect(answers).to_contain_text(QUESTION)
    expect(answers).to_contain_text(ANSWER)
    look(page)

    hand.follow("In het kort")
    expect(page.get_by_text("Dit schrijven wij bij ‘In het kort’.")).to_be_visible()
    look(page)
    paper = page.request.get(page.get_by_role("link", name="Op papier (PDF)").get_attribute("href") or "")
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.body().startswith(b"%PDF-")
    hand.follow("In beeld")
    expect(page.get_by_role("heading", level=1)).to_contain_text("In beeld")
    look(page)


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def from_a_question_to_the_report(hand: Hand, look: Look) -> None:
    a_member_of_the_council_asks(hand, look)
    an_officer_answers(hand, look)
    the_officer_begins_the_report(hand, look)
    an_expert_by_experience_writes(hand, look)
    the_officer_brings_it_out(hand)
    a_citizen_reads(hand, look)


def test_a_question_of_the_council_is_answered_and_stands_in_the_report(on_a_phone: Page, accessible: Look) -> None:
    from_a_question_to_the_report(Hand(on_a_phone), on_both_screens(accessible))


def test_the_same_way_at_a_desk_with_keys_only_and_without_script_files(without_script_files: Page) -> None:
    take_to(without_script_files, DESK)
    from_a_question_to_the_report(Keyboard(without_script_files), looked_already)
