"""The page on which an administrator sees what goes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from perspectief.foundation.demo.testing import look_along
from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.outbox.choices import State, Trouble
from perspectief.foundation.outbox.models import Message
from perspectief.foundation.outbox.tests.conftest import Write
from perspectief.foundation.privacy.models import Look
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
PAGE = "/beheer/berichten"
Rows = Callable[..., list[Any]]


@pytest.fixture
def administrator(pages: PageClient, reference: None) -> PageClient:
    return look_along(pages, "beheer")


def dies(message: Message) -> Message:
    with upkeep():
        dead = {"state": State.DEAD, "ended_at": timezone.now(), "last_error": Trouble.NO_SUCH_ADDRESS, "attempts": 1}
        Message.objects.filter(key=message.key).update(**dead)
    return message


def looks() -> list[tuple[str, str]]:
    with upkeep():
        return list(Look.objects.filter(what="message").order_by("pk").values_list("action", "reason"))


def test_an_empty_page_says_that_all_is_well(administrator: PageClient) -> None:
    html = administrator.get(PAGE).content.decode()

    assert "Er ligt niets. Alle berichten konden weg." in html
    assert looks() == []


def test_a_dead_letter_is_shown_with_its_kind_of_error_and_a_masked_receiver(
    administrator: PageClient, write: Write
) -> None:
    dies(write())
    write()

    html = administrator.get(PAGE).content.decode()

    assert "s…@e….org" in html and "sara@example.org" not in html
    assert "Een bericht" not in html.replace("Een bericht dat", ""), "nobody reads the subject"
    assert "Dit adres bestaat niet" in html
    assert "<strong>1</strong> wacht" in html
    assert looks() == [("search", "mending messages")]


def test_it_can_be_tried_again(administrator: PageClient, write: Write, rows: Rows) -> None:
    message = dies(write())

    response = administrator.post(f"{PAGE}/{message.key}/opnieuw")

    assert (response.status_code, rows("state")) == (303, ["waiting"])
    assert "nog een keer" in administrator.get(response.headers["Location"]).content.decode()
    assert ("change", "mending messages") in looks()


def test_it_is_thrown_away_after_a_question(administrator: PageClient, write: Write, rows: Rows) -> None:
    message = dies(write())
    asked = administrator.get(f"{PAGE}/{message.key}/weg").content.decode()
    assert "Ja, gooi weg" in asked and len(rows("key")) == 1

    response = administrator.post(f"{PAGE}/{message.key}/gooi-weg")

    assert (response.status_code, rows("key")) == (303, [])
    assert [action for action, _ in looks()] == ["view", "erase"]


def test_who_comes_too_late_hears_that_nothing_changed(administrator: PageClient, write: Write) -> None:
    message = write()

    response = administrator.post(f"{PAGE}/{message.key}/gooi-weg")

    assert "Iemand anders was u voor" in administrator.get(response.headers["Location"]).content.decode()
    assert administrator.post(f"{PAGE}/{message.pk}/opnieuw").status_code == 303
    assert "Dit bericht is al weg" in administrator.get(f"{PAGE}/{message.key}/weg").content.decode()


def test_messages_are_found_by_what_they_are_about_and_by_error(administrator: PageClient, write: Write) -> None:
    dies(write(about="signal"))

    def found(query: str) -> int:
        return administrator.get(f"{PAGE}?{query}").content.decode().count('class="ps-signal"')

    assert [found("zoek=signalen"), found("zoek=adres+bestaat"), found("zoek=trial"), found("zoek=sara")] == [
        1,
        1,
        0,
        0,
    ]
    assert [found("stand=wacht"), found("stand=alles"), found("stand=onzin"), found("stand=verstuurd")] == [0, 1, 1, 0]


def test_a_long_list_has_pages(administrator: PageClient, write: Write) -> None:
    for _ in range(26):
        dies(write())

    assert "Bladzijde 1 van 2" in administrator.get(PAGE).content.decode()
    assert administrator.get(f"{PAGE}?blad=2").content.decode().count('class="ps-signal"') == 1


def test_nobody_else_sees_it(pages: PageClient, reference: None) -> None:
    assert pages.get(PAGE).status_code == 302
    assert look_along(pages, "beleid").get(PAGE).status_code == 403
