"""What people keep of working more: marginal pressure for one hour a week, and the participation tax of a first job.

Pressure = 1 - (more disposable income) / (more wage), for one adult at a time. Only what a household really asks for
counts (middle reach): who does not ask for huurtoeslag does not lose it. Tax and every scheme together are the whole.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numba
import numpy as np
import polars as pl
from numpy.typing import NDArray

from perspectief.simulation.outcomes.drawing import HOUSEHOLD
from perspectief.simulation.outcomes.law import HOLIDAY_PAY, MINIMUM_WAGE, Columns, SchemeLine
from perspectief.simulation.outcomes.steps import GROWN_UP, Moved, Raise, Raises, Step, moved, one_hour, steps
from perspectief.simulation.uptake.chance import PLACES, key_of, log_odds, noise_of

if TYPE_CHECKING:
    from perspectief.simulation.city.model import CityBlock
    from perspectief.simulation.outcomes.result import Simulation

Column = NDArray[Any]

LOWEST, HIGHEST = -100, 300
"""Per cent; everything below or above stands in the first or last class of one per cent."""
BANDS = (0, 20, 40, 60, 80, 100)
TAX = "belasting en premies"
JOB_HOURS = 24.0
"""Assumption: the first job is of so many hours a week at the minimum wage."""
LAST_AGE = 67
_MID = 1


@dataclass(frozen=True)
class Pressure:
    """Adults who took a step, by how much of it they lose.

    `bands`: adults and cents a year per band of pressure; `parts`: cents lost per band and part (`belasting en
    premies`, or the key of a scheme): of a band they add up to `lost_cents`. `adults`; `median` and `high` (a tenth
    has more), in per cent; `left_out`: adults who could not be worked out.
    """

    bands: pl.DataFrame
    parts: pl.DataFrame
    adults: int
    median: float | None
    high: float | None
    left_out: int


def metr(simulation: Simulation) -> Pressure:
    """The marginal pressure of an hour a week more, for every adult with a wage."""
    return _pressure(simulation, one_hour)


def participation(simulation: Simulation) -> Pressure:
    """The participation tax of a first job: `JOB_HOURS` at the minimum wage, for every adult of 18 to 66 without work,
    own business, benefit other than bijstand, pension or study."""
    holiday = simulation.law.value(HOLIDAY_PAY)

    def raises(block: CityBlock, columns: Columns) -> Raise:
        hourly = np.nan_to_num(columns[MINIMUM_WAGE])
        wage = np.round(hourly * JOB_HOURS * 52 * (1 + holiday), 2)
        return np.where(_without_work(block), wage, 0.0), np.full(len(wage), JOB_HOURS)

    return _pressure(simulation, raises)


def _without_work(block: CityBlock) -> Column:
    income = ("loon_bruto_y", "winst_y", "uitkering_bruto_y", "aow_bruto_y", "pensioen_bruto_y", "studiefinanciering_m")
    has = np.any([np.asarray(block.facts[name]) != 0 for name in income], axis=0)
    studies = np.asarray(block.facts["studie"]) != 0
    return np.asarray(~has & ~studies & (block.age >= GROWN_UP) & (block.age < LAST_AGE))


def _pressure(simulation: Simulation, raises: Raises) -> Pressure:
    lines = [line for line in simulation.law.lines if line.adds]
    classes = np.zeros((HIGHEST - LOWEST + 1, 3 + len(lines)), dtype=np.int64)
    left_out = 0
    for step in steps(simulation, raises):
        left_out += int(step.block.weight[~step.moves].sum())
        _count(simulation, step, lines, classes)
    return Pressure(
        _bands(classes),
        _parts(classes, lines),
        int(classes[:, 0].sum()),
        _at(classes, 0.5),
        _at(classes, 0.9),
        left_out,
    )


def _count(simulation: Simulation, step: Step, lines: list[SchemeLine], classes: Column) -> None:
    """Add the households of one step. Columns of `classes`: adults, gross, tax, and each scheme; the last in cents."""
    found = [moved(step, line) for line in lines]
    homes = np.concatenate([one.dwelling for one in found])
    thresholds = [_threshold(simulation, step, line, one) for line, one in zip(lines, found, strict=True)]
    begin = np.concatenate(([0], np.cumsum(np.bincount(homes, minlength=step.block.counts[3]))))
    _press(
        step.block.first.astype(np.int64),
        step.block.weight.astype(np.int32),
        np.where(step.moves, step.gross, 0),
        step.net,
        begin,
        np.argsort(homes, kind="stable"),
        np.concatenate([one.place for one in found]).astype(np.int32),
        np.concatenate(thresholds),
        np.concatenate([one.more for one in found]),
        np.repeat(np.arange(len(lines)), [len(one.who) for one in found]),
        np.array([key_of(simulation.uptake.seed, line.key) for line in lines], dtype=np.uint64),
        key_of(simulation.uptake.seed, HOUSEHOLD),
        simulation.uptake.spread,
        classes,
    )


def _threshold(simulation: Simulation, step: Step, line: SchemeLine, found: Moved) -> Column:
    """Who asked goes on asking; who gets a right by the step asks as others do."""
    after = step.after.rights[line.key]
    fresh = simulation.uptake.thresholds(
        line.key,
        after,
        municipal=line.municipal,
        automatic=line.key in simulation.reform.automatic,
        before=step.before.rights[line.key],
    )[:, _MID]
    outcome = simulation.blocks[step.number]
    whole, had = outcome.rights.rights[line.key], found.had
    threshold = np.empty(len(found.who))
    wanted = step.homes[found.dwelling[had]].astype(np.int64) * PLACES + found.place[had]
    at = np.searchsorted(whole.dwelling.astype(np.int64) * PLACES + whole.place, wanted)
    threshold[had] = outcome.thresholds[line.key][at, _MID]
    threshold[~had] = fresh[np.searchsorted(after.who, found.who[~had])]
    return threshold


@numba.njit(cache=True, nogil=True)
def _press(
    first: Column,
    weight: Column,
    gross: Column,
    net: Column,
    start: Column,
    entry: Column,
    place: Column,
    threshold: Column,
    more: Column,
    slot: Column,
    keys: Column,
    household_key: np.uint64,
    spread: float,
    classes: Column,
) -> None:
    part = np.zeros(len(keys), dtype=np.int64)
    for d in range(len(weight)):
        if gross[d] <= 0:
            continue
        for nth in range(weight[d]):
            household = np.uint64(first[d] + nth)
            lost = gross[d] - net[d]
            part[:] = 0
            propensity = spread * log_odds(household_key, household)
            for at in range(start[d], start[d + 1]):
                which = entry[at]
                if noise_of(keys[slot[which]], household, place[which], propensity) < threshold[which]:
                    part[slot[which]] -= more[which]
                    lost -= more[which]
            row = min(max((lost * 100) // gross[d], LOWEST), HIGHEST) - LOWEST
            classes[row, 0] += 1
            classes[row, 1] += gross[d]
            classes[row, 2] += gross[d] - net[d]
            for k in range(len(keys)):
                classes[row, 3 + k] += part[k]


def _edges() -> list[tuple[str, int, int]]:
    """Name of each band with its first class and the class after its last."""
    limits = [LOWEST, *BANDS, HIGHEST + 1]
    words = [
        f"onder {BANDS[0]}%",
        *(f"{a} tot {b}%" for a, b in itertools.pairwise(BANDS)),
        f"{BANDS[-1]}% of meer",
    ]
    return [(word, a - LOWEST, b - LOWEST) for word, a, b in zip(words, limits[:-1], limits[1:], strict=True)]


def _bands(classes: Column) -> pl.DataFrame:
    rows = []
    for name, begin, end in _edges():
        adults, gross, *parts = (int(number) for number in classes[begin:end].sum(axis=0))
        rows.append((name, adults, gross, sum(parts), parts[0], sum(parts[1:])))
    names = ("adults", "gross_cents", "lost_cents", "tax_cents", "schemes_cents")
    return pl.DataFrame(rows, schema={"band": pl.String} | dict.fromkeys(names, pl.Int64), orient="row")


def _parts(classes: Column, lines: list[SchemeLine]) -> pl.DataFrame:
    names = [TAX, *(line.key for line in lines)]
    rows = [
        (band, name, int(cents))
        for band, begin, end in _edges()
        for name, cents in zip(names, classes[begin:end, 2:].sum(axis=0), strict=True)
        if cents
    ]
    return pl.DataFrame(rows, schema={"band": pl.String, "part": pl.String, "cents": pl.Int64}, orient="row")


def _at(classes: Column, share: float) -> float | None:
    """The pressure in per cent below which this share of the adults stays."""
    many = np.cumsum(classes[:, 0])
    return float(np.searchsorted(many, share * many[-1]) + LOWEST) if many[-1] else None
