"""The page of the poverty trap, as a council member sees it."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client

from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.simulator.queries import line as lines
from perspectief.simulation.line import Waiting

HERE = "/beleid/simulator/armoedeval"
ALONE = f"{HERE}?huishouden=alleenstaande"
PARENT = f"{HERE}?huishouden=alleenstaande-ouder&kinderen=2%2C+8"


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first law that a machine compiles takes long."""
    monkeypatch.setattr(lines, "PATIENCE", 300.0)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ")


def test_the_simulator_leads_to_the_poverty_trap(pages: PageClient) -> None:
    assert f'href="{HERE}"' in pages.get("/beleid/simulator").content.decode()


def test_the_page_begins_with_examples_and_a_form_and_computes_nothing(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "compared", None)
    html = pages.get(HERE).content.decode()
    for _, query in lines.examples():
        assert f"{HERE}?{query.replace('&', '&amp;')}" in html


@pytest.mark.parametrize("query", [query for _, query in lines.examples()])
def test_every_example_leads_to_a_line_at_once(pages: PageClient, query: str) -> None:
    response = pages.get(f"{HERE}?{query}")
    assert response.status_code == 200
    assert not response.cookies
    assert "In het kort" in response.content.decode()


def test_a_filled_form_leads_to_a_short_address_that_can_be_shared(pages: PageClient) -> None:
    response = pages.get(f"{PARENT}&huur=650&spaargeld=&plan=")
    assert response.status_code == 302
    assert response["Location"] == PARENT


def test_an_energy_allowance_makes_falls_that_are_told_with_amount_scheme_and_rule(pages: PageClient) -> None:
    said = words(pages.get(f"{PARENT}&plan=energietoeslag").content.decode())
    falls = said.partition("Waar meer werk minder geld geeft")[2].partition("Waar regelingen stoppen")[0]
    with_plan, _, today = falls.partition("Met de wet van nu")
    assert re.search(r"Boven [\d,]+ uur daalt het geld met € 400 per jaar", with_plan)
    assert "Energietoeslag € 400 per jaar minder" in with_plan
    assert "Uw inkomen is hoger dan" in with_plan
    assert "Vanaf" in with_plan
    assert "Nergens op deze lijn." in today


def test_a_plan_that_moves_the_limit_of_the_city_pass_shows_where_it_stopped_and_stops(pages: PageClient) -> None:
    html = pages.get(f"{PARENT}&plan=stadjerspas_150").content.decode()
    row = re.search(r"<tr[^>]*ps-sums__chosen[^>]*><th scope=\"row\">Stadjerspas</th>(.*?)</tr>", html)
    assert row
    before, after, worth = re.findall(r"<td>(.*?)</td>", row[1])
    assert float(before.split()[0].replace(",", ".")) < float(after.split()[0].replace(",", "."))
    assert worth == "weten wij niet"


def test_a_plan_about_something_else_says_that_nothing_changes(pages: PageClient) -> None:
    said = words(pages.get(f"{ALONE}&plan=proefsamenwonen_een_jaar").content.decode())
    assert "Dit plan verandert het geld van dit huishouden niet." in said


def test_what_we_do_not_know_and_what_differs_from_person_to_person_is_named(pages: PageClient) -> None:
    said = words(pages.get(PARENT).content.decode())
    assert "Individuele inkomenstoeslag" in said.partition("Dit weten wij niet")[2].partition("Dit verschilt")[0]
    assert "Bijzondere bijstand" in said.partition("Dit verschilt per persoon")[2]


def test_a_line_along_the_wage_tells_the_minimum_wage_of_those_hours(pages: PageClient) -> None:
    assert "Bij deze uren is het minimumloon" in words(pages.get(f"{ALONE}&lijn=loon").content.decode())


def test_wrong_answers_come_back_with_every_problem(pages: PageClient) -> None:
    said = words(pages.get(f"{ALONE}&kinderen=3&huur=x&uurloon=1").content.decode())
    assert "Er zijn nog 3 dingen die wij niet begrijpen" in said


def test_the_file_holds_all_points_and_adds_up(client: Client) -> None:
    response = client.get(ALONE.replace("armoedeval?", "armoedeval.csv?"))
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert response["Content-Type"].startswith("text/csv")
    assert len(rows) == 601
    for row in rows[::60]:
        granted = sum(float(row[f"{key}_jaar"]) for key in ("bijstand", "huurtoeslag", "zorgtoeslag"))
        assert float(row["netto_inkomen_jaar"]) + granted == pytest.approx(float(row["besteedbaar_inkomen_jaar"]))


def test_who_comes_before_the_law_is_ready_hears_how_far_it_is(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "compared", lambda *_: Waiting(12, 89))
    response = pages.get(ALONE)
    assert response.status_code == 202
    assert "12 van de 89 stappen zijn klaar." in words(response.content.decode())
    assert f'href="{ALONE}"' in response.content.decode()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_holds_in_other_languages(pages: PageClient, language: str) -> None:
    assert pages.get(f"/{language}{PARENT}&plan=energietoeslag").status_code == 200


def test_a_line_on_which_bijstand_is_not_known_says_at_its_top_that_amounts_are_too_low(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "De bijstand telt hier daarom niet mee."
    assert said not in words(pages.get(ALONE).content.decode())

    monkeypatch.setattr(lines, "today", lambda: date(2027, 2, 1))
    assert said in words(pages.get(ALONE).content.decode()).partition("Geld per maand bij elk aantal uren")[0]
