"""A provider applies in steps, stops, goes on and sends; an officer asks for more, accepts, and makes rounds."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.journeys.conftest import DESK
from tests.journeys.hands import Hand, Keyboard, Look, looked_already, on_both_screens, take_to

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.places import queries as places
from perspectief.foundation.reference.services import load_reference
from perspectief.policy.weighing.models import Framework
from perspectief.policy.weighing.services import rounds
from perspectief.policy.weighing.services.loading import load_frameworks

pytestmark = pytest.mark.django_db(transaction=True)
ROUND, NAME = "Oefenronde", "Tassen voor iedereen"
MISSING = "Schrijf op hoe u gezinnen vindt."
ON, STOP = "Bewaar en ga verder", "Bewaar en stop"
INVENTED = Actor(held=(Held(Role.POLICY_OFFICER),), strong=True, is_invented=True)


@pytest.fixture(autouse=True)
def _open_round(settings: Any) -> None:
    load_reference()
    load_frameworks()
    day = timezone.localdate()
    made = rounds.make_round(
        municipality=places.municipality(settings.MUNICIPALITY),
        key="oefenen",
        name=ROUND,
        framework=Framework.objects.get(),
        by=INVENTED,
    )
    said: dict[str, Any] = {"what_for": "Minder armoede.", "legal_basis": "Verordening", "dividing": "Het panel weegt."}
    days = {"opens_on": -5, "closes_on": 20, "scores_until": 50, "replies_until": 80}
    said |= {name: day + dt.timedelta(days=number) for name, number in days.items()}
    rounds.fill_in(one=made, said={**said, "ceilings": {"2027": 500_000}}, by=INVENTED)
    rounds.announce(one=made, by=INVENTED, on=timezone.now() - dt.timedelta(days=8))
    rounds.open_round(one=made, by=INVENTED)


def anybody_reads_about_the_round(hand: Hand, look: Look) -> None:
    page = hand.page
    page.goto("/wegen")
    look(page)
    hand.follow(ROUND)
    expect(page.get_by_text("Meer dan dit geven wij niet.")).to_be_visible()
    look(page)
    hand.follow("Met deze vragen wegen wij")
    expect(page.get_by_text("Dit is een concept.")).to_be_visible()
    look(page)


def a_provider_begins_and_stops(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("partner")
    hand.enter("Geld aanvragen")
    look(page)
    hand.follow(f"Vraag aan: {ROUND}")
    look(page)
    hand.press("Begin")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat u wilt doen")
    look(page)
    hand.write("Hoe heet uw plan?", NAME)
    hand.write("Wat doet u?", "Wij geven kinderen een tas voor school.")
    hand.choose("Mensgericht")
    hand.press(STOP)
    expect(page.get_by_text("Uw aanvraag is nog niet verstuurd.")).to_be_visible()
    look(page)


def and_goes_on_later(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.stop_looking()
    hand.look_along("partner")
    hand.follow(NAME)
    hand.follow("Voor wie")
    hand.write("Voor wie is het?", "Gezinnen met weinig geld.")
    hand.write("Gezinnen met kinderen onder de 18", "80")
    hand.write("Jongeren van 18 tot 27", "10")
    hand.write("Andere mensen", "5")
    hand.choose("In de hele gemeente")
    hand.press(ON)
    expect(page.get_by_role("alert")).to_contain_text("Samen is dit 95. Maak er 100 van.")
    look(page)
    hand.write("Andere mensen", "10")
    hand.press(ON)

    expect(page.get_by_role("heading", level=1)).to_have_text("Kosten en bereik")
    look(page)
    everything = page.get_by_role("group", name="Het hele plan")
    hand.fill(everything.get_by_label("Hoeveel mensen helpt u per jaar?"), "240")
    hand.fill(everything.get_by_label("Kosten in 2027"), "60.000")
    hand.press(ON)


def answers_the_questions(hand: Hand, look: Look) -> None:
    page = hand.page
    for title in ("Hoe helpt het mensen vooruit?", "De andere vragen"):
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        look(page)
        for box in page.locator("main textarea").all():
            hand.fill(box, "Dat doen wij samen met de school.")
        hand.press(ON)

    expect(page.get_by_role("heading", level=1)).to_have_text("Kinderen")
    hand.write("Wat betekent dit voor kinderen? Wat wordt voor hen beter of moeilijker?", "Zij horen erbij.")
    hand.choose("Ja")
    hand.write("Wat zeiden kinderen of jongeren toen u het vroeg?", "Wij kiezen zelf een tas.")
    hand.write("Wanneer vroeg u het?", "1-9-2026")
    look(page)
    hand.press(ON)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bijlagen")
    look(page)
    hand.follow("Ga verder")


def sends(hand: Hand, look: Look) -> None:
    page = hand.page
    expect(page.get_by_text("Alles is ingevuld.")).to_be_visible()
    look(page)
    hand.press("Verstuur de aanvraag")
    expect(page.get_by_text(re.compile("^Verstuurd op"))).to_be_visible()


def an_officer_asks_for_more(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("beleid")
    expect(page.get_by_text("1 aanvraag om te bekijken.")).to_be_visible()
    hand.follow(ROUND)
    look(page)
    hand.follow(NAME)
    hand.unfold("Nee, er mist iets")
    look(page)
    hand.write("Wat mist er?", MISSING)
    hand.press("Vraag dit aan de aanbieder")
    expect(page.get_by_text("Gevraagd aan de aanbieder:")).to_be_visible()


def the_provider_adds_it(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("partner")
    hand.follow(NAME)
    expect(page.get_by_text(MISSING)).to_be_visible()
    hand.follow("Voor wie")
    hand.write("Voor wie is het?", "Gezinnen met weinig geld. De school vertelt het hun.")
    hand.press(STOP)
    hand.follow("Nakijken en versturen")
    hand.press("Verstuur de aanvraag")
    expect(page.get_by_text(re.compile("^Verstuurd op"))).to_be_visible()
    look(page)


def the_officer_accepts(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("beleid")
    hand.follow(ROUND)
    hand.follow(NAME)
    hand.press("Ja, dit doet mee")
    expect(page.get_by_text("Doet mee", exact=True)).to_be_visible()
    hand.follow("Kenmerken en termijnen")
    look(page)
    hand.follow("Terug")
    hand.follow("Hoe goed weten wij dat het werkt?")
    look(page)


def the_provider_reads_that_it_takes_part(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("partner")
    hand.enter("Geld aanvragen")
    hand.follow(NAME)
    expect(page.get_by_text("Uw aanvraag is volledig en doet mee.")).to_be_visible()
    look(page)
    hand.follow("Trek deze aanvraag in")
    expect(page.get_by_text("Dit kunt u niet terugdraaien.")).to_be_visible()
    look(page)


def from_a_plan_to_taking_part(hand: Hand, look: Look) -> None:
    anybody_reads_about_the_round(hand, look)
    a_provider_begins_and_stops(hand, look)
    and_goes_on_later(hand, look)
    answers_the_questions(hand, look)
    sends(hand, look)
    an_officer_asks_for_more(hand, look)
    the_provider_adds_it(hand, look)
    the_officer_accepts(hand, look)
    the_provider_reads_that_it_takes_part(hand, look)


def test_a_provider_applies_on_a_phone_and_an_officer_accepts(on_a_phone: Page, accessible: Look) -> None:
    from_a_plan_to_taking_part(Hand(on_a_phone), on_both_screens(accessible))


def test_the_same_way_at_a_desk_with_keys_only_and_without_script_files(without_script_files: Page) -> None:
    take_to(without_script_files, DESK)
    from_a_plan_to_taking_part(Keyboard(without_script_files), looked_already)


def test_an_officer_makes_a_round_and_a_new_version_of_the_framework(on_a_phone: Page, accessible: Look) -> None:
    hand, page = Hand(on_a_phone), on_a_phone
    look = on_both_screens(accessible)
    hand.look_along("beleid")
    hand.enter("Samen wegen")
    look(page)
    hand.follow("Wegingskader armoede, versie 1")
    look(page)
    hand.press("Maak een nieuwe versie")
    hand.follow("Naam, schaal en hoe het telt")
    look(page)
    hand.follow("Naar het kader")
    hand.follow(re.compile("^Verander ?: Hulp uit"))
    look(page)
    hand.write("De vraag", "Doen bewoners mee?")
    hand.press("Bewaar")
    hand.follow("Verschil met versie 1")
    expect(page.get_by_text("Doen bewoners mee?")).to_be_visible()
    look(page)

    page.goto("/beheer/wegen/nieuw")
    hand.write("Naam van de ronde", "Ronde twee")
    hand.write("Korte sleutel", "twee")
    page.get_by_label("Wegingskader", exact=True).select_option(index=1)
    look(page)
    hand.press("Bewaar")
    look(page)
    page.goto("/beheer/wegen/ronde/twee/stap/kondig-aan")
    expect(page.get_by_text("Noem de regel waarop deze ronde rust.")).to_be_visible()
    look(page)
    page.goto("/beheer/wegen/ronde/oefenen/voordragen")
    look(page)
    page.goto("/beheer/wegen/ronde/oefenen")
    look(page)
