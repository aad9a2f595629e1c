"""The report on paper: a PDF that everybody can read, also with a screen reader, and fast enough."""

from __future__ import annotations

import time
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from perspectief.foundation.output.testing import tags_of, text_of, what_is_wrong_with
from perspectief.policy.council import paper
from perspectief.policy.council.choices import Part, Slot
from perspectief.policy.council.models import Report
from perspectief.policy.council.services import reports, texts
from perspectief.policy.council.tests import world
from perspectief.policy.council.tests.world import OFFICER, Stories
from perspectief.policy.monitor.models import IndicatorVersion
from perspectief.policy.monitor.tests import making

pytestmark = pytest.mark.usefixtures("city")


def alternatives(content: bytes) -> list[str]:
    """The words of each picture."""
    root: Any = PdfReader(BytesIO(content)).trailer["/Root"]
    return [
        str(element.get("/Alt", "")) for element in _elements(root["/StructTreeRoot"]) if element.get("/S") == "/Figure"
    ]


def _elements(element: Any) -> list[Any]:
    children = element.get("/K", [])
    inner = [child.get_object() for child in (children if isinstance(children, list) else [children])]
    below = [found for one in inner if hasattr(one, "get") for found in _elements(one)]
    return [element, *below]


@pytest.fixture
def content() -> bytes:
    return paper.of(world.frozen())


def test_the_paper_is_accessible(content: bytes) -> None:
    assert what_is_wrong_with(content, "nl") == []


def test_the_paper_has_its_title(content: bytes) -> None:
    metadata = PdfReader(BytesIO(content)).metadata
    assert metadata is not None
    assert metadata.title == "Raadsrapport eerste half jaar van 2024"


def test_every_table_has_headings(content: bytes) -> None:
    tags = [tag for tag, _language in tags_of(content)]

    assert tags.count("/Table") >= 1
    assert tags.count("/THead") == tags.count("/Table")
    assert tags.count("/TH") >= 3 * tags.count("/Table")


def test_every_drawing_says_in_words_what_it_shows(content: bytes) -> None:
    found = alternatives(content)

    assert found
    assert all(one == "Huishoudens met een laag inkomen, van 2021 (17,6%) tot 2022 (16,8%)." for one in found)


def test_every_chapter_has_its_heading(content: bytes) -> None:
    tags = [tag for tag, _language in tags_of(content)]
    text = " ".join(text_of(content).split())

    assert tags.count("/H1") == 1
    assert tags.count("/H2") == len(Part) + 1, "and one of the table of contents"
    assert all(f"{number}. {part.label}" in text for number, part in enumerate(Part, start=1))


def test_a_text_that_looks_like_code_of_the_paper_stays_text() -> None:
    report = world.written(world.draft())
    nasty = '#eval("1") $x^2$ *vet* `code` @bron \\ [haak] <a> // weg'
    texts.write(report=report, slot=Slot.EXPERTS, text=nasty, by=world.EXPERT)

    assert nasty in " ".join(text_of(paper.of(report)).split())


def test_a_draft_says_so_on_paper() -> None:
    assert "Concept." in text_of(paper.of(world.draft()))


def test_invented_texts_are_marked_on_paper() -> None:
    practising = OFFICER.__class__(held=OFFICER.held, strong=True, is_invented=True)
    report = world.draft(world.cycle(by=practising), by=practising)

    assert "verzonnen" in text_of(paper.of(world.written(report, by=practising)))


def test_a_withdrawn_story_is_not_on_a_new_paper(city: Stories) -> None:
    world.frozen()
    city.withdraw("verhaal-1")

    text = text_of(paper.of(Report.objects.get()))

    assert "Zij belde" not in text
    assert "ingetrokken" in text


def test_the_paper_of_many_figures_is_there_within_three_seconds() -> None:
    for number in range(60):
        meaning = making.version(making.indicator(f"cijfer-{number}", goals=["toegankelijkheid"]))
        for year in range(2012, 2023):
            making.figure(meaning, str(year), 10 + number % 7)
    report = world.published()
    assert IndicatorVersion.objects.count() > 60
    assert reports.rebuilds(report)

    begun = time.perf_counter()
    paper.of(report)

    assert time.perf_counter() - begun < 3
