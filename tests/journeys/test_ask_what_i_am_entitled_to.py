"""Around the questions: every page is accessible, the whole check on one page, languages, print, large letters."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Look = Callable[[Page], None]
pytestmark = pytest.mark.django_db(transaction=True)
PAGES = [
    "/",
    "/rechten",
    "/rechten/vraag/who",
    "/rechten/samen",
    "/rechten/een-pagina",
    "/gegevens",
    "/gegevens/register",
    "/gegevens/accounts",
    "/toegankelijkheid",
    "/ontwikkelaars",
    "/bestaat-niet",
]


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


def test_every_page_is_accessible(visitor: Page, accessible: Look) -> None:
    for path in (*PAGES, *(f"/en{path}" for path in PAGES[:3])):
        visitor.goto(path)
        accessible(visitor)


def test_on_one_page_to_an_amount_with_its_reasons(visitor: Page, accessible: Look) -> None:
    visitor.goto("/rechten")
    visitor.get_by_role("link", name="Alles op één pagina").click()
    fill_in_a_renter(visitor)
    show(visitor)

    expect(visitor).to_have_title("Uw uitkomst – Perspectief")
    expect(visitor.locator("#regeling-zorgtoeslag")).to_contain_text("per maand")
    accessible(visitor)


def test_the_answers_can_be_changed_and_are_still_there(on_a_phone: Page) -> None:
    on_a_phone.goto("/rechten/een-pagina")
    fill_in_a_renter(on_a_phone)
    show(on_a_phone)
    on_a_phone.goto("/rechten/een-pagina")

    expect(on_a_phone.locator("#id_p0-income0-amount")).to_have_value("28000")
    expect(on_a_phone.get_by_role("radio", name="Bruto").first).to_be_checked()


def test_two_situations_and_a_summary_for_the_conversation(visitor: Page, accessible: Look) -> None:
    visitor.goto("/rechten/een-pagina")
    fill_in_a_renter(visitor)
    show(visitor)
    visitor.goto("/rechten/vergelijken")
    accessible(visitor)
    visitor.locator("#id_p0-wage_m").fill("3.900")
    visitor.get_by_role("button", name="Vergelijk").click()
    expect(visitor.get_by_role("rowheader", name="Samen per maand")).to_be_visible()
    accessible(visitor)

    visitor.get_by_role("link", name="Samenvatting van het gesprek").click()
    expect(visitor).to_have_title("Samenvatting van het gesprek – Perspectief")
    accessible(visitor)


def test_a_family_is_added_with_buttons(on_a_phone: Page, accessible: Look) -> None:
    on_a_phone.goto("/rechten/een-pagina")
    for name in ("Partner erbij", "Kind erbij", "Kind erbij", "Iemand anders erbij"):
        on_a_phone.get_by_role("button", name=name).click()
    expect(on_a_phone.get_by_role("group", name="Kind 2").first).to_be_visible()
    expect(on_a_phone.get_by_role("button", name="Partner erbij")).to_have_count(0)
    accessible(on_a_phone)

    on_a_phone.get_by_role("button", name="Haal deze persoon weg Huisgenoot 1").click()
    expect(on_a_phone.locator("fieldset.ps-fieldset")).to_have_count(4)
    on_a_phone.locator("#id_p2-birth_date").fill("3 mei 2018")
    fill_in_a_renter(on_a_phone)
    show(on_a_phone)
    expect(on_a_phone.locator("#regeling-kinderbijslag")).to_be_attached()
    accessible(on_a_phone)


def test_all_mistakes_are_named_at_once_and_lead_to_their_field(on_a_phone: Page, accessible: Look) -> None:
    on_a_phone.goto("/rechten/een-pagina")
    fill_in_a_renter(on_a_phone)
    on_a_phone.locator("#id_p0-income0-amount").fill("f1500")
    on_a_phone.locator("#id_home-bare_rent_m").fill("6OO")
    show(on_a_phone)

    summary = on_a_phone.get_by_role("alert")
    expect(summary).to_contain_text("Er zijn nog 2 dingen die wij niet begrijpen")
    expect(summary).to_be_focused()
    accessible(on_a_phone)
    summary.get_by_role("link", name="Hoeveel kale huur").click()
    expect(on_a_phone.locator("#id_home-bare_rent_m")).to_be_focused()


def test_an_open_question_leads_to_its_field_and_back(on_a_phone: Page) -> None:
    on_a_phone.goto("/rechten/een-pagina")
    fill_in_a_renter(on_a_phone)
    on_a_phone.locator("#id_home-bare_rent_m").fill("")
    show(on_a_phone)
    on_a_phone.get_by_role("link", name="Hoeveel kale huur betaalt u per maand?").first.click()

    expect(on_a_phone.locator("#id_home-bare_rent_m")).to_be_focused()
    on_a_phone.locator("#id_home-bare_rent_m").fill("600")
    on_a_phone.keyboard.press("Enter")
    expect(on_a_phone).to_have_title("Uw uitkomst – Perspectief")


def test_the_language_changes_and_the_answers_stay(on_a_phone: Page, accessible: Look) -> None:
    on_a_phone.goto("/rechten/een-pagina")
    fill_in_a_renter(on_a_phone)
    show(on_a_phone)
    on_a_phone.get_by_role("link", name="English").click()
    expect(on_a_phone).to_have_url(re.compile("/en/rechten/uitkomst$"))
    expect(on_a_phone.locator("html")).to_have_attribute("lang", "en")
    accessible(on_a_phone)
    on_a_phone.get_by_role("link", name="Nederlands").click()
    expect(on_a_phone).to_have_title("Uw uitkomst – Perspectief")


def test_the_one_page_check_without_javascript(visitor_without_javascript: Page) -> None:
    page = visitor_without_javascript
    page.goto("/rechten/een-pagina")
    page.get_by_role("button", name="Kind erbij").click()
    page.locator("#id_p1-birth_date").fill("3-5-2018")
    page.get_by_role("button", name="Nog een inkomen U").click()
    expect(page.locator("#id_p0-income1-kind")).to_be_visible()
    fill_in_a_renter(page)
    show(page)

    expect(page.locator("#regeling-zorgtoeslag")).to_contain_text("per maand")


def test_focus_is_always_visible(on_a_phone: Page) -> None:
    on_a_phone.goto("/rechten/vraag/who")
    for _step in range(12):
        on_a_phone.keyboard.press("Tab")
        seen = on_a_phone.evaluate(
            "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth; }"
        )
        assert seen not in ("none0px", "none3px"), on_a_phone.evaluate("document.activeElement.outerHTML")


def test_letters_four_times_as_large_still_fit(on_a_phone: Page) -> None:
    on_a_phone.set_viewport_size({"width": 320, "height": 256})  # what 400% leaves of a screen of 1280
    for path in ("/", "/rechten", "/rechten/vraag/who", "/rechten/een-pagina"):
        on_a_phone.goto(path)
        assert on_a_phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_printed_result_shows_what_is_folded(on_a_phone: Page) -> None:
    on_a_phone.goto("/rechten/een-pagina")
    fill_in_a_renter(on_a_phone)
    show(on_a_phone)
    on_a_phone.emulate_media(media="print")

    expect(on_a_phone.get_by_role("button", name="Wis alles")).to_be_hidden()
    expect(on_a_phone.locator(".ps-demo")).to_be_visible()
