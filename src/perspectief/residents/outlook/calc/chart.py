"""Where the line, its points and its marks stand in a chart of money against hours. No Django, no colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

WIDTH, HEIGHT = 360, 280
LEFT, RIGHT, TOP, BOTTOM = 56, 12, 20, 44
MOST_STEPS = 5
STEPS = (100, 200, 250, 500, 1_000, 2_000, 2_500, 5_000, 10_000)


class Spot(NamedTuple):
    """A place in the chart, in its own units; `value` is what stands there."""

    x: float
    y: float
    value: float


class Mark(NamedTuple):
    """A numbered place on the line; `is_fall`: less is left from here on, else a right ends."""

    number: int
    x: float
    y: float
    is_fall: bool


@dataclass(frozen=True)
class Chart:
    """A chart ready to be drawn. `points`: for a polyline; `here`: the hours that were chosen."""

    points: str
    wage: str
    rungs: tuple[Spot, ...]
    hours: tuple[Spot, ...]
    marks: tuple[Mark, ...]
    here: Spot | None
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM
    middle: int = (LEFT + WIDTH - RIGHT) // 2

    @property
    def has_falls(self) -> bool:
        """Whether less is left somewhere."""
        return any(mark.is_fall for mark in self.marks)

    @property
    def has_ends(self) -> bool:
        """Whether a right ends somewhere."""
        return any(not mark.is_fall for mark in self.marks)


def draw(
    disposable: Mapping[float, float],
    wage: Mapping[float, float],
    marks: Sequence[tuple[float, bool]],
    here: float | None,
    *,
    every: int = 8,
) -> Chart:
    """The chart of money by hours. `marks`: hours and whether less is left, in the order of their numbers."""
    frame = _Frame(max(disposable), max(max(disposable.values()), 1.0))
    return Chart(
        points=frame.line(disposable),
        wage=frame.line(wage),
        rungs=tuple(frame.spot(0, money) for money in frame.rungs),
        hours=tuple(frame.spot(hours, 0)._replace(value=hours) for hours in disposable if hours % every == 0),
        marks=tuple(frame.mark(number, hours, disposable, fall) for number, (hours, fall) in enumerate(marks, 1)),
        here=frame.spot(here, disposable[here]) if here is not None and here in disposable else None,
    )


class _Frame:
    """Turns hours and euro into places."""

    def __init__(self, hours: float, money: float):
        self.hours = hours or 1.0
        self.step = next((step for step in STEPS if money / step <= MOST_STEPS), STEPS[-1])
        self.rungs = [self.step * number for number in range(ceil(money / self.step) + 1)]

    def spot(self, hours: float, money: float) -> Spot:
        x = LEFT + (WIDTH - LEFT - RIGHT) * hours / self.hours
        y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * max(0.0, money) / self.rungs[-1]
        return Spot(round(x, 1), round(y, 1), money)

    def line(self, money: Mapping[float, float]) -> str:
        spots = [self.spot(hours, amount) for hours, amount in money.items()]
        return " ".join(f"{spot.x},{spot.y}" for spot in spots)

    def mark(self, number: int, hours: float, money: Mapping[float, float], is_fall: bool) -> Mark:
        spot = self.spot(hours, money[hours])
        return Mark(number, spot.x, spot.y, is_fall)
