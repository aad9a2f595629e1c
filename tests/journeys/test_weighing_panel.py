"""A panel weighs: seats, words for the lock, scores on a phone and on paper, two people open, a talk, and again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.journeys.conftest import DESK
from tests.journeys.hands import IS_CHOSEN, Hand, Keyboard, Look, looked_already, on_both_screens, take_to

from perspectief.foundation.organisations.services import load_organisations
from perspectief.foundation.places.services import load_places
from perspectief.policy.weighing.choices import RoundState
from perspectief.policy.weighing.models import Item, Round
from perspectief.policy.weighing.services.rounds import begin_scoring
from perspectief.policy.weighing.tests import panel_world
from perspectief.policy.weighing.views import panel_lock

pytestmark = pytest.mark.django_db(transaction=True)
DESK_OF_PANEL, OPENING, TALK = "/beheer/wegen/proef/panel", "/beheer/wegen/proef/openen", "/beheer/wegen/proef/gesprek"
QUESTIONS = ("1a", "1b", "3", "4")
CONCLUSION = "Het gaat om de weg naar school, niet om de fiets."


@pytest.fixture(autouse=True)
def _round_with_two_things() -> None:
    panel_lock.TRIES.forget()
    load_places()
    load_organisations()
    world = panel_world.announced(state=RoundState.OPEN)
    Item.objects.filter(title__in=("Beer", "Clown")).delete()
    assert world.round.items.count() == 2


def the_officer_seats_the_panel(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("beleid")
    page.goto(DESK_OF_PANEL)
    expect(page.get_by_text("Er zit nog niemand in het panel.")).to_be_visible()
    for number, name, seat, on_paper in (
        (1, "Mila", "voorzitter", False),
        (2, "Tineke", "ervaringsdeskundige", True),
        (3, "Fatma", "lid", False),
    ):
        hand.write("Zoek op naam", name)
        hand.press("Zoek")
        hand.choose(f"{name} Voorbeeld")
        hand.choose(seat)
        if on_paper:
            hand.choose("Deze persoon werkt op papier. Wij typen het over.")
        hand.press("Geef deze persoon een stoel")
        expect(page.get_by_role("heading", name=f"Stoel {number}: {name} Voorbeeld")).to_be_visible()
    look(page)
    hand.follow("Maak de woorden van de reserve")


def takes_words(hand: Hand, look: Look) -> str:
    """Writes the thirteen words down, and says two of them again."""
    page = hand.page
    look(page)
    hand.press("Laat de woorden zien")
    expect(page.get_by_role("heading", level=1)).to_have_text("Schrijf deze woorden op")
    words = page.locator(".ps-lock__words li").all_inner_texts()
    assert len(words) == 13
    look(page)
    hand.press(page.locator("main .utrecht-button").inner_text())
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt uw papier?")
    look(page)
    for label in page.locator("label").all_inner_texts():
        hand.write(label, words[int(label.removeprefix("Woord ")) - 1])
    hand.press("Bewaar het slot")
    return " ".join(words)


def each_holder_takes_words(hand: Hand, look: Look) -> dict[str, str]:
    page, said = hand.page, {}
    for persona in ("team", "ervaring"):
        hand.look_along(persona)
        page.goto("/wegen/panel")
        hand.follow("Proefronde")
        look(page)
        hand.follow("Naar uw woorden")
        said[persona] = takes_words(hand, look)
        expect(page.get_by_text("U hebt woorden voor het slot sinds")).to_be_visible()
        expect(page.get_by_text("U krijgt nog woorden voor het slot")).to_have_count(0)
    return said


def scores(hand: Hand, value: int, *, principle: bool) -> None:
    """Fills in all of one thing."""
    for key in QUESTIONS:
        tick(hand, key, value)
        hand.write(f"Waarom geeft u deze score? ({key})", f"Dit past, nummer {value}.")
    if principle:
        tick(hand, "p1", value)


def tick(hand: Hand, key: str, value: int) -> None:
    wanted = hand.page.locator(f"input[name='{key}-antwoord'][value='{value}']")
    if not isinstance(hand, Keyboard):
        wanted.check()
        return
    group = hand.page.locator(f"input[name='{key}-antwoord']")
    chosen = group.and_(hand.page.locator(":checked"))
    hand._reach((chosen if chosen.count() else group).first)
    hand.page.keyboard.press("Space")
    for _step in range(group.count()):
        if wanted.evaluate(IS_CHOSEN):
            return
        hand.page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows do not reach {value} of {key}")


def an_assessor_practises_and_scores(hand: Hand, look: Look, persona: str, value: int) -> None:
    page = hand.page
    hand.look_along(persona)
    hand.follow("Proefronde")
    hand.follow("Bekijk het voorbeeld")
    look(page)
    hand.press("Ik heb geoefend, ik begin")
    expect(page.get_by_text("Nog 2 te gaan.")).to_be_visible()
    look(page)
    hand.follow("Aap")
    look(page)
    hand.press("Lever in")
    expect(page.get_by_role("alert")).to_contain_text("Kies een antwoord.")
    look(page)
    scores(hand, value, principle=False)
    hand.press("Lever in")
    expect(page.get_by_text("Nog 1 te gaan.")).to_be_visible()
    hand.follow("Draak")
    expect(page.get_by_role("heading", level=1)).to_have_text("Draak")
    scores(hand, value, principle=True)
    hand.press("Lever in")
    expect(page.get_by_text("Alles is ingeleverd. Dank u wel.")).to_be_visible()
    hand.follow("Aap")
    expect(page.get_by_text("Levert u opnieuw in?")).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.get_by_text("Dit past")).to_have_count(0)


def an_expert_by_experience_scores_on_paper(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("beleid")
    page.goto(DESK_OF_PANEL)
    hand.follow(re.compile("^Formulieren op papier"))
    look(page)
    hand.follow(re.compile("^Formulier om te printen"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Formulier 2-01")
    look(page)
    for number in ("01", "02"):
        page.goto("/beheer/wegen/proef/papier/2")
        hand.follow(f"Typ over {number}")
        expect(page.get_by_text(f"U typt voor stoel 2, formulier {number}.")).to_be_visible()
        scores(hand, 1, principle=page.get_by_text("De uitgangspunten").count() > 0)
        hand.press("Lever in")
        expect(page.get_by_role("heading", level=1)).to_have_text("Op papier: stoel 2")
    look(page)
    hand.look_along("ervaring")
    hand.follow("Proefronde")
    expect(page.get_by_text("overgetypt van papier door Daan Voorbeeld").first).to_be_visible()
    look(page)
    hand.press(re.compile("^Ja, ik vroeg het. Het klopt"))
    expect(page.get_by_role("heading", name="Overgetypt van papier")).to_have_count(0)


def two_people_open_the_scores(hand: Hand, look: Look, words: dict[str, str]) -> None:
    page = hand.page
    hand.look_along("team")
    page.goto(OPENING)
    look(page)
    hand.write("De dertien woorden van de eerste", words["team"])
    hand.write("De dertien woorden van de tweede", " ".join(words["ervaring"].split()[:-1]))
    hand.press("Open alle eerste scores")
    expect(page.get_by_role("alert")).to_contain_text("Wij lezen 12 woorden.")
    look(page)
    hand.write("De dertien woorden van de eerste", words["team"])
    hand.write("De dertien woorden van de tweede", words["ervaring"])
    hand.press("Open alle eerste scores")
    expect(page.get_by_role("heading", level=1, name="Het gesprek")).to_be_visible()


def the_chair_runs_the_talk(hand: Hand, look: Look) -> None:
    page = hand.page
    look(page)
    page.locator(".ps-seat-item a").first.wait_for()
    hand.follow(first(page).inner_text())
    look(page)
    hand.write("Wat kwam eruit?", CONCLUSION)
    hand.press("Bewaar wat eruit kwam")
    expect(page.get_by_text(CONCLUSION)).to_be_visible()


def first(page: Page) -> Locator:
    return page.locator(".ps-seat-item a").first


def an_assessor_thinks_again(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("wij")
    hand.follow("Proefronde")
    hand.follow("Aap")
    expect(page.get_by_role("heading", level=1)).to_have_text("Aap")
    look(page)
    tick(hand, "1a", 3)
    hand.press("Bewaar mijn scores")
    expect(page.get_by_role("alert")).to_contain_text("U verandert uw score. Schrijf op waarom.")
    hand.write("Verandert u uw score? Schrijf op waarom. (1a)", "Ik hoorde hoe het bij ouders gaat.")
    hand.press("Bewaar mijn scores")
    expect(page.get_by_role("heading", level=1, name="Proefronde")).to_be_visible()


def the_chair_closes_the_talk(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("team")
    page.goto(TALK)
    hand.follow("Het gesprek is klaar")
    look(page)
    hand.press("Ja, het gesprek is klaar")
    expect(page.get_by_role("heading", level=1)).to_have_text("Proefronde")
    assert Round.objects.get(key="proef").state == RoundState.CHOOSING


def from_seats_to_the_end_of_the_talk(hand: Hand, look: Look) -> None:
    the_officer_seats_the_panel(hand, look)
    takes_words(hand, look)
    expect(hand.page.get_by_role("heading", level=1)).to_have_text("Het panel")
    words = each_holder_takes_words(hand, look)
    begin_scoring(one=Round.objects.get(key="proef"), by=panel_world.actor("beleid"))
    an_assessor_practises_and_scores(hand, look, "wij", 4)
    an_assessor_practises_and_scores(hand, looked_already, "team", 2)
    an_expert_by_experience_scores_on_paper(hand, look)
    two_people_open_the_scores(hand, look, words)
    the_chair_runs_the_talk(hand, look)
    an_assessor_thinks_again(hand, look)
    the_chair_closes_the_talk(hand, look)


def test_a_panel_scores_on_a_phone_and_on_paper_opens_together_and_talks(on_a_phone: Page, accessible: Look) -> None:
    from_seats_to_the_end_of_the_talk(Hand(on_a_phone), on_both_screens(accessible))


def test_the_same_way_with_keys_only_and_without_script_files(without_script_files: Page) -> None:
    take_to(without_script_files, DESK)
    from_seats_to_the_end_of_the_talk(Keyboard(without_script_files), looked_already)
