"""What the monitor refuses, in words for the person who asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from perspectief.foundation.access import Verdict


class Refused(Exception):
    """Not done; the message says why and what to do. `field`: name of the field it is about, or empty."""

    def __init__(self, message: object, field: str = ""):
        super().__init__(str(message))
        self.field = field


@dataclass(frozen=True)
class Problem:
    """One thing that is not right: where, what was found, and what to do."""

    place: str
    found: str
    do: str

    def __str__(self) -> str:
        return f"{self.place}: {self.found} {self.do}"


class BadFigures(Refused):
    """Figures that cannot be kept, with every problem of the whole load. Nothing of the load was kept."""

    def __init__(self, problems: Sequence[Problem]):
        super().__init__("\n".join(str(one) for one in problems))
        self.problems = tuple(problems)


def check(verdict: Verdict) -> None:
    """Go on when the verdict allows it. Raises Refused with its reason."""
    if not verdict.allowed:
        raise Refused(verdict.reason)
