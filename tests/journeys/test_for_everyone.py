"""Who reads from right to left, must leave quickly, listens, has a small screen or a trembling hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Look = Callable[[Page], None]
pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/", "/rechten", "/toegankelijkheid", "/woorden"]
VOICES = """
const said = []; window.said = said;
const synth = {
  getVoices: () => VOICES, addEventListener: () => {}, cancel: () => said.push("stop"),
  speak: (words) => said.push([words.lang, words.voice.name, words.text]),
};
Object.defineProperty(window, "speechSynthesis", {value: synth});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
NEAR = '{name: "eigen stem", lang: "nl-NL", localService: true}'
FAR = '{name: "stem van ver", lang: "nl-NL", localService: false}'
LOWER_THAN_48 = """() => [...document.querySelectorAll(
  'header a, footer a, button, .utrecht-button, .ps-exit, summary, input:not([type=hidden])')]
  .filter((one) => one.getClientRects().length && !one.classList.contains('ps-visually-hidden'))
  .map((one) => (one.type === 'radio' || one.type === 'checkbox') ? one.closest('label, .ps-option') || one : one)
  .filter((one) => one.getBoundingClientRect().height < 47.5).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(autouse=True)
def everyday_page(settings: Any, live_server: Any) -> None:
    settings.QUICK_EXIT_URL = f"{live_server.url}/gegevens"


def test_every_page_from_right_to_left_is_accessible(visitor: Page, accessible: Look) -> None:
    for path in (*(f"/ar{path}" for path in PAGES), "/woorden"):
        visitor.goto(path)
        accessible(visitor)


def test_nothing_sticks_out_and_nothing_is_small_on_the_smallest_screen(on_a_phone: Page) -> None:
    on_a_phone.set_viewport_size({"width": 320, "height": 640})
    for path in (*PAGES, *(f"/ar{path}" for path in PAGES)):
        on_a_phone.goto(path)
        assert on_a_phone.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert on_a_phone.evaluate(LOWER_THAN_48) == [], path


def test_letters_of_twice_the_size_still_fit(visitor: Page, screen: dict[str, int]) -> None:
    visitor.set_viewport_size({"width": screen["width"] // 2 if screen["width"] > 640 else 360, "height": 600})
    visitor.goto("/rechten")
    visitor.evaluate("document.documentElement.style.setProperty('font-size', '200%')")

    assert visitor.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_somebody_who_must_leave_presses_escape_three_times(visitor: Page) -> None:
    visitor.goto("/rechten")
    visitor.context.add_cookies([{"name": "antwoorden", "value": "x", "url": visitor.url}])
    for _time in range(2):
        visitor.keyboard.press("Escape")
    assert visitor.url.endswith("/rechten")
    visitor.keyboard.press("Escape")

    visitor.wait_for_url("**/gegevens")
    assert not visitor.context.cookies()
    visitor.go_back()
    assert not visitor.url.endswith("/rechten")


def test_the_quick_exit_works_without_javascript(visitor_without_javascript: Page) -> None:
    page = visitor_without_javascript
    page.goto("/rechten")
    page.get_by_role("link", name="Verlaat deze pagina snel").first.click()

    page.wait_for_url("**/gegevens")


def test_a_page_is_read_aloud_by_a_voice_of_the_device_and_stops(visitor: Page) -> None:
    visitor.add_init_script(VOICES.replace("VOICES", f"[{FAR}, {NEAR}]"))
    visitor.goto("/")
    visitor.get_by_role("button", name="Lees voor").click()

    said = visitor.evaluate("said.filter((one) => one !== 'stop')")
    assert ["nl-NL", "eigen stem", "Waar heeft u recht op?"] in said
    assert {voice for _language, voice, _text in said} == {"eigen stem"}
    visitor.get_by_role("button", name="Stop met voorlezen").click()
    assert visitor.evaluate("said.at(-1)") == "stop"
    expect(visitor.get_by_role("button", name="Lees voor")).to_be_visible()


@pytest.mark.parametrize("voices", ["[]", f"[{FAR}]"])
def test_without_a_voice_of_the_device_there_is_no_button(visitor: Page, voices: str) -> None:
    visitor.add_init_script(VOICES.replace("VOICES", voices))
    visitor.goto("/")

    expect(visitor.locator("[data-read-aloud]")).to_be_hidden()


def test_somebody_chooses_a_language_before_the_first_question(visitor: Page) -> None:
    visitor.goto("/")
    visitor.get_by_role("link", name="العربية").first.click()

    assert visitor.url.endswith("/ar/")
    assert visitor.evaluate("document.documentElement.dir") == "rtl"
    assert not visitor.context.cookies()
