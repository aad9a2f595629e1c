"""How alike municipalities are: the distance between their features, each measured in its own spread.

Each feature becomes a number of standard deviations over all candidates (large ones by their logarithm), so that none
of them counts more than another. The distance is the root of the mean of the squared differences.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

Features = Mapping[str, float]


@dataclass(frozen=True)
class Neighbour:
    """A candidate and how far it is from the one we compare with: 0 is the same, 1 is one spread."""

    code: str
    distance: float

    @property
    def said(self) -> str:
        """With a comma and two decimals."""
        return f"{self.distance:.2f}".replace(".", ",")


def nearest(
    own: str, candidates: Mapping[str, Features], *, features: Sequence[str], by_size: Collection[str] = ()
) -> list[Neighbour]:
    """All others, the most alike first. `by_size`: features of which the order of size counts (their logarithm)."""
    scores = _scores(candidates, features, by_size)
    mine = scores[own]
    found = [Neighbour(code, _distance(mine, theirs)) for code, theirs in scores.items() if code != own]
    return sorted(found, key=lambda one: (one.distance, one.code))


def _scores(
    candidates: Mapping[str, Features], features: Sequence[str], by_size: Collection[str]
) -> dict[str, list[float]]:
    scores: dict[str, list[float]] = {code: [] for code in candidates}
    for feature in features:
        values = {
            code: math.log(said[feature]) if feature in by_size else float(said[feature])
            for code, said in candidates.items()
        }
        mean, spread = statistics.mean(values.values()), statistics.stdev(values.values())
        for code, value in values.items():
            scores[code].append((value - mean) / spread if spread else 0.0)
    return scores


def _distance(one: Sequence[float], other: Sequence[float]) -> float:
    return math.sqrt(statistics.fmean((a - b) ** 2 for a, b in zip(one, other, strict=True)))


def place_from_top(own: float, others: Sequence[float]) -> int:
    """1 when no other has a higher number; equal numbers share a place."""
    return 1 + sum(other > own for other in others)
