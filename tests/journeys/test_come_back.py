"""A resident comes back with six words, lets a helper look along, sees that it happened, stops, and lets it all go.

On a phone; every page is looked at with axe. Once with script files and once without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import Browser, Page, expect

from perspectief.foundation.privacy.testing import empty_the_ledgers
from perspectief.residents.kept_checks import guessing
from perspectief.residents.kept_checks.tests.people import helper

Look = Callable[[Page], None]
pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}
SMALLEST = 320


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    guessing.CODES.forget()
    guessing.NUMBERS.forget()
    yield
    empty_the_ledgers()


def a_resident_tells(page: Page) -> None:
    """Somebody alone who rents, all on one page."""
    page.goto("/rechten/een-pagina")
    page.locator("#id_p0-birth_date").fill("1-5-1990")
    page.locator("#id_home-tenure").select_option("huur")
    page.locator("#id_home-bare_rent_m").fill("650")
    page.locator("#id_home-service_cost_m").fill("20")
    page.locator("#id_wealth-savings").fill("500")
    page.get_by_role("button", name="Bekijk de uitkomst").click()
    expect(page).to_have_title("Uw uitkomst – Perspectief")


def another_browser(browser: Browser, url: str, *, scripts: bool) -> Page:
    context = browser.new_context(viewport=PHONE, base_url=url)
    if not scripts:
        context.route("**/*.js", lambda route: route.abort("blockedbyclient"))
    return context.new_page()


def a_helper_logs_in(browser: Browser, url: str) -> Page:
    """A professional at a desk, with a second factor."""
    _user, client = helper()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=url)
    name = django_settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])
    return context.new_page()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def fits(page: Page) -> None:
    """Nothing sticks out of the smallest screen."""
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST, page.url
    page.set_viewport_size(PHONE)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "script files blocked"])
def test_a_resident_comes_back_shares_stops_and_lets_go(
    browser: Browser, live_server: Any, accessible: Look, scripts: bool
) -> None:
    def look(page: Page) -> None:
        accessible(page)
        fits(page)

    # Keep
    first = another_browser(browser, live_server.url, scripts=scripts)
    a_resident_tells(first)
    first.get_by_role("link", name="Bewaar deze check").click()
    expect(first).to_have_title("Bewaar deze check – Perspectief")
    look(first)
    press(first, "Ja, bewaar deze check")
    expect(first).to_have_title("Uw zes woorden – Perspectief")
    look(first)
    words = first.locator(".ps-words span").all_inner_texts()
    assert len(words) == 6
    press(first, "Ik heb de woorden")
    expect(first).to_have_title("Uw bewaarde check – Perspectief")
    look(first)
    press(first, "Sluit mijn check")
    expect(first).to_have_title("Alles is gewist – Perspectief")

    # Come back on another phone, with a slip
    page = another_browser(browser, live_server.url, scripts=scripts)
    page.goto("/rechten")
    page.get_by_role("link", name="Verder met een bewaarde check").click()
    look(page)
    page.locator("#id_words").fill(" ".join(words[:4]))
    press(page, "Open mijn check")
    expect(page.get_by_role("alert")).to_contain_text("Wij lezen er 4.")
    look(page)
    page.locator("#id_words").fill(", ".join([words[0].upper() + words[0][-1], *words[1:]]))
    press(page, "Open mijn check")
    expect(page.get_by_role("status")).to_contain_text("Welkom terug")
    assert not any(word in page.url for word in words)

    # Change an answer and keep it
    page.get_by_role("link", name="Bekijk of verander uw antwoorden").click()
    page.locator("#id_home-bare_rent_m").fill("700")
    press(page, "Bekijk de uitkomst")
    page.goto("/bewaard/mijn")
    expect(page.get_by_text("U hebt uw antwoorden veranderd.")).to_be_visible()
    look(page)
    press(page, "Bewaar de nieuwe antwoorden")
    expect(page.get_by_role("status")).to_contain_text("zijn bewaard")

    # Share with a helper
    desk = a_helper_logs_in(browser, live_server.url)
    desk.goto("/bewaard/meekijken")
    accessible(desk)
    press(desk, "Maak een nummer")
    accessible(desk)
    number = desk.locator(".ps-number").inner_text()
    pair = desk.locator(".ps-pair").inner_text()
    page.get_by_role("link", name="Laat een helper meekijken").click()
    look(page)
    page.locator("#id_number").fill(number)
    press(page, "Verder")
    expect(page.locator(".ps-kept-who")).to_contain_text("medewerker van WIJ, WIJ Groningen")
    expect(page.locator(".ps-kept-who")).to_contain_text(pair)
    look(page)
    press(page, "Laat deze helper meekijken")
    expect(page.get_by_role("alert")).to_be_visible()
    look(page)
    page.get_by_role("checkbox", name="Uw uitkomst").check()
    page.get_by_role("checkbox", name="Uw antwoorden").check()
    page.get_by_role("radio", name="Alleen vandaag").check()
    page.get_by_role("checkbox", name="Ja, deze helper mag meekijken").check()
    press(page, "Laat deze helper meekijken")
    expect(page.get_by_role("status")).to_contain_text("Uw helper kan nu meekijken")
    look(page)

    # The helper looks
    desk.goto("/bewaard/gedeeld")
    accessible(desk)
    desk.locator("main").get_by_role("link", name=re.compile("Kijk mee")).click()
    accessible(desk)
    desk.get_by_role("radio", name="Helpen met aanvragen").check()
    press(desk, "Kijk mee")
    expect(desk).to_have_title("Uitkomst van een inwoner – Perspectief")
    accessible(desk)
    desk.get_by_role("link", name="Antwoorden", exact=True).click()
    expect(desk.get_by_text("€ 700")).to_be_visible()
    accessible(desk)

    # The resident sees it, and stops in two taps
    page.reload()
    expect(page.get_by_text("Helpen met aanvragen").first).to_be_visible()
    look(page)
    page.get_by_role("link", name="Stop hiermee").click()
    look(page)
    press(page, "Ja, stop")
    expect(page.get_by_role("status")).to_contain_text("Deze helper ziet niets meer")
    refused = desk.reload()
    assert refused is not None and refused.status == 403
    expect(desk.get_by_text("Vraag het gerust aan de inwoner zelf.")).to_be_visible()
    accessible(desk)

    # Let go
    press(page, "Wis mijn bewaarde check")
    expect(page).to_have_title("Uw check is gewist – Perspectief")
    look(page)
    page.goto("/bewaard")
    page.locator("#id_words").fill(" ".join(words))
    press(page, "Open mijn check")
    expect(page.get_by_role("alert")).to_contain_text("Met deze woorden vinden wij geen check.")
    for one in (first, page, desk):
        one.context.close()
