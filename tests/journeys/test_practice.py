"""A WIJ professional reports a bottleneck in a minute on a phone and hears back; the team makes something of it."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hands import Hand, Keyboard, Look, looked_already, on_both_screens, take_to

from perspectief.foundation.reference.services import load_reference
from perspectief.policy.practice.services.loading import load_ideas, load_themes

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "Wie stage loopt met bijstand, houdt niets over. De vergoeding wordt ingehouden."
TITLE = "Van een stagevergoeding blijft niets over"
HAPPENED = "Wij zochten de regel op en vragen om een vrij bedrag."
A_MINUTE = 60


@pytest.fixture(autouse=True)
def _city() -> None:
    load_reference()
    load_themes()
    load_ideas()


def a_professional_reports_from_the_page_of_a_scheme(hand: Hand, look: Look) -> list[str]:
    page = hand.page
    hand.look_along("wij")
    page.goto("/regels/bijstand")
    begin = time.monotonic()
    hand.follow("Meld een knelpunt bij deze regeling")
    expect(page.get_by_role("heading", level=1)).to_have_text("Knelpunt melden")
    expect(page.get_by_text("Het gaat over: Bijstand")).to_be_visible()
    hand.write("Wat gaat er mis?", "Toen belde 06-12345678.")
    hand.press("Verstuur")
    expect(page.get_by_text("Haal dat weg.").first).to_be_visible()
    look(page)
    hand.write("Wat gaat er mis?", TEXT)
    hand.press("Verstuur")

    expect(page.get_by_role("heading", level=1)).to_have_text("Uw melding is binnen")
    assert time.monotonic() - begin < A_MINUTE
    look(page)
    words = page.locator(".ps-words li span").all_inner_texts()
    assert len(words) == 6
    hand.press("Sluit, en vergeet de woorden in deze browser")
    expect(page.get_by_role("heading", level=1)).to_have_text("Praktijk: wat misgaat en wat wij doen")
    return words


def the_team_makes_a_cluster_of_it(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("team")
    expect(page.get_by_text("1 melding wacht.")).to_be_visible()
    hand.follow("Naar het werk van de praktijk")
    look(page)
    hand.follow("Naar de meldingen")
    expect(page.get_by_text(TEXT)).to_be_visible()
    look(page)
    hand.follow(re.compile(r"^Melding \d+"))
    look(page)
    hand.write("Wat gaat er mis? In één zin.", TITLE)
    hand.write("Uitleg, in uw eigen woorden", "Een kleine vergoeding telt mee als inkomen.")
    page.get_by_label("Wat voor knelpunt is het?", exact=True).select_option(label="Een regel")
    page.get_by_label("Wie kan het veranderen?", exact=True).select_option(label="Het Rijk of een landelijke dienst")
    hand.press("Maak dit knelpunt")

    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    look(page)
    hand.press("Maak openbaar")
    expect(page.get_by_role("link", name="Verander deze regel in de simulator")).to_be_visible()
    hand.write("Wat gebeurde er? Iedereen kan dit lezen.", HAPPENED)
    hand.press("Zet in de tijdlijn")
    expect(page.get_by_text(HAPPENED)).to_be_visible()


def the_team_begins_a_measure_and_asks_others(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.follow("Begin een maatregel")
    look(page)
    hand.write("Wat doen wij anders?", "Vooraf uitrekenen wat iemand overhoudt")
    hand.write("Waarom moet dit helpen?", "Als iemand het vooraf ziet, is er minder angst.")
    hand.write("Geen cijfer? Waaraan zien wij het dan?", "Vijf gesprekken")
    hand.write("Vanaf welke dag?", "1-11-2026")
    hand.write("Op welke dag kijken wij of het hielp?", "1-5-2027")
    hand.press("Bewaar dit")
    expect(page.get_by_text("Er loopt een maatregel").first).to_be_visible()

    hand.follow("Vraag het aan anderen")
    page.get_by_label("Bij welk thema?", exact=True).select_option(label="1. De armoedeval")
    hand.write("Wat vragen wij? In één zin.", "Laat een kleine vergoeding vrij")
    hand.write("Uitleg, met wat er in de praktijk gebeurt", "Een eerste stap naar werk moet lonen.")
    page.get_by_label("Aan wie?", exact=True).select_option(label="VNG: de vereniging van gemeenten")
    hand.write("Bladzijde van de simulator. Dit mag leeg blijven.", "/beleid/simulator/armoedeval")
    hand.press("Bewaar dit")
    hand.follow("Laat een kleine vergoeding vrij")
    expect(page.get_by_text("Op de agenda gezet.")).to_be_visible()
    look(page)
    hand.stop_looking()


def everybody_reads_it(page: Page, look: Look) -> None:
    page.goto("/praktijk")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    look(page)
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_text(TEXT)).to_have_count(0)
    look(page)
    for address in ("/praktijk/lobby", "/praktijk/ideeen", "/praktijk/vragen"):
        page.goto(address)
        look(page)


def the_reporter_hears_back(hand: Hand, words: list[str], look: Look) -> None:
    page = hand.page
    page.goto("/praktijk")
    hand.follow("Mijn meldingen")
    look(page)
    hand.write("Uw zes woorden", " ".join(words))
    hand.press("Open mijn meldingen")
    expect(page.get_by_text(TEXT)).to_be_visible()
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    page.get_by_text("Wat er gebeurde").first.click()
    expect(page.get_by_text(HAPPENED)).to_be_visible()
    look(page)


def the_journey(hand: Hand, look: Look, first: dict[str, int], then: dict[str, int]) -> None:
    take_to(hand.page, first)
    words = a_professional_reports_from_the_page_of_a_scheme(hand, look)
    take_to(hand.page, then)
    the_team_makes_a_cluster_of_it(hand, look)
    the_team_begins_a_measure_and_asks_others(hand, look)
    everybody_reads_it(hand.page, look)
    take_to(hand.page, first)
    the_reporter_hears_back(hand, words, look)


def test_a_bottleneck_goes_from_a_phone_to_a_measure_and_back(on_a_phone: Page, accessible: Look) -> None:
    the_journey(Hand(on_a_phone), on_both_screens(accessible), PHONE, PHONE)


def test_the_same_at_a_desk_with_keys_only_and_without_script_files(without_script_files: Page) -> None:
    the_journey(Keyboard(without_script_files), looked_already, DESK, DESK)
