"""Cliffs in the law: steps of income at which a right ends, with the households that stand on or near them.

For every adult with a wage the law is asked again with a little more wage: once with an hour a week at their own wage,
once with 1,200 euro a year. Counted is the right itself, whoever asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from perspectief.simulation.outcomes.steps import Raises, Step, by_amount, moved, one_hour, steps

if TYPE_CHECKING:
    from perspectief.simulation.outcomes.law import SchemeLine
    from perspectief.simulation.outcomes.result import Simulation

Column = NDArray[Any]

STEPS: dict[str, Raises] = {"1 uur per week": one_hour, "1.200 euro per jaar": by_amount(1_200.0)}
_SCHEMA = {
    "step": pl.String,
    "scheme": pl.String,
    "name": pl.String,
    "in_kind": pl.Boolean,
    "lose_right": pl.Int64,
    "fall": pl.Int64,
    "drop_cents": pl.Int64,
    "largest_drop_cents": pl.Int64,
}


def cliffs(simulation: Simulation) -> pl.DataFrame:
    """A row per step and scheme in which somebody loses a right.

    `lose_right`: adults (of the households that a dwelling stands for) with whose step a right to the scheme ends;
    `fall`: of those, where the household then has less to spend; `drop_cents`: what they lose of this scheme together
    a year; `largest_drop_cents`: the largest for one household. In kind: the worth is not known, so nothing falls.
    """
    rows = []
    for name, raises in STEPS.items():
        found: dict[str, list[int]] = {}
        for step in steps(simulation, raises):
            for line, numbers in _of_step(simulation, step):
                old = found.setdefault(line.key, [0, 0, 0, 0])
                found[line.key] = [
                    old[0] + numbers[0],
                    old[1] + numbers[1],
                    old[2] + numbers[2],
                    max(old[3], numbers[3]),
                ]
        for key, numbers in found.items():
            scheme = simulation.law.line(key)
            assert scheme is not None
            rows.append((name, key, scheme.name, scheme.amount is None, *numbers))
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row").sort(
        "step", "lose_right", "scheme", descending=[False, True, False]
    )


def falls(simulation: Simulation, step: Step) -> Column:
    """Cents a year more that a dwelling has to spend after the step, if everybody asks for everything."""
    more = step.net.copy()
    for line in simulation.law.lines:
        if line.adds:
            changed = moved(step, line)
            np.add.at(more, changed.dwelling, changed.more)
    return more


def _of_step(simulation: Simulation, step: Step) -> list[tuple[SchemeLine, list[int]]]:
    has_less = falls(simulation, step) < 0
    weight = step.block.weight.astype(np.int64)
    rows = []
    for line in simulation.law.lines:
        changed = moved(step, line)
        ends = changed.had & ~changed.has
        homes = np.unique(changed.dwelling[ends])
        if len(homes) == 0:
            continue
        lost = np.zeros(len(weight), dtype=np.int64)
        np.add.at(lost, changed.dwelling[ends], -changed.more[ends])
        fall = homes[has_less[homes] & (lost[homes] > 0)]
        rows.append(
            (
                line,
                [int(weight[homes].sum()), int(weight[fall].sum()), int((weight * lost).sum()), int(lost[homes].max())],
            )
        )
    return rows
