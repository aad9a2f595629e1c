"""How often each item comes first, second and so on, over all weights and scores that are reasonable (SMAA-2).

Lahdelma & Salminen 2001; Tervonen & Lahdelma 2007. Many times weights are drawn from what is known of them (`spaces`),
and scores from what the panel said; each time the items are put in order.

Scores: the seats are drawn again with replacement, all items and questions together, so that a strict seat stays so.
Around the mean comes a triangle: as wide as seats said that it could be lower or higher, and wider where it is not well
known that the item works. Grade 5 to 0 adds 0, 5, 10, 15, 25 or 40 points of value to both sides, as far as 0 and 100:
our choice, the list of the optimism cut read as points. The score stays the most likely value. A question that nobody
graded for any item is not widened; where some items have a grade, an item without one counts as 0. What nobody scored
may be anything from 0 to 100.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from perspectief.policy.weighing.calc.panel import Panel
from perspectief.policy.weighing.calc.spaces import AnySpace, Rng, Without, draw_weights
from perspectief.policy.weighing.calc.values import TOP, Curves, Floats, grid, high_grid, low_grid
from perspectief.policy.weighing.calc.weights import BadWeights

DRAWS = 10_000
"""The standard error of a share is then at most .005."""
CHUNK = 250
"""So many draws at a time stay in the cache of a processor."""
STEPS = 256
"""Into so many equally likely steps a triangle is cut."""
WIDER: Mapping[int, float] = {5: 0, 4: 5, 3: 10, 2: 15, 1: 25, 0: 40}
"""Points of value on both sides, by how well it is known that an item works."""
UNTIE = 1e-4
"""Points of value, far below what a score can say: items with the same total share places by chance."""
ALWAYS, NEVER = 0.95, 0.05

Single = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Spread:
    """What the scores of a panel could be: to draw from.

    `scores`: seats x (items x questions), 0 where missing; `given`: 1 where there is one, None when all are there.
    `middle`: their mean. `wide`: which of them have a triangle; `triangles`: its steps, from low to high, one after the
    other. `nobody`: which are without any score.
    """

    shape: tuple[int, int]
    scores: Single
    given: Single | None
    middle: Single
    wide: npt.NDArray[np.intp]
    triangles: Single
    nobody: npt.NDArray[np.intp]


def spread_of(panel: Panel, curves: Curves) -> Spread:
    """What the scores of this panel could be; a seat that scored nothing is not drawn."""
    panel = panel.who_scored
    values = grid(panel, curves)
    known = ~np.isnan(values)
    number = known.sum(axis=0)
    middle = np.divide(np.nansum(values, axis=0), number, out=np.full(number.shape, TOP / 2), where=number > 0)
    more = _wider(panel)
    below = _mean(values - low_grid(panel, curves), number) + more
    above = _mean(high_grid(panel, curves) - values, number) + more
    nobody = number == 0
    lower = np.where(nobody, 0.0, np.minimum(below, middle)).ravel()
    higher = np.where(nobody, 0.0, np.minimum(above, TOP - middle)).ravel()
    wide = np.flatnonzero(lower + higher > 0)
    flat = (len(panel.seats), -1)
    return Spread(
        shape=(len(panel.items), len(panel.criteria)),
        scores=_single(np.nan_to_num(values).reshape(flat)),
        given=None if known.all() else _single(known.reshape(flat)),
        middle=_single(middle.ravel()),
        wide=wide,
        triangles=_single(_triangles(lower[wide], higher[wide]).ravel()),
        nobody=np.flatnonzero(nobody),
    )


def _triangles(lower: Floats, higher: Floats) -> Floats:
    """How far from the mean each of the steps lies: the inverse of the distribution of a triangle, at their middles."""
    at = (np.arange(STEPS) + 0.5) / STEPS
    lower, higher = lower[:, None], higher[:, None]
    both = lower + higher
    down = np.sqrt(at * lower * both) - lower
    up = higher - np.sqrt((1 - at) * higher * both)
    return np.where(at * both < lower, down, up)


def _single(values: npt.NDArray) -> Single:
    return np.ascontiguousarray(values, dtype=np.float32)


def _mean(values: Floats, number: npt.NDArray) -> Floats:
    return np.nansum(values, axis=0) / np.maximum(number, 1)


def _wider(panel: Panel) -> Floats:
    columns = []
    for criterion in panel.criteria:
        grades = [panel.grade(item, criterion) for item in panel.items]
        looked = any(grade is not None for grade in grades)
        columns.append([WIDER[grade or 0] if looked else 0.0 for grade in grades])
    return np.array(columns, dtype=float).reshape(len(panel.criteria), len(panel.items)).T


@dataclass(frozen=True)
class Draws:
    """Many reasonable worlds. `weights`: draws x questions; `totals`: draws x items, the value of each, 0 to 100."""

    items: tuple[str, ...]
    criteria: tuple[str, ...]
    weights: Floats
    totals: Floats


def draw(panel: Panel, curves: Curves, space: AnySpace, seed: int, number: int = DRAWS) -> Draws:
    """Weights from `space` and scores from the panel; the same seed gives the same draws. Raises BadWeights.

    Questions of `space` that the panel does not have (what it costs, when there is a limit of money) are left out.
    """
    rng = np.random.default_rng(seed)
    weights = _weights(space, panel.criteria, number, rng)
    spread = spread_of(panel, curves)
    parts = [_totals(spread, weights[begin : begin + CHUNK], rng) for begin in range(0, number, CHUNK)]
    return Draws(panel.items, panel.criteria, weights, np.concatenate(parts))


def _weights(space: AnySpace, criteria: tuple[str, ...], number: int, rng: Rng) -> Floats:
    missing = [key for key in criteria if key not in space.keys]
    if missing:
        raise BadWeights([f"Er is geen gewicht voor {', '.join(missing)}."])
    out = frozenset(space.keys) - set(criteria)
    space = Without(space, out) if out else space
    columns = [space.keys.index(key) for key in criteria]
    return draw_weights(space, number, rng)[:, columns]


def _totals(spread: Spread, weights: Floats, rng: Rng) -> Floats:
    number, seats = len(weights), len(spread.scores)
    times = _single(rng.multinomial(seats, np.full(seats, 1 / seats), size=number))
    values = _means(spread, times)
    _widen(values, spread, rng)
    if len(spread.nobody):
        values[:, spread.nobody] = TOP * rng.random((number, len(spread.nobody)), dtype=np.float32)
    shaped = values.reshape(number, *spread.shape)
    totals = np.matmul(shaped, _single(weights)[:, :, None])[:, :, 0]
    return np.clip(totals.astype(float), 0, TOP)


def _means(spread: Spread, times: Single) -> Single:
    """The mean of the seats drawn; the mean of all where none of them scored."""
    points = times @ spread.scores
    if spread.given is None:
        return points / np.float32(len(spread.scores))
    number = times @ spread.given
    return np.where(number > 0, points / np.maximum(number, 1), spread.middle)


def _widen(values: Single, spread: Spread, rng: Rng) -> None:
    """A draw from the triangle of each cell is added; values stay between 0 and 100."""
    wide = spread.wide
    if not len(wide):
        return
    steps = rng.integers(STEPS, size=(len(values), len(wide)), dtype=np.uint8)
    far = spread.triangles.take(np.arange(len(wide)) * STEPS + steps)
    values[:, wide] = np.clip(values[:, wide] + far, 0, TOP)


@dataclass(frozen=True)
class Smaa:
    """How often each item takes each place.

    `acceptability`: item -> share of draws at place 1, 2, ...; `central`: item -> the mean weights of the draws where
    it comes first, or None when it never does; `above`: item -> other -> share of draws where its value is higher.
    """

    items: tuple[str, ...]
    criteria: tuple[str, ...]
    draws: int
    acceptability: Mapping[str, tuple[float, ...]]
    central: Mapping[str, Mapping[str, float] | None]
    above: Mapping[str, Mapping[str, float]]

    def among(self, item: str, places: int) -> float:
        """In which share of the draws the item is among the first so many."""
        return sum(self.acceptability[item][:places])

    def mean_place(self, item: str) -> float:
        """The mean place over all draws."""
        return sum(place * share for place, share in enumerate(self.acceptability[item], start=1))

    def borderline(self, places: int) -> tuple[str, ...]:
        """The items that are sometimes, not always and not never, among the first so many."""
        return tuple(item for item in self.items if NEVER < self.among(item, places) < ALWAYS)


def smaa(draws: Draws) -> Smaa:
    """Rank acceptability, central weights and pairwise shares over all draws."""
    draws = _untied(draws)
    order = np.argsort(-draws.totals, axis=1)
    return Smaa(
        items=draws.items,
        criteria=draws.criteria,
        draws=len(order),
        acceptability=_acceptability(draws, order),
        central=_central(draws, order[:, 0]),
        above=_above(draws),
    )


def _untied(draws: Draws) -> Draws:
    rng = np.random.default_rng(draws.totals.shape)
    return replace(draws, totals=draws.totals + UNTIE * rng.random(draws.totals.shape))


def _acceptability(draws: Draws, order: npt.NDArray[np.intp]) -> dict[str, tuple[float, ...]]:
    n = len(draws.items)
    counts = np.bincount((order * n + np.arange(n)).ravel(), minlength=n * n).reshape(n, n)
    return {item: tuple(row) for item, row in zip(draws.items, (counts / len(order)).tolist(), strict=True)}


def _central(draws: Draws, first: npt.NDArray[np.intp]) -> dict[str, dict[str, float] | None]:
    n = len(draws.items)
    times = np.bincount(first, minlength=n)
    sums = np.array([np.bincount(first, weights=column, minlength=n) for column in draws.weights.T])
    means = (sums / np.maximum(times, 1)).T.tolist()
    return {
        item: dict(zip(draws.criteria, means[place], strict=True)) if times[place] else None
        for place, item in enumerate(draws.items)
    }


def _above(draws: Draws) -> dict[str, dict[str, float]]:
    rows = np.ascontiguousarray(draws.totals.T)
    found: dict[str, dict[str, float]] = {item: {} for item in draws.items}
    for place, item in enumerate(draws.items):
        later = draws.items[place + 1 :]
        shares = np.count_nonzero(rows[place] > rows[place + 1 :], axis=1) / rows.shape[1]
        for other, share in zip(later, shares.tolist(), strict=True):
            found[item][other], found[other][item] = share, 1 - share
    return found
