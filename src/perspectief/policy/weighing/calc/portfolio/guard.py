"""Whether the solver on this machine can be believed.

SciPy 1.16 brought a HiGHS that called an answer the best which did not even satisfy its equations (scipy issue 24141).
The problem of that issue is asked once in each process; the answer is laid beside the equations in whole numbers.
"""

from __future__ import annotations

from functools import cache

EQUATIONS = (
    (0, 1, 1, 0, 1, 0, 0, 0),
    (0, 0, 1, 1, 1, 0, 1, 1),
    (1, 1, 1, 1, 1, 1, 0, 1),
    (0, 1, 0, 1, 1, 1, 0, 0),
    (0, 1, 0, 0, 1, 1, 0, 1),
    (0, 1, 1, 1, 0, 1, 1, 0),
)
TOTALS = (42, 252, 277, 41, 222, 48)


def satisfies(answer: tuple[int, ...]) -> bool:
    """Whether eight whole numbers satisfy the six equations."""
    sums = (sum(a * b for a, b in zip(row, answer, strict=True)) for row in EQUATIONS)
    return len(answer) == len(EQUATIONS[0]) and min(answer) >= 0 and tuple(sums) == TOTALS


@cache
def scipy_guard() -> bool:
    """The solver finds the eight whole numbers with the lowest sum, and they are right."""
    from scipy.optimize import LinearConstraint, milp

    found = milp([1] * 8, integrality=[1] * 8, constraints=LinearConstraint(EQUATIONS, TOTALS, TOTALS))
    return bool(found.success) and satisfies(tuple(round(value) for value in found.x))
