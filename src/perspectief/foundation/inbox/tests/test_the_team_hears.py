"""The team hears once a working day that signals wait, not when they came; a signal that is sent twice is one."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import translation

from perspectief.foundation.inbox import services
from perspectief.foundation.inbox.choices import Kind, State
from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.jobs.handlers import daily_kinds
from perspectief.foundation.outbox.models import Message
from perspectief.foundation.outbox.sealed import Letter, opened
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
MONDAY, DAY = dt.date(2026, 11, 16), dt.timedelta(days=1)
FORM = "/klopt-niet/over/zorgtoeslag"


@pytest.fixture
def team(settings: Any) -> str:
    settings.SIGNALS_MAIL, settings.ADDRESS = "team@example.org", "https://perspectief.example"
    return settings.SIGNALS_MAIL


def letters() -> list[Letter]:
    with upkeep():
        return [opened(message) for message in Message.objects.all()]


def a_signal(on: dt.date, text: str = "") -> None:
    with time_machine.travel(dt.datetime.combine(on, dt.time(14, 37), tzinfo=dt.UTC), tick=False):
        services.send_signal(page="/zorgtoeslag", kind=Kind.STUCK, text=text)


def test_nobody_is_mailed_at_the_moment_of_a_signal(team: str) -> None:
    a_signal(MONDAY)

    assert letters() == []


def test_on_the_next_working_day_the_team_hears_how_many_wait_and_nothing_of_them(team: str) -> None:
    a_signal(MONDAY, "Ik kom er niet uit met de zorgtoeslag.")
    a_signal(MONDAY)

    assert services.tell_the_team(MONDAY + DAY) == 2

    (letter,) = letters()
    assert letter.recipient == team
    assert "Er wachten 2 nieuwe signalen." in letter.body
    assert "https://perspectief.example/beheer/signalen" in letter.body
    assert not re.search(r"zorgtoeslag|vast|kom er niet uit|14|37", letter.body + letter.subject)


def test_the_mail_tells_nothing_of_the_day_itself_whenever_the_work_is_done(team: str) -> None:
    a_signal(MONDAY)

    assert services.tell_the_team(MONDAY) == 0
    assert letters() == []


def test_one_mail_a_day_also_when_the_work_is_done_twice(team: str) -> None:
    a_signal(MONDAY)

    services.tell_the_team(MONDAY + DAY)
    a_signal(MONDAY)
    services.tell_the_team(MONDAY + DAY)

    (letter,) = letters()
    assert "Er wacht 1 nieuw signaal." in letter.body


def test_on_saturday_and_sunday_nobody_is_mailed_and_on_monday_all_of_it(team: str) -> None:
    for days in (4, 5):
        a_signal(MONDAY + days * DAY)

    assert [services.tell_the_team(MONDAY + days * DAY) for days in (5, 6, 7)] == [0, 0, 2]
    assert len(letters()) == 1


def test_without_a_signal_that_is_new_nobody_is_mailed(team: str) -> None:
    a_signal(MONDAY)
    Signal.objects.update(state=State.READ)

    assert services.tell_the_team(MONDAY + DAY) == 0
    assert letters() == []


def test_the_mail_is_dutch_whatever_language_the_worker_speaks(team: str) -> None:
    a_signal(MONDAY)
    with translation.override("en"):
        services.tell_the_team(MONDAY + DAY)

    assert letters()[0].subject == "Er wacht iets op u"
    assert "/en/" not in letters()[0].body


def test_a_worker_does_it_each_day() -> None:
    assert "signals-mail" in {one.key for one in daily_kinds()}


def test_without_an_address_nobody_is_mailed(settings: Any) -> None:
    settings.SIGNALS_MAIL = ""
    a_signal(MONDAY)

    assert services.tell_the_team(MONDAY + DAY) == 0
    assert Signal.objects.count() == 1
    assert letters() == []


def test_a_form_that_is_sent_twice_is_one_signal(pages: PageClient, team: str) -> None:
    html = pages.get(FORM).content.decode()
    key = re.search(r'name="key" value="([0-9a-f-]{36})"', html)
    assert key and key[1] not in pages.get(FORM).content.decode(), "each form has a key of its own"

    answers = [pages.post(FORM, {"kind": "wrong", "key": key[1]}).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert Signal.objects.count() == 1


def test_a_text_that_was_refused_can_be_sent_again_with_the_same_form(pages: PageClient) -> None:
    key = str(uuid4())
    refused = pages.post(FORM, {"kind": "wrong", "text": "Ik heet Jan", "key": key}).content.decode()
    assert f'value="{key}"' in refused

    assert pages.post(FORM, {"kind": "wrong", "text": "Het bedrag klopt niet.", "key": key}).status_code == 303
    assert Signal.objects.count() == 1
