"""A small drawing of a series in SVG, without script or style, and not joined where figures cannot be compared.

Beside it always stands a table with the same numbers; `alt` says in words what is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from perspectief.policy.council.calc.figures import Line, Point

WIDTH, HEIGHT = 340, 170
LEFT, RIGHT, TOP, BOTTOM = 12, 12, 30, 30
MOST_LABELS = 5


@dataclass(frozen=True)
class Colours:
    """Of the theme, as plain colours: a paper knows no stylesheet."""

    line: str
    ink: str
    soft: str


@dataclass(frozen=True)
class _Dot:
    x: float
    y: float
    point: Point


def drawing(line: Line, *, alt: str, colours: Colours, most: int) -> str:
    """The newest `most` points; empty when there are fewer than two numbers to draw."""
    shown = line.points[-most:]
    numbers = [point.number for point in shown if point.number is not None]
    if len(numbers) < 2:
        return ""
    dots = list(_dots(shown, min(0.0, *numbers), max(numbers)))
    parts = [*_lines(shown, dots, colours), *_marks(dots, colours), *_words(dots, shown, colours)]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label={quoteattr(alt)}'
    )
    return f'{head} class="ps-council-drawing" font-family="Noto Sans" font-size="12">{"".join(parts)}</svg>'


def _dots(points: Sequence[Point], low: float, high: float) -> list[_Dot | None]:
    step = (WIDTH - LEFT - RIGHT - 40) / max(1, len(points) - 1)
    room = HEIGHT - TOP - BOTTOM
    spread = (high - low) or 1.0
    return [
        None
        if point.number is None
        else _Dot(LEFT + 20 + step * at, TOP + room - room * (point.number - low) / spread, point)
        for at, point in enumerate(points)
    ]


def _lines(points: Sequence[Point], dots: Sequence[_Dot | None], colours: Colours) -> list[str]:
    """A stroke between two neighbours that may be compared; a gap where a figure is missing or a definition changed."""
    floor = HEIGHT - BOTTOM
    drawn = [f'<path d="M{LEFT} {floor}H{WIDTH - RIGHT}" stroke="{colours.soft}" fill="none"/>']
    for before, after in pairwise(dots):
        if before is None or after is None or after.point.opens:
            continue
        path = f"M{before.x:.1f} {before.y:.1f}L{after.x:.1f} {after.y:.1f}"
        drawn.append(f'<path d="{path}" stroke="{colours.line}" stroke-width="2.5" fill="none"/>')
    step = (WIDTH - LEFT - RIGHT - 40) / max(1, len(points) - 1)
    for at, point in enumerate(points):
        if point.opens and at:
            x = LEFT + 20 + step * (at - 0.5)
            line = f"M{x:.1f} {TOP - 12}V{floor}"
            drawn.append(f'<path d="{line}" stroke="{colours.soft}" stroke-dasharray="2 4" fill="none"/>')
    return drawn


def _marks(dots: Sequence[_Dot | None], colours: Colours) -> list[str]:
    return [f'<circle cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="4" fill="{colours.line}"/>' for dot in dots if dot]


def _words(dots: Sequence[_Dot | None], points: Sequence[Point], colours: Colours) -> list[str]:
    """Numbers at the first and last dot of each stretch; periods below, not more than fit."""
    step = (WIDTH - LEFT - RIGHT - 40) / max(1, len(points) - 1)
    every = -(-len(points) // MOST_LABELS)
    words = []
    last = len(points) - 1
    for at, (dot, point) in enumerate(zip(dots, points, strict=True)):
        x = LEFT + 20 + step * at
        if (last - at) % every == 0:
            words.append(_word(x, HEIGHT - 10, point.period, colours.soft))
        ends = at in (0, last) or point.opens or points[at + 1].opens
        if dot is not None and ends:
            words.append(_word(x, dot.y - 10, point.text, colours.ink))
    return words


def _word(x: float, y: float, text: str, colour: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="middle">{escape(text)}</text>'
