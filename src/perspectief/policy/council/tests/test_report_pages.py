"""Reports as everybody reads them: whole, short, in pictures, as data; and two of them beside each other."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import time

import pytest

from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.council.choices import Part
from perspectief.policy.council.services import reports
from perspectief.policy.council.tests import world
from perspectief.policy.council.tests.world import OFFICER, Stories
from perspectief.policy.monitor.models import Observation
from perspectief.policy.monitor.tests import making

pytestmark = pytest.mark.usefixtures("city")
REPORT = "/raad/rapport/2024-1"
FORMS = [REPORT, f"{REPORT}/kort", f"{REPORT}/in-beeld", f"{REPORT}.pdf", f"{REPORT}/gegevens.json"]
FORMS += [f"{REPORT}/gegevens.csv"]


@pytest.mark.parametrize("address", FORMS)
def test_nobody_sees_a_report_before_it_is_public(pages: PageClient, address: str) -> None:
    report = world.complete(world.draft())
    assert pages.get(address).status_code == 404

    until = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    reports.embargo(report=report, until=until, by=OFFICER, reason="Tot morgen.")

    assert pages.get(address).status_code == 404


@pytest.mark.parametrize("address", [*FORMS, "/raad"])
def test_everybody_reads_a_public_report_in_every_form(pages: PageClient, address: str) -> None:
    world.frozen()

    response = pages.get(address)

    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.parametrize("address", [one for one in FORMS if not one.endswith(".csv")])
def test_a_report_with_words_of_a_story_is_kept_by_no_browser(pages: PageClient, address: str) -> None:
    world.published()

    assert "no-store" in pages.get(address).headers["Cache-Control"]


def test_the_start_of_the_room_stands_without_anything(pages: PageClient) -> None:
    assert "Er is nog geen rapport." in pages.get("/raad").content.decode()


def test_the_chapters_stand_in_their_order(pages: PageClient) -> None:
    world.published()

    text = pages.get(REPORT).content.decode()

    places = [text.index(f'id="{part.value}"') for part in Part]
    assert places == sorted(places)
    assert len(places) == 14


def test_what_no_room_tells_yet_is_said_honestly(pages: PageClient) -> None:
    world.published()

    assert pages.get(REPORT).content.decode().count("Nog niet beschikbaar:") == 3


def test_every_figure_shows_its_year_source_and_definition(pages: PageClient) -> None:
    world.published()

    text = pages.get(REPORT).content.decode()

    assert "Uitgave over 2022, versie 1." in text
    assert "Deel van de huishoudens met een laag inkomen. Bron: CBS, Kerncijfers wijken en buurten." in text


def test_a_text_that_looks_like_code_stays_text(pages: PageClient) -> None:
    world.published()

    text = pages.get(REPORT).content.decode()

    assert "&lt;b&gt;niet&lt;/b&gt; daarna" in text
    assert "<b>niet</b>" not in text


def test_the_chapter_of_the_experts_keeps_its_lines_and_spaces(pages: PageClient) -> None:
    world.published()

    assert "Wij willen  dit zeggen.\n\n  - vraag het ons eerst\n" in pages.get(REPORT).content.decode()


def test_the_short_version_is_page_one_and_nothing_else(pages: PageClient) -> None:
    world.published()

    text = pages.get(f"{REPORT}/kort").content.decode()

    assert "Dit is de tekst van kort." in text
    assert "Dit is de tekst van keuzes." not in text


def test_the_illustrated_version_has_a_card_with_a_figure_and_a_voice(pages: PageClient) -> None:
    world.published()

    text = pages.get(f"{REPORT}/in-beeld").content.decode()

    assert "16,8%" in text
    assert "Zij belde mij terug." in text
    assert "Zij schreven zelf een hoofdstuk." in text


def test_the_data_says_word_for_word_what_its_check_number_is_of(pages: PageClient) -> None:
    report = world.frozen()

    found = json.loads(pages.get(f"{REPORT}/gegevens.json").content)

    assert found["cijfers"] == json.loads(report.figures)
    assert found["rapport"]["controlegetal_cijfers"] == report.figures_digest


def test_a_withdrawn_story_is_withdrawn_on_the_page_on_paper_and_in_the_data(pages: PageClient, city: Stories) -> None:
    world.frozen()
    city.withdraw("verhaal-1")

    for address in (REPORT, f"{REPORT}/in-beeld", f"{REPORT}/gegevens.json"):
        assert "Zij belde" not in pages.get(address).content.decode()
    assert json.loads(pages.get(f"{REPORT}/gegevens.json").content)["verhalen"][0]["ingetrokken"]


def test_the_file_has_a_row_for_each_figure_and_no_formula(pages: PageClient) -> None:
    making.figure(Observation.objects.first().version, "2023", None, note="=1+1", release="=HYPERLINK(1)")  # type: ignore[union-attr]
    world.published()

    rows = list(csv.DictReader(io.StringIO(pages.get(f"{REPORT}/gegevens.csv").content.decode())))

    assert [(row["periode"], row["waarde"]) for row in rows] == [("2021", "17.6"), ("2022", "16.8"), ("2023", "")]
    assert rows[2]["waarom_geen_getal"] == "niet gemeten"
    assert rows[2]["uitgave"] == "'=HYPERLINK(1)"


def test_an_older_edition_stays_to_be_read(pages: PageClient) -> None:
    old = world.frozen()
    making.revise(Observation.objects.get(period="2022"), "15.9", world.THEN + dt.timedelta(days=9))
    new = world.complete(reports.make_report(cycle=old.cycle, by=OFFICER))
    reports.publish(report=new, by=OFFICER, reason="Er was een fout.")

    assert "15,9%" in pages.get(REPORT).content.decode()
    assert "15,9%" not in pages.get(f"{REPORT}?uitgave=1").content.decode()
    assert pages.get(f"{REPORT}?uitgave=7").status_code == 404


@pytest.mark.parametrize("typed", ["a", "-1", "99999", "1;drop"])
def test_an_edition_that_is_no_number_is_the_newest(pages: PageClient, typed: str) -> None:
    world.published()

    assert pages.get(REPORT, {"uitgave": typed}).status_code == 200


def test_invented_texts_are_marked_on_the_page(pages: PageClient) -> None:
    practising = world.OFFICER.__class__(held=OFFICER.held, strong=True, is_invented=True)
    report = world.draft(world.cycle(by=practising), by=practising)
    world.complete(report)
    reports.publish(report=report, by=practising, reason="Oefenen.")

    assert '<span class="ps-mark">verzonnen</span>' in pages.get(REPORT).content.decode()


def test_two_reports_beside_each_other_show_what_was_revised(pages: PageClient) -> None:
    world.published()
    later = world.THEN + dt.timedelta(days=90)
    making.revise(Observation.objects.get(period="2022"), "15.9", later - dt.timedelta(days=1))
    world.published(world.cycle("2024-2"), later)

    text = pages.get("/raad/vergelijk", {"oud": "2024-1.1", "nieuw": "2024-2.1"}).content.decode()

    assert "Cijfers die veranderden" in text
    assert "15,9%" in text


@pytest.mark.parametrize(
    "asked", [{}, {"oud": "2024-1.1"}, {"oud": "x", "nieuw": "y"}, {"oud": "2024-1.1", "nieuw": "2024-1.1"}]
)
def test_a_comparison_that_is_not_understood_asks_again(pages: PageClient, asked: dict[str, str]) -> None:
    world.published()
    world.published(world.cycle("2024-2"), world.THEN + dt.timedelta(days=90))

    assert pages.get("/raad/vergelijk", asked).status_code == 200


@pytest.mark.parametrize("address", ["/en/raad", f"/en{REPORT}", f"/en{REPORT}/in-beeld", f"/ar{REPORT}/kort"])
def test_a_report_can_be_read_with_the_words_of_another_language_around_it(pages: PageClient, address: str) -> None:
    world.published()

    assert pages.get(address).status_code == 200


def test_a_report_of_many_figures_is_there_within_a_second(pages: PageClient) -> None:
    for number in range(60):
        meaning = making.version(making.indicator(f"cijfer-{number}", goals=["toegankelijkheid"]))
        for year in range(2012, 2023):
            making.figure(meaning, str(year), 10 + number % 7)
    world.published()
    pages.get(REPORT)

    begun = time.perf_counter()
    pages.get(REPORT)

    assert time.perf_counter() - begun < 1
