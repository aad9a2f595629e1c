"""Somebody looks ahead: what if I work more, what if we live together, and the list of what to arrange.

Every page is accessible on a phone and at a desk, and nothing sticks out of the smallest screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, ViewportSize, expect

from perspectief.residents.life_events import queries

Look = Callable[[Page], None]
Size = ViewportSize
pytestmark = pytest.mark.django_db(transaction=True)
EVENTS = [event.slug for _theme, events in queries.groups() for event in events]
SMALLEST = 320
"""Pixels: the narrowest screen on which every page must be read."""
FILLED_IN = {"samen": {"#id_age": "34"}, "baby": {}, "uit-huis": {}, "huur": {"#id_rent": "720"}, "verjaardag": {}}
"""Changes of a mother's life, with what she types. What she leaves alone is supposed."""
SCROLLS = """() => [...document.querySelectorAll('main *')]
  .filter((one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX))
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 80))"""


def a_mother_tells(page: Page) -> None:
    """A mother with a small job and a child, all on one page."""
    page.goto("/rechten/een-pagina")
    page.get_by_role("button", name="Kind erbij").click()
    page.locator("#id_p1-birth_date").fill("3 mei 2015")
    page.locator("#id_p0-birth_date").fill("1-5-1990")
    page.locator("#id_p0-income0-kind").select_option("loon")
    page.locator("#id_p0-income0-amount").fill("1.100,50")
    page.get_by_role("radio", name="Bruto").first.check()
    page.locator("#id_home-tenure").select_option("huur")
    page.locator("#id_home-bare_rent_m").fill("650")
    page.locator("#id_home-service_cost_m").fill("20")
    page.locator("#id_wealth-savings").fill("500")
    page.get_by_role("button", name="Bekijk de uitkomst").click()
    expect(page).to_have_title("Uw uitkomst – Perspectief")


def show(page: Page) -> None:
    page.get_by_role("button", name="Laat zien").click()
    expect(page.get_by_role("heading", name="Vertel het op tijd")).to_be_attached()


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")


def fits_the_smallest_screen(page: Page) -> None:
    """Also within the page nothing has to be moved sideways to be read."""
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST, page.url
    assert page.evaluate(SCROLLS) == [], page.url


def test_without_answers_every_page_is_accessible(visitor: Page, accessible: Look, screen: Size) -> None:
    for path in ("/vooruitblik", "/vooruitblik/werk", "/vooruitblik/samen", "/er-verandert-iets"):
        visitor.goto(path)
        accessible(visitor)
        fits_the_smallest_screen(visitor)
        visitor.set_viewport_size(screen)


def test_the_list_of_every_event_is_accessible(visitor: Page, accessible: Look, screen: Size) -> None:
    for slug in EVENTS:
        visitor.goto(f"/er-verandert-iets/{slug}")
        accessible(visitor)
        fits_the_smallest_screen(visitor)
        visitor.set_viewport_size(screen)


@pytest.mark.parametrize("days", [-120, 90], ids=["a day that has been", "a day that comes"])
def test_a_list_with_days_is_accessible(visitor: Page, accessible: Look, days: int) -> None:
    day = timezone.localdate() + timedelta(days=days)
    visitor.goto("/er-verandert-iets/verhuizen")
    visitor.locator("#id_day").fill(f"{day.day}-{day.month}-{day.year}")
    visitor.get_by_role("button", name="Maak mijn lijst").click()

    expect(visitor.get_by_text("Sommige dagen zijn al geweest.")).to_have_count(1 if days < 0 else 0)
    open_all(visitor)
    accessible(visitor)
    fits_the_smallest_screen(visitor)


def test_a_day_that_is_not_understood_is_named_accessibly(visitor: Page, accessible: Look) -> None:
    visitor.goto("/er-verandert-iets/verhuizen")
    visitor.locator("#id_day").fill("hoi")
    visitor.get_by_role("button", name="Maak mijn lijst").click()

    expect(visitor.get_by_role("alert")).to_be_focused()
    accessible(visitor)


def test_working_more_is_accessible_before_and_after_choosing(visitor: Page, accessible: Look) -> None:
    a_mother_tells(visitor)
    visitor.goto("/vooruitblik")
    accessible(visitor)
    visitor.get_by_role("link", name="Wat als ik ga werken, of meer ga werken?").click()
    accessible(visitor)
    visitor.get_by_role("radio", name="24 uur").check()
    show(visitor)

    open_all(visitor)
    accessible(visitor)
    expect(visitor.get_by_role("row", name=re.compile("^Jaar "))).to_be_attached()
    fits_the_smallest_screen(visitor)


@pytest.mark.parametrize("slug", FILLED_IN)
def test_every_other_change_is_accessible_before_and_after(visitor: Page, accessible: Look, slug: str) -> None:
    a_mother_tells(visitor)
    visitor.goto(f"/vooruitblik/{slug}")
    accessible(visitor)
    expect(visitor.locator(".utrecht-form-field--invalid")).to_have_count(0)
    for field, value in FILLED_IN[slug].items():
        visitor.locator(field).fill(value)
    show(visitor)

    open_all(visitor)
    accessible(visitor)
    fits_the_smallest_screen(visitor)


def test_a_year_is_still_a_table_for_who_cannot_see_the_stacked_rows(on_a_phone: Page) -> None:
    a_mother_tells(on_a_phone)
    on_a_phone.goto("/vooruitblik/huur")
    on_a_phone.locator("#id_rent").fill("720")
    show(on_a_phone)

    table = on_a_phone.get_by_role("table", name="Tabel: geld per maand, nu en dan")
    expect(table.get_by_role("row")).to_have_count(14)
    expect(table.get_by_role("columnheader")).to_have_text(["Maand", "Nu", "Dan", "Verschil"])
    expect(table.get_by_role("row").nth(1).get_by_role("cell")).to_have_count(3)
