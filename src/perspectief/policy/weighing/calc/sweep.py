"""What happens when one question counts more or less: its weight moves from 0 to 1, the others keep their proportions.

Each value is then a straight line, so where two lines cross is found exactly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from perspectief.policy.weighing.calc.values import Floats, Values, Weights, filled, weights_row

SAME = 1e-9


@dataclass(frozen=True)
class Line:
    """The value of an item, 0 to 100, when the question does not count (`begin`) and when only it counts (`end`)."""

    item: str
    begin: float
    end: float

    def at(self, weight: float) -> float:
        """The value when the question has this weight, 0 to 1."""
        return self.begin + weight * (self.end - self.begin)


@dataclass(frozen=True)
class Crossing:
    """Above `weight`, `over` has a higher value than `under`; below it the other way round."""

    weight: float
    over: str
    under: str


@dataclass(frozen=True)
class Lead:
    """From this weight to that one, this item has the highest value."""

    begin: float
    end: float
    item: str


@dataclass(frozen=True)
class Sweep:
    """What the weight of one question does. `now`: what it is. `crossings`: the nearest to it first."""

    criterion: str
    now: float
    lines: tuple[Line, ...]
    crossings: tuple[Crossing, ...]
    leads: tuple[Lead, ...]

    def between(self, low: float, high: float) -> tuple[Crossing, ...]:
        """The crossings from one weight to another."""
        return tuple(one for one in self.crossings if low <= one.weight <= high)


def sweep(values: Values, weights: Weights, criterion: str, items: Collection[str] | None = None) -> Sweep:
    """The lines of these items (all when None); what nobody scored counts as the own total of the item.

    Items without any score have no line.
    """
    now = weights[criterion]
    lines = tuple(_lines(values, weights, criterion, items))
    crossings = sorted(_crossings(lines), key=lambda one: abs(one.weight - now))
    return Sweep(criterion, now, lines, tuple(crossings), tuple(_leads(lines)))


def _lines(values: Values, weights: Weights, criterion: str, items: Collection[str] | None) -> Iterator[Line]:
    means, row = filled(values, weights), weights_row(weights, values.criteria)
    place = values.criteria.index(criterion)
    begin, end = means @ _others(row, place), means[:, place]
    for number, item in enumerate(values.items):
        if not np.isnan(begin[number]) and (items is None or item in items):
            yield Line(item, float(begin[number]), float(end[number]))


def _others(row: Floats, place: int) -> Floats:
    """The weights of the other questions when this one does not count; all alike when only this one did."""
    rest = np.delete(row, place)
    if rest.sum() <= SAME:
        rest = np.ones(len(rest))
    return np.insert(rest / rest.sum(), place, 0.0)


def _crossings(lines: Collection[Line]) -> Iterator[Crossing]:
    for one, other in combinations(lines, 2):
        if abs(_slope(one) - _slope(other)) <= SAME:
            continue
        weight = _meet(one, other)
        if 0 < weight < 1:
            over, under = (one, other) if _slope(one) > _slope(other) else (other, one)
            yield Crossing(weight, over.item, under.item)


def _leads(lines: Collection[Line]) -> Iterator[Lead]:
    """Along the top of all lines: who is first, until the first steeper line comes from below."""
    if not lines:
        return
    first = max(lines, key=lambda line: (line.begin, line.end))
    begin = 0.0
    while steeper := [(_meet(first, line), line) for line in lines if _slope(line) > _slope(first) + SAME]:
        meet, after = min(steeper, key=lambda one: (one[0], -_slope(one[1])))
        if meet >= 1:
            break
        if meet > begin:
            yield Lead(begin, meet, first.item)
        first, begin = after, meet
    yield Lead(begin, 1.0, first.item)


def _slope(line: Line) -> float:
    return line.end - line.begin


def _meet(one: Line, other: Line) -> float:
    return (other.begin - one.begin) / (_slope(one) - _slope(other))
