"""A policy officer brings figures with mistakes and mends them; a colleague approves; everybody reads them."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Page, expect
from tests.journeys.conftest import DESK
from tests.journeys.hands import Hand, Keyboard, Look, looked_already, on_both_screens, take_to

from perspectief.foundation.places.services import load_places
from perspectief.foundation.reference.services import load_reference
from perspectief.policy.monitor.services.loading import load_monitor

pytestmark = pytest.mark.django_db(transaction=True)
SOURCE, RELEASE = "Register Stadjerspas", "Register Stadjerspas, 1 juli 2025"
FIGURE = "/beleid/monitor/cijfer/stadjerspas-mensen"
FILE = """jaar;gebied;indicator;waarde
2024-2;GM0014;stadjerspas-mensen;22.300
2025-1;GM0014;stadjerspas-mensen;veel
2024-1;Atlantis;stadjerspas-mensen;21.900
2025-1;WK001401;stadjerspas-mensen;3
"""


@pytest.fixture(autouse=True)
def _published_figures() -> None:
    load_places()
    load_reference()
    load_monitor()


def file(content: str) -> FilePayload:
    return {"name": "cijfers.csv", "mimeType": "text/csv", "buffer": content.encode()}


def brings(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("beleid")
    hand.enter("Cijfers brengen")
    look(page)
    hand.follow("Breng cijfers")
    hand.press("Lees dit bestand")
    expect(page.get_by_role("alert")).to_contain_text("Kies wat voor cijfers het zijn.")
    expect(page.get_by_role("alert")).to_contain_text("Kies een bestand.")
    look(page)
    hand.choose("Geteld in een eigen register")
    hand.write("Bron", SOURCE)
    hand.write("Uitgave", RELEASE)
    page.get_by_label("Bestand", exact=True).set_input_files(file(FILE))
    hand.press("Lees dit bestand")

    expect(page.get_by_role("heading", level=1)).to_have_text("Welke kolom is wat?")
    expect(page.get_by_label("gebied", exact=True)).to_have_value("area")
    look(page)
    hand.press("Kijk alle regels na")


def sees_every_problem_and_mends(hand: Hand, look: Look) -> None:
    page = hand.page
    expect(page.get_by_role("heading", name="3 regels aangehouden")).to_be_visible()
    held = page.locator("#aangehouden ~ .ps-flow").first
    for words in ("is geen getal", "Atlantis", "te klein om hier te bewaren"):
        expect(held).to_contain_text(words)
    look(page)

    hand.follow("Regel 3")
    look(page)
    hand.write("De waarde", "22.750")
    hand.press("Kijk opnieuw na")
    hand.follow("Regel 4")
    hand.write("Het gebied", "GM0014")
    hand.press("Kijk opnieuw na")
    expect(page.get_by_role("heading", name="1 regel aangehouden")).to_be_visible()
    hand.follow("Laat ze allemaal weg")
    look(page)
    hand.press("Ja, laat ze weg")

    expect(page.get_by_text("Vraag een collega om ze na te kijken.")).to_be_visible()
    expect(page.get_by_role("link", name="Keur goed")).to_have_count(0)


def a_colleague_approves_and_publishes(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.look_along("team")
    hand.enter("Cijfers brengen")
    hand.follow(f"{SOURCE}: {RELEASE}")
    hand.follow("Keur goed")
    hand.press("Ja, keur goed")
    hand.follow("Publiceer")
    expect(page.get_by_text("3 cijfers tellen dan mee op alle pagina’s.")).to_be_visible()
    hand.press("Ja, publiceer")

    expect(page.get_by_text("3 cijfers van deze levering gelden nu.")).to_be_visible()
    look(page)


def everybody_reads(hand: Hand, look: Look) -> None:
    page = hand.page
    hand.stop_looking()
    page.goto(FIGURE)

    now = page.get_by_role("region", name="Groningen", exact=True)
    expect(now).to_contain_text("22.750")
    expect(now).to_contain_text(f"Bron: {RELEASE}")
    look(page)


def from_a_file_to_the_public_page(hand: Hand, look: Look) -> None:
    brings(hand, look)
    sees_every_problem_and_mends(hand, look)
    a_colleague_approves_and_publishes(hand, look)
    everybody_reads(hand, look)


def test_a_file_with_mistakes_is_mended_approved_by_a_colleague_and_read(on_a_phone: Page, accessible: Look) -> None:
    from_a_file_to_the_public_page(Hand(on_a_phone), on_both_screens(accessible))


def test_the_same_way_at_a_desk_with_keys_only_and_without_script_files(without_script_files: Page) -> None:
    take_to(without_script_files, DESK)
    from_a_file_to_the_public_page(Keyboard(without_script_files), looked_already)
