"""Somebody is taken out and put back; the calculation behind an amount; two situations. On any screen, also without
scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.answering import Somebody
from tests.journeys.test_looking_ahead import a_mother_tells, fits_the_smallest_screen, open_all
from tests.journeys.test_personas import PEOPLE

Look = Callable[[Page], None]
pytestmark = pytest.mark.django_db(transaction=True)


def test_a_child_is_taken_out_and_put_back_without_javascript(visitor_without_javascript: Page) -> None:
    page = visitor_without_javascript
    Somebody(page, PEOPLE[0].answers).asks_what_they_are_entitled_to()
    page.goto("/rechten/antwoorden")
    page.get_by_role("link", name="Haal deze persoon weg Kind 2").click()
    page.get_by_role("button", name="Ja, haal weg").click()

    expect(page.get_by_role("status")).to_have_text("Kind 2 is weggehaald.")
    expect(page.get_by_role("heading", name="Kind 2")).to_have_count(0)
    page.get_by_role("button", name="Zet terug").click()

    expect(page.get_by_role("heading", name="Kind 2")).to_be_visible()
    expect(page.get_by_text("3 mei 2021")).to_be_visible()
    expect(page.get_by_role("button", name="Zet terug")).to_have_count(0)


def test_the_page_from_which_somebody_is_put_back_is_accessible(visitor: Page, accessible: Look) -> None:
    Somebody(visitor, PEOPLE[0].answers).asks_what_they_are_entitled_to()
    visitor.goto("/rechten/antwoorden/weg/p12")
    visitor.get_by_role("button", name="Ja, haal weg").click()

    accessible(visitor)
    fits_the_smallest_screen(visitor)


def test_on_the_one_page_check_somebody_is_put_back_too(on_a_phone: Page, accessible: Look) -> None:
    on_a_phone.goto("/rechten/een-pagina")
    on_a_phone.get_by_role("button", name="Kind erbij").click()
    on_a_phone.locator("#id_p1-birth_date").fill("3 mei 2018")
    on_a_phone.get_by_role("button", name="Haal deze persoon weg Kind 1").click()
    accessible(on_a_phone)
    on_a_phone.get_by_role("button", name="Zet terug Kind 1").click()

    expect(on_a_phone.locator("#id_p1-birth_date")).to_have_value("3 mei 2018")


def test_a_calculation_shows_what_counted_and_folds_the_rest(visitor: Page, accessible: Look) -> None:
    a_mother_tells(visitor)
    visitor.goto("/rechten/uitkomst/zorgtoeslag")

    expect(visitor.get_by_text("Standaardpremie per persoon")).to_be_visible()
    expect(visitor.get_by_text("Zelfstandigenaftrek", exact=True)).to_be_hidden()
    open_all(visitor)
    expect(visitor.get_by_text("Zelfstandigenaftrek", exact=True)).to_be_visible()
    accessible(visitor)
    fits_the_smallest_screen(visitor)


def test_two_situations_and_the_summary_need_no_moving_sideways(on_a_phone: Page, accessible: Look) -> None:
    a_mother_tells(on_a_phone)
    on_a_phone.goto("/rechten/vergelijken")
    on_a_phone.locator("#id_p0-wage_m").fill("2.400")
    on_a_phone.get_by_role("button", name="Vergelijk").click()
    expect(on_a_phone.get_by_role("row", name="Samen per maand")).to_be_visible()
    accessible(on_a_phone)
    fits_the_smallest_screen(on_a_phone)

    on_a_phone.goto("/rechten/samenvatting")
    accessible(on_a_phone)
    fits_the_smallest_screen(on_a_phone)


@pytest.mark.parametrize("path", ["/rechten/uitkomst", "/rechten/uitkomst/zorgtoeslag", "/rechten/vergelijken"])
def test_an_amount_reads_the_same_way_from_right_to_left(on_a_phone: Page, path: str) -> None:
    a_mother_tells(on_a_phone)
    on_a_phone.goto(f"/ar{path}")
    open_all(on_a_phone)

    loose = on_a_phone.evaluate(LOOSE_EUROS)
    assert loose == []


LOOSE_EUROS = r"""() => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent, box = texts.currentNode.parentElement;
    if (getComputedStyle(box).direction !== "rtl") continue;
    for (const euro of text.matchAll(/€.\d/g)) {
      const before = text.slice(0, euro.index);
      const depth = before.split(/[\u2066\u2068]/).length - before.split("\u2069").length;
      if (!depth) found.push(text.trim());
    }
  }
  return found;
}"""
"""Amounts that stand in a text from right to left without signs around them that keep their own order."""
