"""The figures of a report: as known at its moment, the same in every byte later on, and never joined over a break."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perspectief.policy.council.calc import compare
from perspectief.policy.council.calc.canonical import canonical, digest
from perspectief.policy.council.calc.figures import read
from perspectief.policy.council.models import Report
from perspectief.policy.council.queries.report import content, figures, pages
from perspectief.policy.council.services import reports
from perspectief.policy.council.tests import world
from perspectief.policy.monitor.choices import Comparable
from perspectief.policy.monitor.models import IndicatorVersion, Observation
from perspectief.policy.monitor.tests import making

pytestmark = pytest.mark.usefixtures("city")
LATER = world.THEN + dt.timedelta(days=60)


def revise() -> None:
    """The source says another number for 2022, two months after the report."""
    making.revise(Observation.objects.get(period="2022"), "15.9", LATER, release="Uitgave van september")


def words_of(report: Report) -> str:
    return json.dumps([[block.text, block.rows] for one in pages.of(report).chapters for block in one.blocks])


def test_a_frozen_report_is_the_same_in_every_byte_after_a_revision() -> None:
    report = world.frozen()
    before = words_of(report)

    revise()

    assert words_of(Report.objects.get()) == before
    assert canonical(figures.read(report.as_of, "GM0014")) == report.figures
    assert reports.rebuilds(report)


def test_a_new_report_shows_the_revision_and_what_stood_there_before() -> None:
    old = world.frozen()
    revise()

    new = world.published(world.cycle("2024-2"), LATER + dt.timedelta(days=1))

    assert "16,8%" in words_of(old)
    assert "15,9%" not in words_of(old)
    assert "Veranderd. Eerst stond hier: 16,8%" in words_of(new)
    assert content.of(new)[1]["since"]["revised"][0]["after"] == "15,9%"


def test_figures_of_before_and_after_a_revision_have_another_check_number() -> None:
    report = world.frozen()
    revise()

    again = canonical(figures.read(LATER, "GM0014"))

    assert digest(again) != report.figures_digest


def test_a_report_whose_kept_figures_were_changed_is_not_shown() -> None:
    report = world.frozen()
    Report.objects.update(figures=report.figures.replace("16.8", "12.8"))

    with pytest.raises(content.Tampered):
        pages.of(Report.objects.get())


def test_a_broken_series_is_not_joined() -> None:
    old = IndicatorVersion.objects.get()
    broken = making.version(old.indicator, 2, comparable=Comparable.BREAK, valid_from=dt.date(2023, 1, 1))
    making.figure(broken, "2023", "19.4", recorded_at=world.THEN - dt.timedelta(days=30))

    report = world.draft()
    chapter = pages.of(report).chapters[1]
    drawing = next(block for block in chapter.blocks if block.svg).svg
    told = read(content.of(report)[0]).told[0]

    assert [[point.period for point in run] for run in told.own.stretches] == [["2021", "2022"], ["2023"]]
    assert drawing.count('stroke-width="2.5"') == 1, "one stroke, between the two years that may be compared"
    assert told.movement == ""
    assert any("is er anders geteld" in block.text for block in chapter.blocks)


def test_two_reports_of_different_definitions_are_not_called_comparable() -> None:
    old = read(figures.read(world.THEN, "GM0014"))
    meaning = IndicatorVersion.objects.get()
    broken = making.version(
        meaning.indicator, 2, comparable=Comparable.BREAK, valid_from=dt.date(2023, 1, 1), recorded_at=LATER
    )
    making.figure(broken, "2023", "19.4", recorded_at=LATER)

    differs = compare.compare(old, read(figures.read(LATER, "GM0014")))

    assert [one.same_definition for one in differs.newest] == [False]
    assert [one.definition.number for one in differs.redefined] == [2]


def test_a_figure_that_is_not_there_is_a_dash_with_its_reason() -> None:
    making.figure(IndicatorVersion.objects.get(), "2023", None)

    document = pages.of(world.draft())

    assert any("\N{EN DASH} (niet gemeten)" in row for block in document.chapters[1].blocks for row in block.rows)
    assert any(block.text == "Cijfers die er niet staan" for block in document.chapters[-1].blocks)


def test_an_invented_figure_is_marked_wherever_it_stands() -> None:
    making.figure(IndicatorVersion.objects.get(), "2023", "20", origin="invented", base=1000)

    document = pages.of(world.draft())
    chapter = document.chapters[1]

    assert document.made_up
    assert any(block.mark == "invented" for block in chapter.blocks if block.kind == "heading")
    assert any("Verzonnen cijfer." in cell for block in chapter.blocks for row in block.rows for cell in row)


def test_a_report_asks_no_more_questions_when_there_are_more_figures() -> None:
    report = world.draft()
    pages.of(report)
    with CaptureQueriesContext(connection) as few:
        pages.of(report)
    for number in range(12):
        meaning = making.version(making.indicator(f"meer-{number}", goals=["toegankelijkheid"]))
        making.figure(meaning, "2022", "10")
    with CaptureQueriesContext(connection) as many:
        pages.of(report)

    assert len(many) <= len(few)
