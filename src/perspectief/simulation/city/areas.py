"""Dwellings over the areas of a city, so that each area comes near its own figures.

First the chance that a household lives in each area (a multinomial logit on what is published per area: persons by age,
owning, income), fitted by Newton's method per area; then one area is drawn for each dwelling.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
Reals = NDArray[np.float64]

ROUNDS = 40
SLACK = 0.5
LONGEST_STEP = 1.0


def chances(traits: Reals, weights: Reals, targets: Reals, halves: Reals) -> Reals:
    """Chance (columns: areas) that each dwelling (rows) lies in each area.

    `traits`: what is counted (columns) of each dwelling; `targets`, `halves`: per area (rows) the middle and half the
    interval of each count. Areas share what there is: the counts of all areas add up to those of the city.
    """
    scale = np.maximum(np.abs(traits).mean(axis=0), 1e-9)
    inside = traits / scale
    goal = targets / scale
    ridge = SLACK * halves / scale**2
    pull = np.zeros_like(targets)
    for _ in range(ROUNDS):
        slope, bend = _slope_and_bend(inside, weights, pull)
        slope = slope - goal + ridge * pull
        longest = 0.0
        for area in range(len(targets)):
            step = np.linalg.solve(bend[area] + np.diag(ridge[area] + 1e-6), slope[area])
            step *= min(1.0, LONGEST_STEP / max(float(np.abs(step).max()), 1e-9))
            pull[area] -= 0.7 * step
            longest = max(longest, float(np.abs(step).max()))
        if longest < 1e-3:
            break
    return _softmax(inside, pull)


@numba.njit(cache=True, nogil=True)
def _softmax(inside: Reals, pull: Reals) -> Reals:
    rows, areas = len(inside), len(pull)
    found = np.empty((rows, areas))
    for row in range(rows):
        _chances_of(inside[row], pull, found[row])
    return found


@numba.njit(cache=True, nogil=True, inline="always")
def _chances_of(traits: Reals, pull: Reals, chance: Reals) -> None:
    highest = -1e300
    for area in range(len(pull)):
        lean = 0.0
        for k in range(len(traits)):
            lean += traits[k] * pull[area, k]
        chance[area] = lean
        highest = max(highest, lean)
    total = 0.0
    for area in range(len(pull)):
        chance[area] = np.exp(chance[area] - highest)
        total += chance[area]
    for area in range(len(pull)):
        chance[area] /= total


@numba.njit(cache=True, nogil=True)
def _slope_and_bend(inside: Reals, weights: Reals, pull: Reals) -> tuple[Reals, Reals]:
    areas, size = pull.shape
    slope, bend = np.zeros((areas, size)), np.zeros((areas, size, size))
    chance = np.empty(areas)
    for row in range(len(inside)):
        _chances_of(inside[row], pull, chance)
        for area in range(areas):
            amount = weights[row] * chance[area]
            slack = amount * (1.0 - chance[area])
            for i in range(size):
                x = inside[row, i]
                if x == 0.0:
                    continue
                slope[area, i] += amount * x
                for j in range(size):
                    bend[area, i, j] += slack * x * inside[row, j]
    return slope, bend


def drawn(chance: Reals, rng: np.random.Generator) -> Column:
    """One area for each dwelling."""
    places = np.cumsum(chance, axis=1)
    spots = rng.random(len(chance))[:, None] * places[:, -1:]
    found: Column = np.minimum((places < spots).sum(axis=1), chance.shape[1] - 1).astype(np.int16)
    return found
