"""A citizen wants to know whether it gets better: from a goal to a figure, to its source, to the file."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from perspectief.foundation.places.services import load_places
from perspectief.foundation.reference.services import load_reference
from perspectief.policy.monitor.services.loading import load_monitor

Look = Callable[[Page], None]
pytestmark = pytest.mark.django_db(transaction=True)
PAGES = [
    "/beleid/monitor",
    "/beleid/monitor/doel/beter_inkomen",
    "/beleid/monitor/doel/mensgericht",
    "/beleid/monitor/lijn/4",
    "/beleid/monitor/cijfer/arm-mensen",
    "/beleid/monitor/cijfer/moeite-rondkomen",
    "/beleid/monitor/cijfer/rondkomen-naar-inkomen?groep=up-to-110",
    "/beleid/monitor/cijfer/witgoed",
    "/beleid/monitor/cijfer/arm-deel/inbedden",
    "/beleid/monitor/vergelijken?keuze=eigen",
    "/wijken",
    "/wijken/WK001404",
]


@pytest.fixture(autouse=True)
def _published_figures() -> None:
    load_places()
    load_reference()
    load_monitor()


def test_every_kind_of_page_is_accessible(visitor: Page, accessible: Look) -> None:
    for path in PAGES:
        visitor.goto(path)
        for folded in visitor.locator("details").all():
            folded.evaluate("one => one.open = true")
        accessible(visitor)


def test_from_a_goal_to_a_figure_to_its_source_to_the_file(visitor: Page) -> None:
    visitor.goto("/beleid/monitor")
    visitor.get_by_role("link", name="Een beter inkomen voor meer gezinnen", exact=True).click()
    visitor.get_by_role("link", name="Huishoudens tot en met 110 procent", exact=True).click()

    expect(visitor.get_by_role("heading", level=1)).to_have_text("Huishoudens tot en met 110 procent")
    expect(visitor.get_by_text("16,6%").first).to_be_visible()
    expect(visitor.get_by_text("Bij de stippellijn veranderde de telling.")).to_be_visible()
    source = visitor.get_by_role("link", name="Kerncijfers wijken en buurten 2020 (84799NED)").first
    expect(source).to_have_attribute("href", re.compile(r"^https://opendata\.cbs\.nl/"))

    with visitor.expect_download() as waiting:
        visitor.get_by_role("link", name="Haal op als CSV-bestand").click()
    with waiting.value.path().open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["gebied"] == "GM0014" and row["periode"] == "2020"]
    assert [(row["waarde"], row["uitgave"]) for row in rows] == [
        ("16.6", "Kerncijfers wijken en buurten 2020 (84799NED)")
    ]


def test_looking_back_at_what_was_known_works_without_javascript(visitor_without_javascript: Page) -> None:
    page = visitor_without_javascript
    page.goto("/beleid/monitor/cijfer/arm-mensen")
    expect(page.get_by_text("11.100").first).to_be_visible()

    page.goto("/beleid/monitor/cijfer/arm-mensen?stand=2025-01-01")

    expect(page.get_by_text("U ziet wat wij wisten op 1 januari 2025")).to_be_visible()
    expect(page.get_by_text("12.600").first).to_be_visible()


def test_another_neighbourhood_and_another_group_are_chosen_without_script_files(without_script_files: Page) -> None:
    page = without_script_files
    page.goto("/beleid/monitor/cijfer/moeite-rondkomen")
    page.get_by_label("Gebied", exact=True).select_option("WK001404")
    page.get_by_role("button", name="Laat zien").first.click()

    expect(page).to_have_url(re.compile(r"gebied=WK001404"))
    expect(page.get_by_role("heading", name="Oosterparkwijk")).to_be_visible()


def test_a_reader_chooses_with_whom_the_city_is_compared(visitor: Page) -> None:
    visitor.goto("/beleid/monitor/vergelijken")
    expect(visitor.get_by_text("Groningen staat op plaats 1 van 7").first).to_be_visible()

    visitor.get_by_label("Met wie?").select_option("vier-grote")
    visitor.get_by_role("button", name="Vergelijk").click()

    expect(visitor.get_by_text("Groningen staat op plaats 2 van 5").first).to_be_visible()
