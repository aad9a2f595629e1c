"""The loops over households. Everything is a whole number, so blocks add up the same in every order."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]

MILLION = 1_000_000


@numba.njit(cache=True, nogil=True)
def count_below(
    weight: Column,
    group: Column,
    minimum: Column,
    persons: Column,
    children: Column,
    position: Column,
    lines: Column,
    below: Column,
    everybody: Column,
) -> None:
    """Households below each line (per cent of the minimum). `group`: of each household; below 0 is not looked at.

    `below`: groups x lines x scenarios x (households, persons, children, gap in cents, gap and depth in millionths of
    the line); `everybody`: groups x (households, persons, children). An income below 0 counts as 0.
    """
    row = -1
    for d in range(len(weight)):
        for _ in range(weight[d]):
            row += 1
            g = group[row]
            if g < 0:
                continue
            everybody[g, 0] += 1
            everybody[g, 1] += persons[d]
            everybody[g, 2] += children[d]
            for k in range(len(lines)):
                line = minimum[d] * lines[k]
                for s in range(position.shape[0]):
                    income = max(np.int64(0), np.int64(position[s, row])) * 100
                    if income < line:
                        share = (line - income) * MILLION // line
                        below[g, k, s, 0] += 1
                        below[g, k, s, 1] += persons[d]
                        below[g, k, s, 2] += children[d]
                        below[g, k, s, 3] += (line - income + 50) // 100
                        below[g, k, s, 4] += share
                        below[g, k, s, 5] += share * share // MILLION


@numba.njit(cache=True, nogil=True)
def sum_incomes(weight: Column, group: Column, persons: Column, income: Column, total: Column) -> None:
    """`total`: groups x (households, persons, cents low, mid, high). `group` as in `count_below`."""
    row = -1
    for d in range(len(weight)):
        for _ in range(weight[d]):
            row += 1
            g = group[row]
            if g >= 0:
                total[g, 0] += 1
                total[g, 1] += persons[d]
                for s in range(income.shape[0]):
                    total[g, 2 + s] += income[s, row]


@numba.njit(cache=True, nogil=True)
def count_changes(
    weight: Column, group: Column, children: Column, before: Column, after: Column, total: Column
) -> None:
    """Who gains and who loses. `total`: groups x scenarios x (all, gain, lose, cents gained, cents lost, children in
    households that gain, in households that lose). `group` as in `count_below`."""
    row = -1
    for d in range(len(weight)):
        for _ in range(weight[d]):
            row += 1
            g = group[row]
            if g < 0:
                continue
            for s in range(before.shape[0]):
                more = np.int64(after[s, row]) - np.int64(before[s, row])
                total[g, s, 0] += 1
                if more > 0:
                    total[g, s, 1] += 1
                    total[g, s, 3] += more
                    total[g, s, 5] += children[d]
                elif more < 0:
                    total[g, s, 2] += 1
                    total[g, s, 4] -= more
                    total[g, s, 6] += children[d]


@numba.njit(cache=True, nogil=True)
def number_bands(weight: Column, minimum: Column, position: Column, edges: Column) -> Column:
    """Of each household how many of `edges` (per cent of the minimum) its position reaches, at middle reach."""
    band = np.zeros(position.shape[1], dtype=np.int8)
    row = -1
    for d in range(len(weight)):
        for _ in range(weight[d]):
            row += 1
            for edge in edges:
                if np.int64(position[1, row]) * 100 >= minimum[d] * edge:
                    band[row] += 1
    return band
