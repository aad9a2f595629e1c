"""The chance that somebody asks: calibrated once on today's law, and the same model under every reform.

Log-odds of asking = a of the scheme and group + b log(amount a year) + what they live from + young + known to the city
(local schemes) + effect of a changed burden. `a` is found by bisection, so that on today's law the share that asks is
what studies say: low, mid and high. Where a fact says who receives a scheme, those ask, and only a reform moves others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perspectief.simulation.uptake.chance import CERTAIN, NEVER, share_of, spread_of, threshold_of
from perspectief.simulation.uptake.priors import SCENARIOS, NonUse, Priors, Weights, priors, weights
from perspectief.simulation.uptake.who import Applicants, Source

Column = NDArray[Any]

STEPS = 64
"""Scores are kept in whole steps of 1/64 log-odds, so that they add up the same in every order."""
_BINS = 2 * STEPS * 16 + 1
_BISECTIONS = 50
_BASE_AMOUNT = 1_000.0
_LARGE, _SMALL = 0.8, 0.2


@dataclass(frozen=True)
class Applications:
    """Those with a right to one scheme in one block. `who`: their rows; `cents`: a year, 0 when not known (`is_known`)
    or in kind; `score`: what speaks for asking, in steps of 1/64; `group`: the line of the priors that holds for them;
    `receives`: who receives it today, when a fact says so.
    """

    who: Column
    dwelling: Column
    place: Column
    cents: Column
    is_known: Column
    score: Column
    group: Column
    receives: Column | None

    def __len__(self) -> int:
        return len(self.who)


def score(
    applicants: Applicants, who: Column, cents: Column, *, municipal: bool, table: Weights | None = None
) -> Column:
    """What speaks for asking, for these rows, in steps of 1/64 log-odds. Nobody's origin is looked at."""
    table = table or weights()
    by_source = np.array([table.source[one.name.lower()] for one in Source])
    amount = np.where(cents > 0, np.log(np.maximum(cents, 1) / 100 / _BASE_AMOUNT), 0.0)
    total = table.amount * amount + by_source[applicants.source[who]] + table.young * applicants.is_young[who]
    if municipal:
        total = total + table.known_to_city * applicants.is_known_to_city[who]
    return np.asarray(np.clip(np.rint(total * STEPS), -(_BINS // 2), _BINS // 2), dtype=np.int16)


def groups(lines: tuple[NonUse, ...], source: Column, share_of_norm: Column) -> Column:
    """For each row the number of the first line that holds. `share_of_norm`: the amount as a share of the norm."""
    holds = {
        "all": np.ones(len(source), dtype=np.bool_),
        "working": (source == Source.WORK) | (source == Source.BUSINESS),
        "self_employed": source == Source.BUSINESS,
        "shortfall_large": share_of_norm > _LARGE,
        "shortfall_small": share_of_norm <= _SMALL,
    }
    return np.asarray(np.argmax(np.stack([holds[line.who] for line in lines]), axis=0), dtype=np.int8)


def histogram(found: Applications, weight: Column, lines: int) -> Column:
    """Households (whole numbers) by group and score: what calibration looks at. Of blocks they add up."""
    counts = np.zeros((lines, _BINS), dtype=np.int64)
    np.add.at(counts, (found.group, found.score.astype(np.int64) + _BINS // 2), weight[found.dwelling])
    return counts


@dataclass(frozen=True)
class Uptake:
    """The calibrated chance to ask. `intercepts`: per scheme groups x scenarios; `counts`: what they were found on."""

    seed: int
    intercepts: Mapping[str, Column]
    counts: Mapping[str, Column]
    table: Weights = field(default_factory=weights)
    lines: Priors = field(default_factory=priors)

    @property
    def spread(self) -> float:
        """The factor of a household's own propensity."""
        return spread_of(self.table.household)

    def intercept(self, key: str, *, municipal: bool) -> Column:
        """Of a scheme that today's law does not grant to anybody: as if all had score 0."""
        if key in self.intercepts:
            return self.intercepts[key]
        return _calibrated(self.lines.of(key, municipal=municipal), None, self.spread)

    def thresholds(
        self,
        key: str,
        found: Applications,
        *,
        municipal: bool,
        burden_points: float = 0.0,
        automatic: bool = False,
        before: Applications | None = None,
        merged: Sequence[tuple[Applications, Column]] = (),
    ) -> Column:
        """Rows x scenarios (low, mid, high): who has less noise asks.

        `burden_points`: how much heavier asking became; `before`: the applications under the law it is compared with,
        where a fact says who receives the scheme; `merged`: applications and thresholds of the schemes that became one:
        who asked for one of them asks for what came in their place.
        """
        if automatic:
            return np.full((len(found), len(SCENARIOS)), CERTAIN)
        shift = np.sort(burden_points * np.array(self.table.per_burden_point))
        plain = self.intercept(key, municipal=municipal)[found.group] + found.score[:, None] / STEPS
        if merged:
            plain = np.maximum(plain, self._of_any(found, merged))
        if found.receives is None:
            return np.asarray(plain + shift)
        return self._where_known(key, found, plain + shift, before or found, municipal=municipal)

    def _of_any(self, found: Applications, merged: Sequence[tuple[Applications, Column]]) -> Column:
        """The threshold at which as many ask as asked for at least one of these schemes."""
        asks_none = np.ones((len(found), len(SCENARIOS)))
        for one, thresholds in merged:
            had, rows = _looked_up(one.who, found.who)
            asks_none[had] *= 1 - share_of(thresholds[rows], self.spread)
        return np.asarray(threshold_of(1 - asks_none, self.spread))

    def _where_known(
        self, key: str, found: Applications, now: Column, before: Applications, *, municipal: bool
    ) -> Column:
        """Who receives asks; who had a right and did not receive asks only as far as asking became likelier."""
        assert found.receives is not None
        had, rows = _looked_up(before.who, found.who)
        old = np.full_like(now, NEVER)
        old[had] = self.intercept(key, municipal=municipal)[before.group[rows]] + before.score[rows, None] / STEPS
        was, will = share_of(old, self.spread), share_of(now, self.spread)
        was = np.where(had[:, None], was, 0.0)
        more = np.clip((will - was) / np.maximum(1 - was, 1e-9), 0, 1)
        moved = np.where(had[:, None], np.where(more > 0, threshold_of(more, self.spread), NEVER), now)
        return np.asarray(np.where(found.receives[:, None], CERTAIN, moved))


def _looked_up(among: Column, who: Column) -> tuple[Column, Column]:
    """For each of `who` whether it stands in the sorted rows `among`, and the places of those that do."""
    at = np.searchsorted(among, who)
    inside = at < len(among)
    inside[inside] = among[at[inside]] == who[inside]
    return inside, at[inside]


def calibrate(
    counts: Mapping[str, Column], municipal: Mapping[str, bool], seed: int, lines: Priors | None = None
) -> Uptake:
    """The model at which as many ask today as studies say. `counts`: the histogram of each scheme."""
    found, table = lines or priors(), weights()
    spread = spread_of(table.household)
    intercepts = {
        key: _calibrated(found.of(key, municipal=municipal[key]), count, spread) for key, count in counts.items()
    }
    return Uptake(seed, intercepts, counts, table, found)


def _calibrated(lines: tuple[NonUse, ...], counts: Column | None, spread: float) -> Column:
    """Groups x scenarios."""
    rows = [None if counts is None or not counts[place].any() else counts[place] for place in range(len(lines))]
    return np.array(
        [[_intercept(row, target, spread) for target in line.reach] for line, row in zip(lines, rows, strict=True)]
    )


def _intercept(counts: Column | None, target: float, spread: float) -> float:
    """The number at which a share `target` of those counted asks, by bisection."""
    if target >= 1:
        return float(CERTAIN)
    scores = (np.arange(_BINS) - _BINS // 2) / STEPS if counts is not None else np.zeros(1)
    many = counts if counts is not None else np.ones(1)
    scores, many = scores[many > 0], many[many > 0]
    low, high = -24.0, 24.0
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        asks = float(np.sum(many * share_of(middle + scores, spread)) / np.sum(many))
        low, high = (middle, high) if asks < target else (low, middle)
    return (low + high) / 2
