"""When nothing is possible: a smallest set of limits that cannot all be kept."""

from __future__ import annotations

from itertools import groupby

from perspectief.policy.weighing.calc.portfolio.limits import Forced, Kind, Limit
from perspectief.policy.weighing.calc.portfolio.matrix import Matrix
from perspectief.policy.weighing.calc.portfolio.problem import Problem
from perspectief.policy.weighing.calc.portfolio.solver import IMPOSSIBLE, asked

SECONDS_EACH = 2.0


def clash_of(problem: Problem, forced: Forced) -> tuple[Limit, ...]:
    """Limits that clash: leave any one of them out and the others can be kept. Empty when all can be kept."""
    limits = _limits(problem, forced)
    if not _is_impossible(problem, forced, frozenset()):
        return ()
    left = _leave_out(problem, forced, [list(group) for _, group in groupby(limits, key=lambda limit: limit.kind)])
    return tuple(limit for (limit,) in _leave_out(problem, forced, [[one] for group in left for one in group], limits))


def _limits(problem: Problem, forced: Forced) -> list[Limit]:
    rows = {row.limit for row in Matrix(problem, forced).fixed_rows if row.limit}
    stops = {
        Limit(Kind.PHASE_OUT, (item.key,))
        for item in problem.items
        if any(problem.stopping(item, year) for year in problem.years)
    }
    return sorted(rows | stops)


def _leave_out(
    problem: Problem, forced: Forced, groups: list[list[Limit]], limits: list[Limit] | None = None
) -> list[list[Limit]]:
    """The groups without which something would be possible: leave out one by one what is not needed for the clash."""
    inside = {limit for group in groups for limit in group}
    without = frozenset(set(limits or inside) - inside)
    needed = []
    for group in groups:
        if _is_impossible(problem, forced, without | set(group)):
            without |= set(group)
        else:
            needed.append(group)
    return needed


def _is_impossible(problem: Problem, forced: Forced, without: frozenset[Limit]) -> bool:
    matrix = Matrix(problem, forced, without)
    status, _, _ = asked([0.0] * len(matrix.columns), matrix.fixed_rows, len(matrix.columns), SECONDS_EACH)
    return status == IMPOSSIBLE
