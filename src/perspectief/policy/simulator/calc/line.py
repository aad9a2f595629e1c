"""From a line to what a page shows: money per month by source, steps of more work, and where schemes end. No Django."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from perspectief.simulation.line import Axis, Cliff, Comparison, Dip, Line, Points, Step, Turn, burden_between, turns

Cents = NDArray[np.int64]
MONTHS_OF_CENTS = 1200
EVERY = 5
"""A chart shows each fifth point of a line: every half hour."""
STEPS = {Axis.HOURS: (0, 8, 16, 24, 32, 40), Axis.WAGE: (0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000)}
ROWS = {
    Axis.HOURS: (0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 48, 60),
    Axis.WAGE: tuple(range(0, 60_001, 5_000)),
}
PER_STEP = {Axis.HOURS: 10, Axis.WAGE: 1 / 100}
"""Points of a line per hour, or per euro."""
SHOWN_SHARE = (-0.5, 1.5)
"""A burden outside these is drawn at the edge: at a cliff it would be hundreds of percents."""


class Source(StrEnum):
    """What the money of a household comes from, in the order of the chart."""

    NET = "net"
    ASSISTANCE = "assistance"
    RENT = "rent"
    HEALTH = "health"
    CHILDREN = "children"
    OTHER = "other"


_SOURCES = {
    "bijstand": Source.ASSISTANCE,
    "aio": Source.ASSISTANCE,
    "huurtoeslag": Source.RENT,
    "zorgtoeslag": Source.HEALTH,
    "kinderbijslag": Source.CHILDREN,
    "kindgebonden_budget": Source.CHILDREN,
    "kinderopvangtoeslag": Source.CHILDREN,
}


def by_source(points: Points) -> dict[Source, Cents]:
    """Cents a year from each source, without those that give nothing anywhere."""
    found = {source: np.zeros_like(points.gross) for source in Source}
    found[Source.NET] = points.net
    for key, cents in points.granted.items():
        source = _SOURCES.get(key, Source.OTHER)
        found[source] = found[source] + cents
    return {source: cents for source, cents in found.items() if cents.any()}


def per_month(cents: int | np.integer) -> float:
    """Euro a month."""
    return int(cents) / MONTHS_OF_CENTS


def along(line: Line) -> NDArray[np.float64]:
    """What stands along the axis: hours a week, or gross euro a year."""
    return line.points.hours if line.axis is Axis.HOURS else line.points.own_gross / 100


def place_of(axis: Axis, x: float) -> int:
    """The place on a line of so many hours or euro."""
    return round(x * PER_STEP[axis])


# --- Steps of more work -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class StepUp:
    """From one number of hours (or wage) to a higher one: euro a month more gross, and what is left of it.

    `lost`: where the rest goes, the largest first; negative is what comes extra.
    """

    low: int
    high: int
    gross: float
    left: float
    lost: tuple[tuple[str, float], ...]

    @property
    def of_ten(self) -> float:
        """What is left of every ten euro gross."""
        return 10 * self.left / self.gross


def steps_up(line: Line) -> list[StepUp]:
    """Steps that people make: a day of work more, or ten thousand euro."""
    marks = STEPS[line.axis]
    return [_step_up(line, low, high) for low, high in pairwise(marks)]


def _step_up(line: Line, low: int, high: int) -> StepUp:
    begin, end = (place_of(line.axis, x) for x in (low, high))
    burden = burden_between(line.points.between(begin, begin + 1), line.points.between(end, end + 1))
    lost = [(key, per_month(cents[0])) for key, cents in burden.lost.items() if abs(cents[0]) >= MONTHS_OF_CENTS]
    return StepUp(
        low=low,
        high=high,
        gross=per_month(burden.more[0]),
        left=per_month(line.disposable[end] - line.disposable[begin]),
        lost=tuple(sorted(lost, key=lambda item: -item[1])),
    )


# --- What stops -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class End:
    """Where a scheme stops along a line before and after a reform: hours a week, or gross euro a year.

    None: it does not stop there, or it is not there at all. `is_there`: whether it is, before and after; `was`: euro a
    month at its end, None when nobody can say what it is worth.
    """

    key: str
    before: float | None
    after: float | None
    is_there: tuple[bool, bool]
    was: float | None

    @property
    def moves(self) -> bool:
        """Whether the reform changes it."""
        return self.before != self.after or self.is_there[0] != self.is_there[1]


def ends(before: Line, after: Line) -> list[End]:
    """Every scheme that stops somewhere, in the order in which they stop after the reform."""
    first, then = _last_ends(before), _last_ends(after)
    keys = dict.fromkeys([*then, *first])
    found = [_end(key, first.get(key), then.get(key), before, after) for key in keys]
    return sorted(found, key=lambda end: (end.after is None, end.after or 0.0, end.before or 0.0, end.key))


def _last_ends(line: Line) -> dict[str, Turn]:
    """Where each scheme stops for good."""
    last = {turn.key: turn for turn in turns(line.points)}
    return {key: turn for key, turn in last.items() if turn.ends}


def _end(key: str, before: Turn | None, after: Turn | None, line: Line, reformed: Line) -> End:
    turn = after or before
    assert turn is not None
    return End(
        key=key,
        before=None if before is None else position(line, before.low),
        after=None if after is None else position(reformed, after.low),
        is_there=(is_there(line.points, key), is_there(reformed.points, key)),
        was=None if turn.was is None else per_month(turn.was),
    )


def is_there(points: Points, key: str) -> bool:
    """Whether a scheme gives something somewhere on a line."""
    return key in points.granted or key in points.rights


def position(line: Line, own_gross: int) -> float:
    """Where a gross wage (cents a year) stands along the axis."""
    return line.hours_at(own_gross) if line.axis is Axis.HOURS else own_gross / 100


# --- Falls ------------------------------------------------------------------------------------------------------------


def slides(line: Line) -> list[Dip]:
    """Stretches with less than at their begin in which no cliff lies: the money goes down little by little."""
    return [dip for dip in line.dips if not any(_in(dip, cliff) for cliff in line.cliffs)]


def _in(dip: Dip, cliff: Cliff) -> bool:
    return cliff.low < (dip.until or cliff.high) and dip.low <= cliff.high


def largest_difference(compared: Comparison) -> tuple[int, int]:
    """Where a reform changes most: the place on the line, and cents a year."""
    place = int(np.argmax(np.abs(compared.difference)))
    return place, int(compared.difference[place])


def shown(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shares within the edges of the chart."""
    return np.clip(shares, *SHOWN_SHARE)


# --- Every number -----------------------------------------------------------------------------------------------------


def table(line: Line, before: Line | None) -> tuple[list[str], Iterator[Sequence[float | str]]]:
    """All points of a line for a file: headings and rows, euro a year and shares."""
    points = line.points
    columns: dict[str, NDArray[np.float64]] = {
        "uren_per_week": points.hours,
        "bruto_loon_eigen_jaar": points.own_gross / 100,
        "bruto_loon_huishouden_jaar": points.gross / 100,
        "belasting_en_premies_jaar": points.tax / 100,
        "premie_zorg_jaar": points.premiums / 100,
        "netto_inkomen_jaar": points.net / 100,
        **{f"{key}_jaar": cents / 100 for key, cents in points.granted.items()},
        "besteedbaar_inkomen_jaar": line.disposable / 100,
        **({"besteedbaar_inkomen_jaar_nu": before.disposable / 100} if before else {}),
        **_burdens(line),
        "druk_van_al_het_werk": line.participation_tax,
        "deel_zonder_werk": line.replacement_rate,
        **{f"recht_{key}": has.astype(np.float64) for key, has in points.rights.items()},
    }
    return list(columns), _rows(columns)


def _burdens(line: Line) -> Mapping[str, NDArray[np.float64]]:
    found = {}
    for step, name in ((Step.HOUR, "druk_uur_meer"), (Step.YEAR, "druk_1200_meer")):
        burden = line.burden(step)
        found[name] = burden.total
        found |= {f"{name}_{part}": shares for part, shares in burden.parts.items()}
    return found


def _rows(columns: Mapping[str, NDArray[np.float64]]) -> Iterator[Sequence[float | str]]:
    for row in zip(*columns.values(), strict=True):
        yield ["" if np.isnan(value) else round(float(value), 4) for value in row]
