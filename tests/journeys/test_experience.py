"""An organisation asks, an expert picks and looks back; advice is asked, given, answered late and looked at again."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.journeys.conftest import DESK
from tests.journeys.hands import Hand, Keyboard, Look, looked_already, on_both_screens, take_to

from perspectief.community.experience.models import EXPERIENCE, Advice, AdviceStep, CheckIn
from perspectief.foundation.demo.services import load_people
from perspectief.foundation.places.services import load_places
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.reference.services import load_reference

pytestmark = pytest.mark.django_db(transaction=True)
TASK = "Lees onze brief mee"
ADVICE = "De brief over schoolspullen"
SAID = "Begin met wat ik moet doen."


@pytest.fixture(autouse=True)
def _city_with_people() -> None:
    load_places()
    load_reference()
    load_people()


def in_days(days: int) -> str:
    return f"{timezone.localdate() + dt.timedelta(days=days):%d-%m-%Y}"


# --- A task -----------------------------------------------------------------------------------------------------------
def an_expert_makes_a_profile(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("ervaring")
    hand.follow("Maak uw profiel als ervaringsdeskundige")
    look(page)
    hand.write("Hoe wilt u heten?", "Tineke")
    hand.choose("Tester van brieven en formulieren")
    hand.write("Wat heeft u nodig?", "Een pauze na een uur.")
    hand.press("Bewaar mijn profiel")

    expect(page.get_by_text("Niemand mag nu iets van u lezen.")).to_be_visible()
    hand.follow("Naar mijn ervaring")
    hand.follow("Thema’s uit mijn leven")
    look(page)
    hand.choose("Schulden")
    hand.choose("Ja, dit mag het programma bewaren. Niemand leest het.")
    hand.press("Bewaar deze thema’s")
    expect(page.get_by_text("Uw thema’s:")).to_be_visible()
    look(page)
    page.get_by_role("button", name=re.compile("^Stop hiermee")).click()
    expect(page.get_by_text("Niemand mag nu iets van u lezen.")).to_be_visible()


def an_organisation_asks(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("partner")
    hand.enter("Vraag om ervaring")
    hand.follow("Stel een vraag")
    look(page)
    hand.write("Wat zoekt u, in een paar woorden?", TASK)
    hand.write("Wat gaat iemand doen?", "U leest een brief. Daarna praten wij erover.")
    page.get_by_label("Welk soort werk is het?").select_option("letters")
    hand.write("Waar is het?", "Buurthuis Voorbeeld")
    hand.write("Eerste dag", in_days(1))
    hand.write("Laatste dag", in_days(8))
    hand.write("Hoeveel uur kost het, alles samen?", "3")
    hand.choose("Cadeaubon")
    hand.write("Hoeveel?", "25")
    hand.choose("Voor alles samen")
    hand.press("Stel deze vraag")

    expect(page.get_by_text("#TeamPerspectief kijkt eerst mee.")).to_be_visible()
    hand.look_along("beleid")
    hand.follow("1 nieuwe vraag van een organisatie")
    hand.follow(TASK)
    look(page)
    hand.press("Ja, zet open")
    expect(page.get_by_text("Nog niemand.")).to_be_visible()


def the_expert_picks(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("ervaring")
    hand.follow("1 vraag past bij u")
    look(page)
    hand.follow(TASK)
    expect(page.get_by_text("U wilt dit soort werk doen.")).to_be_visible()
    look(page)
    hand.press("Ik wil dit misschien doen")
    expect(page.get_by_text("Hier zei u ‘misschien’")).to_be_visible()


def they_agree(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("partner")
    hand.enter("Vraag om ervaring")
    hand.follow(TASK)
    expect(page.get_by_text("Een pauze na een uur.")).to_be_visible()
    look(page)
    hand.follow("Stel Tineke een afspraak voor")
    look(page)
    hand.press("Stel dit voor")
    expect(page.get_by_text("Wacht op antwoord")).to_be_visible()

    hand.look_along("ervaring")
    hand.follow("1 afspraak wacht op uw ja of nee")
    hand.follow(TASK)
    look(page)


def what_it_does_to_benefits(hand: Hand, look: Look) -> None:
    page = hand.page
    agreement = page.url
    hand.follow("Wat doet deze beloning met mijn uitkering?")
    expect(page.get_by_label("Cadeaubon")).to_be_checked()
    hand.write("Hoe oud bent u?", "42")
    hand.choose("Ik krijg bijstand.")
    hand.press("Reken uit")
    expect(page.get_by_text("Of een cadeaubon als gift telt, beslist de gemeente.")).to_be_visible()
    look(page)
    page.goto(agreement)
    hand.press("Ja, dit spreken wij af")
    expect(page.get_by_text("Afgesproken")).to_be_visible()


def the_expert_looks_back(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.press("Het is gedaan")
    with purpose(EXPERIENCE):
        CheckIn.objects.update(due_on=timezone.localdate())
    hand.look_along("ervaring")
    hand.follow("Vertel over 1 taak hoe het was")
    hand.follow(TASK)
    look(page)
    hand.choose("Gaat wel")
    hand.choose("Ja, maar anders")
    hand.write("Wat kostte het u? Dit mag leeg blijven.", "Het haalde veel omhoog.")
    hand.choose("Ik wil er met iemand over praten. Bel mij.")
    hand.press("Klaar")
    expect(page.get_by_text("Wij bellen u.")).to_be_visible()

    hand.look_along("beleid")
    hand.follow("1 ervaringsdeskundige wil dat u belt")
    expect(page.get_by_text("Tineke wil praten over")).to_be_visible()
    expect(page.get_by_text("omhoog")).to_have_count(0)
    look(page)
    page.get_by_role("button", name=re.compile("^Gebeld")).click()
    expect(page.get_by_text("Niemand vroeg om een telefoontje.")).to_be_visible()


def from_a_question_to_aftercare(hand: Hand, look: Look) -> None:
    an_expert_makes_a_profile(hand, look)
    an_organisation_asks(hand, look)
    the_expert_picks(hand, look)
    they_agree(hand, look)
    what_it_does_to_benefits(hand, look)
    the_expert_looks_back(hand, look)


def test_an_expert_picks_a_task_agrees_and_is_asked_how_it_was(on_a_phone: Page, accessible: Look) -> None:
    from_a_question_to_aftercare(Hand(on_a_phone), on_both_screens(accessible))


# --- Advice -----------------------------------------------------------------------------------------------------------
def advice_is_asked_and_given(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("beleid")
    page.goto("/ervaring/adviezen/vragen?over=/rechten")
    look(page)
    hand.write("Waar gaat het over? In een paar woorden.", ADVICE)
    hand.choose("Een brief")
    hand.write("Op welke bladzijde van deze site?", "")
    hand.write("Wat wilt u weten?", "Is duidelijk wat u moet doen?")
    hand.choose("Ervaringsdeskundigen")
    hand.choose("Beleidsmedewerker")
    hand.press("Leg dit voor")
    expect(page.get_by_text("Het panel denkt nog na.")).to_be_visible()

    hand.look_along("ervaring")
    hand.follow("1 vraag om advies van het panel")
    hand.follow(ADVICE)
    look(page)
    hand.write("Wat is het advies? Schrijf het in eigen woorden.", SAID)
    hand.choose("Een paar mensen")
    hand.press("Maak dit advies openbaar")
    expect(page.get_by_text(SAID)).to_be_visible()


def time_passes(days: int) -> None:
    """As if the advice was given so many days sooner."""
    back = dt.timedelta(days=days)
    for one in Advice.objects.exclude(due=None):
        one.asked_at, one.given_at, one.due = one.asked_at - back, one.given_at - back, one.due - back
        one.save()
    for step in AdviceStep.objects.all():
        step.at -= back
        step.save()


def it_is_late_and_answered(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.stop_looking()
    page.goto("/ervaring/adviezen")
    expect(page.get_by_text("8 dagen te laat").first).to_be_visible()
    look(page)

    hand.look_along("beleid")
    hand.follow("1 advies is te laat beantwoord")
    look(page)
    hand.follow(ADVICE)
    hand.choose("Gedaan")
    hand.write("Wat deed u, of waarom niet?", "De brief begint nu met wat u moet doen.")
    hand.press("Maak dit antwoord openbaar")
    expect(page.get_by_text("8 dagen te laat")).to_be_visible()


def it_is_looked_at(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("ervaring")
    page.goto("/ervaring/adviezen")
    hand.follow(ADVICE)
    hand.choose("Nee, het klopt niet")
    hand.write("Wat zag u?", "Ik kreeg de oude brief.")
    hand.press("Bewaar dit")

    expect(page.get_by_text("Het panel zag dat het niet klopt.")).to_be_visible()
    hand.stop_looking()
    page.goto("/ervaring/adviezen")
    hand.follow(ADVICE)
    expect(page.get_by_text("Ik kreeg de oude brief.").first).to_be_visible()
    look(page)


def from_question_to_check(hand: Hand, look: Look) -> None:
    advice_is_asked_and_given(hand, look)
    time_passes(50)
    it_is_late_and_answered(hand, look)
    it_is_looked_at(hand, look)


def test_advice_is_given_answered_late_and_looked_at_again(on_a_phone: Page, accessible: Look) -> None:
    from_question_to_check(Hand(on_a_phone), on_both_screens(accessible))


def test_the_same_advice_with_keys_only_and_without_script_files(without_script_files: Page) -> None:
    take_to(without_script_files, DESK)
    from_question_to_check(Keyboard(without_script_files), looked_already)


# --- Children ---------------------------------------------------------------------------------------------------------
def test_a_child_says_what_it_thinks_without_script_files(without_script_files: Page) -> None:
    page, hand = without_script_files, Hand(without_script_files)
    hand.look_along("team")
    page.goto("/ervaring/adviezen/vragen")
    hand.write("Waar gaat het over? In een paar woorden.", "De sportpas")
    hand.choose("Een regeling of hulp")
    hand.write("Wat wilt u weten?", "Wat missen kinderen?")
    hand.choose("Kinderen en jongeren")
    hand.write("Dezelfde vraag voor een kind van tien", "Wat vind jij van de sportpas?")
    hand.choose("#TeamPerspectief")
    hand.press("Leg dit voor")
    hand.follow("Wat kinderen zeiden")
    hand.press("Maak een link")
    link = page.locator(".ps-ed-link a").get_attribute("href") or ""

    hand.stop_looking()
    page.goto(link)
    hand.choose("Fijn")
    hand.write("Waarom? Of heb je een beter idee?", "Ik heet Bo en ik wil dansen.")
    hand.choose("8 tot en met 11 jaar")
    hand.press("Klaar")
    expect(page.get_by_text(re.compile("Haal dat weg")).first).to_be_visible()
    hand.write("Waarom? Of heb je een beter idee?", "Ik wil dansen.")
    hand.press("Klaar")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dank je wel!")

    hand.look_along("team")
    page.goto("/ervaring/kinderraad")
    hand.follow("Voor de volwassene: De sportpas")
    expect(page.get_by_text("Ik wil dansen.")).to_be_visible()
