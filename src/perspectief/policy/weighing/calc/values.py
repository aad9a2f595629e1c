"""From scores to values of 0 to 100, and to the value of a thing as a whole.

v(s) runs straight between the points of the curve of a question. The value of an item on a question is the mean over
the seats that scored it; a score that is missing is left out. The value of an item is the weighted sum over questions.
An item that nobody scored on some question has no value there: that question is then left out for this item (the rest
counts in proportion), `Total.missing` names it, and `low` and `high` tell what the total would be at 0 and at 100.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from perspectief.policy.weighing.calc.framework import SCORES, Content
from perspectief.policy.weighing.calc.panel import Given, Panel

Floats: TypeAlias = npt.NDArray[np.float64]
Curves: TypeAlias = Mapping[str, Sequence[float]]
Weights: TypeAlias = Mapping[str, float]
_ScoreOf: TypeAlias = Callable[[Given], float]

ENOUGH = 3
"""Fewer scores than this: read it with care, and show no part of a panel apart."""
TOP = 100.0
TIE = 1e-9
"""Values that differ less are equal."""


def curves_of(content: Content) -> dict[str, tuple[float, ...]]:
    """Question -> the value at each score; principles do not count in the value."""
    return {one.key: one.curve for one in content.questions}


def costs_of(content: Content) -> tuple[str, ...]:
    """The questions that leave the value when there is a limit of money."""
    return tuple(one.key for one in content.questions if one.is_cost)


def value_of(score: float, curve: Sequence[float]) -> float:
    """The value, 0 to 100, of a score of 0 to 4."""
    return float(np.interp(score, SCORES, curve))


@dataclass(frozen=True)
class Cell:
    """The values of one item on one question. `sd`: of the seats (n - 1); None when fewer than two scored."""

    mean: float | None
    median: float | None
    lowest: float | None
    highest: float | None
    sd: float | None
    n: int

    @property
    def few(self) -> bool:
        """Whether there are too few scores to lean on."""
        return self.n < ENOUGH


@dataclass(frozen=True)
class Values:
    """What a panel thinks together: item -> question -> values."""

    items: tuple[str, ...]
    criteria: tuple[str, ...]
    cells: Mapping[str, Mapping[str, Cell]]

    def mean(self, item: str, criterion: str) -> float | None:
        """The value of an item on a question, 0 to 100, or None when nobody scored it."""
        return self.cells[item][criterion].mean

    def means(self) -> Floats:
        """All of them: items x questions, NaN where nobody scored."""
        rows = [[self.mean(item, criterion) for criterion in self.criteria] for item in self.items]
        return np.array(rows, dtype=float).reshape(len(self.items), len(self.criteria))


@dataclass(frozen=True)
class Total:
    """The value of an item as a whole, 0 to 100; None when nobody scored anything that counts.

    `place`: 1 is highest; equals share a place. `missing`: questions without any score. `few`: with too few scores.
    `low`, `high`: what it would be if the missing ones were 0, or 100.
    """

    item: str
    value: float | None
    low: float
    high: float
    place: int | None
    missing: tuple[str, ...]
    few: tuple[str, ...]


def grid(panel: Panel, curves: Curves) -> Floats:
    """All values: seats x items x questions, NaN where a seat gave no score."""
    return _grid(panel, curves, lambda given: given.value)


def low_grid(panel: Panel, curves: Curves) -> Floats:
    """The same, of what the seats said it is at least."""
    return _grid(panel, curves, lambda given: given.value if given.low is None else given.low)


def high_grid(panel: Panel, curves: Curves) -> Floats:
    """The same, of what the seats said it is at most."""
    return _grid(panel, curves, lambda given: given.value if given.high is None else given.high)


def _grid(panel: Panel, curves: Curves, score_of: _ScoreOf) -> Floats:
    seats = {seat.number: place for place, seat in enumerate(panel.seats)}
    items = {item: place for place, item in enumerate(panel.items)}
    questions = {criterion: place for place, criterion in enumerate(panel.criteria)}
    scores = np.full((len(seats), len(items), len(questions)), np.nan)
    for row in panel.rows:
        scores[seats[row.seat], items[row.item], questions[row.criterion]] = score_of(row.given)
    for criterion, place in questions.items():
        scores[:, :, place] = np.interp(scores[:, :, place], SCORES, curves[criterion])
    return scores


def group_values(panel: Panel, curves: Curves) -> Values:
    """Mean, median, lowest, highest, spread and number of scores of each item on each question."""
    values = grid(panel, curves)
    cells = {
        item: {criterion: _cell(values[:, place, number]) for number, criterion in enumerate(panel.criteria)}
        for place, item in enumerate(panel.items)
    }
    return Values(panel.items, panel.criteria, cells)


def _cell(values: Floats) -> Cell:
    known = values[~np.isnan(values)]
    if not known.size:
        return Cell(None, None, None, None, None, 0)
    sd = float(known.std(ddof=1)) if known.size > 1 else None
    return Cell(
        float(known.mean()), float(np.median(known)), float(known.min()), float(known.max()), sd, int(known.size)
    )


def weights_row(weights: Weights, criteria: Sequence[str]) -> Floats:
    """The weights in the order of these questions. Raises KeyError when one has none."""
    return np.array([weights[criterion] for criterion in criteria], dtype=float)


def filled(values: Values, weights: Weights) -> Floats:
    """Items x questions, with the total of the item where nobody scored: so the total stays as it is.

    An item that nobody scored at all stays NaN.
    """
    means, row = values.means(), weights_row(weights, values.criteria)
    own = _totals(means, row)
    return np.where(np.isnan(means), own[:, None], means)


def _totals(means: Floats, row: Floats) -> Floats:
    known = ~np.isnan(means)
    share = known @ row
    points = np.where(known, means, 0.0) @ row
    return np.divide(points, share, out=np.full(len(points), np.nan), where=share > TIE)


def totals(values: Values, weights: Weights) -> tuple[Total, ...]:
    """The value of each item, highest first; items that nobody scored come last, without a place."""
    means, row = values.means(), weights_row(weights, values.criteria)
    all_own = _totals(means, row)
    low, high = np.nan_to_num(means, nan=0.0) @ row, np.nan_to_num(means, nan=TOP) @ row
    found = [
        Total(
            item=item,
            value=None if np.isnan(own) else float(own),
            low=float(low[place]),
            high=float(high[place]),
            place=None if np.isnan(own) else 1 + int(np.sum(all_own > own + TIE)),
            missing=tuple(key for key in values.criteria if values.cells[item][key].n == 0),
            few=tuple(key for key in values.criteria if 0 < values.cells[item][key].n < ENOUGH),
        )
        for place, (item, own) in enumerate(zip(values.items, all_own, strict=True))
    ]
    return tuple(sorted(found, key=lambda one: (one.place is None, one.place or 0)))
