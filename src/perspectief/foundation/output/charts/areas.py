"""A map of areas within their real boundaries, where those were imported; the same key and table as the tiles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from perspectief.foundation.output.charts import look
from perspectief.foundation.output.charts.chart import Chart, Table, drawn_once
from perspectief.foundation.output.charts.look import NARROW, WIDE, Size
from perspectief.foundation.output.charts.svg import draw
from perspectief.foundation.output.charts.tiles import class_ends, class_names, fill_of, key_of
from perspectief.foundation.output.charts.vega import alt
from perspectief.foundation.output.charts.words import Unit, Value, Words, number_of, say

Ring = tuple[tuple[int, int], ...]
Polygon = tuple[Ring, ...]
"""The outer ring, then its holes."""


@dataclass(frozen=True)
class Shape:
    """One area: its code and name, its polygons (metres east and north of one point), and its value."""

    code: str
    name: str
    polygons: tuple[Polygon, ...]
    value: Value


def area_map(shapes: Iterable[Shape], *, words: Words) -> Chart:
    """Areas as they lie, darker with a larger value; what is hidden or unknown is white with its reason."""
    return _map(tuple((one.code, one.name, one.polygons, None, one.value) for one in shapes), words)


@drawn_once
def _map(table: Table, words: Words) -> Chart:
    steps = class_ends([number for row in table if (number := number_of(row[4])) is not None])

    def picture(size: Size) -> str:
        return draw(_spec(table, steps, words, size), size, title=words.title, about=words.about)

    rows = tuple((row[1], number, row[4]) for number, row in enumerate(table, start=1))
    columns = ((words.x, words.x_unit), (_("Nummer op de kaart"), Unit.NUMBER), (words.y, words.unit))
    return Chart(words.title, words.about, picture(WIDE), picture(NARROW), columns, rows)


def _spec(table: Table, steps: list[float], words: Words, size: Size) -> dict[str, Any]:
    drawn = [_feature(number, row, steps, words) for number, row in enumerate(table, start=1)]
    width = size.width - 16
    whole = {"width": width, "height": round(width * _shape_of(table))}
    projection = {"type": "identity", "reflectY": True}
    base = alt.Chart(alt.InlineData(values=drawn))
    areas = base.mark_geoshape(stroke=look.tokens()["line"], strokeWidth=1)
    areas = areas.encode(fill=fill_of(drawn, steps, words, size)).properties(projection=projection, **whole)
    numbers = alt.Chart(alt.InlineData(values=[_number(number, row, steps) for number, row in enumerate(table, 1)]))
    numbers = numbers.mark_text(align="center", baseline="middle", fontSize=size.letters, fontWeight=600).encode(
        longitude="x:Q", latitude="y:Q", text="label:N", color=alt.Color("ink:N", scale=None, legend=None)
    )
    both = alt.layer(areas, numbers.properties(projection=projection, **whole))
    return dict(alt.vconcat(both, key_of(table, size), spacing=14).to_dict(validate=False))


def _feature(number: int, row: tuple[Any, ...], steps: list[float], words: Words) -> dict[str, Any]:
    value = number_of(row[4])
    which = None if value is None else sum(value >= end for end in steps)
    shade = say(row[4], words.unit) if which is None else class_names(steps, words)[which]
    return {"type": "Feature", "shade": shade, "geometry": {"type": "MultiPolygon", "coordinates": row[2]}}


def _number(number: int, row: tuple[Any, ...], steps: list[float]) -> dict[str, Any]:
    value = number_of(row[4])
    which = None if value is None else sum(value >= end for end in steps)
    x, y = _middle(max((polygon[0] for polygon in row[2]), key=lambda ring: abs(_surface(ring))))
    ink = look.tokens()["ink"] if which is None else look.readable_on(look.shades(len(steps) + 1)[which])
    return {"x": x, "y": y, "label": f"{number}", "ink": ink}


def _shape_of(table: Table) -> float:
    """Height of the whole map, as part of its width."""
    points = [point for row in table for polygon in row[2] for point in polygon[0]]
    (low_x, high_x), (low_y, high_y) = ((min(side), max(side)) for side in zip(*points, strict=True))
    return (high_y - low_y) / max(1, high_x - low_x)


def _surface(ring: Ring) -> float:
    """Square metres, with a sign that tells which way round the ring runs."""
    around = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in around) / 2


def _middle(ring: Ring) -> tuple[float, float]:
    """Centre of gravity of a ring."""
    surface = _surface(ring)
    if not surface:
        return ring[0]
    around = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)]
    x = sum((a[0] + b[0]) * cross for a, b, cross in around) / (6 * surface)
    y = sum((a[1] + b[1]) * cross for a, b, cross in around) / (6 * surface)
    return x, y
