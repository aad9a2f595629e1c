"""The best plan within the limits, by HiGHS, and looked at again in plain code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from perspectief.policy.weighing.calc.portfolio.by_hand import greedy
from perspectief.policy.weighing.calc.portfolio.clash import clash_of
from perspectief.policy.weighing.calc.portfolio.guard import scipy_guard
from perspectief.policy.weighing.calc.portfolio.limits import (
    Forced,
    Limit,
    check,
    costs_of,
    staff_of,
    stopping_of,
    worth_of,
)
from perspectief.policy.weighing.calc.portfolio.matrix import Matrix, Row
from perspectief.policy.weighing.calc.portfolio.problem import Problem
from perspectief.policy.weighing.calc.portfolio.solver import IMPOSSIBLE, asked

SECONDS = 10.0
"""Longest that one choice may take."""
SAME = 1e-6
"""Part by which two ways to compute the same worth may differ."""
TRIES = 20
"""How often an answer that does not hold in whole euros is forbidden and asked again."""


@dataclass(frozen=True)
class Choice:
    """A plan, or why there is none.

    `levels`: item -> level; `costs`: year -> euros, with `stopping` in it for what runs and is not chosen; `gap`: part
    by which a better plan could still be there. `proven`: best of all, by a solver that passed its guard. `clash`: when
    nothing is possible, limits of which each can be kept, but not all together.
    """

    levels: Mapping[str, str] = field(default_factory=dict)
    worth: float = 0.0
    costs: Mapping[int, int] = field(default_factory=dict)
    stopping: Mapping[int, int] = field(default_factory=dict)
    staff: Mapping[int, float] = field(default_factory=dict)
    gap: float = 0.0
    proven: bool = False
    greedy_worth: float | None = None
    checked: bool = False
    possible: bool = True
    clash: tuple[Limit, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        years = {"costs": self.costs, "stopping": self.stopping, "staff": self.staff}
        return {
            "levels": dict(sorted(self.levels.items())),
            "worth": self.worth,
            **{name: {str(year): amount for year, amount in amounts.items()} for name, amounts in years.items()},
            "gap": self.gap,
            "proven": self.proven,
            "greedy_worth": self.greedy_worth,
            "checked": self.checked,
            "possible": self.possible,
            "clash": [{"kind": str(one.kind), "about": list(one.about)} for one in self.clash],
        }


def solve(problem: Problem, forced: Forced | None = None, time_limit_s: float = SECONDS) -> Choice:
    """The best plan; never worse than the greedy one. When nothing is possible the choice says which limits clash."""
    choice = best(Matrix(problem, forced or {}), time_limit_s)
    if choice.possible:
        return choice
    clash = clash_of(problem, forced or {})
    return replace(choice, clash=clash, proven=choice.proven and bool(clash))


def best(matrix: Matrix, time_limit_s: float = SECONDS, cuts: Sequence[Row] = (), *, by_hand: bool = True) -> Choice:
    """As `solve`, without looking for what clashes. `cuts`: plans that may not come back; `by_hand`: greedy as well."""
    problem, forced = matrix.problem, matrix.forced
    levels, gap = _found(matrix, time_limit_s, cuts)
    plain = greedy(problem, forced) if by_hand and not cuts else None
    greedy_worth = None if plain is None else worth_of(problem, plain)
    if levels is None or (greedy_worth is not None and worth_of(problem, levels) < greedy_worth - SAME * greedy_worth):
        if plain is None:
            return Choice(possible=False, proven=gap == 0 and scipy_guard())
        levels, gap = plain, 1.0
    return chosen(problem, levels, forced, gap=gap, greedy_worth=greedy_worth)


def chosen(
    problem: Problem, levels: Mapping[str, str], forced: Forced, *, gap: float, greedy_worth: float | None = None
) -> Choice:
    """A plan with what it costs and is worth."""
    return Choice(
        levels=dict(sorted(levels.items())),
        worth=worth_of(problem, levels),
        costs=costs_of(problem, levels),
        stopping=stopping_of(problem, levels),
        staff=staff_of(problem, levels),
        gap=gap,
        proven=gap <= SAME and scipy_guard(),
        greedy_worth=greedy_worth,
        checked=not check(problem, levels, forced),
    )


def _found(matrix: Matrix, time_limit_s: float, cuts: Sequence[Row]) -> tuple[dict[str, str] | None, float]:
    """The solver's plan and gap. A plan that breaks a limit in whole euros is forbidden, and asked again."""
    rows = [*matrix.rows(), *cuts]
    for _ in range(TRIES):
        status, values, gap = asked(matrix.gains(), rows, len(matrix.columns), time_limit_s)
        if values is None:
            return None, 0.0 if status == IMPOSSIBLE else 1.0
        levels = matrix.levels_of(values)
        if not check(matrix.problem, levels, matrix.forced):
            return levels, gap
        rows.append(matrix.cut(levels))
    return None, 1.0
