"""The triad: how much of each of three things. A point in a triangle, as three parts that make 1 (barycentric)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

THIRDS = 3
"""The triangle has a point at every third: ten in all, so that each can be a button with words."""
CLOSE = 1e-9


class Point(NamedTuple):
    """Three parts that make 1, in the order of the corners."""

    a: float
    b: float
    c: float


class NotAPoint(ValueError):
    """Parts below nothing, or that do not make 1."""


def point(parts: Sequence[float]) -> Point:
    """The point with these parts. Raises NotAPoint."""
    if len(parts) != 3 or min(parts) < 0 or abs(sum(parts) - 1) > CLOSE:
        raise NotAPoint(parts)
    return Point(*parts)


def points() -> list[list[str]]:
    """The names of the ten points as rows of the triangle, from the top (all of the first) down."""
    return [
        [f"{THIRDS - row}{row - across}{across}" for across in range(row + 1)]  # thirds of a, b and c
        for row in range(THIRDS + 1)
    ]


def names() -> list[str]:
    """The names of the ten points."""
    return [name for row in points() for name in row]


def point_named(name: str) -> Point:
    """`210` is two thirds of the first and one of the second. Raises NotAPoint."""
    if name not in names():
        raise NotAPoint(name)
    return point([int(one) / THIRDS for one in name])


def corner_of(parts: Sequence[float]) -> int | None:
    """The corner (0 to 2) that counted for at least two thirds; None when none did. Raises NotAPoint."""
    wanted = point(parts)
    most = max(range(3), key=lambda place: wanted[place])
    return most if wanted[most] >= 2 / THIRDS - CLOSE else None


def name_of(parts: Sequence[float]) -> str:
    """The name of the nearest of the ten. Raises NotAPoint."""
    wanted = point(parts)
    return min(names(), key=lambda name: sum(abs(x - y) for x, y in zip(point_named(name), wanted, strict=True)))
