"""Somebody wonders what they are entitled to: on a phone, at a desk, with a keyboard, without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Look = Callable[[Page], None]
pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/", "/rechten", "/gegevens", "/toegankelijkheid", "/ontwikkelaars", "/bestaat-niet"]


def fill_in_a_renter(page: Page) -> None:
    page.locator("#id_p0-birth_date").fill("1-1-1990")
    page.locator("#id_p0-income0-kind").select_option("loon")
    page.locator("#id_p0-income0-amount").fill("28.000")
    page.locator("#id_p0-income0-per").select_option("year")
    page.get_by_role("radio", name="Bruto").first.check()
    page.locator("#id_home-tenure").select_option("huur")
    page.locator("#id_home-bare_rent_m").fill("600")
    page.locator("#id_home-service_cost_m").fill("20,00")
    page.locator("#id_wealth-savings").fill("0")


def show(page: Page) -> None:
    page.get_by_role("button", name="Bekijk de uitkomst").click()


@pytest.mark.parametrize("path", [*PAGES, *(f"/en{path}" for path in PAGES[:2])])
def test_every_page_is_accessible(visitor: Page, accessible: Look, path: str) -> None:
    visitor.goto(path)

    accessible(visitor)


def test_from_the_home_page_to_an_amount_with_its_reasons(visitor: Page, accessible: Look) -> None:
    visitor.goto("/")
    visitor.get_by_role("link", name="Begin met de vragen").click()
    fill_in_a_renter(visitor)
    show(visitor)

    expect(visitor).to_have_title("Uw uitkomst – Perspectief")
    card = visitor.locator("#regeling-zorgtoeslag")
    expect(card).to_contain_text("per maand")
    expect(card.get_by_role("link", name="Artikel 2 lid 1 Wzt").first).to_have_attribute("href", _is_a_law())
    accessible(visitor)


def _is_a_law() -> object:
    import re

    return re.compile(r"https://wetten\.overheid\.nl/.+")


def test_the_answers_can_be_changed_and_are_still_there(visitor: Page) -> None:
    visitor.goto("/rechten")
    fill_in_a_renter(visitor)
    show(visitor)
    visitor.get_by_role("button", name="Antwoorden aanpassen").first.click()

    expect(visitor.locator("#id_p0-income0-amount")).to_have_value("28.000")
    expect(visitor.get_by_role("radio", name="Bruto").first).to_be_checked()


def test_a_family_is_added_with_buttons(visitor: Page, accessible: Look) -> None:
    visitor.goto("/rechten")
    for name in ("Partner erbij", "Kind erbij", "Kind erbij", "Iemand anders erbij"):
        visitor.get_by_role("button", name=name).click()
    expect(visitor.get_by_role("group", name="Kind 2").first).to_be_visible()
    expect(visitor.get_by_role("button", name="Partner erbij")).to_have_count(0)
    accessible(visitor)

    visitor.get_by_role("button", name="Haal deze persoon weg Huisgenoot 1").click()
    expect(visitor.locator("fieldset.ps-fieldset")).to_have_count(4)
    visitor.locator("#id_p2-birth_date").fill("3 mei 2018")
    fill_in_a_renter(visitor)
    show(visitor)
    expect(visitor.locator("#regeling-kinderbijslag")).to_be_attached()
    accessible(visitor)


def test_all_mistakes_are_named_at_once_and_lead_to_their_field(visitor: Page, accessible: Look) -> None:
    visitor.goto("/rechten")
    fill_in_a_renter(visitor)
    visitor.locator("#id_p0-income0-amount").fill("f1500")
    visitor.locator("#id_home-bare_rent_m").fill("6OO")
    show(visitor)

    summary = visitor.get_by_role("alert")
    expect(summary).to_contain_text("Er zijn nog 2 dingen die wij niet begrijpen")
    expect(summary).to_be_focused()
    accessible(visitor)
    summary.get_by_role("link", name="Hoeveel kale huur").click()
    expect(visitor.locator("#id_home-bare_rent_m")).to_be_focused()


def test_an_open_question_leads_to_its_field_and_back(visitor: Page) -> None:
    visitor.goto("/rechten")
    fill_in_a_renter(visitor)
    visitor.locator("#id_home-bare_rent_m").fill("")
    show(visitor)
    visitor.get_by_role("button", name="Vul in Hoeveel kale huur betaalt u per maand?").click()

    expect(visitor.locator("#id_home-bare_rent_m")).to_be_focused()
    visitor.locator("#id_home-bare_rent_m").fill("600")
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_title("Uw uitkomst – Perspectief")


def test_the_language_changes_and_the_answers_stay(visitor: Page, accessible: Look) -> None:
    visitor.goto("/rechten")
    fill_in_a_renter(visitor)
    visitor.get_by_role("button", name="English").click()
    expect(visitor.locator("#id_p0-income0-amount")).to_have_value("28.000")
    visitor.get_by_role("button", name="See the result").click()
    expect(visitor).to_have_title("Your result – Perspectief")
    accessible(visitor)
    visitor.get_by_role("button", name="Nederlands").click()
    expect(visitor).to_have_title("Uw uitkomst – Perspectief")


def test_the_whole_road_without_javascript(visitor_without_javascript: Page) -> None:
    page = visitor_without_javascript
    page.goto("/")
    page.get_by_role("link", name="Begin met de vragen").click()
    page.get_by_role("button", name="Kind erbij").click()
    page.locator("#id_p1-birth_date").fill("3-5-2018")
    page.get_by_role("button", name="Nog een inkomen U").click()
    expect(page.locator("#id_p0-income1-kind")).to_be_visible()
    fill_in_a_renter(page)
    show(page)

    expect(page.locator("#regeling-zorgtoeslag")).to_contain_text("per maand")


def test_the_whole_road_with_a_keyboard(visitor: Page) -> None:
    visitor.goto("/")
    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("link", name="Ga naar de inhoud")).to_be_focused()
    visitor.keyboard.press("Enter")
    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("link", name="Begin met de vragen")).to_be_focused()
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_title("Vragen over uw situatie – Perspectief")

    visitor.locator("#id_p0-birth_date").focus()
    visitor.keyboard.type("1-1-1990")
    visitor.keyboard.press("Tab")
    visitor.keyboard.press("ArrowUp")
    expect(visitor.get_by_role("radio", name="Nee").first).to_be_checked()
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_title("Uw uitkomst – Perspectief")


def test_focus_is_always_visible(visitor: Page) -> None:
    visitor.goto("/rechten")
    for _step in range(12):
        visitor.keyboard.press("Tab")
        seen = visitor.evaluate(
            "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth; }"
        )
        assert seen not in ("none0px", "none3px"), visitor.evaluate("document.activeElement.outerHTML")


def test_nothing_stays_behind_in_the_browser(visitor: Page) -> None:
    visitor.goto("/rechten")
    fill_in_a_renter(visitor)
    show(visitor)

    assert visitor.context.cookies() == []
    assert visitor.evaluate("localStorage.length + sessionStorage.length") == 0
    assert "?" not in visitor.url


def test_letters_four_times_as_large_still_fit(visitor: Page) -> None:
    visitor.set_viewport_size({"width": 320, "height": 256})  # what 400% leaves of a screen of 1280
    for path in ("/", "/rechten"):
        visitor.goto(path)
        assert visitor.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_printed_result_shows_what_is_folded(visitor: Page) -> None:
    visitor.goto("/rechten")
    fill_in_a_renter(visitor)
    show(visitor)
    visitor.emulate_media(media="print")

    expect(visitor.get_by_role("button", name="Antwoorden aanpassen").first).to_be_hidden()
    expect(visitor.locator(".ps-demo")).to_be_visible()
