"""Which questions fit somebody, and why, in words. It proposes only: the person picks, and nobody is assigned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Key = TypeVar("Key")
DAYS_IN_A_WEEK = 7


class Why(StrEnum):
    """Why a question fits, or what to mind."""

    KIND = "kind"
    THEME = "theme"
    HOURS = "hours"
    AREA = "area"
    MORE_HOURS = "more_hours"
    ELSEWHERE = "elsewhere"


POINTS = {Why.KIND: 3, Why.THEME: 2, Why.HOURS: 2, Why.AREA: 1, Why.MORE_HOURS: -2, Why.ELSEWHERE: -1}
"""So much each counts. A theme counts once for each that is shared, twice at most."""
MOST_THEMES = 2


@dataclass(frozen=True)
class Wish:
    """What somebody wants. `kinds`: empty is anything; `hours`: a week, None: not told; `area`: empty is anywhere."""

    kinds: frozenset[str]
    themes: frozenset[str]
    hours: int | None
    area: str
    certified: bool


@dataclass(frozen=True)
class Asked(Generic[Key]):
    """What is asked. `hours`: all together, between the two days."""

    key: Key
    kind: str
    themes: frozenset[str]
    hours: int
    starts_on: dt.date
    ends_on: dt.date
    area: str
    certified: bool

    @property
    def hours_a_week(self) -> float:
        """Spread evenly."""
        weeks = max(1.0, ((self.ends_on - self.starts_on).days + 1) / DAYS_IN_A_WEEK)
        return self.hours / weeks


@dataclass(frozen=True)
class Fit(Generic[Key]):
    """A question that fits, with the reasons; the best first."""

    key: Key
    points: int
    because: tuple[Why, ...]


def fits(wish: Wish, asked: Iterable[Asked[Key]]) -> list[Fit[Key]]:
    """Everything that fits this wish, the best first; what is equal stays in its order."""
    found = [fit for one in asked if _may_fit(wish, one) and (fit := _fit(wish, one)).points > 0]
    return sorted(found, key=lambda fit: -fit.points)


def _may_fit(wish: Wish, one: Asked[Key]) -> bool:
    """Of a kind that somebody wants, and not only for others."""
    return (not wish.kinds or one.kind in wish.kinds) and (wish.certified or not one.certified)


def _fit(wish: Wish, one: Asked[Key]) -> Fit[Key]:
    because = tuple(_reasons(wish, one))
    shared = min(MOST_THEMES, len(wish.themes & one.themes))
    points = sum(POINTS[why] * (shared if why is Why.THEME else 1) for why in because)
    return Fit(one.key, points, because)


def _reasons(wish: Wish, one: Asked[Key]) -> Iterator[Why]:
    if wish.kinds:
        yield Why.KIND
    if wish.themes & one.themes:
        yield Why.THEME
    if wish.hours is not None:
        yield Why.HOURS if one.hours_a_week <= wish.hours else Why.MORE_HOURS
    if wish.area and one.area:
        yield Why.AREA if wish.area == one.area else Why.ELSEWHERE
    elif not one.area:
        yield Why.AREA
