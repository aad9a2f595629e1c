"""Sums of money in which one or two weigh so much that the sum tells what they got."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SAFE = {"p": 10.0, "k": 85.0}
"""What holds when the operator says nothing."""
BOUNDS = {"p": (5.0, 50.0), "k": (50.0, 90.0)}
"""Outside these an operator has made a mistake: it would protect nobody, or show nothing."""


@dataclass(frozen=True)
class Dominance:
    """`p`: the second contributor may not come nearer to the first than this many percent. `k`: the two largest
    together are at most this many percent. Both are kept secret: who knows them can work backwards."""

    p: float
    k: float

    def hides(self, cents: int, largest: tuple[int, int]) -> bool:
        """Is this sum too much that of its one or two largest contributors?"""
        first, second = sorted(map(abs, largest), reverse=True)
        rest = abs(cents) - first - second
        return 100 * rest < self.p * first or 100 * (first + second) > self.k * abs(cents)


def dominance() -> Dominance:
    """What the operator says in the environment, or what is safe. Raises ImproperlyConfigured; names no value."""
    return Dominance(**{name: _said(name) for name in SAFE})


def _said(name: str) -> float:
    low, high = BOUNDS[name]
    try:
        value = float(settings.DOMINANCE.get(name, SAFE[name]))
    except ValueError:
        value = -1.0
    if not low <= value <= high:
        raise ImproperlyConfigured(f"PERSPECTIEF_DOMINANCE: {name} must be a number from {low:g} to {high:g}.")
    return value
