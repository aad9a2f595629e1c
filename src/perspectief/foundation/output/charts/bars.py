"""Charts with one row for each thing: bars beside each other, and ranges from low to high.

Bars lie down: their names can be read on a phone, and there may be many.
"""

from __future__ import annotations

from typing import Any

from perspectief.foundation.output.charts import look
from perspectief.foundation.output.charts.chart import Chart, Rows, Table, drawn_once, table_of
from perspectief.foundation.output.charts.lines import axis, legend_of
from perspectief.foundation.output.charts.look import NARROW, WIDE, Size
from perspectief.foundation.output.charts.svg import draw
from perspectief.foundation.output.charts.vega import alt
from perspectief.foundation.output.charts.words import Words, number_of, say

ROOM_AT_THE_END = {WIDE: 0.17, NARROW: 0.25}
"""Room for the number behind the longest bar, as part of that bar."""
NAME = "\N{ZERO WIDTH SPACE}"
"""On a phone the name of a row stands above its bars, as if it were the first of them."""


def grouped_bars(rows: Rows, *, x: str, y: str, series: str = "", words: Words) -> Chart:
    """Bars: `x` is the name of a row, `y` its number, `series` the bars beside each other in one row."""
    return _bars(table_of(rows, [x, y, *([series] if series else [])]), words)


def range_bars(rows: Rows, *, x: str, low: str, mid: str, high: str, series: str = "", words: Words) -> Chart:
    """A stroke from low to high with a dot at the middle one: for what is known as a range only."""
    return _ranges(table_of(rows, [x, low, mid, high, *([series] if series else [])]), words)


@drawn_once
def _bars(table: Table, words: Words) -> Chart:
    places, names = _places_and_names(table, 2)
    colours = look.palette(len(names))

    def picture(size: Size) -> str:
        drawn = [_bar(row, words, size) for row in table]
        spec = _bar_spec(drawn, places, names, words, size)
        return draw(spec, size, title=words.title, about=words.about, patterned=colours)

    cells = {(str(row[0]), _name(row, 2)): row[1] for row in table}
    rows = tuple((place, *(cells.get((place, name)) for name in names)) for place in places)
    columns = ((words.x, words.x_unit), *((name or words.y, words.unit) for name in names))
    return Chart(words.title, words.about, picture(WIDE), picture(NARROW), columns, rows)


@drawn_once
def _ranges(table: Table, words: Words) -> Chart:
    places, names = _places_and_names(table, 4)

    def picture(size: Size) -> str:
        drawn = [_range(row, words, size) for row in table]
        return draw(_range_spec(drawn, places, names, words, size), size, title=words.title, about=words.about)

    columns = [(words.x, words.x_unit), (words.low, words.unit), (words.mid, words.unit), (words.high, words.unit)]
    if names != [""]:
        columns.insert(1, (words.series, words.x_unit))
    rows = tuple((row[0], *([row[4]] if len(row) > 4 else []), *row[1:4]) for row in table)
    return Chart(words.title, words.about, picture(WIDE), picture(NARROW), tuple(columns), rows)


def _places_and_names(table: Table, at: int) -> tuple[list[str], list[str]]:
    return list(dict.fromkeys(str(row[0]) for row in table)), list(dict.fromkeys(_name(row, at) for row in table))


def _name(row: tuple[Any, ...], at: int) -> str:
    return str(row[at]) if len(row) > at else ""


def broken(text: str, size: Size) -> str:
    """A name that fits beside its bars, or above them on a phone."""
    return look.broken(text, size.width - 20 if size is NARROW else size.axis, size)


def _bar(row: tuple[Any, ...], words: Words, size: Size) -> dict[str, Any]:
    number = number_of(row[1])
    length = {"v": number or 0, "end": max(number or 0, 0)}
    return {"p": broken(str(row[0]), size), "s": _name(row, 2), "said": say(row[1], words.unit), **length}


def _bar_spec(
    drawn: list[dict[str, Any]], places: list[str], names: list[str], words: Words, size: Size
) -> dict[str, Any]:
    base = _rows_of(drawn, places, names, size)
    values = [row["v"] for row in drawn]
    along = alt.X("v:Q", title=words.y, axis=axis(words.unit), scale=_scale(min([0, *values]), max([0, *values]), size))
    bars = base.mark_bar().encode(x=along, fill=_colour(alt.Fill, names, size))
    numbers = base.mark_text(align="left", dx=5).encode(x=alt.X("end:Q"), text="said:N")
    return _sized([bars, numbers], drawn, names, size)


def _range(row: tuple[Any, ...], words: Words, size: Size) -> dict[str, Any]:
    low, mid, high = (number_of(value) for value in row[1:4])
    said = say(row[2], words.unit)
    known = {"low": low, "mid": mid, "high": high, "end": high} if None not in (low, mid, high) else {"end": 0}
    return {"p": broken(str(row[0]), size), "s": _name(row, 4), "said": said, **known}


def _range_spec(
    drawn: list[dict[str, Any]], places: list[str], names: list[str], words: Words, size: Size
) -> dict[str, Any]:
    base = _rows_of(drawn, places, names, size)
    values = [row[end] for row in drawn for end in ("low", "high") if end in row]
    scale = _scale(min([0, *values]), max([0, *values]), size)
    colour = _colour(alt.Color, names, size)
    strokes = base.mark_rule(strokeWidth=5, opacity=0.45).encode(
        x=alt.X("low:Q", title=words.y, axis=axis(words.unit), scale=scale), x2="high:Q", color=colour
    )
    legend = None if len(names) == 1 else legend_of(names, size, 14)
    scale_of_shapes = alt.Scale(domain=names, range=list(look.SHAPES[: len(names)]))
    dots = base.mark_point(size=110, filled=True, opacity=1).encode(
        x="mid:Q", color=colour, shape=alt.Shape("s:N", sort=None, scale=scale_of_shapes, legend=legend)
    )
    numbers = base.mark_text(align="left", dx=8).encode(x="end:Q", text="said:N")
    return _sized([strokes, dots, numbers], drawn, names, size)


def _rows_of(drawn: list[dict[str, Any]], places: list[str], names: list[str], size: Size) -> alt.Chart:
    lines = alt.Axis(labelExpr="split(datum.label, '\\n')", title=None, ticks=False, domain=False)
    order = [broken(place, size) for place in places]
    scale = alt.Scale(paddingInner=0.12 if size is NARROW else 0.28, paddingOuter=0.12)
    row = alt.Y("p:N", sort=order, axis=None if size is NARROW else lines, scale=scale)
    beside = [*_slots(order), *names] if size is NARROW else names
    offset = alt.YOffset("s:N", sort=None, scale=alt.Scale(domain=beside, paddingInner=0.1))
    return alt.Chart(alt.InlineData(values=drawn)).encode(y=row, yOffset=offset)


def _slots(places: list[str]) -> list[str]:
    """Room above the bars of a row: one for each line of the longest name."""
    return [NAME * number for number in range(1, max((place.count("\n") for place in places), default=0) + 2)]


def _colour(kind: Any, names: list[str], size: Size) -> Any:
    scale = alt.Scale(domain=names, range=look.palette(len(names)))
    return kind("s:N", scale=scale, sort=None, legend=None if len(names) == 1 else legend_of(names, size, 14))


def _scale(low: float, high: float, size: Size) -> alt.Scale:
    """From zero or below to the longest bar, with room for the number behind it."""
    return alt.Scale(domain=[low, high + ROOM_AT_THE_END[size] * (high - low) or 1], nice=False)


def _sized(layers: list[alt.Chart], drawn: list[dict[str, Any]], names: list[str], size: Size) -> dict[str, Any]:
    """As high as its rows need: each name on its own lines, each bar thick enough for its number."""
    bar, line = size.letters + 9, size.letters + 3
    lines = {row["p"]: row["p"].count("\n") + 1 for row in drawn}
    if size is WIDE:
        width = size.width - size.axis - 26
        height = sum(max(len(names) * bar + 12, number * line + 8) for number in lines.values())
    else:
        width, height = size.width - 20, len(lines) * ((len(names) + max(lines.values(), default=1)) * bar + 8)
        layers = [*layers, _names_above(layers[0], drawn)]
    return dict(alt.layer(*layers).properties(width=width, height=height).to_dict(validate=False))


def _names_above(layer: alt.Chart, drawn: list[dict[str, Any]]) -> alt.Chart:
    """The name of each row, at the place of its first bar."""
    names = list(dict.fromkeys(row["p"] for row in drawn))
    slots = _slots(names)
    heads = [{"p": name, "s": slots[-1 - name.count("\n")]} for name in names]
    mark: dict[str, Any] = {"align": "left", "baseline": "top", "dy": -6, "fontWeight": 600, "lineBreak": "\n"}
    texts = alt.Chart(alt.InlineData(values=heads)).mark_text(**mark)
    return texts.encode(y=layer.encoding.y, yOffset=layer.encoding.yOffset, x=alt.value(0), text="p:N")
