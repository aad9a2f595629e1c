"""Figures through time as a drawing: what may not be compared is not joined, what is wanted stands beside it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

from perspectief.foundation.disclosure import publish_count
from perspectief.foundation.output import charts
from perspectief.foundation.output.charts import Chart, Dot, Sign, Unit, Wanted, Words, look

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words("Laag inkomen", "Groningen daalt.", "Periode", "Deel in procenten", Unit.PERCENT)
OLD = [Dot(year + 0.5, str(year), value, "Groningen") for year, value in ((2018, 14.0), (2019, 13.6), (2020, 12.0))]
NEW = [Dot(year + 0.5, str(year), value, "Groningen", run=1) for year, value in ((2021, 8.4), (2022, 5.9))]


def drawn(dots: list[Dot], **said: Any) -> Chart:
    return charts.trend(dots, words=WORDS, **said)


def texts(chart: Chart) -> list[str]:
    return ["".join(one.itertext()) for one in ET.fromstring(chart.wide).iter(f"{SVG}text")]  # noqa: S314 - our own


def strokes(chart: Chart) -> int:
    """How many separate pieces of line there are."""
    colour = look.palette(1)[0]
    lines = [
        one.get("d", "")
        for one in ET.fromstring(chart.wide).iter(f"{SVG}path")  # noqa: S314 - our own
        if one.get("stroke") == colour and one.get("fill") in (None, "none") and "L" in one.get("d", "")
    ]
    return sum(len(re.findall("M", line)) for line in lines)


def test_runs_that_may_not_be_compared_are_not_joined() -> None:
    assert strokes(drawn(OLD + NEW)) == 2
    assert strokes(drawn([replace(one, run=0) for one in OLD + NEW])) == 1


def test_a_figure_that_is_hidden_or_missing_is_a_gap() -> None:
    hidden = [*OLD, Dot(2021.5, "2021", publish_count(3), "Groningen"), *(replace(one, at=one.at + 1) for one in NEW)]
    gap = [replace(one, run=0) for one in hidden]

    assert strokes(drawn(gap)) == 2
    assert ["2021", "geheim"] in drawn(gap).table


def test_years_below_the_axis_are_years_and_no_numbers() -> None:
    said = texts(drawn(OLD))

    assert {"2018", "2019", "2020"} <= set(said)
    assert "2.018" not in said


def test_each_figure_stands_at_its_sign_as_people_write_it() -> None:
    assert {"14%", "13,6%", "12%"} <= set(texts(drawn(OLD)))


def test_a_break_and_a_one_off_measure_are_marked_on_the_axis_of_time() -> None:
    said = texts(drawn(OLD + NEW, signs=[Sign(2021, "andere telling", True), Sign(2022.4, "1")]))

    assert {"andere telling", "1"} <= set(said)


def test_a_number_that_is_wanted_is_a_line_and_a_range_is_a_band() -> None:
    green, pale = look.tokens()["good"], look.tokens()["good-soft"]

    assert green in drawn(OLD, wanted=[Wanted(10, 10, 2019, 2030)]).wide
    assert pale in drawn(OLD, wanted=[Wanted(8, 10, 2019, 2030)]).wide
    assert green not in drawn(OLD, wanted=[Wanted(10, 10, 2030, 2031)]).wide, "not wanted yet in these years"


def test_a_provisional_figure_has_an_open_sign() -> None:
    assert drawn([*OLD[:-1], replace(OLD[-1], provisional=True)]).wide != drawn(OLD).wide


def test_two_lines_have_a_legend_and_a_column_each() -> None:
    country = [replace(one, line="Nederland", value=7.9) for one in OLD]

    chart = drawn(OLD + country)

    assert chart.headings == ["Periode", "Groningen", "Nederland"]
    assert {"Groningen", "Nederland"} <= set(texts(chart))


def test_the_same_figures_are_drawn_once() -> None:
    assert drawn(OLD) is drawn(list(OLD))
