"""Everybody's start page, through the switcher; and what #TeamPerspectief does with a signal."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from perspectief.foundation.demo.personas import personas
from perspectief.foundation.inbox.choices import Kind
from perspectief.foundation.inbox.services import send_signal
from perspectief.foundation.reference.services import load_reference

Look = Callable[[Page], None]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def reference(live_server: object) -> None:
    load_reference()


def look_along(visitor: Page, key: str) -> None:
    visitor.goto("/demo")
    visitor.get_by_role("button", name=f"Kijk mee als {personas()[key].first_name}", exact=True).click()
    expect(visitor.get_by_role("heading", level=1, name="Start")).to_be_visible()


def test_everybody_lands_on_a_start_page_that_works_for_everyone(visitor: Page, accessible: Look) -> None:
    for key, person in personas().items():
        look_along(visitor, key)

        expect(visitor.get_by_text(f"U kijkt als {person.name} (verzonnen)")).to_be_visible()
        for part in ("Wat wacht op mij", "Wat is er veranderd", "Mijn onderdelen"):
            expect(visitor.get_by_role("heading", level=2, name=part)).to_be_visible()
        accessible(visitor)


def test_every_room_that_a_start_page_names_opens(on_a_phone: Page) -> None:
    for key in personas():
        look_along(on_a_phone, key)
        doors = on_a_phone.locator(".ps-room").evaluate_all("all => all.map((one) => one.href)")
        for door in doors:
            answer = on_a_phone.request.get(door)
            assert answer.status == 200, f"{key}: {door}"


def test_the_cards_are_accessible_and_stop_ends_it(visitor: Page, accessible: Look) -> None:
    visitor.goto("/demo")
    accessible(visitor)

    look_along(visitor, "raad")
    visitor.get_by_role("button", name="Stop", exact=True).click()

    expect(visitor).to_have_url(re.compile("/demo$"))
    expect(visitor.get_by_text("U kijkt als")).to_have_count(0)
    assert visitor.context.cookies() == []


def test_the_team_reads_a_signal_finishes_it_and_takes_that_back(visitor: Page, accessible: Look) -> None:
    send_signal(page="/zorgtoeslag", kind=Kind.WRONG, text="Het bedrag klopt niet met mijn brief.")
    send_signal(page="/", kind=Kind.STUCK)
    look_along(visitor, "team")
    expect(visitor.get_by_text("2 signalen wachten")).to_be_visible()

    visitor.get_by_role("link", name="Naar alle signalen").click()
    accessible(visitor)
    visitor.get_by_label("Zoek op een woord").fill("brief")
    visitor.get_by_role("button", name="Zoek", exact=True).click()
    expect(visitor.get_by_role("heading", level=2, name="1 signaal")).to_be_visible()
    visitor.get_by_role("button", name="Klaar").click()
    expect(visitor.get_by_text("is klaar.")).to_be_visible()
    accessible(visitor)
    visitor.get_by_role("button", name="Zet terug").click()
    visitor.get_by_role("link", name="Hier klopt iets niet: Zorgtoeslag").click()

    expect(visitor.get_by_text("Het bedrag klopt niet met mijn brief.")).to_be_visible()
    expect(visitor.get_by_text("Gelezen")).to_be_visible()
    accessible(visitor)


def test_looking_along_works_without_javascript(visitor_without_javascript: Page) -> None:
    look_along(visitor_without_javascript, "wij")

    visitor_without_javascript.get_by_role("link", name="Wissel").click()

    expect(visitor_without_javascript.get_by_role("heading", level=1)).to_have_text("Kijk mee als iemand anders")
