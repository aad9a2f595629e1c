"""Figures through time: what may not be compared is not joined, what is wanted is drawn beside it.

A line has runs: points of different runs are never joined, and a dashed stroke stands where a new way of counting
begins. A figure that is missing is a gap. What is provisional has an open sign.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from perspectief.foundation.output.charts import look
from perspectief.foundation.output.charts.chart import Chart, Table, drawn_once
from perspectief.foundation.output.charts.lines import ABOVE_THE_TITLE, legend_of, upright_axis
from perspectief.foundation.output.charts.look import NARROW, WIDE, Size
from perspectief.foundation.output.charts.svg import draw
from perspectief.foundation.output.charts.vega import alt
from perspectief.foundation.output.charts.words import Value, Words, number_of, say

PER_YEAR = 1000
"""Places on the axis of time: near enough to tell two days apart."""
MARGIN = 0.5
"""Years left and right of the outermost points."""
ROOM_ABOVE, ROOM_BELOW = 0.18, 0.08
"""Room over and under the line, as part of what it spans."""
BESIDE_THE_AXIS = 78


@dataclass(frozen=True)
class Dot:
    """One figure. `at`: its middle, in years (2020.5); `label`: below the axis; `line`: the name people read.

    `run`: only points of one run are joined. `low`, `high`: the interval of its source.
    """

    at: float
    label: str
    value: Value
    line: str
    run: int = 0
    low: Value = None
    high: Value = None
    provisional: bool = False


@dataclass(frozen=True)
class Wanted:
    """What is wanted, from a moment until a moment in years: a line (low is high) or a band."""

    low: float | None
    high: float | None
    starts: float
    ends: float


@dataclass(frozen=True)
class Sign:
    """Something on the axis of time: a break (a new way of counting), or a one-off measure with its number."""

    at: float
    text: str
    is_break: bool = False


def trend(
    dots: Iterable[Dot],
    *,
    words: Words,
    wanted: Sequence[Wanted] = (),
    signs: Sequence[Sign] = (),
    from_zero: bool = True,
) -> Chart:
    """Lines through time. `from_zero`: the upright axis begins at nothing, so that a small change looks small."""
    rows: list[tuple[Any, ...]] = [("zero", from_zero)]
    rows += [("dot", *_fields(one)) for one in dots]
    rows += [("wanted", one.low, one.high, one.starts, one.ends) for one in wanted]
    rows += [("sign", one.at, one.text, one.is_break) for one in signs]
    return _trend(tuple(rows), words)


def _fields(one: Dot) -> tuple[Any, ...]:
    return one.at, one.label, one.value, one.line, one.run, one.low, one.high, one.provisional


@drawn_once
def _trend(table: Table, words: Words) -> Chart:
    dots = [Dot(*row[1:]) for row in table if row[0] == "dot"]
    names = list(dict.fromkeys(one.line for one in dots))

    def picture(size: Size) -> str:
        return draw(_spec(table, dots, names, words, size), size, title=words.title, about=words.about)

    columns = ((words.x, words.x_unit), *((name or words.y, words.unit) for name in names))
    return Chart(words.title, words.about, picture(WIDE), picture(NARROW), columns, _rows(dots, names))


def _rows(dots: list[Dot], names: list[str]) -> Table:
    """One row for each period and run, one column for each line."""
    cells = {(one.at, one.label, one.run, one.line): one.value for one in dots}
    places = sorted({(one.run, one.at, one.label) for one in dots})
    return tuple((label, *(cells.get((at, label, run, name)) for name in names)) for run, at, label in places)


class _Frame:
    """The axes that all layers of one drawing share."""

    def __init__(self, table: Table, dots: list[Dot], words: Words):
        self.dots, self.words = dots, words
        self.across = _across(dots)
        self.upright = _upright(table, dots)

    def x(self, field: str = "x") -> Any:
        """Time, with the name of each period below its points."""
        labels = {f"{round(one.at * PER_YEAR)}": one.label for one in self.dots}
        said = f"{json.dumps(labels)}[toString(round(datum.value * {PER_YEAR}))]"
        places = sorted({one.at for one in self.dots})
        marks = alt.Axis(
            values=places, labelExpr=said, grid=False, labelOverlap=True, labelSeparation=8, labelFlush=False
        )
        return alt.X(f"{field}:Q", title=None, axis=marks, scale=alt.Scale(domain=self.across, nice=False))

    def y(self, field: str = "y") -> Any:
        """The figure."""
        scale = alt.Scale(domain=self.upright, nice=False, zero=False)
        return alt.Y(f"{field}:Q", title=self.words.y, axis=upright_axis(self.words.unit), scale=scale)


def _across(dots: list[Dot]) -> list[float]:
    places = [one.at for one in dots] or [0.0]
    return [min(places) - MARGIN, max(places) + MARGIN]


def _upright(table: Table, dots: list[Dot]) -> list[float]:
    """From nothing, or from below the lowest, to above the highest of all that is drawn."""
    drawn = [number_of(value) for one in dots for value in (one.value, one.low, one.high)]
    drawn += [end for row in table if row[0] == "wanted" for end in row[1:3]]
    known = [float(one) for one in drawn if one is not None] or [0.0]
    low, high = min(known), max(known)
    if ("zero", True) in table:
        low = min(0.0, low)
    room = (high - low) or abs(high) or 1.0
    return [low if low == 0 else low - ROOM_BELOW * room, high + ROOM_ABOVE * room]


def _spec(table: Table, dots: list[Dot], names: list[str], words: Words, size: Size) -> dict[str, Any]:
    frame = _Frame(table, dots, words)
    layers = [
        *_wanted(table, frame),
        *_signs(table, frame, size),
        *_intervals(frame),
        *_lines(frame, names, size),
        *_numbers(frame, names, size),
    ]
    whole = alt.layer(*layers).properties(width=size.width - BESIDE_THE_AXIS, height=size.height)
    return dict(whole.to_dict(validate=False))


def _base(values: list[dict[str, Any]]) -> Any:
    return alt.Chart(alt.InlineData(values=values))


def _wanted(table: Table, frame: _Frame) -> list[Any]:
    """A band, or a line when one number is wanted, as far as the axis of time reaches."""
    (left, right), (bottom, top) = frame.across, frame.upright
    rows = [
        {
            "x": max(left, starts),
            "x2": min(right, ends),
            "y": bottom if low is None else low,
            "y2": top if high is None else high,
        }
        for kind, low, high, starts, ends in (row for row in table if row[0] == "wanted")
        if kind and starts < right and ends > left
    ]
    bands = [row for row in rows if row["y"] != row["y2"]]
    lines = [row for row in rows if row["y"] == row["y2"]]
    soft, strong = look.tokens()["good-soft"], look.tokens()["good"]
    made = []
    if bands:
        made.append(_base(bands).mark_rect(fill=soft, stroke=strong, strokeWidth=1, strokeDash=[6, 4]))
    if lines:
        made.append(_base(lines).mark_rule(color=strong, strokeWidth=2, strokeDash=[6, 4]))
    return [layer.encode(x=frame.x(), x2="x2:Q", y=frame.y(), y2="y2:Q") for layer in made]


def _signs(table: Table, frame: _Frame, size: Size) -> list[Any]:
    """Upright strokes with a word or a number at their top."""
    bottom, top = frame.upright
    left, right = frame.across
    rows = [
        {"x": at, "y": bottom, "y2": top, "t": text, "b": is_break}
        for kind, at, text, is_break in (row for row in table if row[0] == "sign")
        if kind and left <= at <= right
    ]
    if not rows:
        return []
    strokes = [
        _base([row for row in rows if row["b"] is is_break])
        .mark_rule(color=look.tokens()["ink-soft"], strokeWidth=1.5, strokeDash=dash)
        .encode(x=frame.x(), y=frame.y(), y2="y2:Q")
        for is_break, dash in ((True, [3, 3]), (False, [1, 0]))
        if any(row["b"] is is_break for row in rows)
    ]
    mark = {"align": "left", "baseline": "top", "dx": 4, "fontSize": size.letters - 1}
    words = [
        _base([row for row in rows if row["b"] is is_break])
        .mark_text(dy=2 if is_break else size.letters + 6, **mark)
        .encode(x=frame.x(), y=frame.y("y2"), text="t:N")
        for is_break in (True, False)
        if any(row["b"] is is_break for row in rows)
    ]
    return [*strokes, *words]


def _intervals(frame: _Frame) -> list[Any]:
    """A thin stroke from the lowest to the highest that a figure may be."""
    rows = [
        {"x": one.at, "y": number_of(one.low), "y2": number_of(one.high)}
        for one in frame.dots
        if number_of(one.low) is not None and number_of(one.high) is not None
    ]
    plain = [{name: float(value) for name, value in row.items() if value is not None} for row in rows]
    stroke = {"color": look.tokens()["ink-soft"], "strokeWidth": 4, "opacity": 0.45}
    return [_base(plain).mark_rule(**stroke).encode(x=frame.x(), y=frame.y(), y2="y2:Q")] if plain else []


def _lines(frame: _Frame, names: list[str], size: Size) -> list[Any]:
    rows = [_point(one) for one in frame.dots]
    told = {
        "color": look.palette(len(names)),
        "strokeDash": [list(dash) for dash in look.DASHES[: len(names)]],
        "shape": list(look.SHAPES[: len(names)]),
    }
    legend = None if len(names) == 1 else legend_of(names, size, ABOVE_THE_TITLE)
    kinds = {"color": alt.Color, "strokeDash": alt.StrokeDash, "shape": alt.Shape}
    by = {
        name: kinds[name]("s:N", scale=alt.Scale(domain=names, range=told[name]), legend=legend, sort=None)
        for name in told
    }
    base = _base(rows).encode(x=frame.x(), y=frame.y())
    strokes = base.mark_line(strokeWidth=2.5).encode(color=by["color"], strokeDash=by["strokeDash"], detail="r:N")
    made = [strokes, base.transform_filter("!datum.p").mark_point(size=60, filled=True, opacity=1)]
    if any(one.provisional for one in frame.dots):
        paper = look.tokens()["paper"]
        made.append(base.transform_filter("datum.p").mark_point(size=60, filled=False, fill=paper, strokeWidth=2.5))
    return [made[0], *(layer.encode(color=by["color"], shape=by["shape"]) for layer in made[1:])]


def _numbers(frame: _Frame, names: list[str], size: Size) -> list[Any]:
    """Each figure above its sign, where they do not stand in each other's way; otherwise the newest of each run."""
    known = [one for one in frame.dots if number_of(one.value) is not None]
    across = {one.at for one in known}
    room = (size.width - BESIDE_THE_AXIS) / max(1, len(across))
    longest = max((len(say(one.value, frame.words.unit)) for one in known), default=1)
    if len(names) > 1 or longest * size.letters * look.LETTER > room:
        known = [max(run, key=lambda one: one.at) for run in _runs(known)]
    rows = [_point(one) | {"t": say(one.value, frame.words.unit)} for one in known]
    text = _base(rows).mark_text(dy=-13, fontWeight=600)
    return [text.encode(x=frame.x(), y=frame.y(), text="t:N")] if rows else []


def _runs(dots: list[Dot]) -> list[list[Dot]]:
    keys = dict.fromkeys((one.line, one.run) for one in dots)
    return [[one for one in dots if (one.line, one.run) == key] for key in keys]


def _point(one: Dot) -> dict[str, Any]:
    value = number_of(one.value)
    number = None if value is None else float(value)
    return {"x": one.at, "y": number, "s": one.line, "r": f"{one.line} {one.run}", "p": one.provisional}
