"""Children and youth: no name, a link that ends, words that can go, and an answer in their own language."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client

from perspectief.community.experience.choices import Age, Face, Panel
from perspectief.community.experience.models import YOUTH, Advice, Gathering, Word
from perspectief.community.experience.services import advice as advising
from perspectief.community.experience.services import youth as services
from perspectief.community.experience.services.refusing import Refused
from perspectief.community.experience.tests.people import rows, somebody, text_of, told, visits
from perspectief.foundation.access import Actor, Role
from perspectief.foundation.accounts.models import User
from perspectief.foundation.privacy.purpose import purpose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city", "pages")]
IN_SHORT = "Wat vind je van de pas voor sport?"


@pytest.fixture
def mila() -> tuple[User, Actor]:
    return somebody(Role.TEAM, "Mila Test")


@pytest.fixture
def question(mila: tuple[User, Actor]) -> Advice:
    asked = advising.Question("De sportpas", "Wat vinden kinderen?", "scheme", panel=Panel.YOUTH, in_short=IN_SHORT)
    return advising.ask(question=asked, by=mila[1])


@pytest.fixture
def link(question: Advice, mila: tuple[User, Actor]) -> Gathering:
    return services.open_gathering(advice=question, by=mila[1])


def address(link: Gathering) -> str:
    return f"/ervaring/kinderraad/meedoen/{link.pk}"


def test_a_question_for_children_has_words_for_children(mila: tuple[User, Actor]) -> None:
    asked = advising.Question("De sportpas", "Wat vinden kinderen?", "scheme", panel=Panel.YOUTH)
    with pytest.raises(Refused, match="kind"):
        advising.ask(question=asked, by=mila[1])


def test_a_child_says_what_it_thinks_without_account_cookie_or_name(link: Gathering, pages: Client) -> None:
    assert IN_SHORT in text_of(pages.get(address(link)))

    sent = pages.post(address(link), {"face": "good", "age": "young", "text": "Ik wil ook dansen."})

    assert sent.status_code == 303
    assert "Dank je wel!" in text_of(pages.get(sent["Location"]))
    assert not pages.cookies
    with purpose(YOUTH):
        word = Word.objects.get()
        assert b"dansen" not in bytes(word.sealed)
    assert {field.name for field in Word._meta.concrete_fields} == {
        *("key", "advice", "age", "face", "typed", "sealed", "said_on")
    }


@pytest.mark.parametrize("text", ["Ik heet Bo.", "mail bo@school.nl", "Bel 06 1234 5678", "Ik woon 9711 AB"])
def test_words_that_tell_who_somebody_is_are_not_kept(link: Gathering, pages: Client, text: str) -> None:
    sent = pages.post(address(link), {"face": "good", "age": "young", "text": text})

    assert sent.status_code == 200
    assert "Haal dat weg." in text_of(sent)
    assert rows(Word) == 0


def test_after_the_afternoon_the_link_is_dead(link: Gathering, pages: Client) -> None:
    with time_machine.travel(link.ends_at + dt.timedelta(seconds=1), tick=False):
        late = pages.post(address(link), {"face": "good", "age": "young"})
        assert late.status_code == 410
        assert pages.get(address(link)).status_code == 410
    assert rows(Word) == 0


def test_the_supervisor_closes_the_link_at_once(link: Gathering, mila: tuple[User, Actor], pages: Client) -> None:
    team = visits(mila[0])
    assert address(link) in text_of(team.get(f"/beheer/ervaring/kinderraad/{link.advice.key}"))

    team.post(f"/beheer/ervaring/kinderraad/bijeenkomst/{link.pk}/dicht")

    assert pages.get(address(link)).status_code == 410


def test_a_meeting_takes_so_many_answers_and_no_more(link: Gathering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "setting", lambda _name: 1)
    services.say(gathering=link, age=Age.YOUNG, face=Face.GOOD, text="")
    with pytest.raises(Refused, match="genoeg"):
        services.say(gathering=link, age=Age.YOUNG, face=Face.GOOD, text="")


def test_words_that_point_at_somebody_after_all_are_taken_away(link: Gathering, mila: tuple[User, Actor]) -> None:
    word = services.say(gathering=link, age=Age.OLDER, face=Face.BAD, text="De juf is niet lief.")
    team = visits(mila[0])
    assert "De juf" in text_of(team.get(f"/beheer/ervaring/kinderraad/{link.advice.key}"))

    team.post(f"/beheer/ervaring/kinderraad/woord/{word.pk}/weg")

    assert rows(Word) == 0


def test_what_children_said_is_read_by_who_sits_with_them_only(question: Advice) -> None:
    partner, _by = somebody(Role.PARTNER, "Rosa Test")
    assert visits(partner).get(f"/beheer/ervaring/kinderraad/{question.key}").status_code == 403


def test_the_answer_is_told_back_in_words_for_children(
    question: Advice, mila: tuple[User, Actor], pages: Client
) -> None:
    advising.give(advice=question, given=advising.Given("Wij willen ook dansen."), by=mila[1])
    with pytest.raises(Refused, match="kind"):
        advising.answer(advice=question, told=told(), by=mila[1])

    advising.answer(advice=question, told=told(in_short="Dansen mag nu ook!"), by=mila[1])

    page = text_of(pages.get(f"/ervaring/kinderraad/{question.key}"))
    assert "Wij willen ook dansen." in page
    assert "Dansen mag nu ook!" in page
    assert "Dansen mag nu ook!" in text_of(pages.get("/ervaring/kinderraad"))


def test_an_empty_sheet_can_be_printed(question: Advice, pages: Client) -> None:
    assert "Schrijf geen namen op." in text_of(pages.get(f"/ervaring/kinderraad/{question.key}?papier=leeg"))


def test_a_link_is_not_made_for_a_question_to_grown_ups(mila: tuple[User, Actor]) -> None:
    made = advising.ask(question=advising.Question("De brief", "Goed?", "letter"), by=mila[1])
    with pytest.raises(Refused):
        services.open_gathering(advice=made, by=mila[1])
    assert visits(mila[0]).get(f"/beheer/ervaring/kinderraad/{made.key}").status_code == 404


@pytest.mark.parametrize("text", ["Juf Anna wordt boos.", "Mijn broer Ali mag niet mee.", "meester van Dijk lacht"])
def test_a_name_that_a_child_types_is_refused_and_not_kept(link: Gathering, text: str) -> None:
    with pytest.raises(Refused, match="een naam"):
        services.say(gathering=link, age=Age.YOUNG, face=Face.BAD, text=text)
    assert rows(Word) == 0
