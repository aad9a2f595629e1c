"""Chance per household: numbers that hang on seed, scheme and household number only, and the loop that uses them.

A household asks for a scheme when noise < threshold in log-odds. The noise is that of the draw for this scheme minus
the propensity of the household, so one household tends to ask for everything or for nothing. The same number comes out
for baseline and reform, and in whichever block or on whichever computer it is drawn.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]

PLACES = 64
"""Most applicants of one scheme in one dwelling; the number of a draw is household * PLACES + place."""
CERTAIN, NEVER = np.inf, -np.inf
_ONE_SPREAD = float(np.sqrt(3.0) / np.pi)
"""A logistic draw times this has a standard deviation of one."""
_NODES = 64


def key_of(seed: int, name: str) -> np.uint64:
    """The stream of chance of one scheme (or of the propensity of households)."""
    return np.uint64(_mixed((seed * 0x9E3779B97F4A7C15 + zlib.crc32(name.encode())) % 2**64))


def _mixed(x: int) -> int:
    """SplitMix64 (Steele, Lea and Flood 2014), as `_mix` but in whole numbers of Python."""
    x = (x + 0x9E3779B97F4A7C15) % 2**64
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) % 2**64
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) % 2**64
    return x ^ (x >> 31)


@numba.njit(cache=True, nogil=True, inline="always")
def _mix(x: np.uint64) -> np.uint64:
    x = x + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@numba.njit(cache=True, nogil=True, inline="always")
def log_odds(key: np.uint64, number: np.uint64) -> float:
    """A logistic draw: the log-odds of a number between 0 and 1."""
    bits = _mix(key + number * np.uint64(0xD1342543DE82EF95)) >> np.uint64(11)
    u = (float(bits) + 0.5) * (1.0 / 9007199254740992.0)
    return float(np.log(u / (1.0 - u)))


@numba.njit(cache=True, nogil=True, inline="always")
def noise_of(key: np.uint64, household: np.uint64, place: int, propensity: float) -> float:
    """What a household must have less of than the threshold to ask for this scheme."""
    return log_odds(key, household * np.uint64(PLACES) + np.uint64(place)) - propensity


@numba.njit(cache=True, nogil=True)
def draw(
    first: Column,
    weight: Column,
    start: Column,
    entry: Column,
    place: Column,
    threshold: Column,
    cents: Column,
    slot: Column,
    keys: Column,
    household_key: np.uint64,
    spread: float,
    sign: int,
    incomes: Column,
    adds: Column,
    reached: Column,
    money: Column,
) -> None:
    """Each household asks or not; what it gets is added (`sign` 1) or taken away (-1) again.

    `start`: where the applications of each dwelling begin in `entry`, which numbers rows of `place`, `threshold`
    (applications x scenarios), `cents` a year and `slot` (the scheme). `incomes`: kinds x scenarios x households, in
    the order of dwellings; `adds`: to how many kinds of income each scheme adds.
    """
    row = -1
    for dwelling in range(len(weight)):
        begin, end = start[dwelling], start[dwelling + 1]
        if begin == end:
            row += weight[dwelling]
            continue
        for nth in range(weight[dwelling]):
            row += 1
            household = np.uint64(first[dwelling] + nth)
            propensity = spread * log_odds(household_key, household)
            for at in range(begin, end):
                which = entry[at]
                k = slot[which]
                noise = noise_of(keys[k], household, place[which], propensity)
                for s in range(threshold.shape[1]):
                    if noise < threshold[which, s]:
                        reached[s, k] += sign
                        money[s, k] += sign * cents[which]
                        for kind in range(adds[k]):
                            incomes[kind, s, row] += sign * cents[which]


def spread_of(household: float) -> float:
    """The factor for the log-odds of a household's draw that gives its propensity this standard deviation."""
    return household * _ONE_SPREAD


@cache
def _table(spread: float) -> tuple[Column, Column]:
    """Thresholds in steps of 1/64, and the chance to ask at each, over all propensities of households."""
    thresholds = np.arange(-64 * 24, 64 * 24 + 1) / 64
    nodes = (np.arange(_NODES) + 0.5) / _NODES
    chance = np.zeros(len(thresholds))
    for node in np.log(nodes / (1 - nodes)):
        chance += 1 / (1 + np.exp(-(thresholds + spread * node)))
    return thresholds, chance / _NODES


def share_of(threshold: Column | float, spread: float) -> Any:
    """The share of households that asks at a threshold."""
    thresholds, chance = _table(spread)
    return np.interp(threshold, thresholds, chance)


def threshold_of(share: Column | float, spread: float) -> Any:
    """The threshold at which this share asks."""
    thresholds, chance = _table(spread)
    found = np.interp(share, chance, thresholds)
    return np.where(np.asarray(share) <= 0, NEVER, np.where(np.asarray(share) >= 1, CERTAIN, found))
