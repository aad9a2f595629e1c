"""Where a line falls: cliffs, and stretches on which somebody has less than with less work. Sums only, no law."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perspectief.simulation.outlook.hours import SMALL

Cents = NDArray[np.int64]
Ask = Callable[[Cents], tuple[Cents, Mapping[str, Cents]]]
"""From gross wages to disposable income and its parts (what a part adds; taxes negative), all in cents a year."""

SMALLEST = round(12 * SMALL * 100)
"""Cents a year: a smaller fall comes from rounding in the law and is no cliff."""
PIECES = 100
"""Into how many pieces a stretch is cut when the place of a fall is looked for."""


@dataclass(frozen=True)
class Cliff:
    """From `low` to `high` gross somebody earns more and has less: `drop`. Everything in cents a year.

    `losses`: what each part of the income lost, the largest first; `recovers`: the first gross wage of the line from
    which there is again as much as at `low`, None when that is not on the line.
    """

    low: int
    high: int
    drop: int
    losses: tuple[tuple[str, int], ...]
    recovers: int | None


@dataclass(frozen=True)
class Dip:
    """A stretch on which somebody has less than at its begin: from `low` until `until` (None: not on the line).

    `depth`: how much less at the deepest point, `deepest`. Cents a year.
    """

    low: int
    deepest: int
    depth: int
    until: int | None


def cliffs(ask: Ask, gross: Cents, disposable: Cents, *, smallest: int = SMALLEST) -> list[Cliff]:
    """Every cliff along a line, its place to the cent of a wage. Falls on steps that follow each other are one cliff.

    `ask` tells of any other wage than those of the line.
    """
    found = list(falls(disposable, smallest=smallest))
    if not found:
        return []
    ends = np.concatenate(
        _narrowed(ask, [_Stretch(int(gross[low]), int(gross[high]), high - low) for low, high in found])
    )
    had, parts = ask(ends)
    return [_cliff(gross, disposable, ends, had, parts, 2 * number) for number in range(len(found))]


def falls(disposable: Cents, *, smallest: int = SMALLEST) -> Iterator[tuple[int, int]]:
    """The places between which the line falls by more than the smallest fall, step after step."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], np.diff(disposable) < 0, [False])).astype(np.int8)))
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        if disposable[low] - disposable[high] > smallest:
            yield int(low), int(high)


def _cliff(gross: Cents, disposable: Cents, ends: Cents, had: Cents, parts: Mapping[str, Cents], before: int) -> Cliff:
    after = before + 1
    lost = {name: int(cents[before] - cents[after]) for name, cents in parts.items() if cents[before] > cents[after]}
    again = np.flatnonzero((gross >= ends[after]) & (disposable >= had[before]))
    return Cliff(
        low=int(ends[before]),
        high=int(ends[after]),
        drop=int(had[before] - had[after]),
        losses=tuple(sorted(lost.items(), key=lambda item: (-item[1], item[0]))),
        recovers=int(gross[again[0]]) if len(again) else None,
    )


class _Stretch(NamedTuple):
    """A piece of a line in which it falls, and over how many steps of the line."""

    low: int
    high: int
    steps: int

    @property
    def is_narrow(self) -> bool:
        """Whether its place is known: to the cent, or a fall of many steps, which has no single place."""
        return self.steps > 1 or self.high - self.low <= 1

    def places(self) -> Cents:
        return np.unique(np.linspace(self.low, self.high, PIECES + 1).astype(np.int64))


def _narrowed(ask: Ask, stretches: list[_Stretch]) -> list[Cents]:
    """For each stretch the two cents of a wage between which the largest fall lies; all stretches are asked at once."""
    while not all(one.is_narrow for one in stretches):
        places = [one.places() for one in stretches]
        disposable, _ = ask(np.concatenate(places))
        starts = np.cumsum([0, *(len(one) for one in places)])
        pairs = zip(stretches, places, starts[:-1], strict=True)
        stretches = [
            one if one.is_narrow else _steepest(where, disposable[at : at + len(where)]) for one, where, at in pairs
        ]
    return [np.asarray((one.low, one.high), dtype=np.int64) for one in stretches]


def _steepest(places: Cents, disposable: Cents) -> _Stretch:
    deepest = int(np.argmin(np.diff(disposable)))
    return _Stretch(int(places[deepest]), int(places[deepest + 1]), 1)


def dips(gross: Cents, disposable: Cents, *, smallest: int = SMALLEST) -> list[Dip]:
    """Every stretch on which more work leaves less than at its begin, for more than the smallest amount."""
    best = np.maximum.accumulate(disposable)
    tops = np.flatnonzero(disposable == best)
    found = []
    for top, after in pairwise([*tops.tolist(), len(gross)]):
        if after == top + 1:
            continue
        deepest = top + int(np.argmin(disposable[top:after]))
        if disposable[top] - disposable[deepest] > smallest:
            until = int(gross[after]) if after < len(gross) else None
            depth = int(disposable[top] - disposable[deepest])
            found.append(Dip(int(gross[top]), int(gross[deepest]), depth, until))
    return found
