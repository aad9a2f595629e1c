"""A good plan fast, for questions that are asked hundreds of times; it says how much better a plan could be at most.

Few columns: the best plan. Many: from a plan that holds, only columns of which the linear bound says that they matter
(and those on which plan and bound disagree) may change; the solver finds the best of these.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from perspectief.policy.weighing.calc.portfolio.limits import Levels, check, worth_of
from perspectief.policy.weighing.calc.portfolio.matrix import Matrix, Row
from perspectief.policy.weighing.calc.portfolio.solver import IMPOSSIBLE, Fixed, asked, relaxed

FEW = 60
"""Up to so many columns of yes or no the plan is the best of all."""
FREE = 25
"""So many columns may change when there are more."""
SECONDS = 10.0


@dataclass(frozen=True)
class Quick:
    """A plan, its worth, and a worth that no plan can pass (the same when it is the best)."""

    levels: Levels
    worth: float
    bound: float


def quick(matrix: Matrix, start: Levels | None) -> Quick | None:
    """A plan no worse than `start`, which holds; None when there is none."""
    rows = matrix.rows()
    if start is None or len(matrix.columns) <= FEW:
        return _best(matrix, rows, {}, start)
    bound = relaxed(matrix.gains(), rows)
    if bound is None:
        return None
    top, parts, prices = bound
    fixed = _fixed(matrix, start, parts, prices)
    found = _best(matrix, rows, fixed, start)
    return found and Quick(found.levels, found.worth, max(top, found.worth))


def _fixed(matrix: Matrix, start: Levels, parts: np.ndarray, prices: np.ndarray) -> Fixed:
    count = len(matrix.columns)
    now = np.array([float(start.get(key) == level) for key, level in matrix.columns])
    free = np.abs(parts[:count] - now) > 1e-6
    free[np.argsort(prices[:count], kind="stable")[:FREE]] = True
    return {int(column): float(now[column]) for column in np.flatnonzero(~free)}


def _best(matrix: Matrix, rows: list[Row], fixed: Fixed, start: Levels | None) -> Quick | None:
    status, values, gap = asked(matrix.gains(), rows, len(matrix.columns), SECONDS, fixed)
    plans = [] if values is None else [matrix.levels_of(values)]
    plans = [plan for plan in plans if not check(matrix.problem, plan, matrix.forced)]
    if start is not None:
        plans.append(dict(start))
    if not plans or (status == IMPOSSIBLE and start is None):
        return None
    worth, plan = max(((worth_of(matrix.problem, plan), plan) for plan in plans), key=lambda pair: pair[0])
    return Quick(plan, worth, worth * (1 + gap))
