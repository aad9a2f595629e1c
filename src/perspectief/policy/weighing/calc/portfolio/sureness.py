"""How sure a choice is, when values and weights could have been otherwise (Liesiö e.a. 2007; Lourenço e.a. 2012).

Each draw has its own values, and so its own best plan. How often an item is in those plans is its core index; what the
chosen plan falls short of them is its regret. No limit depends on values, so a plan of one draw holds in every other:
all plans that were found are laid beside all draws, and each draw takes the best of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np

from perspectief.policy.weighing.calc.portfolio.choice import Choice, solve
from perspectief.policy.weighing.calc.portfolio.limits import Forced, Levels, check
from perspectief.policy.weighing.calc.portfolio.matrix import Matrix
from perspectief.policy.weighing.calc.portfolio.problem import Item, Problem
from perspectief.policy.weighing.calc.portfolio.quick import quick

ALWAYS_FROM, NEVER_TO = 0.95, 0.05
Progress = Callable[[int, int], object]
"""Told after each draw how many are done, of how many. What it raises (`jobs.Cancelled`) stops the work."""

Name = tuple[tuple[str, str], ...]
"""A plan by which it can be looked up: its items with their levels."""


class Label(StrEnum):
    """How often an item is in the best plan."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"


@dataclass(frozen=True)
class Robust:
    """`core`: item -> part of the draws in which it is in the best plan; `levels`: item -> level -> the same.

    `regret_max`, `regret_mean`: what `chosen` is worth less than the best plan of a draw, in points of worth; the same
    `as_part` of that best worth. `bound`: part by which better plans than the ones found could exist, on average.
    """

    core: Mapping[str, float]
    levels: Mapping[str, Mapping[str, float]]
    chosen: Levels
    draws: int
    plans: int
    regret_max: float
    regret_mean: float
    regret_as_part: float
    bound: float
    choice: Choice

    def label(self, key: str) -> Label:
        """Of one item."""
        return label_of(self.core[key])

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "core": dict(sorted(self.core.items())),
            "levels": {key: dict(parts) for key, parts in sorted(self.levels.items())},
            "labels": {key: str(self.label(key)) for key in sorted(self.core)},
            "chosen": dict(sorted(self.chosen.items())),
            "draws": self.draws,
            "plans": self.plans,
            "regret_max": self.regret_max,
            "regret_mean": self.regret_mean,
            "regret_as_part": self.regret_as_part,
            "bound": self.bound,
            "possible": self.choice.possible,
            "choice": self.choice.as_data(),
        }


def label_of(core: float) -> Label:
    """What a core index is called: always from .95, never up to .05."""
    if core >= ALWAYS_FROM:
        return Label.ALWAYS
    return Label.NEVER if core <= NEVER_TO else Label.SOMETIMES


def robust(
    problem: Problem,
    draws: np.ndarray,
    progress: Progress | None = None,
    *,
    chosen: Levels | None = None,
    forced: Forced | None = None,
) -> Robust:
    """`draws`: values V (0 to 100), a row for each draw, a column for each item in the order of `problem.items`.

    `chosen`: the plan whose regret is asked; without it, or when it does not hold, the best plan of the problem itself.
    """
    choice = solve(problem, forced)
    if not choice.possible:
        return _nothing(problem, choice)
    if chosen is None or check(problem, chosen, forced):
        chosen = choice.levels
    pool = _Pool(problem, np.asarray(draws, float))
    pool.add(chosen)
    pool.add(choice.levels)
    bounds = _search(pool, Matrix(problem, forced or {}), progress)
    return _read(pool, choice, bounds)


def _nothing(problem: Problem, choice: Choice) -> Robust:
    core = {item.key: 0.0 for item in problem.items}
    levels = {item.key: {level.key: 0.0 for level in item.levels} for item in problem.items}
    return Robust(core, levels, {}, 0, 0, 0.0, 0.0, 0.0, 0.0, choice)


@dataclass
class _Pool:
    """All plans that were found, each with what it is worth in each draw; the first is the chosen one."""

    problem: Problem
    draws: np.ndarray
    plans: dict[Name, np.ndarray] = field(default_factory=dict)

    def add(self, plan: Levels) -> None:
        """A plan, once."""
        name: Name = tuple(sorted(plan.items()))
        if name not in self.plans:
            self.plans[name] = sum(self._parts(plan), np.zeros(len(self.draws)))

    def best_of(self, draw: int) -> Levels:
        """The best so far in one draw."""
        name, _ = max(self.plans.items(), key=lambda plan: plan[1][draw])
        return dict(name)

    def _parts(self, plan: Levels) -> Iterator[np.ndarray]:
        """What `limits.worth_of` adds up, for all draws at once."""
        problem = self.problem
        column = {item.key: number for number, item in enumerate(problem.items)}
        own = {
            key: self.draws[:, column[key]] * _for_a_point(problem, problem.by_key[key], level)
            for key, level in plan.items()
        }
        yield from own.values()
        for link in problem.links:
            if link.share and link.one in own and link.other in own:
                yield link.share * problem.settings.gamma * np.minimum(own[link.one], own[link.other])


def _search(pool: _Pool, matrix: Matrix, progress: Progress | None) -> np.ndarray:
    """Look for the best plan of each draw; what no plan of that draw can pass."""
    keys = [item.key for item in pool.problem.items]
    bounds = []
    for number, values in enumerate(pool.draws):
        drawn = matrix.revalued(pool.problem.with_values(dict(zip(keys, values.tolist(), strict=True))))
        found = quick(drawn, pool.best_of(number))
        assert found is not None  # a plan that holds was brought along
        pool.add(found.levels)
        bounds.append(found.bound)
        if progress:
            progress(number + 1, len(pool.draws))
    return np.array(bounds)


def _for_a_point(problem: Problem, item: Item, key: str) -> float:
    level = item.level(key)
    return level.share_of_value / 100 * float(level.reach) ** problem.settings.beta


def _read(pool: _Pool, choice: Choice, bounds: np.ndarray) -> Robust:
    plans = [dict(name) for name in pool.plans]
    worth = np.column_stack(list(pool.plans.values()))
    best, which = worth.max(axis=1), worth.argmax(axis=1)
    draws, whole = len(worth), np.where(best > 0, best, 1)
    times = np.bincount(which, minlength=len(plans))
    levels = {item.key: _parts_of(item, plans, times, draws) for item in pool.problem.items}
    regret = best - worth[:, 0]
    return Robust(
        core={key: min(1.0, sum(parts.values())) for key, parts in levels.items()},
        levels=levels,
        chosen=plans[0],
        draws=draws,
        plans=int((times > 0).sum()),
        regret_max=float(regret.max(initial=0.0)),
        regret_mean=_mean(regret),
        regret_as_part=_mean(regret / whole),
        bound=_mean(np.maximum(0, bounds - best) / whole),
        choice=choice,
    )


def _parts_of(item: Item, plans: list[dict[str, str]], times: np.ndarray, draws: int) -> dict[str, float]:
    """Level of an item -> part of the draws in whose best plan it is."""
    counts = dict.fromkeys((level.key for level in item.levels), 0)
    for plan, count in zip(plans, times.tolist(), strict=True):
        if item.key in plan:
            counts[plan[item.key]] += count
    return {key: count / max(1, draws) for key, count in counts.items()}


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else 0.0
