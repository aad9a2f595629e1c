"""Signals without a person in them."""

from __future__ import annotations

from uuid import uuid4

import pytest

from perspectief.foundation.access import NOBODY, Actor, Held, Role
from perspectief.foundation.codes import stretching
from perspectief.foundation.inbox import permissions, queries, services
from perspectief.foundation.inbox.choices import Kind, State
from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
TEAM = Actor(uuid4(), (Held(Role.TEAM),), strong=True)


def test_a_signal_knows_the_page_and_the_text() -> None:
    signal = services.send_signal(page="/rechten", kind=Kind.UNCLEAR, text=" Wat is kale huur? ")

    assert (signal.page, signal.text) == ("/rechten", "Wat is kale huur?")
    assert str(signal) == "dit is niet duidelijk: /rechten"


def test_what_stands_after_the_question_mark_is_not_kept() -> None:
    assert services.send_signal(page="https://localhost/rechten?inkomen=1234#x", kind=Kind.WRONG).page == "/rechten"


@pytest.mark.parametrize(
    "text",
    [
        "Mail mij op iemand@voorbeeld.nl",
        "Bel 06 1234 5678",
        "Mijn nummer is 123456782",
        "Stort op NL91 ABNA 0417 1643 00",
        "Ik woon op 9711 AB",
        "Mijn dochter Sanne mag niet mee",
        "Ik sprak mevrouw de Vries",
    ],
)
def test_a_text_that_tells_who_somebody_is_is_refused_and_not_kept(text: str) -> None:
    with pytest.raises(services.Refused, match="Haal dat weg"):
        services.send_signal(page="/", kind=Kind.STUCK, text=text)

    assert not Signal.objects.exists()


def test_an_amount_in_a_text_is_fine() -> None:
    assert services.send_signal(page="/", kind=Kind.WRONG, text="Er staat € 1.614,54 maar het is 1600 in 2026")


def test_no_column_can_hold_a_person() -> None:
    names = {field.name for field in Signal._meta.get_fields()}
    assert names == {"id", "received_on", "page", "about", "kind", "text", "state"}


def test_a_finished_signal_leaves_the_list_and_can_come_back() -> None:
    signal = services.send_signal(page="/", kind=Kind.WRONG)

    services.move_signal(signal=signal, to=State.DONE, by=TEAM)
    assert not queries.open_signals().exists()

    services.move_signal(signal=signal, to=State.READ, by=TEAM)
    assert queries.open_signals().get() == signal


def test_who_may_not_read_signals_moves_none() -> None:
    signal = services.send_signal(page="/", kind=Kind.WRONG)

    with pytest.raises(services.Refused, match="#TeamPerspectief"):
        services.move_signal(signal=signal, to=State.DONE, by=NOBODY)

    signal.refresh_from_db()
    assert signal.state == State.NEW


@pytest.mark.parametrize(
    "text", ["Mijn dochter mag niet mee.", "Mevrouw zei: kom terug.", "Mijn man WIJ", "De juf is lief"]
)
def test_who_somebody_is_to_another_is_no_name(text: str) -> None:
    assert services.send_signal(page="/", kind=Kind.STUCK, text=text)


@pytest.mark.parametrize("role", list(Role))
def test_only_the_team_and_policy_officers_read(role: Role) -> None:
    reader = Actor(uuid4(), (Held(role),), strong=True)

    assert permissions.may_read(reader).allowed == (role in {Role.TEAM, Role.POLICY_OFFICER})
    assert not permissions.may_read(Actor(uuid4(), (Held(role),), strong=False)).allowed


def test_every_word_that_is_looked_for_must_be_there() -> None:
    services.send_signal(page="/zorgtoeslag", kind=Kind.WRONG, text="Het bedrag klopt niet")
    services.send_signal(page="/huurtoeslag", kind=Kind.WRONG, text="Het bedrag is te laag")

    found = queries.signals(queries.Asked(words="bedrag zorg"))

    assert [one.page for one in found] == ["/zorgtoeslag"]


def test_counts_name_every_state() -> None:
    services.send_signal(page="/", kind=Kind.WRONG)

    assert queries.counts() == {"new": 1, "read": 0, "done": 0}


def test_one_address_leaves_so_many_signals_and_keeps_its_words_when_it_must_wait(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = stretching.setting
    monkeypatch.setattr(stretching, "setting", lambda name, on: 1 if name == "left_per_address" else real(name, on))
    said = {"kind": "wrong", "text": "Het bedrag klopt niet"}
    assert pages.post("/klopt-niet", {**said, "text": "Mail a@b.nl"}).status_code == 200
    assert pages.post("/klopt-niet", said).status_code == 303
    refused = pages.post("/klopt-niet", said).content.decode()

    assert "Wacht 15 minuten." in refused
    assert "Het bedrag klopt niet" in refused
    assert Signal.objects.count() == 1
