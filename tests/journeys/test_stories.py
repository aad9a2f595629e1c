"""A child draws a story, a parent says yes, the panel chooses it, everybody reads it, and the child takes it back.

Every page is looked at with axe, on a phone and at a desk; once with script files blocked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from perspectief.community.publishing import guessing
from perspectief.community.publishing.services import examples
from perspectief.community.publishing.tests.people import panel_chooses, the_story
from perspectief.foundation.privacy.testing import empty_the_ledgers

Look = Callable[[Page], None]
pytestmark = pytest.mark.django_db(transaction=True)
DRAWING = examples.FOLDER / "zwemmen.png"
WORDS = "Ik mocht op zwemles."


@pytest.fixture(autouse=True)
def _city() -> Iterator[None]:
    guessing.CODES.forget()
    call_command("load_reference", verbosity=0)
    yield
    empty_the_ledgers()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def tells(page: Page, look: Look, drawing: Path) -> None:
    """Four steps, and nothing is kept before the last."""
    page.goto("/verhalen/vertel")
    look(page)
    press(page, "Verder")
    look(page)  # with what is missing
    page.get_by_role("radio", name="Tekening").check()
    page.get_by_label("Uw verhaal in woorden").fill(WORDS)
    press(page, "Verder")
    page.locator("input[name=pool_fits][value='4']").check()
    page.locator("input[name=driehoek][value='021']").check()
    look(page)
    press(page, "Verder")
    page.get_by_role("radio", name="Iedereen, met een andere naam").check()
    page.get_by_label("Hoe noemen wij u bij het verhaal?").fill("een kind van acht")
    page.get_by_role("radio", name="Een jaar", exact=True).check()
    page.get_by_role("radio", name="Jonger dan 12").check()
    look(page)
    press(page, "Verder")
    expect(page.get_by_role("heading", name="Wie ziet wat?")).to_be_visible()
    page.locator("#id_bestand").set_input_files(drawing)
    page.get_by_label("Ja, dit wil ik zelf").check()
    look(page)
    press(page, "Bewaar mijn verhaal")
    expect(page).to_have_title("Uw zes woorden – Perspectief")
    look(page)
    press(page, "Ik heb de woorden")


def a_parent_says_yes(page: Page, look: Look) -> None:
    look(page)
    page.get_by_role("link", name="Laat een ouder of verzorger lezen").click()
    page.get_by_label("Ja, ik ben de ouder of verzorger, en dit mag").check()
    look(page)
    press(page, "Ja, dit mag")
    expect(page.get_by_text("Nu mag het panel het verhaal lezen.")).to_be_visible()


def takes_it_back_in_two_taps(page: Page, look: Look) -> None:
    page.goto("/verhalen/mijn")
    look(page)
    page.get_by_role("link", name="Trek mijn verhaal in").click()
    look(page)
    press(page, "Ja, trek in")
    expect(page.get_by_text("Uw woorden zijn weg.", exact=False).first).to_be_visible()
    look(page)


def journey(page: Page, look: Look) -> None:
    tells(page, look, DRAWING)
    a_parent_says_yes(page, look)
    key = the_story().pk
    panel_chooses(key, WORDS, redacting={"uitleg": "Een zwembad met een kind erin."})
    page.goto("/verhalen")
    look(page)
    page.get_by_role("link", name="Een moeder van drie").click()  # as the panel called the teller
    expect(page.get_by_role("img", name="Een zwembad met een kind erin.")).to_be_visible()
    look(page)
    takes_it_back_in_two_taps(page, look)
    page.goto(f"/verhalen/{key}")
    expect(page.get_by_role("heading", name="Dit verhaal is ingetrokken")).to_be_visible()
    assert WORDS not in page.content()


def test_a_child_tells_in_a_drawing_and_takes_it_back(visitor: Page, accessible: Look) -> None:
    journey(visitor, accessible)


def test_it_works_where_no_script_file_comes_through(without_script_files: Page, accessible: Look) -> None:
    journey(without_script_files, accessible)


def test_the_marks_can_be_set_by_the_keyboard_alone(on_a_phone: Page) -> None:
    page = on_a_phone
    page.goto("/verhalen/vertel")
    page.get_by_role("radio", name="Woorden").check()
    page.get_by_label("Uw verhaal in woorden").fill(WORDS)
    press(page, "Verder")

    page.locator("input[name=driehoek][value='300']").focus()
    page.keyboard.press("Space")
    for _step in range(4):
        page.keyboard.press("ArrowDown")

    chosen: Any = page.evaluate("document.querySelector('input[name=driehoek]:checked').value")
    assert chosen == "111"
    expect(page.get_by_text("Alle drie even veel", exact=True)).to_be_visible()
