"""The look of a chart: colours from the municipality's own tokens, and a second sign beside each colour."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

THEME = Path(__file__).parents[2] / "ui" / "styles" / "theme.css"
FONT = "Noto Sans"
LETTER = 0.62
"""Width of a letter, as part of its height, in the widest font that a reader's device may have."""
DASHES = ([1, 0], [9, 4], [2, 3], [12, 3, 2, 3], [5, 2], [1, 4])
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
"""Series differ by colour and by dash, shape or pattern: who sees no colours can still tell them apart."""
MOST_SERIES = len(SHAPES)


@dataclass(frozen=True)
class Size:
    """One of the two drawings, in pixels. `axis`: room for the words beside bars; `letters`: height of the letters."""

    name: str
    width: int
    height: int
    axis: int
    letters: int


WIDE = Size("wide", 672, 320, 200, 14)
NARROW = Size("narrow", 328, 300, 108, 13)
"""As wide as the text on a phone of 360 pixels: letters stay as large as they are drawn."""


def broken(text: str, room: int, size: Size) -> str:
    """Words over several lines, none wider than so many pixels in any font."""
    return "\n".join(textwrap.wrap(text, max(4, int(room / (size.letters * LETTER))), break_long_words=True))


@cache
def tokens() -> dict[str, str]:
    """The tokens of the theme that are plain colours: `ink`, `paper`, `line-soft`, `chart-1` ..."""
    found = re.findall(r"--ps-([a-z0-9-]+):\s*(#[0-9a-f]{6});", THEME.read_text(encoding="utf-8"))
    return dict(found)


def palette(number: int) -> list[str]:
    """Colours for so many series."""
    if number > MOST_SERIES:
        raise TooManySeries(f"{number} series in one chart: nobody can tell more than {MOST_SERIES} apart.")
    return [tokens()[f"chart-{which}"] for which in range(1, number + 1)]


class TooManySeries(ValueError):
    """More series than a reader can tell apart: draw several charts, or take some together."""


def shades(number: int) -> list[str]:
    """So many shades of the first colour, from light to dark."""
    light, dark = _rgb(tokens()["action-soft"]), _rgb(tokens()["chart-1"])
    steps = [step / max(1, number - 1) for step in range(number)]
    return [
        "#" + "".join(f"{round(a + (b - a) * step):02x}" for a, b in zip(light, dark, strict=True)) for step in steps
    ]


def readable_on(background: str) -> str:
    """Ink or paper, whichever has the larger contrast."""
    ink, paper = tokens()["ink"], tokens()["paper"]
    return ink if contrast(ink, background) >= contrast(paper, background) else paper


def contrast(one: str, other: str) -> float:
    """Contrast of two colours after WCAG, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in _rgb(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def config(size: Size) -> dict[str, Any]:
    """Vega-Lite's settings: our font, quiet lines, no frame, words that nobody cuts off."""
    ink, soft, grid = tokens()["ink"], tokens()["ink-soft"], tokens()["line-soft"]
    letters = {"labelFontSize": size.letters, "titleFontSize": size.letters, "labelColor": ink, "titleColor": ink}
    plain = {**letters, "titleFontWeight": 600, "labelLimit": 0, "titleLimit": 0}
    return {
        "font": FONT,
        "aria": False,
        "background": tokens()["paper"],
        "padding": {"left": 8, "right": 8, "top": 4, "bottom": 4},
        "view": {"stroke": None},
        "axis": {**plain, "gridColor": grid, "domainColor": soft, "tickColor": soft, "labelPadding": 6},
        "legend": {**letters, "labelLimit": 0, "title": None, "orient": "top", "rowPadding": 4},
        "text": {"fontSize": size.letters, "color": ink},
    }
