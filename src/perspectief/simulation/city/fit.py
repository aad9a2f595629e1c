"""From drawn dwellings to a city: weights that agree with the margins, a pool of distinct dwellings, areas.

1. Many dwellings are drawn from `samples`, go through the law and are weighted to the nation: household types, incomes
   and low incomes by type. This gives the limits of the income bands.
2. From there they are weighted to the place; `size` of them are chosen with a chance that follows their weight.
3. Each is put in an area; weights are fitted once more to place and areas together, and made whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from perspectief.rules.kernel.population import Population
from perspectief.simulation.city import areas as geography
from perspectief.simulation.city.margins import Margin, Margins, by_area, margins_of, scaled
from perspectief.simulation.city.measures import Pool, based, measured
from perspectief.simulation.city.traits import EARNERS, Bands, Believed, Progress, Traits, drawn
from perspectief.simulation.city.weigh import Constraint, table_of, weighted, whole
from perspectief.simulation.samples.dwellings import Column

Reals = NDArray[np.float64]

PER_CHOSEN = 4
"""Dwellings drawn for each distinct dwelling of the pool."""
INSIDE = 0.9
"""Part of the interval of a share that is used: its base moves while weights are made whole."""
NO_BANDS = Bands((0.0, 0.0), (0.0, 0.0))


@dataclass(frozen=True)
class Fitted:
    """The chosen dwellings (`rows` among the drawn), their whole weights and areas, and their traits."""

    margins: Margins
    drawn: int
    rows: Column
    weights: Column
    area: Column
    pool: Pool


def believed() -> Believed:
    """Who asks for allowances, and equivalence factors, from the national file."""
    national = margins_of("NL")
    used = {m.category: 1 - m.value / 100 for m in national.city if m.variable == "non_use"}
    factors = {m.category: m.value for m in national.city if m.variable == "equivalence"}
    return Believed(used, factors["further adult"], factors["child"])


def fitted(
    margins: Margins, day: date, seed: int, size: int, law: Population, progress: Progress | None = None
) -> Fitted:
    """`size` distinct dwellings with whole weights that agree with the margins of a place."""
    many = size * PER_CHOSEN
    traits = drawn(seed, many, day, law, believed(), progress)
    candidates, weights = _national(traits, many, _year_of(margins))
    if margins.place != "NL":
        base = weights * margins.total("households") / weights.sum()
        weights = _city_weights(margins, candidates, base)
    rows, chosen = _chosen(weights, size, np.random.default_rng([seed, 1]))
    pool = candidates.taken(rows)
    chosen = _city_weights(margins, pool, chosen)
    area = _areas(margins, pool, chosen, np.random.default_rng([seed, 2]))
    final = chosen
    for _ in range(2):
        table = table_of(_constraints(margins, pool, final), area)
        final = weighted(table, chosen)
    counts = whole(table, final, seed)
    kept = np.flatnonzero(counts)
    return Fitted(margins, many, rows[kept], counts[kept], area[kept], pool.taken(kept))


def _year_of(margins: Margins) -> int:
    """The year of what is published about low incomes."""
    found = margins.of("low_income", "up to 110%")
    return found.year if found else 0


def _national(traits: Traits, many: int, year: int) -> tuple[Pool, Reals]:
    """All drawn dwellings weighted to the nation of that year, with the limits of the income bands that this gives."""
    pool, national = Pool(traits, NO_BANDS), margins_of("NL").of_year(year)
    base = np.where(pool["impossible"], 0.0, national.total("households") / many)
    weights = _city_weights(national, pool, base)
    incomes = pool.incomes.astype(np.float64)
    of_persons = np.repeat(weights, EARNERS)[incomes.ravel() > 0]
    bands = Bands(_limits(pool["standard"], weights), _limits(incomes[incomes > 0], of_persons))
    return Pool(traits, bands), weights


def _limits(amounts: Reals, weights: Reals) -> tuple[float, float]:
    order = np.argsort(amounts, kind="stable")
    reached = np.cumsum(weights[order]) / weights.sum()
    low, high = (float(amounts[order[np.searchsorted(reached, part)]]) for part in (0.4, 0.8))
    return low, high


def _city_weights(margins: Margins, pool: Pool, base: Reals) -> Reals:
    """Weights for the figures of the whole place; twice, because some shares are of a base that moves."""
    weights = base
    for _ in range(2):
        weights = weighted(table_of(_city_constraints(margins, pool, weights)), base)
    return weights


def _chosen(weights: Reals, size: int, rng: np.random.Generator) -> tuple[Column, Reals]:
    """About `size` dwellings with a chance that follows their weight, and the weight that each then stands for."""
    share = np.minimum(1.0, weights * size / weights.sum())
    for _ in range(50):
        left = size - (share >= 1).sum()
        rest = weights[share < 1].sum()
        share = np.where(share >= 1, 1.0, np.minimum(1.0, weights * left / rest))
    steps = np.floor(np.cumsum(share) + rng.random())
    rows = np.flatnonzero(np.diff(np.concatenate(([0.0], steps))) > 0)
    return rows, weights[rows] / share[rows]


def _constraints(margins: Margins, pool: Pool, weights: Reals) -> list[Constraint]:
    return _city_constraints(margins, pool, weights) + _area_constraints(margins, pool, weights)


def _city_constraints(margins: Margins, pool: Pool, weights: Reals) -> list[Constraint]:
    totals = {"persons": margins.total("persons"), "households": margins.total("households")}
    if margins.of("dwellings", "total"):
        totals["dwellings"] = margins.total("dwellings")
    found = [_constraint(scaled(m, margins), totals, pool, weights) for m in margins.city if m.role == "fitted"]
    return [one for one in found if one is not None]


def _area_constraints(margins: Margins, pool: Pool, weights: Reals) -> list[Constraint]:
    found = []
    for number, figures in enumerate(by_area(margins.areas).values()):
        totals = {m.variable: scaled(m, margins).value for m in figures if m.category == "total"}
        share = totals["persons"] / margins.total("persons")
        to_fit = (scaled(margin, margins) for margin in figures if margin.role == "fitted")
        found += [_constraint(margin, totals, pool, weights, number, share) for margin in to_fit]
    return [one for one in found if one is not None]


def _constraint(
    margin: Margin, totals: dict[str, float], pool: Pool, weights: Reals, area: int | None = None, part: float = 1.0
) -> Constraint | None:
    """A figure as a constraint on weights. `totals`: bases that are published; `part`: of the city, for an area."""
    per = measured(pool, margin.variable, margin.category)
    if per is None:
        return None
    name = f"{margin.area} {margin.variable} {margin.category}"
    if not margin.is_share:
        return Constraint(name, per, margin.low, margin.high, area)
    if margin.base in totals:
        total = totals[margin.base]
        return Constraint(name, per, margin.low * total / 100, margin.high * total / 100, area)
    base = based(pool, margin.base)
    total = part * float(base @ weights)
    around = INSIDE * total / 100
    low, high = (margin.low - margin.value) * around, (margin.high - margin.value) * around
    return Constraint(name, per - margin.value / 100 * base, low, high, area)


def _areas(margins: Margins, pool: Pool, weights: Reals, rng: np.random.Generator) -> Column:
    """The area of each dwelling; -1 everywhere when the place has none."""
    per_area = by_area(margins.areas)
    if not per_area:
        return np.full(len(pool), -1, dtype=np.int16)
    found = _area_constraints(margins, pool, weights)
    size = len(found) // len(per_area)
    traits = np.stack([one.per for one in found[:size]], axis=1)
    rows = [found[begin : begin + size] for begin in range(0, len(found), size)]
    targets = np.array([[(one.low + one.high) / 2 for one in row] for row in rows])
    halves = np.array([[max((one.high - one.low) / 2, 0.5) for one in row] for row in rows])
    return geography.drawn(geography.chances(traits, weights, targets, halves), rng)
