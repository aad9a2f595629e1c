"""What a reader can work out: between which two numbers each cell must lie, given all that is shown.

A system is a number of cells (0 or more each), lines that hold between them (a total less its parts is nothing), and
for each cell what the reader sees of it. `audit` asks of each cell that must stay open how low and how high it can be,
`cover` which further cells to hide when that is too narrow. Both are linear programs, for HiGHS in SciPy, which is
loaded at first use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Place = Any
"""Whatever names a cell, as long as it can be looked up."""
Line = Mapping[Place, int]
"""Cells with a factor; together they make nothing."""
Column = NDArray[np.float64]
TINY = 1e-6
"""Less than this is a rounding error of the solver."""


@dataclass(frozen=True)
class Known:
    """What a reader sees of a cell: it lies between these. `high` None: no end is known."""

    low: float = 0.0
    high: float | None = None

    @property
    def width(self) -> float:
        """How much room it leaves."""
        return float("inf") if self.high is None else self.high - self.low


@dataclass(frozen=True)
class System:
    """Cells with what they really are, the lines between them, and what a reader knows of each."""

    values: Mapping[Place, int]
    lines: Sequence[Line]
    known: Mapping[Place, Known]


def audit(system: System, enough: Mapping[Place, float]) -> dict[Place, tuple[float, float]]:
    """How low and how high each of these cells can be, no further asked than until it is wide enough.

    Each answer of the solver is a whole table that could be true, so it tells something of every cell: most cells turn
    out to be wide enough while another is asked.
    """
    solver = _Solver(system, max(enough.values(), default=0.0))
    seen = {place: (float(system.values[place]), float(system.values[place])) for place in enough}
    for place, need in enough.items():
        for sign in (1.0, -1.0):
            if seen[place][1] - seen[place][0] < need - TINY:
                found = solver.farthest(place, sign)
                seen = {one: (min(low, found[one]), max(high, found[one])) for one, (low, high) in seen.items()}
    return seen


def cover(system: System, place: Place, needs: float, costs: Mapping[Place, float]) -> set[Place]:
    """The cells with a cost that are cheapest to hide as well, so that this one can move so much, up and down together.

    Empty when nothing helps.
    """
    low, high = audit(system, {place: needs})[place]
    value = system.values[place]
    solver = _Solver(system, needs)
    up, down = needs - (value - low), needs - (high - value)
    enough = [move for move in (up, -down if down <= value else 0.0) if abs(move) > TINY]
    ways = [way for move in enough if (way := solver.cheapest(place, move, costs))]
    if not ways and value:
        ways = [solver.cheapest(place, -float(value), costs)]  # not enough, and all that can be done
    return min(ways, key=lambda way: sum(costs[one] for one in way), default=set())


class _Solver:
    """The lines as a sparse matrix, and ends for cells of which none is known: further than anybody needs."""

    def __init__(self, system: System, needs: float):
        from scipy import sparse

        self.system = system
        self.places = list(system.values)
        self.number = {place: number for number, place in enumerate(self.places)}
        far = float(sum(abs(value) for value in system.values.values()) + needs + 1)
        self.low = np.array([system.known[place].low for place in self.places], dtype=np.float64)
        self.high = np.array([_end(system.known[place], far) for place in self.places], dtype=np.float64)
        self.truth = np.array([system.values[place] for place in self.places], dtype=np.float64)
        entries = [(row, self.number[place], by) for row, line in enumerate(system.lines) for place, by in line.items()]
        rows, columns, factors = zip(*entries, strict=True) if entries else ((), (), ())
        shape = (len(system.lines), len(self.places))
        self.matrix = sparse.csr_array((np.array(factors, dtype=np.float64), (rows, columns)), shape=shape)

    def farthest(self, place: Place, sign: float) -> dict[Place, float]:
        """A table that could be true, with this cell as high (sign 1) or as low (-1) as it can be."""
        goal = np.zeros(len(self.places))
        goal[self.number[place]] = -sign
        free = self.low < self.high
        fixed = np.where(free, 0.0, self.truth)
        lines = self.matrix[:, free]
        found = _solve(goal[free], lines, -(self.matrix @ fixed), self.low[free], self.high[free])
        whole = fixed.copy()
        whole[free] = self.truth[free] if found is None else found
        return dict(zip(self.places, map(float, whole), strict=True))

    def cheapest(self, place: Place, move: float, costs: Mapping[Place, float]) -> set[Place]:
        """What must be hidden so that this cell can move so far from what it is: cells that have to move beyond what
        a reader knows of them, least cost first."""
        from scipy import sparse

        at = self.number[place]
        paid = [self.number[one] for one in costs if one != place]
        low, high = self.low - self.truth, self.high - self.truth
        low[at] = high[at] = move
        price = np.array([costs[self.places[one]] for one in paid])
        beyond = self.matrix[:, paid]
        goal = np.concatenate([np.zeros(len(self.places)), price, price])
        least = np.concatenate([low, np.zeros(2 * len(paid))])
        most = np.concatenate([high, np.full(len(paid), abs(move) * len(paid) + 1), self.truth[paid] + low[paid]])
        lines = sparse.hstack([self.matrix, beyond, -beyond], format="csr")
        found = _solve(goal, lines, np.zeros(lines.shape[0]), least, np.maximum(least, most))
        if found is None:
            return set()
        up, down = np.split(found[len(self.places) :], 2)
        return {self.places[one] for one, moved in zip(paid, up + down, strict=True) if moved > TINY}


def _end(known: Known, far: float) -> float:
    return far if known.high is None else known.high


def _solve(goal: Column, lines: Any, sums: Column, low: Column, high: Column) -> Column | None:
    """The values that make the goal least; None when there are none."""
    from scipy.optimize import linprog

    if not len(goal):
        return None
    used = np.flatnonzero(np.diff(lines.indptr)) if lines.shape[0] else np.array([], dtype=np.int64)
    bounds = np.column_stack([low, high])
    found = linprog(goal, A_eq=lines[used], b_eq=sums[used], bounds=bounds, method="highs")
    return np.asarray(found.x) if found.status == 0 else None
