"""Which weights are reasonable, and drawing from them: an order, bounds, both levels, or nothing known at all.

Nothing known: uniform (Dirichlet of ones). An order: each such draw sorted into the order. Bounds: draws above the
lowest weights that are kept when they are below the highest; when too few are kept, many random walks at once between
the bounds (hit-and-run), which is uniform too once they have walked long enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from perspectief.policy.weighing.calc import weights as weighing
from perspectief.policy.weighing.calc.framework import Content
from perspectief.policy.weighing.calc.values import Floats

TOLD = 0.25
"""Weights that were said as points may be this part lower or higher: our choice."""
FEW_ACCEPTED = 0.05
CHAINS, BURN_IN, THIN = 500, 100, 10

Rng: TypeAlias = np.random.Generator


@dataclass(frozen=True)
class Space:
    """What is known of the weights of some questions (or main questions): an order, bounds, or nothing at all.

    `places`: key -> place, 1 counts most, equals share one. `low`, `high`: key -> share.
    """

    keys: tuple[str, ...]
    places: Mapping[str, int] | None = None
    low: Mapping[str, float] | None = None
    high: Mapping[str, float] | None = None


@dataclass(frozen=True)
class TwoLevels:
    """What is known of main questions, and of the questions within each."""

    top: Space
    sub: Mapping[str, Space]

    @property
    def keys(self) -> tuple[str, ...]:
        """All questions."""
        return tuple(key for group in self.top.keys for key in self.sub[group].keys)


@dataclass(frozen=True)
class Without:
    """The weights of `space`, with some questions left out and the rest in proportion."""

    space: AnySpace
    out: frozenset[str]

    @property
    def keys(self) -> tuple[str, ...]:
        """The questions that stay."""
        return tuple(key for key in self.space.keys if key not in self.out)


AnySpace: TypeAlias = "Space | TwoLevels | Without"


def around(weights: Mapping[str, float], part: float = TOLD) -> Space:
    """All weights that are at most this part lower or higher than these."""
    low = {key: weight * (1 - part) for key, weight in weights.items()}
    high = {key: min(1.0, weight * (1 + part)) for key, weight in weights.items()}
    return Space(tuple(weights), low=low, high=high)


def exactly(weights: Mapping[str, float]) -> Space:
    """These weights and no other."""
    return around(weights, 0.0)


def space_of(mode: str, given: weighing.Given, content: Content) -> TwoLevels:
    """The reasonable weights, from what was said: points a quarter lower or higher, any weights in the order said, or
    any within the bounds said; on each of the two levels. Raises BadWeights."""
    weighing.weigh(mode, given, content)
    groups = weighing.groups_of(content)
    sub = {
        group: _space(mode, given["sub"][group], keys) if len(keys) > 1 else Space(keys)
        for group, keys in groups.items()
    }
    return TwoLevels(_space(mode, given["top"], tuple(groups)), sub)


def unknown(content: Content) -> TwoLevels:
    """Nothing is known of the weights: all main questions alike, and within each all questions alike."""
    groups = weighing.groups_of(content)
    return TwoLevels(Space(tuple(groups)), {group: Space(keys) for group, keys in groups.items()})


def _space(mode: str, said: Mapping[str, Any], keys: tuple[str, ...]) -> Space:
    if mode == weighing.BOUNDS:
        return Space(keys, low={key: said[key][0] for key in keys}, high={key: said[key][1] for key in keys})
    if mode == weighing.SWING:
        told = weighing.swing(said)
        return around({key: told[key] for key in keys})
    return Space(keys, places={key: said[key] for key in keys})


def draw_weights(space: AnySpace, number: int, rng: Rng) -> Floats:
    """Draws x questions (in the order of `space.keys`), each row 1 together. Raises BadWeights."""
    match space:
        case Without():
            kept = [place for place, key in enumerate(space.space.keys) if key not in space.out]
            found = draw_weights(space.space, number, rng)[:, kept]
            return found / found.sum(axis=1, keepdims=True)
        case TwoLevels():
            top = draw_weights(space.top, number, rng)
            parts = [
                top[:, [place]] * draw_weights(space.sub[group], number, rng)
                for place, group in enumerate(space.top.keys)
            ]
            return np.concatenate(parts, axis=1)
        case Space(places=None, low=None):
            return rng.dirichlet(np.ones(len(space.keys)), number)
        case Space(low=None):
            return _ordered(space, number, rng)
    return _between(space, number, rng)


def _ordered(space: Space, number: int, rng: Rng) -> Floats:
    """Each draw sorted into the order; equals get their weights in any order."""
    assert space.places is not None
    drawn = -np.sort(-rng.dirichlet(np.ones(len(space.keys)), number), axis=1)
    found = np.empty_like(drawn)
    begin = 0
    for tier in weighing.tiers(space.places):
        columns = [space.keys.index(key) for key in tier]
        found[:, columns] = rng.permuted(drawn[:, begin : begin + len(tier)], axis=1)
        begin += len(tier)
    return found


def _between(space: Space, number: int, rng: Rng) -> Floats:
    assert space.low is not None and space.high is not None
    low, high = (np.array([bound[key] for key in space.keys]) for bound in weighing.tightened(space.low, space.high))
    free = high - low > weighing.ALMOST
    if free.sum() < 2:
        return np.tile(low / low.sum(), (number, 1))
    rejected = _by_rejection(low, high, number, rng)
    return rejected if rejected is not None else _hit_and_run(low, high, number, rng)


def _by_rejection(low: Floats, high: Floats, number: int, rng: Rng) -> Floats | None:
    """Uniform above the lowest weights, kept when below the highest; None when too few are kept."""
    room = 1 - low.sum()
    kept: list[Floats] = []
    for _ in range(int(1 / FEW_ACCEPTED)):
        drawn = low + room * rng.dirichlet(np.ones(len(low)), number)
        kept.append(drawn[(drawn <= high).all(axis=1)])
        if sum(map(len, kept)) >= number:
            return np.concatenate(kept)[:number]
        if len(kept[0]) < FEW_ACCEPTED * number:
            return None
    return None


def _hit_and_run(low: Floats, high: Floats, number: int, rng: Rng) -> Floats:
    """Many walks at once: each step goes any way along which the sum stays 1, to any place between the bounds."""
    free = high - low > weighing.ALMOST
    room = (high - low).sum()
    at = np.tile(low + (high - low) * (1 - low.sum()) / room, (CHAINS, 1))
    found: list[Floats] = []
    step = 0
    while len(found) * CHAINS < number:
        at = _step(at, low, high, free, rng)
        step += 1
        if step > BURN_IN and step % THIN == 0:
            found.append(at)
    return np.concatenate(found)[:number]


def _step(at: Floats, low: Floats, high: Floats, free: npt.NDArray[np.bool_], rng: Rng) -> Floats:
    way = rng.standard_normal(at.shape) * free
    way -= free * (way.sum(axis=1, keepdims=True) / free.sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (low - at) / way, (high - at) / way
    back = np.where(free, np.minimum(one, other), -np.inf).max(axis=1)
    forth = np.where(free, np.maximum(one, other), np.inf).min(axis=1)
    there = at + (back + (forth - back) * rng.random(len(at)))[:, None] * way
    return np.clip(there, low, high)
