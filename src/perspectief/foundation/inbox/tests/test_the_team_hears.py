"""The team hears that there is a signal; a signal that is sent twice is one signal."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.utils import translation

from perspectief.foundation.inbox import services
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.outbox.models import Message
from perspectief.foundation.outbox.sealed import Letter, opened
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
FORM = "/klopt-niet/over/zorgtoeslag"


@pytest.fixture
def team(settings: Any) -> str:
    settings.SIGNALS_MAIL, settings.ADDRESS = "team@example.org", "https://perspectief.example"
    return settings.SIGNALS_MAIL


def letters() -> list[Letter]:
    with upkeep():
        return [opened(message) for message in Message.objects.all()]


def test_the_team_gets_a_mail_with_the_way_and_nothing_of_the_signal(team: str) -> None:
    services.send_signal(page="/zorgtoeslag", kind=Kind.STUCK, text="Ik kom er niet uit met de zorgtoeslag.")

    (letter,) = letters()
    assert letter.recipient == team
    assert "https://perspectief.example/beheer/signalen" in letter.body
    assert not re.search(r"zorgtoeslag|vast|kom er niet uit", letter.body + letter.subject)


def test_the_mail_is_dutch_whatever_language_the_visitor_reads(team: str) -> None:
    with translation.override("en"):
        services.send_signal(page="/", kind=Kind.WRONG)

    assert letters()[0].subject == "Er is een nieuw signaal"
    assert "/en/" not in letters()[0].body


def test_without_an_address_nobody_is_mailed(settings: Any) -> None:
    settings.SIGNALS_MAIL = ""

    services.send_signal(page="/", kind=Kind.WRONG)

    assert Signal.objects.count() == 1
    assert letters() == []


def test_a_form_that_is_sent_twice_is_one_signal_and_one_mail(pages: PageClient, team: str) -> None:
    html = pages.get(FORM).content.decode()
    key = re.search(r'name="key" value="([0-9a-f-]{36})"', html)
    assert key and key[1] not in pages.get(FORM).content.decode(), "each form has a key of its own"

    answers = [pages.post(FORM, {"kind": "wrong", "key": key[1]}).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert (Signal.objects.count(), len(letters())) == (1, 1)


def test_a_text_that_was_refused_can_be_sent_again_with_the_same_form(pages: PageClient) -> None:
    key = str(uuid4())
    refused = pages.post(FORM, {"kind": "wrong", "text": "Ik heet Jan", "key": key}).content.decode()
    assert f'value="{key}"' in refused

    assert pages.post(FORM, {"kind": "wrong", "text": "Het bedrag klopt niet.", "key": key}).status_code == 303
    assert Signal.objects.count() == 1
