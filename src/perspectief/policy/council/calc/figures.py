"""The figures of a report as plain data, read back into nouns: an indicator, its series, its points.

The same nouns serve a draft (built just now) and a frozen report (read from what was kept): one road to page and paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

DASH = "\N{EN DASH}"


class Point(NamedTuple):
    """One figure. `text`: as people read it; `value`: its number as text, empty when it is not shown; `why`: the reason
    then. `opens`: it begins a new stretch. `before`: what stood here earlier, when it was revised."""

    period: str
    value: str
    text: str
    why: str
    missing: str
    release: str
    url: str
    note: str
    version: int
    provisional: bool
    opens: bool
    origin: str
    recorded: str
    before: tuple[str, ...]

    @property
    def number(self) -> float | None:
        """For a drawing."""
        return float(self.value) if self.value else None


@dataclass(frozen=True)
class Line:
    """One series: an area and a group, with its points; oldest first within each stretch."""

    area: str
    area_name: str
    group: str
    points: tuple[Point, ...]

    @property
    def stretches(self) -> list[list[Point]]:
        """Runs of points that may be compared with each other."""
        runs: list[list[Point]] = []
        for point in self.points:
            if point.opens or not runs:
                runs.append([])
            runs[-1].append(point)
        return runs

    @property
    def newest(self) -> Point | None:
        """The newest point with a number."""
        return next((point for point in reversed(self.points) if point.value), None)


@dataclass(frozen=True)
class Definition:
    """What an indicator meant from a day on."""

    number: int
    valid_from: str
    definition: str
    source: str
    comparable: str
    reason: str


@dataclass(frozen=True)
class Aim:
    """What was wanted of an indicator, who wanted it, and how it stands: in a word and in a sentence."""

    says: str
    set_by: str
    verdict: str
    word: str
    sentence: str

    @property
    def is_open(self) -> bool:
        """Is there nothing to say of it yet?"""
        return self.verdict == "unsure"


@dataclass(frozen=True)
class Told:
    """One indicator in a report. `own`: the line of the municipality; `others`: the country, and groups in the city.
    `movement`: where the newest figure went, such as "lager dan in 2019"; empty when that cannot be said."""

    key: str
    name: str
    evidence: str
    goals: tuple[str, ...]
    lines: tuple[int, ...]
    collection: str
    unit: str
    owner: str
    threshold: str
    says: str
    says_not: str
    definitions: tuple[Definition, ...]
    own: Line
    others: tuple[Line, ...]
    aims: tuple[Aim, ...]
    movement: str

    @property
    def definition(self) -> Definition:
        """What it means by now."""
        return self.definitions[-1]

    @property
    def freshness(self) -> tuple[str, bool]:
        """What makes it fit to stand in front: a newer figure first, and then one with a target. Largest is best."""
        return (self.own.newest.period[:4] if self.own.newest else "", bool(self.aims))

    @property
    def is_heard(self) -> bool:
        """Does it tell what people say themselves?"""
        return self.evidence in ("hear", "both")

    @property
    def origins(self) -> set[str]:
        """From whom the numbers in it come."""
        return {point.origin for line in (self.own, *self.others) for point in line.points}

    @property
    def is_made_up(self) -> bool:
        """Does it hold anything invented?"""
        return "invented" in self.origins


@dataclass(frozen=True)
class Figures:
    """All figures of a report."""

    as_of: str
    municipality: str
    name: str
    told: tuple[Told, ...]

    def find(self, key: str) -> Told | None:
        """The indicator with this key."""
        return next((one for one in self.told if one.key == key), None)

    def of_goal(self, goal: str) -> list[Told]:
        """Indicators of a goal."""
        return [one for one in self.told if goal in one.goals]

    def of_line(self, number: int) -> list[Told]:
        """Indicators of a line."""
        return [one for one in self.told if number in one.lines]

    def in_collection(self, name: str) -> list[Told]:
        """Indicators of a collection."""
        return [one for one in self.told if one.collection == name]


def read(data: Mapping[str, Any]) -> Figures:
    """The nouns in this data."""
    told = tuple(_told(one) for one in data["indicators"])
    return Figures(data["as_of"], data["municipality"], data["name"], told)


def _told(data: Mapping[str, Any]) -> Told:
    plain = {name: data[name] for name in _PLAIN}
    return Told(
        **plain,
        goals=tuple(data["goals"]),
        lines=tuple(data["lines"]),
        definitions=tuple(Definition(**one) for one in data["definitions"]),
        aims=tuple(Aim(**one) for one in data["aims"]),
        own=_line(data["own"]),
        others=tuple(_line(one) for one in data["others"]),
    )


_PLAIN: Sequence[str] = (
    *("key", "name", "evidence", "collection", "unit", "owner", "threshold", "says", "says_not"),
    "movement",
)


_told_of = itemgetter(*Point._fields[:-1])
"""All of a point but what stood there before."""


def _line(data: Mapping[str, Any]) -> Line:
    points = tuple([Point._make((*_told_of(one), tuple(one["before"]))) for one in data["points"]])
    return Line(data["area"], data["area_name"], data["group"], points)
