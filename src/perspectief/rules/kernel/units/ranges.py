"""Ranges for a population: what `unknown.Between` does for one household, on two numbers that Numba can compile.

A number that is not known exactly is a lowest and a highest value, the same when it is known, both NaN when nothing is
known. Where a range lies on both sides of a comparison every branch is followed, as `unknown.explore` does: a *way*
says which branch is taken at each comparison: [where we are, how many there are, then 0 or 1 for each].
"""

from __future__ import annotations

import math
from typing import Any

from perspectief.rules.kernel.unknown import MAX_PATHS

WAY = 2 + MAX_PATHS
"""How long a way is."""

Way = Any
Pair = tuple[float, float]


def next_way(way: Way) -> bool:
    """Turn to the next way; False when every way was taken."""
    while way[1] > 0 and way[1 + way[1]] == 1:
        way[1] -= 1
    if way[1] == 0:
        return False
    way[1 + way[1]] = 1
    return True


def decide(way: Way) -> bool:
    """The branch to take at a comparison that a range leaves open. More of them than MAX_PATHS is too many anyway."""
    place = way[0]
    way[0] += 1
    if place >= MAX_PATHS:
        return False
    if place == way[1]:
        way[2 + place] = 0
        way[1] += 1
    return bool(way[2 + place] == 1)


def below(a: float, a_high: float, b: float, b_high: float, way: Way) -> bool:
    """a < b."""
    if a_high < b:
        return True
    return False if a >= b_high else decide(way)


def at_most(a: float, a_high: float, b: float, b_high: float, way: Way) -> bool:
    """a <= b."""
    if a_high <= b:
        return True
    return False if a > b_high else decide(way)


def same(a: float, a_high: float, b: float, b_high: float, way: Way) -> bool:
    """a == b."""
    if a == a_high and b == b_high and a == b:
        return True
    return False if a_high < b or a > b_high else decide(way)


def times(a: float, a_high: float, b: float, b_high: float) -> Pair:
    """a * b."""
    one, two, three, four = a * b, a * b_high, a_high * b, a_high * b_high
    return min(one, two, three, four), max(one, two, three, four)


def divided(a: float, a_high: float, b: float, b_high: float) -> Pair:
    """a / b; not known when b may be 0."""
    if b <= 0.0 <= b_high:
        return math.nan, math.nan
    one, two, three, four = a / b, a / b_high, a_high / b, a_high / b_high
    return min(one, two, three, four), max(one, two, three, four)


def floored(a: float, a_high: float, b: float, b_high: float) -> Pair:
    """a // b; not known when b may be 0."""
    if b <= 0.0 <= b_high:
        return math.nan, math.nan
    one, two, three, four = a // b, a // b_high, a_high // b, a_high // b_high
    return min(one, two, three, four), max(one, two, three, four)


def rest(a: float, a_high: float, b: float, b_high: float) -> Pair:
    """a % b; not known for a range."""
    if a != a_high or b != b_high or b == 0.0:
        return math.nan, math.nan
    return a % b, a % b


def distance(a: float, a_high: float) -> Pair:
    """abs(a)."""
    highest = max(abs(a), abs(a_high))
    return (0.0 if a <= 0.0 <= a_high else min(abs(a), abs(a_high))), highest


def step(table: Any, a: float, a_high: float, way: Way) -> float:
    """lookup(table, a): the last row that starts at or below it."""
    value = 0.0
    for row in table:
        if at_most(row[0], row[0], a, a_high, way):
            value = row[1]
    return value


RANGES = (next_way, decide, below, at_most, same, times, divided, floored, rest, distance, step)
"""Each after those it calls."""
