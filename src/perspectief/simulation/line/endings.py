"""Schemes that end, or begin, along a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perspectief.simulation.line.points import Points


@dataclass(frozen=True)
class Turn:
    """A scheme that is there at `low` gross and no longer at `high` (`ends`), or the other way round.

    The last and first point of the line, cents a year. `was`: what it granted at its last point; None when nobody can
    say what the scheme is worth.
    """

    key: str
    low: int
    high: int
    ends: bool
    was: int | None


def turns(points: Points) -> list[Turn]:
    """Every scheme that ends or begins along a line, in the order of the wage. What cannot be said is left out."""
    found = [turn for key, cents in points.granted.items() for turn in _turns(key, cents > 0, points, cents)]
    found += [turn for key, has in points.rights.items() for turn in _turns(key, has, points)]
    return sorted((turn for turn in found if turn.key not in points.unsure), key=lambda turn: (turn.high, turn.key))


def _turns(key: str, has: NDArray[np.bool_], points: Points, cents: NDArray[np.int64] | None = None) -> Iterator[Turn]:
    for place in np.flatnonzero(has[1:] != has[:-1]).tolist():
        ends = bool(has[place])
        was = None if cents is None else int(cents[place if ends else place + 1])
        yield Turn(key, int(points.own_gross[place]), int(points.own_gross[place + 1]), ends, was)
