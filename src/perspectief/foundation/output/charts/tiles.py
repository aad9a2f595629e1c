"""A map of tiles: each area one square, near its place in the city. The same for a small and a large area."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from perspectief.foundation.output.charts import look
from perspectief.foundation.output.charts.chart import Chart, Table, drawn_once
from perspectief.foundation.output.charts.look import LETTER, NARROW, WIDE, Size
from perspectief.foundation.output.charts.svg import draw
from perspectief.foundation.output.charts.vega import alt
from perspectief.foundation.output.charts.words import Unit, Value, Words, number_of, say

CLASSES = 5
NICE = (1, 2, 2.5, 5, 10)
TALL = {WIDE: 0.85, NARROW: 1.0}
"""Height of a tile, as part of its width."""
KEY_LINE = 18
"""Pixels between two lines of the key."""


@dataclass(frozen=True)
class Tile:
    """One area: its code and name, where it lies (row 1 is north, column 1 is west), and its value."""

    code: str
    name: str
    row: int
    column: int
    value: Value


def tile_map(tiles: Iterable[Tile], *, words: Words) -> Chart:
    """Areas in a grid, darker with a larger value; what is hidden or unknown is white with its reason."""
    return _tiles(tuple((tile.code, tile.name, tile.row, tile.column, tile.value) for tile in tiles), words)


@drawn_once
def _tiles(table: Table, words: Words) -> Chart:
    steps = class_ends([number for row in table if (number := number_of(row[4])) is not None])

    def picture(size: Size) -> str:
        return draw(_spec(table, steps, words, size), size, title=words.title, about=words.about)

    rows = tuple((row[1], number, row[4]) for number, row in enumerate(table, start=1))
    columns = ((words.x, words.x_unit), (_("Nummer op de kaart"), Unit.NUMBER), (words.y, words.unit))
    return Chart(words.title, words.about, picture(WIDE), picture(NARROW), columns, rows)


def class_ends(numbers: list[int | float]) -> list[float]:
    """Round numbers between the classes, from the lowest to the highest value: at most five classes of equal width."""
    if not numbers or min(numbers) == max(numbers):
        return []
    low, high = min(numbers), max(numbers)
    rough = (high - low) / CLASSES
    scale = 10.0 ** (len(f"{int(rough)}") - 1) if rough >= 1 else 0.1 ** len(f"{rough:.9f}".split(".")[1].rstrip("0"))
    step = next(nice * scale for nice in NICE if nice * scale >= rough)
    first = int(low // step) + 1
    return [round(step * number, 9) for number in range(first, first + CLASSES - 1) if low < step * number <= high]


def _spec(table: Table, steps: list[float], words: Words, size: Size) -> dict[str, Any]:
    rows, columns = max(row[2] for row in table), max(row[3] for row in table)
    tile = (size.width - 16) // columns
    drawn = [_tile(number, row, steps, words, tile, size) for number, row in enumerate(table, start=1)]
    base = alt.Chart(alt.InlineData(values=drawn)).encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(domain=list(range(1, columns + 1)), padding=0.06)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(1, rows + 1)), padding=0.06)),
    )
    height = tile * TALL[size]
    squares = base.mark_rect(stroke=look.tokens()["line"], strokeWidth=1).encode(
        fill=fill_of(drawn, steps, words, size)
    )
    labels = _texts(base, "label", size.letters - 1, baseline="top", dy=5 - height / 2, lineHeight=size.letters + 1)
    values = _texts(base, "said", size.letters, fontWeight=600, dy=height / 2 - 14)
    tiles = alt.layer(squares, labels, values).properties(width=tile * columns, height=height * rows)
    whole = tiles if size is WIDE else alt.vconcat(tiles, key_of(table, size), spacing=14)
    return dict(whole.to_dict(validate=False))


def fill_of(drawn: list[dict[str, Any]], steps: list[float], words: Words, size: Size) -> alt.Fill:
    """Shades of one colour for the classes, and paper for what is not shown; only what is on the map is explained."""
    shades = dict(zip(class_names(steps, words), look.shades(len(steps) + 1), strict=True))
    used = {tile["shade"] for tile in drawn}
    names = [name for name in shades if name in used] + sorted(used - shades.keys())
    scale = alt.Scale(domain=names, range=[shades.get(name, look.tokens()["paper"]) for name in names])
    legend = alt.Legend(
        columns=2 if size is NARROW else 3, symbolSize=260, symbolType="square", title=words.y, titleLimit=0, offset=10
    )
    return alt.Fill("shade:N", scale=scale, sort=None, legend=legend)


def _texts(base: alt.Chart, what: str, letters: int, **mark: Any) -> alt.Chart:
    mark = {"align": "center", "baseline": "middle", "lineBreak": "\n", "fontSize": letters, **mark}
    return base.mark_text(**mark).encode(text=f"{what}:N", color=alt.Color("ink:N", scale=None, legend=None))


def key_of(table: Table, size: Size) -> alt.Chart:
    """Where an area carries a number, whose it is stands below the map."""
    half = -(-len(table) // 2)
    names = [
        {"x": (number // half) * size.width / 2, "y": (number % half) * KEY_LINE, "t": f"{number + 1}. {row[1]}"}
        for number, row in enumerate(table)
    ]
    texts = alt.Chart(alt.InlineData(values=names)).mark_text(align="left", baseline="top", limit=size.width // 2 - 8)
    at = {"x": alt.X("x:Q", scale=None, axis=None), "y": alt.Y("y:Q", scale=None, axis=None)}
    return texts.encode(text="t:N", **at).properties(width=size.width - 16, height=half * KEY_LINE)


def class_names(steps: list[float], words: Words) -> list[str]:
    """What each class is called in the key, from the lowest to the highest."""
    ends = [say(end, words.unit) for end in steps]
    if not ends:
        return [_("hetzelfde in alle gebieden")]
    between = [_("%(low)s tot %(high)s") % {"low": low, "high": high} for low, high in pairwise(ends)]
    return [_("minder dan %(end)s") % {"end": ends[0]}, *between, _("%(end)s of meer") % {"end": ends[-1]}]


def _tile(number: int, row: tuple[Any, ...], steps: list[float], words: Words, tile: int, size: Size) -> dict[str, Any]:
    value, said = number_of(row[4]), say(row[4], words.unit)
    which = None if value is None else sum(value >= end for end in steps)
    small = size is NARROW
    return {
        "row": row[2],
        "column": row[3],
        "label": f"{number}" if small else _short(row[1], tile, size.letters - 1),
        "said": "" if small and which is None else _short(said, tile, size.letters),
        "shade": said if which is None else class_names(steps, words)[which],
        "ink": look.tokens()["ink"] if which is None else look.readable_on(look.shades(len(steps) + 1)[which]),
    }


def _short(text: str, tile: int, height: int) -> str:
    """Words in at most three lines of a tile; the table has them whole."""
    letters = int(tile * 0.92 / (height * LETTER))
    lines = textwrap.wrap(text, letters, break_long_words=False)
    cut = [line if len(line) <= letters else f"{line[: letters - 1]}…" for line in lines[:3]]
    return "\n".join(cut)
