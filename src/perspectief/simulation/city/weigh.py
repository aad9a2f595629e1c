"""Weights for dwellings so that counts agree with margins: first real numbers, then whole ones.

`weighted` is raking with soft targets: of all weights near the old ones (in relative entropy) those whose counts lie
near the targets, worked out by Newton's method on the dual. `whole` rounds to whole numbers and then repairs what fell
out of its interval, one household at a time. Both are the same for the same seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
Reals = NDArray[np.float64]

ROUNDS = 60
LONGEST_STEP = 1.5
TRIES = 200
"""Changes that are tried for each dwelling, at most, to bring whole weights into the intervals."""
NARROWEST = 0.5
"""Half a household: no interval is narrower."""


@dataclass(frozen=True)
class Constraint:
    """A count that must lie between `low` and `high`: the sum of `per` (one number per dwelling) times the weights.

    `area`: the count is only over dwellings of that area (None: everywhere).
    """

    name: str
    per: Reals
    low: float
    high: float
    area: int | None = None


@dataclass(frozen=True)
class Table:
    """All constraints by dwelling (compressed rows), with their intervals."""

    start: Column
    which: Column
    how_much: Reals
    low: Reals
    high: Reals

    @property
    def middle(self) -> Reals:
        """The targets: the middle of each interval."""
        return (self.low + self.high) / 2

    def totals(self, weights: Column) -> Reals:
        """Every count under these weights."""
        rows = np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))
        found: Reals = np.bincount(self.which, self.how_much * weights[rows], len(self.low)).astype(np.float64)
        return found

    def taken(self, rows: Column) -> Table:
        """The table of some of the dwellings."""
        long = np.diff(self.start)[rows]
        start = np.concatenate(([0], np.cumsum(long)))
        place = np.repeat(self.start[rows] - start[:-1], long) + np.arange(start[-1])
        return Table(start, self.which[place], self.how_much[place], self.low, self.high)


def table_of(constraints: list[Constraint], area: Column | None = None) -> Table:
    """The constraints as a table. `area`: the area of each dwelling, for constraints of one area."""
    rows, which, amounts = [], [], []
    for number, one in enumerate(constraints):
        inside = one.per != 0 if one.area is None or area is None else (one.per != 0) & (area == one.area)
        found = np.flatnonzero(inside)
        rows.append(found)
        which.append(np.full(len(found), number))
        amounts.append(one.per[found])
    row = np.concatenate(rows)
    order = np.argsort(row, kind="stable")
    size = len(constraints[0].per)
    start = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=size))))
    low, high = np.array([one.low for one in constraints]), np.array([one.high for one in constraints])
    column, amount = np.concatenate(which)[order].astype(np.int32), np.concatenate(amounts)[order]
    return Table(start, column, amount.astype(np.float64), low, high)


def weighted(table: Table, base: Reals, *, slack: float = 0.25) -> Reals:
    """Weights near `base` whose counts lie near the middle of their intervals.

    `slack`: how far a count may stray, as a part of half its interval, when getting closer would cost a factor e in the
    weights concerned.
    """
    target = table.middle
    scale = np.maximum(np.maximum(np.abs(target), table.totals(base)), 1.0)
    half = np.maximum((table.high - table.low) / 2, NARROWEST)
    pull = np.zeros(len(target))
    how_much = table.how_much / scale[table.which]
    goal, ridge = target / scale, slack * half / scale**2
    best = _objective(table, how_much, base, pull, goal, ridge)
    for _ in range(ROUNDS):
        slope, bend = _slope_and_bend(table.start, table.which, how_much, base, pull)
        slope = slope - goal + ridge * pull
        bend[np.diag_indices_from(bend)] += ridge + 1e-12
        step = np.linalg.solve(bend, slope)
        step, new = _shortened(table, how_much, base, pull, step, goal, ridge, best)
        pull, gain, best = pull - step, best - new, new
        if gain < 1e-9 * max(1.0, abs(best)):
            break
    return _tilted(table.start, table.which, how_much, base, pull)


def _shortened(
    table: Table, how_much: Reals, base: Reals, pull: Reals, step: Reals, goal: Reals, ridge: Reals, best: float
) -> tuple[Reals, float]:
    """The longest part of a step that makes things better."""
    reach = _reach(table.start, table.which, how_much, step)
    step = step * min(1.0, LONGEST_STEP / max(reach, 1e-9))
    for _ in range(30):
        new = _objective(table, how_much, base, pull - step, goal, ridge)
        if new <= best:
            return step, new
        step = step / 2
    return step * 0, best


def _objective(table: Table, how_much: Reals, base: Reals, pull: Reals, goal: Reals, ridge: Reals) -> float:
    total = float(_tilted(table.start, table.which, how_much, base, pull).sum())
    return total - float(goal @ pull) + 0.5 * float(ridge @ (pull * pull))


@numba.njit(cache=True, nogil=True)
def _reach(start: Column, which: Column, how_much: Reals, step: Reals) -> float:
    longest = 0.0
    for row in range(len(start) - 1):
        moved = 0.0
        for at in range(start[row], start[row + 1]):
            moved += how_much[at] * step[which[at]]
        longest = max(longest, abs(moved))
    return longest


@numba.njit(cache=True, nogil=True)
def _tilted(start: Column, which: Column, how_much: Reals, base: Reals, pull: Reals) -> Reals:
    weights = np.empty(len(base))
    for row in range(len(base)):
        lean = 0.0
        for at in range(start[row], start[row + 1]):
            lean += how_much[at] * pull[which[at]]
        weights[row] = base[row] * np.exp(min(lean, 30.0))
    return weights


@numba.njit(cache=True, nogil=True)
def _slope_and_bend(start: Column, which: Column, how_much: Reals, base: Reals, pull: Reals) -> tuple[Reals, Reals]:
    size = len(pull)
    slope, bend = np.zeros(size), np.zeros((size, size))
    for row in range(len(base)):
        lean = 0.0
        for at in range(start[row], start[row + 1]):
            lean += how_much[at] * pull[which[at]]
        weight = base[row] * np.exp(min(lean, 30.0))
        for at in range(start[row], start[row + 1]):
            amount = weight * how_much[at]
            slope[which[at]] += amount
            for other in range(start[row], at + 1):
                bend[which[at], which[other]] += amount * how_much[other]
    for i in range(size):
        for j in range(i):
            bend[i, j] = bend[j, i] = bend[i, j] + bend[j, i]
    return slope, bend


def whole(table: Table, weights: Reals, seed: int) -> Column:
    """Whole weights near `weights`, so that as many counts as possible lie in their intervals."""
    rng = np.random.default_rng(seed)
    low = np.floor(weights)
    chance = np.cumsum(weights - low) + rng.random()
    counts = (low + np.diff(np.floor(np.concatenate((chance[:1] - (weights - low)[:1], chance))))).astype(np.int64)
    totals = table.totals(counts)
    width = np.maximum((table.high - table.low) / 2, 0.5)
    _repair(
        table.start,
        table.which,
        table.how_much,
        table.low,
        table.high,
        width,
        weights,
        counts,
        totals,
        seed,
        TRIES * len(counts),
    )
    return counts.astype(np.int32)


@numba.njit(cache=True, nogil=True)
def _outside(total: float, low: float, high: float, width: float) -> float:
    """How far a count lies outside its interval (a little inside it, to be safe), squared."""
    inside = min(0.1 * (high - low), 0.01)
    off = max(low + inside - total, total - high + inside, 0.0) / width
    return off * off


@numba.njit(cache=True, nogil=True)
def _repair(
    start: Column, which: Column, how_much: Reals, low: Reals, high: Reals, width: Reals, weights: Reals,
    counts: Column, totals: Reals, seed: int, tries: int,
) -> None:  # fmt: skip
    state = np.uint64(seed * 2 + 1)
    size = np.uint64(len(counts))
    for number in range(tries):
        if number % 100_000 == 0:
            worst = 0.0
            for j in range(len(totals)):
                worst = max(worst, _outside(totals[j], low[j], high[j], width[j]))
            if worst == 0.0:
                return
        state ^= state << np.uint64(13)
        state ^= state >> np.uint64(7)
        state ^= state << np.uint64(17)
        row = int((state >> np.uint64(11)) % size)
        sign = 1 if (state >> np.uint64(5)) & np.uint64(1) else -1
        if not _may(counts[row] + sign, weights[row]):
            continue
        change = _moved(start, which, how_much, low, high, width, totals, row, sign)
        state ^= state << np.uint64(13)
        state ^= state >> np.uint64(7)
        state ^= state << np.uint64(17)
        if change >= 0.0 and number % 2 == 0:
            other = int((state >> np.uint64(11)) % size)
            if other != row and _may(counts[other] - sign, weights[other]):
                change += _moved(start, which, how_much, low, high, width, totals, other, -sign)
                if change < 0.0:
                    counts[row] += sign
                    counts[other] -= sign
                    continue
                _moved(start, which, how_much, low, high, width, totals, other, sign)
        elif change < 0.0:
            counts[row] += sign
            continue
        _moved(start, which, how_much, low, high, width, totals, row, -sign)


@numba.njit(cache=True, nogil=True, inline="always")
def _may(count: int, weight: float) -> bool:
    return count >= 0 and abs(count - weight) <= 2.0 + 0.1 * weight


@numba.njit(cache=True, nogil=True, inline="always")
def _moved(
    start: Column, which: Column, how_much: Reals, low: Reals, high: Reals, width: Reals, totals: Reals,
    row: int, sign: int,
) -> float:  # fmt: skip
    """Counts one household more or less in a row; what it changes in how far all counts are out."""
    change = 0.0
    for at in range(start[row], start[row + 1]):
        j = which[at]
        change -= _outside(totals[j], low[j], high[j], width[j])
        totals[j] += sign * how_much[at]
        change += _outside(totals[j], low[j], high[j], width[j])
    return change
