"""A chair lets a choice be worked out; a provider replies and gets a letter; a council member reads why."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.journeys.conftest import DESK
from tests.journeys.hands import Hand, Keyboard, Look, looked_already, on_both_screens, take_to

from perspectief.foundation.demo.services import load_people
from perspectief.foundation.jobs.testing import work
from perspectief.foundation.places.services import load_places
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.reference.services import load_reference
from perspectief.policy.weighing.models import Assessor, Round
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.services import runs
from perspectief.policy.weighing.tests import choice_world
from perspectief.policy.weighing.tests.panel_world import account_of

pytestmark = pytest.mark.django_db(transaction=True)
ADVICE = "Neem Maatjes helemaal.\n\n  - een vast gezicht helpt het meest"
REPLY = "Wij kunnen ook kleiner beginnen."
ANSWER = "Wij keken ernaar. De keuze blijft zo."


@pytest.fixture(autouse=True)
def _a_round_that_was_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mila of the team chairs the panel."""
    monkeypatch.setattr(runs, "DRAWS", 12)
    load_places()
    load_reference()
    load_people()
    choice_world.scored()
    with purpose(PANEL):
        Assessor.objects.filter(number=1).update(account=account_of("team"))


def the_chair_works_out_a_choice(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("team")
    page.goto("/beheer/wegen/proef/uitslag")
    expect(page.get_by_text("Maatjes staat boven Taalhuis.")).to_be_visible()
    look(page)
    hand.follow("Twee naast elkaar")
    page.get_by_label("Waarom staat dit zo").select_option(label="Keuken")
    page.get_by_label("naast dit?").select_option(label="Sportfonds")
    hand.press("Zet naast elkaar")
    expect(page.get_by_text("Sportfonds staat boven Keuken.")).to_be_visible()
    look(page)

    hand.follow("Keuze")
    hand.press("Reken uit")
    hand.press("Reken meer en minder geld uit")
    hand.press("Reken uit hoe zeker dit is")
    expect(page.get_by_role("button", name="Stop de berekening")).to_be_visible()
    look(page)
    page.goto("/beheer/wegen/proef/keuze")
    work()
    page.reload()
    expect(page.get_by_role("heading", name="Andere keuzes die bijna evenveel opleveren")).to_be_visible()
    look(page)


def an_officer_takes_it_along(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("beleid")
    hand.follow("Proefronde")
    hand.press("Neem deze keuze mee naar het besluit")
    hand.follow("Kleding")
    look(page)
    hand.press("Bewaar dit")
    expect(page.get_by_role("heading", level=1)).to_have_text("Het besluit")
    look(page)


def an_expert_by_experience_writes(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("ervaring")
    hand.follow("Proefronde")
    page.get_by_text("Schrijf uw advies als ervaringsdeskundigen").click()
    hand.write("Wat adviseert u als ervaringsdeskundigen?", ADVICE)
    look(page)
    hand.press("Bewaar ons advies")
    expect(page.get_by_text("een vast gezicht helpt het meest").first).to_be_visible()


def the_officer_proposes(hand: Hand) -> None:
    hand.look_along("beleid")
    hand.page.goto("/beheer/wegen/proef/besluit")
    hand.press("Leg het voor")
    expect(hand.page.get_by_text("Voorgenomen.")).to_be_visible()


def the_provider_reads_its_own_file_and_replies(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("partner")
    hand.follow("Schooltas")
    expect(page.get_by_text("Dit is nog geen besluit. U kunt eerst reageren.")).to_be_visible()
    look(page)
    hand.write("Wat wilt u ons zeggen?", REPLY)
    hand.press("Verstuur uw reactie")
    expect(page.get_by_text("Hier is nog geen antwoord op.")).to_be_visible()


def the_officer_answers_and_decides(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("beleid")
    expect(page.get_by_text("1 reactie wacht op antwoord.")).to_be_visible()
    for year in choice_world.YEARS:
        page.goto("/beheer/geld-van-wegen")
        hand.write("Hoe heet dit geld?", "Armoedegeld")
        hand.write("Welk jaar?", str(year))
        hand.write("Hoeveel is er?", "150.000")
        hand.write("In welk stuk staat dit?", "Begroting (verzonnen)")
        hand.press("Schrijf dit erbij")
        expect(page.get_by_role("heading", name=f"Armoedegeld {year}")).to_be_visible()
    look(page)
    page.goto("/beheer/wegen/proef/besluit")
    hand.write("Wat deden wij met deze reactie?", ANSWER)
    hand.press("Geef dit antwoord Schooltas")
    expect(page.get_by_role("heading", name="Wat wij ermee deden")).to_be_visible()
    look(page)
    Round.objects.update(replies_until=timezone.localdate() - dt.timedelta(days=1))  # the days went by
    page.goto("/beheer/wegen/proef/besluit")
    hand.write("Wie neemt dit besluit?", "het college")
    hand.press("Dit is besloten")
    expect(page.get_by_text("Genomen.", exact=True)).to_be_visible()
    look(page)


def the_provider_reads_the_letter(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("partner")
    expect(page.get_by_text("er staat een brief voor u klaar.")).to_be_visible()
    hand.follow("Schooltas")
    hand.follow("Lees de brief")
    for words in (ANSWER, "Bent u het er niet mee eens? Dan kunt u bezwaar maken."):
        expect(page.get_by_text(words)).to_be_visible()
    look(page)
    paper = page.request.get(page.get_by_role("link", name="De brief op papier (PDF)").get_attribute("href") or "")
    assert paper.body().startswith(b"%PDF-")


def a_member_of_the_council_finds_why(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("raad")
    page.goto("/wegen/ronde/proef")
    hand.follow("Lees wat er is besloten")
    look(page)
    page.get_by_label("Waarom staat dit zo").select_option(label="Taalhuis")
    page.get_by_label("naast dit?").select_option(label="Keuken")
    hand.press("Vertel waarom")
    answer = page.get_by_role("status")
    expect(answer).to_contain_text("Taalhuis krijgt geld. Keuken krijgt nu geen geld.")
    expect(answer).to_contain_text(re.compile("Dat komt vooral door ‘Vraag 3’"))
    expect(page.get_by_text("Neem Maatjes helemaal.")).to_be_visible()
    look(page)
    hand.follow("Wat er van het geld werd")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat er van het geld werd")
    look(page)


def from_scores_to_a_letter(hand: Hand, look: Look) -> None:
    the_chair_works_out_a_choice(hand, look)
    an_officer_takes_it_along(hand, look)
    an_expert_by_experience_writes(hand, look)
    the_officer_proposes(hand)
    the_provider_reads_its_own_file_and_replies(hand, look)
    the_officer_answers_and_decides(hand, look)
    the_provider_reads_the_letter(hand, look)
    a_member_of_the_council_finds_why(hand, look)


def test_a_choice_becomes_a_decision_that_everybody_can_follow(on_a_phone: Page, accessible: Look) -> None:
    from_scores_to_a_letter(Hand(on_a_phone), on_both_screens(accessible))


def test_the_same_way_at_a_desk_with_keys_only_and_without_script_files(without_script_files: Page) -> None:
    take_to(without_script_files, DESK)
    from_scores_to_a_letter(Keyboard(without_script_files), looked_already)
