"""Why one item stands above another, as data: pros, cons, and which pros make up for which con. No sentences here.

d_i = w_i (v_iA - v_iB). Each con is covered by the largest pros that are still unused (after Labreuche 2011, from
memory; Ouerdane and others 2025). Differences of less than one point together are one rest. All parts together make
exactly the difference of the two totals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from perspectief.policy.weighing.calc.values import Values, Weights, filled, weights_row

SMALL = 1.0
"""Points: what is smaller is not worth a sentence of its own."""
EVEN = 1e-9


class NotComparable(ValueError):
    """One of the two has no value at all."""


@dataclass(frozen=True)
class Contribution:
    """What a question adds to the total of an item: weight (0 to 1) x value (0 to 100) = points.

    `judged`: whether anybody scored it; if not, the value is the own total of the item, so that it changes nothing.
    """

    criterion: str
    weight: float
    value: float
    points: float
    judged: bool


@dataclass(frozen=True)
class Part:
    """What a question adds to the difference between two items, in points. Above 0: in favour of the first."""

    criterion: str
    points: float
    weight: float
    above: float
    below: float
    judged: bool


@dataclass(frozen=True)
class Cover:
    """A con and the pros that make up for it. `whole`: whether they do so entirely."""

    con: Part
    by: tuple[Part, ...]
    whole: bool


@dataclass(frozen=True)
class Comparison:
    """Why `above` has a higher value than `below`: `difference` points. `even`: they have the same value.

    `pros`, `cons`: largest first, of at least a point. `covers`: the cons with the pros that make up for them.
    `left`: pros that are not needed for that. `rest`: points of all smaller differences together, on `rest_of`.
    """

    above: str
    below: str
    difference: float
    even: bool
    pros: tuple[Part, ...]
    cons: tuple[Part, ...]
    covers: tuple[Cover, ...]
    left: tuple[Part, ...]
    rest: float
    rest_of: tuple[str, ...]


def contributions(values: Values, weights: Weights, item: str) -> tuple[Contribution, ...]:
    """What each question adds to the total of an item, largest first; nothing for an item without any score."""
    row = filled(values, weights)[values.items.index(item)]
    if np.isnan(row).any():
        return ()
    found = (
        Contribution(
            criterion,
            weights[criterion],
            float(value),
            weights[criterion] * float(value),
            values.mean(item, criterion) is not None,
        )
        for criterion, value in zip(values.criteria, row, strict=True)
    )
    return tuple(sorted(found, key=lambda one: -one.points))


def compare(values: Values, weights: Weights, one: str, other: str, small: float = SMALL) -> Comparison:
    """Why one of the two stands above the other, whichever it is. Raises NotComparable."""
    parts = _parts(values, weights, one, other)
    difference = sum(part.points for part in parts)
    if difference < -EVEN:
        return compare(values, weights, other, one, small)
    pros = sorted((part for part in parts if part.points >= small), key=lambda part: -part.points)
    cons = sorted((part for part in parts if part.points <= -small), key=lambda part: part.points)
    rest = [part for part in parts if abs(part.points) < small]
    covers = tuple(_covers(pros, cons))
    used = {part.criterion for cover in covers for part in cover.by}
    return Comparison(
        above=one,
        below=other,
        difference=difference,
        even=abs(difference) <= EVEN,
        pros=tuple(pros),
        cons=tuple(cons),
        covers=covers,
        left=tuple(part for part in pros if part.criterion not in used),
        rest=sum(part.points for part in rest),
        rest_of=tuple(part.criterion for part in rest),
    )


def _parts(values: Values, weights: Weights, one: str, other: str) -> list[Part]:
    means = filled(values, weights)
    above, below = means[values.items.index(one)], means[values.items.index(other)]
    if np.isnan(above).any() or np.isnan(below).any():
        raise NotComparable("Over een van de twee is nog niets gezegd.")
    row = weights_row(weights, values.criteria)
    points = row * (above - below)
    return [
        Part(criterion, float(points[place]), float(row[place]), float(above[place]), float(below[place]), judged)
        for place, criterion in enumerate(values.criteria)
        for judged in [values.mean(one, criterion) is not None and values.mean(other, criterion) is not None]
    ]


def _covers(pros: list[Part], cons: list[Part]) -> Iterator[Cover]:
    """Each con, largest first, takes the largest pros that are left until it is made up for."""
    unused = list(pros)
    for con in cons:
        by: list[Part] = []
        while unused and sum(part.points for part in by) < -con.points - EVEN:
            by.append(unused.pop(0))
        yield Cover(con, tuple(by), sum(part.points for part in by) >= -con.points - EVEN)
