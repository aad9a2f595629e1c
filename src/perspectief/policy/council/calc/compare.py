"""What differs between the figures of two reports: definitions, revisions, and what came or went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perspectief.policy.council.calc.figures import Definition, Figures, Line, Point, Told


@dataclass(frozen=True)
class Changed:
    """A figure of the same period and definition that says something else now."""

    indicator: str
    name: str
    area: str
    period: str
    before: str
    after: str
    release: str


@dataclass(frozen=True)
class Redefined:
    """An indicator that means something else from a day on."""

    indicator: str
    name: str
    definition: Definition


@dataclass(frozen=True)
class Newer:
    """An indicator of which the newest figure of both reports may be put beside each other, or may not."""

    indicator: str
    name: str
    before: Point | None
    after: Point | None
    same_definition: bool


@dataclass(frozen=True)
class Differences:
    """Everything that differs, older report first."""

    revised: tuple[Changed, ...]
    redefined: tuple[Redefined, ...]
    came: tuple[str, ...]
    went: tuple[str, ...]
    newest: tuple[Newer, ...]

    @property
    def is_empty(self) -> bool:
        """Do both stand on the same figures and definitions?"""
        return not (self.revised or self.redefined or self.came or self.went)


def compare(older: Figures, newer: Figures) -> Differences:
    """What is otherwise in the newer one."""
    before, after = ({one.key: one for one in figures.told} for figures in (older, newer))
    both = [(before[key], told) for key, told in after.items() if key in before]
    return Differences(
        tuple(change for pair in both for change in _revised(*pair)),
        tuple(change for pair in both for change in _redefined(*pair)),
        tuple(told.name for key, told in after.items() if key not in before),
        tuple(told.name for key, told in before.items() if key not in after),
        tuple(_newest(*pair) for pair in both),
    )


def _revised(before: Told, after: Told) -> Iterator[Changed]:
    older = {(line.area, line.group): _by_period(line) for line in (before.own, *before.others)}
    for line in (after.own, *after.others):
        known = older.get((line.area, line.group), {})
        for point in line.points:
            was = known.get((point.period, point.version))
            if was is not None and (was.value, was.text) != (point.value, point.text):
                area = line.area_name
                yield Changed(after.key, after.name, area, point.period, was.text, point.text, point.release)


def _by_period(line: Line) -> dict[tuple[str, int], Point]:
    return {(point.period, point.version): point for point in line.points}


def _redefined(before: Told, after: Told) -> Iterator[Redefined]:
    known = {one.number for one in before.definitions}
    for one in after.definitions:
        if one.number not in known:
            yield Redefined(after.key, after.name, one)


def _newest(before: Told, after: Told) -> Newer:
    was, now = before.own.newest, after.own.newest
    same = was is not None and now is not None and _comparable(after.own, was, now)
    return Newer(after.key, after.name, was, now, same)


def _comparable(line: Line, was: Point, now: Point) -> bool:
    """Do both periods lie in one stretch of the newer report?"""
    return any(
        {was.period, now.period} <= {point.period for point in run}
        and {was.version, now.version} <= {point.version for point in run}
        for run in line.stretches
    )
