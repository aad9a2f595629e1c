"""The paper of the result: the same answers, readable for everybody, and nothing left behind."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from perspectief.foundation.output import pdf
from perspectief.foundation.output.testing import ink_in_the_margins, tags_of, text_of, what_is_wrong_with
from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.entitlements import paper, queries
from perspectief.residents.entitlements.services import cookie_name
from perspectief.residents.entitlements.services.names import titles_of
from perspectief.residents.entitlements.services.sealing import seal

ENTRY = "http://localhost/rechten"
ALONE = {
    "date": "2026-11-22",
    "municipality": "GM0014",
    "persons": [
        {
            "id": "p0",
            "birth_date": "1990-01-01",
            "income": [{"kind": "loon", "amount": 1913, "per": "month", "gross": True}],
        }
    ],
    "home": {"tenure": "huur", "bare_rent_m": 600, "service_cost_m": 20},
    "wealth": {"savings": 0},
}
NOTHING_TOLD = {"date": "2026-11-22", "municipality": "GM0014", "persons": [{"id": "p0"}]}
EIGHT = {
    **ALONE,
    "persons": [
        {**ALONE["persons"][0], "partner": "p1"},  # type: ignore[index]
        {"id": "p1", "birth_date": "1991-02-02", "income": []},
        *({"id": f"p{n}", "birth_date": f"{2006 + 2 * n}-03-04", "parents": ["p0", "p1"]} for n in range(2, 8)),
    ],
}

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["nl", "en", "ar"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with translation.override(request.param):
        yield request.param


def answers(household: dict[str, Any]) -> queries.Answers:
    return queries.answers_for(household, titles_of(household["persons"]))


def carry(pages: PageClient, household: dict[str, Any]) -> PageClient:
    pages.cookies[cookie_name()] = seal({"mode": "page", "page": household}, now=int(time.time()))
    return pages


def words(text: str) -> str:
    return " ".join(text.split())


def test_who_told_nothing_yet_begins_at_the_start(pages: PageClient) -> None:
    response = pages.get("/rechten/uitkomst/papier")

    assert (response.status_code, response.headers["Location"]) == (303, "/rechten")


def test_the_paper_opens_as_a_pdf_that_nobody_keeps(pages: PageClient) -> None:
    response = carry(pages, ALONE).get("/rechten/uitkomst/papier")

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="uitkomst.pdf"'
    assert "no-store" in response.headers["Cache-Control"]
    zorgtoeslag = next(one for one in answers(ALONE).best if one.key == "zorgtoeslag")
    assert words(f"Zorgtoeslag: {zorgtoeslag.amount}") in words(text_of(response.content))


def test_everybody_can_read_it_in_each_language(language: str) -> None:
    content = paper.make(answers(EIGHT), ENTRY)

    assert what_is_wrong_with(content, language) == []
    assert {"/H1", "/H2", "/H3", "/L", "/Figure", "/Link"} <= {tag for tag, _ in tags_of(content)}


@pytest.mark.parametrize("household", [EIGHT, NOTHING_TOLD], ids=["eight", "nothing told"])
def test_no_line_runs_off_the_sheet(language: str, household: dict[str, Any]) -> None:
    drawn = paper.data(answers(household), "https://een-heel-lange-naam-van-een-gemeente.voorbeeld.nl/rechten")

    sheets = pdf.pictures(paper.TEMPLATE, drawn, title="Uw uitkomst", language=language, ppi=16)

    assert len(sheets) <= 12
    assert [ink_in_the_margins(sheet, margin=0.08) for sheet in sheets] == [0] * len(sheets)


def test_it_says_what_to_do_first_what_to_bring_whom_to_call_and_that_this_is_no_decision() -> None:
    text = words(text_of(paper.make(answers(ALONE), ENTRY)))

    for said in (
        "Gerekend op 22 november 2026, met de regels van die dag.",
        "Dit is geen besluit. U mag altijd aanvragen",
        "Begin hiermee",
        "Dit neemt u mee",
        "Vragen?",
        "Moet ik later terugbetalen?",
        "Dit weten wij na een paar antwoorden",
        "Nu niet, en dit kan wel",
        "Hier gingen wij van uit",
        "Ruimte om iets op te schrijven",
    ):
        assert said in text


def test_every_scheme_stands_on_the_paper() -> None:
    found = answers(EIGHT)
    text = words(text_of(paper.make(found, ENTRY)))

    every = [one for group in found.groups for one in group.answers]
    assert [one.name.text for one in every if words(one.name.text) not in text] == []


def test_the_same_about_all_children_is_said_once() -> None:
    drawn = paper.data(answers(EIGHT), ENTRY)

    questions = [one["question"] for one in drawn["assumed"]]
    assert len(questions) == len(set(questions))
    assert any("Kind 1, Kind 2, Kind 3" in one["who"] for one in drawn["assumed"])


def test_the_code_and_the_address_hold_no_answer(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    coded: list[str] = []
    picture = paper.qr.svg
    monkeypatch.setattr(paper.qr, "svg", lambda address, title: coded.append(address) or picture(address, title))

    carry(pages, ALONE).get("/en/rechten/uitkomst/papier")

    assert coded == ["http://localhost/en/rechten"]


def test_a_household_that_cannot_be_is_told_on_the_page(pages: PageClient) -> None:
    impossible = {**ALONE, "persons": [{"id": "p0", "birth_date": "1790-01-01"}]}

    response = carry(pages, impossible).get("/rechten/uitkomst/papier")

    assert (response.status_code, response.headers["Location"]) == (303, "/rechten/uitkomst")


def test_the_paper_is_there_before_somebody_looks_up() -> None:
    found = answers(EIGHT)
    paper.make(found, ENTRY)

    start = time.perf_counter()
    paper.make(found, ENTRY)

    assert time.perf_counter() - start < 1


def test_the_template_can_also_be_looked_at() -> None:
    pictures = pdf.pictures(paper.TEMPLATE, paper.data(answers(ALONE), ENTRY), title="Uw uitkomst")

    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
