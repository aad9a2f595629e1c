"""A policy officer opens an example, changes one ceiling, runs, stops, runs again, compares, and takes it along."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from perspectief.foundation.jobs.testing import work
from perspectief.foundation.reference.services import load_reference

Look = Callable[[Page], None]
pytestmark = pytest.mark.django_db(transaction=True)
CEILING = "Deel van de bijstandsnorm waaronder een inkomen laag heet"
OUTCOME = re.compile(r"/beleid/simulator/uitkomst/[0-9a-f-]{36}$")


@pytest.fixture(autouse=True)
def small_city(settings: Any) -> None:
    settings.SIMULATED_DWELLINGS = 400
    load_reference()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def opens_and_changes(page: Page, ceiling: str) -> None:
    """From the first page to a plan of her own."""
    page.goto("/beleid/simulator")
    page.get_by_role("link", name="Stadjerspas en minimaregelingen tot 130%").click()
    page.get_by_role("link", name="Verander dit plan").click()
    page.get_by_label("Hoe heet het plan?").fill(f"Pas tot {ceiling}")
    page.get_by_role("group", name="Stadjerspas").get_by_label(CEILING).fill(ceiling)


def test_from_an_example_to_a_comparison_to_take_along(visitor: Page, accessible: Look) -> None:
    page = visitor
    page.goto("/beleid/simulator")
    accessible(page)
    opens_and_changes(page, "veel")
    press(page, "Bewaar dit plan")
    expect(page.get_by_role("alert")).to_contain_text("‘veel’ is geen deel.")
    accessible(page)

    page.get_by_role("group", name="Stadjerspas").get_by_label(CEILING).fill("145%")
    page.get_by_label("Hoe heet het plan?").fill("Pas tot 145%")
    press(page, "Bekijk wat er verandert")
    expect(page.get_by_text("naar 145% van de bijstandsnorm")).to_be_visible()
    accessible(page)
    press(page, "Bewaar dit plan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pas tot 145%")
    accessible(page)

    press(page, "Reken het door")
    expect(page.get_by_text("Wij beginnen zo.").first).to_be_visible()
    accessible(page)
    press(page, "Stop de berekening")
    expect(page.get_by_text("Gestopt.").first).to_be_visible()
    assert work() == []
    press(page, "Reken het opnieuw door")
    expect(page.get_by_text("Wij beginnen zo.").first).to_be_visible()
    work()
    page.wait_for_url(OUTCOME)
    expect(page.get_by_text("Synthetisch: deze huishoudens bestaan niet echt.")).to_be_visible()
    accessible(page)

    for name in ("Kosten", "Wie krijgt het", "Wie houdt meer over", "Wijken", "Laag inkomen", "Loont werken?"):
        page.get_by_role("navigation", name="Deze uitkomst").get_by_role("link", name=name, exact=True).click()
        accessible(page)
    page.get_by_role("navigation", name="Deze uitkomst").get_by_role("link", name="Zo rekenden wij").click()
    accessible(page)

    opens_and_changes(page, "110%")
    press(page, "Bewaar dit plan")
    press(page, "Reken het door")
    work()
    page.wait_for_url(OUTCOME)
    page.get_by_role("link", name="Zet naast een andere uitkomst").click()
    page.get_by_label("Pas tot 145%").check()
    press(page, "Zet naast elkaar")
    expect(page.get_by_role("columnheader", name="Pas tot 145%").first).to_be_attached()
    expect(page.get_by_role("columnheader", name="Pas tot 110%").first).to_be_attached()
    accessible(page)

    page.get_by_role("link", name="Pas tot 145%").first.click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Haal op als CSV-bestand").first.click()
    assert taken.value.suggested_filename.startswith("synthetisch-")


def test_without_javascript_the_same_way_leads_there(visitor_without_javascript: Page) -> None:
    page = visitor_without_javascript
    opens_and_changes(page, "140%")
    page.get_by_label("Nog een regeling of wet").select_option("bijstand")
    press(page, "Laat de getallen hiervan zien")
    page.get_by_label("Vermogensgrens voor een alleenstaande").fill("10.000")
    press(page, "Bewaar dit plan")
    expect(page.get_by_text("van € 8.000 naar € 10.000")).to_be_visible()
    press(page, "Reken het door")
    page.get_by_role("link", name="Zet dat uit").click()
    work()
    page.reload()

    expect(page).to_have_url(OUTCOME)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pas tot 140%")


def test_a_bad_file_gets_a_message_that_helps(visitor: Page, accessible: Look) -> None:
    visitor.goto("/beleid/simulator/plan/bestand")
    visitor.get_by_label("Plak hier het plan").fill("naam: Pas\nvanaf: morgen\nwaarden:\n  stadjerspas.grens: 130\n")
    press(visitor, "Bewaar dit plan")

    expect(visitor.get_by_role("alert")).to_contain_text("reden: dit ontbreekt")
    expect(visitor.get_by_role("alert")).to_contain_text("is geen datum")
    accessible(visitor)


@pytest.mark.parametrize(
    "path", ["", "/plan/nieuw?van=een_kindpakket", "/plan/bestand", "/plan/energietoeslag", "/stad"]
)
def test_nothing_sticks_out_on_the_smallest_screen(visitor: Page, path: str) -> None:
    visitor.set_viewport_size({"width": 320, "height": 640})
    visitor.goto(f"/beleid/simulator{path}")

    assert visitor.evaluate("document.documentElement.scrollWidth") <= 320
