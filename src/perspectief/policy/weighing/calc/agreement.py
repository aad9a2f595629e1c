"""How far a panel agrees, how sure its mean is, and what it should talk about.

Krippendorff's alpha per question (2004; ordinal unless told otherwise): 1 is full agreement, 0 is what chance gives.
Without any variation there is nothing to agree on, and there is no alpha: that is not the same as 1. The interval comes
from drawing items again with replacement. The limits of the reading (.80 and .667) are Krippendorff's, from memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from perspectief.policy.weighing.calc.panel import Panel, Seat
from perspectief.policy.weighing.calc.values import ENOUGH, Floats, Values, Weights

FIRM, TENTATIVE = 0.80, 0.667
DRAWS = 1_000
SURE = 0.95
MOST_WITHOUT = 0.2
"""When more of the draws than this have no variation, there is no interval: then all of it comes from one item."""


class Distance(StrEnum):
    """What it means that two scores differ."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


class Reading(StrEnum):
    """What may be made of it."""

    FIRM = "firm"
    TENTATIVE = "tentative"
    TALK = "talk"
    """Talk first."""
    NO_VARIATION = "no_variation"
    """Everybody gave everything the same score."""
    TOO_FEW = "too_few"
    """No item has two scores."""


@dataclass(frozen=True)
class Agreement:
    """How far a panel agrees on one question.

    `alpha`: None without variation or scores; `low` to `high`: where 95 in 100 draws lie. `items`, `scores`: of how
    many items with two scores or more, and how many scores those have. `of_mean`: reliability of the mean of the panel
    (Spearman-Brown over alpha with the distance of an interval, which for many items is what one seat is worth).
    """

    criterion: str
    alpha: float | None
    low: float | None
    high: float | None
    items: int
    scores: int
    of_mean: float | None

    @property
    def reading(self) -> Reading:
        """What may be made of it."""
        if not self.items:
            return Reading.TOO_FEW
        if self.alpha is None:
            return Reading.NO_VARIATION
        if self.alpha >= FIRM:
            return Reading.FIRM
        return Reading.TENTATIVE if self.alpha >= TENTATIVE else Reading.TALK


@dataclass(frozen=True)
class TalkPoint:
    """A question on an item to talk about: `weight` is how heavy it counts times how far the values lie apart."""

    item: str
    criterion: str
    weight: float
    sd: float
    n: int
    borderline: bool


@dataclass(frozen=True)
class Split:
    """Mean scores (0 to 4) of experts by experience and of the others, on one question of one item."""

    item: str
    criterion: str
    experts: float
    experts_n: int
    others: float
    others_n: int

    @property
    def difference(self) -> float:
        """What experts by experience gave more than the others."""
        return self.experts - self.others


def spearman_brown(r: float, k: float) -> float:
    """Reliability of the mean of k assessors, when that of one is r: k r / (1 + (k - 1) r)."""
    return k * r / (1 + (k - 1) * r)


def alpha(scores: Floats, distance: Distance = Distance.ORDINAL) -> float | None:
    """Of a table of assessors x items with NaN where there is no score; None without variation, or without pairs."""
    pairs, levels = _coincidences(scores)
    return _none(_alphas(pairs.sum(axis=0)[None], levels, distance)[0])


def agreement(
    panel: Panel, seed: int, draws: int = DRAWS, distance: Distance = Distance.ORDINAL
) -> tuple[Agreement, ...]:
    """Of each question, with an interval; the same seed gives the same interval."""
    scores = raw_scores(panel)
    rng = np.random.default_rng(seed)
    return tuple(
        _agreement(criterion, scores[:, :, place], distance, rng, draws)
        for place, criterion in enumerate(panel.criteria)
    )


def raw_scores(panel: Panel) -> Floats:
    """Seats x items x questions, scores of 0 to 4, NaN where there is none."""
    rows = [
        [[_score(panel, seat, item, criterion) for criterion in panel.criteria] for item in panel.items]
        for seat in panel.seats
    ]
    return np.array(rows, dtype=float).reshape(len(panel.seats), len(panel.items), len(panel.criteria))


def _score(panel: Panel, seat: Seat, item: str, criterion: str) -> float:
    given = panel.given(seat.number, item, criterion)
    return np.nan if given is None else given.value


def _agreement(criterion: str, scores: Floats, distance: Distance, rng: np.random.Generator, draws: int) -> Agreement:
    pairs, levels = _coincidences(scores)
    n = len(pairs)
    found = _none(_alphas(pairs.sum(axis=0)[None], levels, distance)[0])
    low, high = _interval(pairs, levels, distance, rng, draws) if found is not None else (None, None)
    counted = (~np.isnan(scores)).sum(axis=0)
    number = int(counted[counted > 1].sum())
    single = _none(_alphas(pairs.sum(axis=0)[None], levels, Distance.INTERVAL)[0])
    of_mean = spearman_brown(single, number / n) if single is not None and single > 0 else None
    return Agreement(criterion, found, low, high, n, number, of_mean)


def _coincidences(scores: Floats) -> tuple[Floats, Floats]:
    """Per item with two scores or more: o_ck = n_c (n_k - [c = k]) / (m - 1); and the scores that occur, in order."""
    levels = np.unique(scores[~np.isnan(scores)])
    counts = (scores[:, :, None] == levels).sum(axis=0).astype(float)
    number = counts.sum(axis=1)
    counts, number = counts[number > 1], number[number > 1]
    pairs = counts[:, :, None] * counts[:, None, :]
    places = np.arange(len(levels))
    pairs[:, places, places] -= counts
    return pairs / (number - 1)[:, None, None], levels


def _alphas(pairs: Floats, levels: Floats, distance: Distance) -> Floats:
    """Alpha of each of many tables of coincidences; NaN where there is nothing to agree on."""
    per_score = pairs.sum(axis=2)
    number = per_score.sum(axis=1)
    apart = _DISTANCES[distance](per_score, levels)
    seen = (pairs * apart).sum(axis=(1, 2))
    by_chance = (per_score[:, :, None] * per_score[:, None, :] * apart).sum(axis=(1, 2))
    ratio = np.divide(seen, by_chance, out=np.full(len(pairs), np.nan), where=by_chance > 0)
    return 1 - (number - 1) * ratio


def _nominal(_per_score: Floats, levels: Floats) -> Floats:
    return (levels[:, None] != levels[None, :]).astype(float)


def _interval_distance(_per_score: Floats, levels: Floats) -> Floats:
    return (levels[:, None] - levels[None, :]) ** 2


def _ordinal(per_score: Floats, _levels: Floats) -> Floats:
    """(sum over g = c..k of n_g - (n_c + n_k) / 2) squared: how many scores lie between the two."""
    middle = np.cumsum(per_score, axis=1) - per_score / 2
    return (middle[:, :, None] - middle[:, None, :]) ** 2


_DISTANCES: Mapping[Distance, Callable[[Floats, Floats], npt.NDArray]] = {
    Distance.NOMINAL: _nominal,
    Distance.ORDINAL: _ordinal,
    Distance.INTERVAL: _interval_distance,
}


def _interval(
    pairs: Floats, levels: Floats, distance: Distance, rng: np.random.Generator, draws: int
) -> tuple[float | None, float | None]:
    """Items drawn again with replacement. Draws without variation are left out; too many of those: no interval."""
    n = len(pairs)
    if n < 2:
        return None, None
    times = rng.multinomial(n, np.full(n, 1 / n), size=draws).astype(float)
    tables = (times @ pairs.reshape(n, -1)).reshape(draws, *pairs.shape[1:])
    found = _alphas(tables, levels, distance)
    known = found[~np.isnan(found)]
    if len(known) < draws * (1 - MOST_WITHOUT):
        return None, None
    low, high = np.quantile(known, [(1 - SURE) / 2, (1 + SURE) / 2])
    return float(low), float(high)


def _none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def talk_list(values: Values, weights: Weights, borderline: Collection[str] = ()) -> tuple[TalkPoint, ...]:
    """What to talk about first: items that a choice hangs on, then weight times spread (w_i x sd_ij), largest first.

    It names questions of items, never people. Where everybody says the same, there is nothing to talk about.
    """
    found = [
        TalkPoint(item, criterion, weights[criterion] * cell.sd, cell.sd, cell.n, item in borderline)
        for item, of_item in values.cells.items()
        for criterion, cell in of_item.items()
        if cell.sd and weights[criterion] > 0
    ]
    return tuple(sorted(found, key=lambda one: (not one.borderline, -one.weight)))


def experts_and_others(panel: Panel) -> tuple[Split, ...]:
    """Experts by experience beside the others, only where no single score can be read from it.

    Each of both sides has three scores or more, or everybody on it said that the scores may be seen apart. (From the
    mean of all and of one side follows that of the other, so the rule holds for both.)
    """
    found = (_split(panel, item, criterion) for item in panel.items for criterion in panel.criteria)
    return tuple(one for one in found if one is not None)


def _split(panel: Panel, item: str, criterion: str) -> Split | None:
    experts = _shown(panel.experts, item, criterion)
    others = _shown(panel.others, item, criterion)
    if experts is None or others is None:
        return None
    return Split(item, criterion, *experts, *others)


def _shown(panel: Panel, item: str, criterion: str) -> tuple[float, int] | None:
    said = [(seat, given) for seat in panel.seats if (given := panel.given(seat.number, item, criterion))]
    if not said or (len(said) < ENOUGH and not all(seat.show_alone for seat, _ in said)):
        return None
    return sum(given.value for _, given in said) / len(said), len(said)
