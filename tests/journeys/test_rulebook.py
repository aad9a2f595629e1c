"""Somebody wants to know where a rule comes from, and how two schemes differ."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Look = Callable[[Page], None]
pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/regels", "/regels/zorgtoeslag", "/regels/woud", "/regels/woud/zorgtoeslag/leergeld"]


def test_every_kind_of_page_is_accessible(visitor: Page, accessible: Look) -> None:
    for path in PAGES:
        visitor.goto(path)
        accessible(visitor)


def test_from_a_word_to_the_article_and_the_source_of_a_number(visitor: Page, accessible: Look) -> None:
    visitor.goto("/regels")
    visitor.get_by_label("Zoek op een woord").fill("zorgverzekering")
    visitor.get_by_role("button", name="Zoek").click()
    visitor.get_by_role("link", name="Zorgtoeslag", exact=True).click()

    law = visitor.locator("#voorwaarde-heeft_weinig_vermogen_tp").get_by_role("link", name="Artikel 3 Wzt")
    expect(law).to_have_attribute("href", re.compile(r"https://wetten\.overheid\.nl/.+"))
    value = visitor.locator("#waarde-standaardpremie_y")
    value.locator("summary").click()
    expect(value.get_by_role("row", name="geldt nu")).to_be_visible()
    accessible(visitor)


def test_two_schemes_are_laid_beside_each_other_without_javascript(visitor_without_javascript: Page) -> None:
    page = visitor_without_javascript
    page.goto("/regels/woud")
    page.get_by_label("Eerste regeling").select_option("zorgtoeslag")
    page.get_by_label("Tweede regeling").select_option("leergeld")
    page.get_by_role("button", name="Vergelijk").click()

    expect(page).to_have_url(re.compile(r"/regels/woud/zorgtoeslag/leergeld$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Zorgtoeslag")
    expect(page.locator(".ps-beside--different").first).to_be_visible()
