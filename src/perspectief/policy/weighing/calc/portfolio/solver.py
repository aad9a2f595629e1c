"""The one door to HiGHS, through SciPy, which is loaded when the first question is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from perspectief.policy.weighing.calc.portfolio.matrix import Row

BEST, OUT_OF_TIME, IMPOSSIBLE = 0, 1, 2
"""How the solver ended (`scipy.optimize.milp`)."""
Fixed = dict[int, float]


def asked(
    gains: Sequence[float], rows: Iterable[Row], whole: int, time_limit_s: float, fixed: Fixed | None = None
) -> tuple[int, Any, float]:
    """One question to HiGHS: how it ended, its values or None, and the gap. The first `whole` columns are 0 or 1.

    `fixed`: number of a column -> the value that it has to keep.
    """
    from scipy.optimize import Bounds, milp

    rows, width = list(rows), len(gains)
    if not width:
        return _without_columns(rows)
    yes_or_no = np.arange(width) < whole
    low, high = np.zeros(width), np.ones(width)
    for column, value in (fixed or {}).items():
        low[column] = high[column] = value
    result = milp(
        -np.asarray(gains, float),
        integrality=yes_or_no.astype(int),
        bounds=Bounds(low, high),
        constraints=packed(rows, width) if rows else None,
        options={"time_limit": time_limit_s, "mip_rel_gap": 0.0},
    )
    return int(result.status), result.x, float(result.mip_gap or 0.0)


def _without_columns(rows: list[Row]) -> tuple[int, Any, float]:
    possible = all(row.low <= 0 <= row.high for row in rows)
    return (BEST, [], 0.0) if possible else (IMPOSSIBLE, None, 0.0)


def packed(rows: list[Row], width: int) -> Any:
    """Rows as the sparse matrix that the solver takes, with their bounds."""
    from scipy.optimize import LinearConstraint
    from scipy.sparse import csr_array

    sizes = [len(row.coefficients) for row in rows]
    starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
    columns = np.fromiter((number for row in rows for number in row.coefficients), np.int32, sum(sizes))
    values = np.fromiter((value for row in rows for value in row.coefficients.values()), float, sum(sizes))
    matrix = csr_array((values, columns, starts), shape=(len(rows), width))
    return LinearConstraint(matrix, [row.low for row in rows], [row.high for row in rows])


def relaxed(gains: Sequence[float], rows: list[Row]) -> tuple[float, Any, Any] | None:
    """The same question when a part of a level could be chosen: a worth that no plan can pass, the parts, and how much
    worth each column is away from being chosen otherwise. None when even that is not possible."""
    from scipy.optimize import linprog
    from scipy.sparse import vstack

    packed_rows = packed(rows, len(gains))
    above, under = np.isfinite(packed_rows.ub), np.isfinite(packed_rows.lb)
    result = linprog(
        -np.asarray(gains, float),
        A_ub=vstack([packed_rows.A[above], -packed_rows.A[under]]),
        b_ub=np.concatenate([packed_rows.ub[above], -packed_rows.lb[under]]),
        bounds=(0, 1),
        method="highs",
    )
    if result.status != BEST:
        return None
    return -result.fun, result.x, np.abs(result.lower.marginals + result.upper.marginals)


def asked_for_least(
    rows: list[Row], yes_or_no: int, parts: int, whole: list[int], time_limit_s: float
) -> Sequence[float] | None:
    """The values with which the columns `whole` (whole numbers) are together as low as possible; None when impossible.

    Before them come `parts` columns of 0 to 1, of which the first `yes_or_no` are one of the two.
    """
    from scipy.optimize import Bounds, milp

    width = parts + len(whole)
    counts, is_whole, high = np.zeros(width), np.zeros(width), np.ones(width)
    counts[whole], is_whole[whole], high[whole] = 1, 1, np.inf
    is_whole[:yes_or_no] = 1
    result = milp(
        counts,
        integrality=is_whole,
        bounds=Bounds(np.zeros(width), high),
        constraints=packed(rows, width),
        options={"time_limit": time_limit_s, "mip_rel_gap": 0.0},
    )
    return result.x if result.status == BEST else None
