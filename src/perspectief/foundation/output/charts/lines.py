"""Charts along an axis of numbers: lines, and areas on top of each other."""

from __future__ import annotations

import json
from typing import Any

from perspectief.foundation.output.charts import look
from perspectief.foundation.output.charts.chart import Chart, Rows, Table, drawn_once, table_of
from perspectief.foundation.output.charts.look import NARROW, WIDE, Size
from perspectief.foundation.output.charts.svg import draw
from perspectief.foundation.output.charts.vega import alt
from perspectief.foundation.output.charts.words import MINUS, Unit, Words, number_of

MARKS_ON_A_LINE = 8
ABOVE_THE_TITLE = 36
"""Pixels between a drawing and its legend, with the title of the upright axis between them."""


def line(rows: Rows, *, x: str, y: str, series: str = "", words: Words) -> Chart:
    """Lines through numbers: columns `x`, `y` and, for more than one line, `series` (the name people read)."""
    return _line(table_of(rows, [x, y, *([series] if series else [])]), words)


def stacked_area(rows: Rows, *, x: str, y: str, series: str, words: Words) -> Chart:
    """Areas on top of each other, the first series at the bottom. Values of 0 or more."""
    return _stacked(table_of(rows, [x, y, series]), words)


@drawn_once
def _line(table: Table, words: Words) -> Chart:
    names = _series(table)
    points = _points(table)

    def picture(size: Size) -> str:
        return draw(_lines(points, names, words, size), size, title=words.title, about=words.about)

    return _chart(table, names, words, picture(WIDE), picture(NARROW))


@drawn_once
def _stacked(table: Table, words: Words) -> Chart:
    names = _series(table)
    points = _points(table)
    colours = look.palette(len(names))

    def picture(size: Size) -> str:
        spec = _areas(points, names, words, size)
        return draw(spec, size, title=words.title, about=words.about, patterned=colours)

    return _chart(table, names, words, picture(WIDE), picture(NARROW))


def _series(table: Table) -> list[str]:
    return list(dict.fromkeys(str(row[2]) if len(row) > 2 else "" for row in table))


def _points(table: Table) -> list[dict[str, Any]]:
    """What Vega-Lite draws; a number that is hidden or unknown is a gap."""
    return [{"x": row[0], "y": number_of(row[1]), "s": str(row[2]) if len(row) > 2 else ""} for row in table]


def _chart(table: Table, names: list[str], words: Words, wide: str, narrow: str) -> Chart:
    """The table has one row for each place on the axis, and one column for each series."""
    cells = {(row[0], str(row[2]) if len(row) > 2 else ""): row[1] for row in table}
    places = dict.fromkeys(row[0] for row in table)
    rows = tuple((place, *(cells.get((place, name)) for name in names)) for place in places)
    columns = ((words.x, words.x_unit), *((name or words.y, words.unit) for name in names))
    return Chart(words.title, words.about, wide, narrow, columns, rows)


def _lines(points: list[dict[str, Any]], names: list[str], words: Words, size: Size) -> dict[str, Any]:
    base = _base(points, words, size)
    signs = base.mark_point(size=55, filled=True, opacity=1).encode(
        **_told_apart(names, size, "color", "shape"), opacity=alt.value(1)
    )
    signs = signs.transform_filter(alt.FieldOneOfPredicate(field="x", oneOf=_marked(points)))
    strokes = base.mark_line(strokeWidth=2.5, clip=True).encode(**_told_apart(names, size, "color", "strokeDash"))
    return dict((strokes + signs).properties(width=_inner(size), height=size.height).to_dict(validate=False))


def _areas(points: list[dict[str, Any]], names: list[str], words: Words, size: Size) -> dict[str, Any]:
    order = [{**point, "order": names.index(point["s"])} for point in points]
    base = _base(order, words, size, stack="zero")
    areas = base.mark_area(opacity=1, stroke=look.tokens()["paper"], strokeWidth=1).encode(
        **_told_apart(names, size, "fill"), order=alt.Order("order:Q")
    )
    return dict(areas.properties(width=_inner(size), height=size.height).to_dict(validate=False))


def _base(points: list[dict[str, Any]], words: Words, size: Size, **y: Any) -> alt.Chart:
    horizontal = alt.X(
        "x:Q", title=words.x, scale=alt.Scale(zero=False, nice=False), axis=axis(words.x_unit, grid=False)
    )
    upright = alt.Y("y:Q", title=words.y, axis=upright_axis(words.unit), **y)
    return alt.Chart(alt.InlineData(values=points)).encode(x=horizontal, y=upright)


def _told_apart(names: list[str], size: Size, *channels: str) -> dict[str, Any]:
    """Colour and a second sign for each series, with one legend; a single series needs none."""
    ranges: dict[str, Any] = {
        "color": look.palette(len(names)),
        "fill": look.palette(len(names)),
        "strokeDash": [list(dash) for dash in look.DASHES[: len(names)]],
        "shape": list(look.SHAPES[: len(names)]),
    }
    legend = None if len(names) == 1 else legend_of(names, size, ABOVE_THE_TITLE)
    kinds = {"color": alt.Color, "fill": alt.Fill, "strokeDash": alt.StrokeDash, "shape": alt.Shape}
    return {
        channel: kinds[channel]("s:N", scale=alt.Scale(domain=names, range=ranges[channel]), legend=legend, sort=None)
        for channel in channels
    }


def _marked(points: list[dict[str, Any]]) -> list[Any]:
    """The places on the axis where each line carries its sign: a few, evenly spread."""
    places = list(dict.fromkeys(point["x"] for point in points))
    step = max(1, -(-len(places) // MARKS_ON_A_LINE))
    return places[step // 2 :: step] or places


def _inner(size: Size) -> int:
    """Width of the drawing itself, beside the numbers of the axis."""
    return size.width - 78


def legend_of(names: list[str], size: Size, above: int) -> alt.Legend:
    """The names of the series, so many pixels above the drawing; in two columns where both fit."""
    longest = max(map(len, names)) * size.letters * look.LETTER
    columns = 2 if longest < size.width / 2 - 40 else 1
    room = size.width - 110 if columns == 1 else size.width  # two columns are for names that fit
    lines = {name: look.broken(name, room, size).split("\n") for name in names}
    said = f"{json.dumps(lines)}[datum.label]"
    return alt.Legend(columns=columns, symbolSize=180, offset=above, symbolOpacity=1, labelExpr=said)


def axis(unit: Unit, *, grid: bool = True) -> alt.Axis:
    """An axis whose numbers read as Dutch ones."""
    before, behind = {Unit.EURO: ("€\u00a0", ""), Unit.PERCENT: ("", "%"), Unit.NUMBER: ("", "")}[unit]
    said = f"(datum.value < 0 ? '{MINUS}' : '') + '{before}' + format(abs(datum.value), ',~f') + '{behind}'"
    return alt.Axis(labelExpr=said, grid=grid, tickCount=5)


def upright_axis(unit: Unit) -> alt.Axis:
    """The same, with its title lying above it: nobody tilts their head."""
    upright = axis(unit)
    upright.titleAngle, upright.titleAlign, upright.titleAnchor = 0, "left", "start"
    upright.titleX, upright.titleY, upright.titleBaseline = -60, -12, "bottom"
    return upright
