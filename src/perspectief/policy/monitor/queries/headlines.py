"""Headlines that seem to contradict each other: what they count, of which year, and what can be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from perspectief.foundation.datafiles import data_files
from perspectief.policy.monitor import wording
from perspectief.policy.monitor.models import Indicator
from perspectief.policy.monitor.queries.indicators import find_many
from perspectief.policy.monitor.queries.names import areas as name_areas
from perspectief.policy.monitor.queries.series import Point, Series, many

ROOM = Path(__file__).parents[1]


@dataclass(frozen=True)
class Headline:
    """A sentence that went round: what it says, and what is known of it. Empty: the source does not say."""

    key: str
    says: str
    where: str
    year: str
    counts: str
    line: str
    area: str
    read: str
    known: bool
    """Whether the source gives enough to check it."""


@dataclass(frozen=True)
class Beside:
    """A published figure that belongs beside a headline."""

    indicator: Indicator
    point: Point
    area: str
    """Name of the area when it is not the municipality."""

    @property
    def when(self) -> str:
        """Its period in words."""
        return wording.period(self.point.period)


@dataclass(frozen=True)
class Riddle:
    """Headlines that people put beside each other, the figures that help, and what follows."""

    key: str
    question: str
    headlines: Sequence[Headline]
    beside: Sequence[Beside]
    answer: Sequence[str]
    can_tell: bool


@dataclass(frozen=True)
class _Said:
    key: str
    question: str
    headlines: tuple[Headline, ...]
    beside: tuple[tuple[str, str, str], ...]
    answer: tuple[str, ...]
    can_tell: bool


def riddles() -> list[Riddle]:
    """All of them, with the figures as they stand now."""
    told = _told(settings.MUNICIPALITY)
    known = {one.key: one for one in find_many({key for one in told for key, _period, _area in one.beside})}
    areas = sorted({area for one in told for _key, _period, area in one.beside})
    lines = many(known.values(), areas=areas) if areas else {}
    names = name_areas(areas)
    return [_riddle(one, known, lines, names) for one in told]


def _riddle(
    said: _Said, known: dict[str, Indicator], lines: dict[tuple[int, str, str], Series], names: dict[str, str]
) -> Riddle:
    beside = []
    for key, period, area in said.beside:
        line = lines.get((known[key].pk, area, "all")) if key in known else None
        point = line.at(period) if line else None
        if line and point:
            beside.append(Beside(known[key], point, "" if area == settings.MUNICIPALITY else names[area]))
    return Riddle(said.key, said.question, said.headlines, beside, said.answer, said.can_tell)


@cache
def _told(municipality: str) -> tuple[_Said, ...]:
    files = (file for file in data_files(ROOM, "headlines") if file.municipality == municipality)
    return tuple(_read(row, municipality) for file in files for row in file.rows)


def _read(row: dict[str, Any], municipality: str) -> _Said:
    return _Said(
        row["key"],
        row["question"],
        tuple(Headline(**one) for one in row["headlines"]),
        tuple((one["of"], one["period"], one.get("area", municipality)) for one in row["beside"]),
        tuple(row["answer"]),
        row["can_tell"],
    )
