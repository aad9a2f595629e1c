"""Somebody tells a story without an account; a panel leaves names out and chooses it; the teller takes it back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.hands import Hand, Keyboard, Look, on_both_screens

from perspectief.foundation.places.services import load_places
from perspectief.foundation.reference.services import load_reference
from perspectief.policy.monitor.services.loading import load_monitor

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = "Ik woonde in de Oosterparkwijk. Mevrouw Voorbeeld belde mij terug. Dat hielp mij meer dan geld."
SHOWN = "Dat hielp mij meer dan geld."
NAMES = ("Oosterparkwijk", "Voorbeeld")
BECAUSE = "Terugbellen kost weinig en helpt veel."
FIGURE = "/beleid/monitor/cijfer/hulp-past-bij-mij"
ADDRESS = re.compile(r"/verhalen/[0-9a-f-]{36}$")


@pytest.fixture(autouse=True)
def _city_with_figures() -> None:
    load_places()
    load_reference()
    load_monitor()


def title(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def tells(hand: Hand, look: Look) -> str:
    """Gives the six words."""
    page = hand.page
    page.goto("/verhalen")
    hand.follow("Vertel uw verhaal")
    title(page, "Uw verhaal")
    look(page)
    hand.choose("Woorden")
    hand.write("Uw verhaal in woorden", TOLD)
    hand.press("Verder")
    title(page, "Wat betekent het voor u?")
    look(page)
    hand.choose("Een beetje: Er stond iemand naast mij")
    hand.choose("Of hulp bij mij paste")
    hand.press("Verder")
    title(page, "Wie mag het zien?")
    look(page)
    for choice in ("Iedereen, met een andere naam", "Een jaar", "27 tot en met 66"):
        hand.choose(choice)
    hand.write("Hoe noemen wij u bij het verhaal?", "een moeder van drie")
    hand.press("Verder")
    title(page, "Klopt het zo?")
    look(page)
    hand.choose("Ja, dit mag")
    hand.press("Bewaar mijn verhaal")
    title(page, "Uw zes woorden")
    look(page)
    words = page.locator(".ps-words li").all_inner_texts()
    assert len(words) == 6
    hand.press("Ik heb de woorden")
    expect(page.get_by_text("Het panel las uw verhaal nog niet.")).to_be_visible()
    hand.press("Sluit mijn verhaal")
    expect(page).not_to_have_url(re.compile("/mijn"))
    return " ".join(words)


def the_panel_leaves_names_out_and_chooses(hand: Hand, look: Look) -> None:
    page = hand.page
    opens_the_story(hand, "ervaring")
    expect(page.get_by_text("lijkt een naam")).to_be_visible()
    proposed = page.get_by_label("Zo laten wij het verhaal zien", exact=True).input_value()
    assert not [name for name in NAMES if name in proposed]
    look(page)
    hand.choose("Ik keek zelf of er niemand in te herkennen is")
    hand.press("Bewaar zo")
    expect(page.get_by_text("Iemand van het panel deed dit al.")).to_be_visible()
    gives_an_opinion(hand, 1)
    opens_the_story(hand, "beleid")
    gives_an_opinion(hand, 2)
    hand.write("Waarom kiest het panel dit verhaal?", BECAUSE)
    page.get_by_text("Zet dit verhaal bij een cijfer").click()
    page.locator("input[name=cijfers][value=hulp-past-bij-mij]").check()
    hand.press("Laat dit verhaal zien")
    expect(page.get_by_role("heading", name="Zo is het te zien")).to_be_visible()


def opens_the_story(hand: Hand, key: str) -> None:
    hand.look_along(key)
    hand.enter("Verhalen bekijken")
    hand.follow(re.compile("^Verteld op"))


def gives_an_opinion(hand: Hand, number: int) -> None:
    """After the names were left out: a change to the words asks for new opinions."""
    hand.choose("Dit verhaal laten zien")
    hand.write("Waarom vindt u dat?", "Hier leren wij van.")
    hand.press("Bewaar mijn mening")
    expect(hand.page.locator(".ps-story-opinion")).to_have_count(number)


def everybody_reads(hand: Hand, look: Look) -> str:
    """Gives the address of the story."""
    page = hand.page
    hand.stop_looking()
    page.goto(FIGURE)
    beside = page.get_by_role("region", name="Wat mensen vertellen")
    expect(beside).to_contain_text(SHOWN)
    expect(beside).to_contain_text(BECAUSE)
    page.goto("/verhalen")
    look(page)
    hand.follow("Een moeder van drie")
    expect(page).to_have_url(ADDRESS)
    expect(page.get_by_text(SHOWN)).to_be_visible()
    for name in NAMES:
        expect(page.get_by_text(name)).to_have_count(0)
    look(page)
    return page.url


def comes_back_and_withdraws_in_two_taps(hand: Hand, words: str, look: Look) -> None:
    page = hand.page
    page.goto("/verhalen")
    hand.follow("Open uw eigen verhaal")
    title(page, "Uw eigen verhaal openen")
    look(page)
    hand.write("Uw zes woorden", words)
    hand.press("Open mijn verhaal")
    expect(page.get_by_text(BECAUSE)).to_be_visible()
    look(page)

    hand.follow("Trek mijn verhaal in")
    title(page, "Trekt u uw verhaal in?")
    look(page)
    hand.press("Ja, trek in")

    expect(page.get_by_text("Gelukt. Uw woorden zijn weg.")).to_be_visible()
    expect(page.get_by_text(SHOWN)).to_have_count(0)


def the_words_are_gone(page: Page, address: str) -> None:
    answer = page.request.get(address)
    assert answer.status == 410
    assert SHOWN not in answer.text()
    for path in ("/verhalen", FIGURE):
        assert SHOWN not in page.request.get(path).text()


def test_a_story_is_told_chosen_read_and_taken_back(
    without_script_files: Page, on_a_phone: Page, accessible: Look
) -> None:
    teller, others, look = Keyboard(without_script_files), Hand(on_a_phone), on_both_screens(accessible)
    words = tells(teller, look)
    the_panel_leaves_names_out_and_chooses(others, look)
    address = everybody_reads(others, look)
    comes_back_and_withdraws_in_two_taps(teller, words, look)
    the_words_are_gone(on_a_phone, address)
