"""Charts: what a page, a screen reader, a colour-blind reader and a spreadsheet get of them."""

from __future__ import annotations

import csv
import io
import itertools
import re
import socket
import xml.etree.ElementTree as ET
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
import pytest
import vl_convert
from django.template import Context, Template

from perspectief.foundation.disclosure import publish_count, publish_share
from perspectief.foundation.output import charts, glyphs
from perspectief.foundation.output.charts import Chart, Unit, Words, look, svg, tiles
from perspectief.foundation.output.charts.words import dutch, say
from perspectief.foundation.ui.testing import Page

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words("Wat iemand overhoudt", "Meer werk geeft meer geld.", "Uren per week", "Per maand", Unit.EURO)
ROWS = [
    {"uren": hours, "bedrag": 1200 + rise * hours, "wie": who}
    for hours in (0, 8, 16, 24, 32)
    for who, rise in (("Nu", 12.5), ("Straks", 20), ("<b>Anders</b> & 'zo'", 3))
]
TILES = [charts.Tile(f"W{n}", f"Wijk {n} met een lange naam", 1 + n // 3, 1 + n % 3, 5.5 + 3 * n) for n in range(7)]


def a_line(rows: Any = ROWS) -> Chart:
    return charts.line(rows, x="uren", y="bedrag", series="wie", words=WORDS)


def an_area() -> Chart:
    return charts.stacked_area(ROWS, x="uren", y="bedrag", series="wie", words=WORDS)


def bars() -> Chart:
    return charts.grouped_bars(ROWS, x="uren", y="bedrag", series="wie", words=WORDS)


def ranges() -> Chart:
    rows = [{"wat": f"Regeling {n}", "laag": n, "midden": 2 * n, "hoog": 4 * n} for n in (1000, 2000, 3000)]
    words = Words("Kosten", "De derde kost het meest.", "Regeling", "Per jaar", Unit.EURO, low="Laag", high="Hoog")
    return charts.range_bars(rows, x="wat", low="laag", mid="midden", high="hoog", words=words)


def a_map() -> Chart:
    return charts.tile_map(TILES, words=Words("Kaart", "In het oosten meer.", "Wijk", "Deel", Unit.PERCENT))


ALL = pytest.mark.parametrize("make", [a_line, an_area, bars, ranges, a_map])
Make = Callable[[], Chart]


def parsed(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)  # noqa: S314 - our own drawing


def texts(drawing: str) -> list[str]:
    return ["".join(text.itertext()) for text in parsed(drawing).iter(f"{SVG}text")]


@ALL
def test_nothing_in_a_drawing_breaks_our_strict_rules(make: Make) -> None:
    for drawing in (make().wide, make().narrow):
        root = parsed(drawing)
        assert not {"script", "style", "foreignObject", "image", "a"} & {
            element.tag.removeprefix(SVG) for element in root.iter()
        }
        attributes = {name for element in root.iter() for name in element.attrib}
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on") or name.endswith("href")]
        assert "http" not in drawing.replace("http://www.w3.org/2000/svg", "")


@ALL
def test_a_drawing_has_a_title_and_a_description_and_the_rest_is_hidden_from_a_screen_reader(make: Make) -> None:
    chart = make()
    root = parsed(chart.wide)

    assert root.attrib["role"] == "img"
    (about,) = root.findall(f"{SVG}desc")
    assert root.attrib["aria-label"] == chart.title
    assert (root.attrib["aria-describedby"], about.text) == (about.attrib["id"], chart.about)
    assert [child.attrib["aria-hidden"] for child in root.findall(f"{SVG}g")] == ["true"]


@ALL
def test_the_two_drawings_share_no_id(make: Make) -> None:
    ids = [re.findall(r' id="([^"]+)"', drawing) for drawing in (make().wide, make().narrow)]

    assert len({*ids[0], *ids[1]}) == len(ids[0]) + len(ids[1])


@ALL
def test_every_pattern_that_is_used_is_defined(make: Make) -> None:
    for drawing in (make().wide, make().narrow):
        assert set(re.findall(r"url\(#([^)]+)\)", drawing)) <= set(re.findall(r' id="([^"]+)"', drawing))


@ALL
def test_a_drawing_for_a_phone_fits_a_phone_and_keeps_its_letters(make: Make) -> None:
    root = parsed(make().narrow)
    width = float(root.attrib["viewBox"].split()[2])

    assert width <= 360
    assert min(float(size.removesuffix("px")) for size in re.findall(r'font-size="([^"]+)"', make().narrow)) >= 12


@ALL
def test_the_same_numbers_are_drawn_once(make: Make) -> None:
    assert make() is make()


def test_numbers_are_dutch_in_drawing_and_table() -> None:
    assert "€\u00a01.500" in texts(a_line().wide)
    assert a_line().table[1] == ["8", "€\u00a01.300", "€\u00a01.360", "€\u00a01.224"]
    assert [say(12.5, Unit.PERCENT), say(-1250), say(-3.04, Unit.EURO)] == ["12,5%", "−1.250", "−€\u00a03,04"]
    assert [dutch(1234567.0, 1), dutch(0.05, 1), say(1319.2, Unit.EURO)] == ["1.234.567", "0,1", "€\u00a01.319"]


def test_amounts_below_zero_have_their_sign_in_front() -> None:
    rows = [{"gezin": name, "euro": euro} for name, euro in (("Alleen", 35.5), ("Eén ouder", -62.25))]
    chart = charts.grouped_bars(rows, x="gezin", y="euro", words=WORDS)

    assert {"−€\u00a062,25", "−€\u00a020", "€\u00a035,50"} <= set(texts(chart.wide))


def test_series_differ_in_more_than_colour() -> None:
    assert len(set(re.findall(r'stroke-dasharray="([^"]+)"', a_line().wide))) == 3
    assert len(set(re.findall(r'fill="url\(#([^)]+)\)"', bars().wide))) == 2
    assert len(set(re.findall(r'fill="url\(#([^)]+)\)"', an_area().narrow))) == 2


def test_what_somebody_wrote_stays_text() -> None:
    assert "<b>" not in a_line().wide
    assert "<b>Anders</b> & 'zo'" in texts(a_line().wide)


def test_words_are_measured_and_drawn_with_our_own_fonts() -> None:
    """A family that is nowhere is drawn with another one; ours is found without any font of this machine."""
    svg._fonts()
    drawn = {
        family: vl_convert.svg_to_png(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40">'
            f'<text x="5" y="28" font-size="24" font-family="{family}" font-weight="{weight}">Œuvre €</text></svg>'
        )
        for family, weight in ((look.FONT, 400), (look.FONT + " ", 600), ("Nergens Sans", 400))
    }

    assert len(set(drawn.values())) == 3
    assert f'font-family="{look.FONT}"' in a_line().wide
    assert set("€−–≥…".replace("≥", "")) <= glyphs.characters((svg.FONTS / "NotoSans-Regular.ttf").read_bytes())


def test_a_drawing_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a chart looked outside")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    words = Words("Zonder net", "Niets.", "Uren", "Bedrag")
    assert charts.line(ROWS, x="uren", y="bedrag", series="wie", words=words).wide
    with pytest.raises(svg.BadChart):
        svg.draw({"mark": "bar", "data": {"url": "https://example.org/x.csv"}}, look.WIDE, title="", about="")


def test_the_table_has_a_row_per_place_and_a_column_per_series() -> None:
    chart = a_line()

    assert chart.headings == ["Uren per week", "Nu", "Straks", "<b>Anders</b> & 'zo'"]
    assert len(chart.rows) == 5
    assert chart.rows[1] == (8, 1300, 1360, 1224)


def test_a_long_table_is_thinned_on_the_page_and_whole_in_the_file() -> None:
    rows = [{"uren": number / 15, "bedrag": number, "wie": "Nu"} for number in range(601)]
    chart = a_line(rows)

    assert chart.is_thinned
    assert 20 < len(chart.table) <= 41
    assert len(chart.csv().splitlines()) == 602


def test_a_hidden_number_is_a_gap_with_its_reason() -> None:
    rows = [{"wijk": wijk, "n": publish_count(n)} for wijk, n in (("Noord", 4), ("Zuid", 400))]
    chart = charts.grouped_bars(rows, x="wijk", y="n", words=Words("Gezinnen", "Zuid.", "Wijk", "Gezinnen"))

    assert "geheim" in texts(chart.wide)
    assert chart.table == [["Noord", "geheim"], ["Zuid", "400"]]
    assert list(csv.reader(io.StringIO(chart.csv()))) == [["Wijk", "Gezinnen"], ["Noord", "geheim"], ["Zuid", "400"]]


def test_a_name_that_is_a_formula_stays_a_name_in_a_spreadsheet() -> None:
    rows = [{"wat": "=HYPERLINK(1)", "n": 20}]

    assert "'=HYPERLINK(1)" in charts.grouped_bars(rows, x="wat", y="n", words=WORDS).csv()


def test_a_frame_of_polars_can_be_drawn() -> None:
    assert a_line(pl.DataFrame(ROWS)).rows == a_line().rows


def test_numbers_of_numpy_are_numbers_and_what_is_no_number_is_not_known() -> None:
    rows = [{"wat": name, "n": n} for name, n in (("a", np.int64(20)), ("b", np.float64("nan")), ("c", float("nan")))]
    chart = charts.grouped_bars(rows, x="wat", y="n", words=Words("Proef", "a.", "Wat", "Aantal"))

    assert [row[1] for row in chart.table] == ["20", "onbekend", "onbekend"]
    assert chart.csv().splitlines() == ["Wat,Aantal", "a,20", "b,", "c,"]


def test_several_pages_can_draw_at_once() -> None:
    def draw(number: int) -> str:
        return charts.line(ROWS, x="uren", y="bedrag", series="wie", words=replace(WORDS, title=f"Nr {number}")).wide

    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(draw, range(8)))

    assert [f'aria-label="Nr {number}"' in one for number, one in enumerate(drawn)] == [True] * 8


def test_more_series_than_people_can_tell_apart_are_refused() -> None:
    rows = [{"uren": 1, "bedrag": 1, "wie": str(number)} for number in range(7)]

    with pytest.raises(charts.TooManySeries):
        a_line(rows)


def test_a_map_shows_each_area_and_why_one_is_white() -> None:
    hidden = charts.Tile("W9", "Geheime wijk", 3, 3, publish_share(3, 500))
    chart = charts.tile_map([*TILES, hidden], words=Words("Kaart", "Meer.", "Wijk", "Deel", Unit.PERCENT))

    assert "geheim" in texts(chart.wide)
    assert any("8. Geheime wijk" in text for text in texts(chart.narrow)), "a phone has numbers with a key below"
    assert chart.rows[0] == ("Wijk 0 met een lange naam", 1, 5.5)
    assert chart.table[-1] == ["Geheime wijk", "8", "geheim"]


@pytest.mark.parametrize(
    ("numbers", "ends"),
    [
        ([3, 23], [5, 10, 15, 20]),
        ([0, 1], [0.2, 0.4, 0.6, 0.8]),
        ([1000, 26000], [5000, 10000, 15000, 20000, 25000]),
        ([-40, 60], [-20, 0, 20, 40]),
        ([7, 7], []),
        ([], []),
    ],
)
def test_classes_of_a_map_end_at_round_numbers(numbers: list[float], ends: list[float]) -> None:
    assert tiles.class_ends(numbers) == ends[:4]


def test_words_on_a_tile_can_be_read() -> None:
    for shade in look.shades(5):
        assert look.contrast(look.readable_on(shade), shade) >= 4.5


def test_every_series_stands_out_from_the_page() -> None:
    for colour in look.palette(6):
        assert look.contrast(colour, look.tokens()["paper"]) >= 3


# How eyes with fewer kinds of cones see a colour (Machado, Oliveira and Fernandes 2009, severity 1), in linear light.
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.mark.parametrize("eyes", EYES)
def test_the_first_four_colours_differ_for_all_eyes(eyes: str) -> None:
    seen = [lab(colour, EYES[eyes]) for colour in look.palette(4)]

    for one, other in itertools.combinations(seen, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 12


def lab(colour: str, eyes: Any) -> tuple[float, float, float]:
    """A colour as these eyes see it, in CIELAB (D65)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in look._rgb(colour))]
    red, green, blue = (min(1, max(0, sum(weight * c for weight, c in zip(row, linear, strict=True)))) for row in eyes)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def test_the_component_draws_figure_table_and_file() -> None:
    template = Template("{% load charts %}{% chart chart csv='/x.csv' %}{% chart other open=True heading=False %}")
    html = template.render(Context({"chart": a_line(), "other": bars()}))

    page = Page(f"<!doctype html><html><head><title>T</title></head><body><h1>T</h1>{html}</body></html>")
    assert page.wrong == []
    assert html.count("<svg") == 4
    assert '<a class="utrecht-link utrecht-link--html-a" href="/x.csv" download>' in html
    assert html.count("<details") == 2
    assert html.count(" open>") == 1
    assert '<th scope="col">Uren per week</th>' in html
    assert "&lt;b&gt;Anders&lt;/b&gt;" in html
