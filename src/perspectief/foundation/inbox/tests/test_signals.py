"""Signals without a person in them."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from perspectief.foundation.inbox import permissions, queries, services
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.models import Signal

pytestmark = pytest.mark.django_db


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
    ],
)
def test_a_text_that_tells_who_somebody_is_is_refused_and_not_kept(text: str) -> None:
    with pytest.raises(services.Refused, match="Haal dat weg"):
        services.send_signal(page="/", kind=Kind.STUCK, text=text)

    assert not Signal.objects.exists()


def test_an_amount_in_a_text_is_fine() -> None:
    assert services.send_signal(page="/", kind=Kind.WRONG, text="Er staat € 1.614,54 maar het is 1600 in 2026")


def test_no_column_can_hold_a_person() -> None:
    assert {field.name for field in Signal._meta.get_fields()} == {"id", "received_on", "page", "kind", "text", "state"}


def test_a_finished_signal_leaves_the_list() -> None:
    signal = services.send_signal(page="/", kind=Kind.WRONG)

    services.finish_signal(signal=signal)

    assert not queries.open_signals().exists()


def test_everybody_may_send_and_only_staff_may_read() -> None:
    users = get_user_model().objects
    staff, visitor = users.create_user("medewerker", is_staff=True), users.create_user("bezoeker")

    assert permissions.may_send().allowed
    assert permissions.may_read(staff).allowed
    assert not permissions.may_read(visitor).allowed
    assert permissions.may_read(None).reason == "Alleen medewerkers lezen de signalen."
