"""Other plans beside the best one: with more or less money, nearly as good, or with something that people want."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from perspectief.policy.weighing.calc.portfolio.by_hand import greedy
from perspectief.policy.weighing.calc.portfolio.choice import Choice, best, solve
from perspectief.policy.weighing.calc.portfolio.limits import Forced, Levels, Limit, check, costs_of, worth_of
from perspectief.policy.weighing.calc.portfolio.matrix import Matrix
from perspectief.policy.weighing.calc.portfolio.problem import Problem
from perspectief.policy.weighing.calc.portfolio.quick import quick
from perspectief.policy.weighing.calc.portfolio.sureness import Progress

TWICE = 2.0
"""The frontier goes up to so many times the money that there is."""


@dataclass(frozen=True)
class Point:
    """A plan with `factor` times the money. `worth` is None when nothing is possible with so little."""

    factor: float
    euros: int
    worth: float | None
    costs: int = 0
    levels: Levels | None = None

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        levels = dict(sorted((self.levels or {}).items()))
        return {
            "factor": self.factor,
            "euros": self.euros,
            "worth": self.worth,
            "costs": self.costs,
            "levels": levels,
        }


def frontier(problem: Problem, points: int = 40, progress: Progress | None = None) -> list[Point]:
    """What can be reached from little money to twice as much, in equal steps; the worth never falls."""
    here, before = _held(problem), None
    found = []
    for number in range(1, points + 1):
        factor = TWICE * number / points
        asked = problem.times_budget(factor)
        options = [plan for plan in (before, here, greedy(asked)) if plan is not None and not check(asked, plan)]
        start = max(options, key=lambda plan: worth_of(asked, plan), default=None)
        point = quick(Matrix(asked), start)
        before = point.levels if point else before
        euros = sum(asked.budgets.values())
        costs = sum(costs_of(asked, point.levels).values()) if point else 0
        found.append(Point(factor, euros, point.worth if point else None, costs, point.levels if point else None))
        if progress:
            progress(number, points)
    return found


def _held(problem: Problem) -> Levels | None:
    choice = best(Matrix(problem))
    return choice.levels if choice.possible else None


@dataclass(frozen=True)
class Near:
    """A plan beside the best one. `loss`: worth that it is short of; what was `added`, `left_out`, at `other_level`."""

    choice: Choice
    loss: float
    added: tuple[str, ...]
    left_out: tuple[str, ...]
    other_level: tuple[str, ...]


def near_equal(problem: Problem, count: int = 5, forced: Forced | None = None) -> list[Near]:
    """The plans after the best one, best first; each differs from every other. Empty when nothing is possible."""
    matrix = Matrix(problem, forced or {})
    first = best(matrix)
    if not first.possible:
        return []
    cuts, found = [matrix.cut(first.levels)], []
    for _ in range(count):
        choice = best(matrix, cuts=cuts)
        if not choice.possible:
            break
        cuts.append(matrix.cut(choice.levels))
        found.append(choice)
    return sorted((_near(first, choice) for choice in found), key=lambda near: near.loss)


def _near(first: Choice, choice: Choice) -> Near:
    before, after = set(first.levels), set(choice.levels)
    changed = {key for key in before & after if first.levels[key] != choice.levels[key]}
    return Near(
        choice=choice,
        loss=max(0.0, first.worth - choice.worth),
        added=tuple(sorted(after - before)),
        left_out=tuple(sorted(before - after)),
        other_level=tuple(sorted(changed)),
    )


@dataclass(frozen=True)
class Price:
    """What it costs to decide about one item beforehand. `loss` is None when that is not possible: see `clash`."""

    item: str
    level: str | None
    loss: float | None
    choice: Choice

    @property
    def clash(self) -> tuple[Limit, ...]:
        """Why it is not possible."""
        return self.choice.clash


def price_of(
    problem: Problem, item: str, level: str | None, *, base: Choice | None = None, forced: Forced | None = None
) -> Price:
    """Worth that is lost by fixing an item at a level, at `ANY` level, or (None) out. Never less than 0.

    `base`: the best plan without it, when that is known already; `forced`: what was decided before.
    """
    before = base or solve(problem, forced)
    choice = solve(problem, {**(forced or {}), item: level})
    if not (before.possible and choice.possible):
        return Price(item, level, None, choice)
    return Price(item, level, max(0.0, before.worth - choice.worth), choice)


def by_reach(problem: Problem, betas: Sequence[float] = (1.0, 0.0)) -> dict[float, Choice]:
    """The best plan when each person counts (1), and when only quality does (0)."""
    return {beta: solve(problem.with_beta(beta)) for beta in betas}
