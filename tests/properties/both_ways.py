"""One household alone beside itself in a compiled population, term by term: what is known, and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from perspectief.rules.household import Arrangement
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.population import Population, block_of
from perspectief.rules.kernel.single import Run
from perspectief.rules.kernel.unknown import is_known


def told_in_full(arrangement: Arrangement) -> Arrangement:
    """A file tells of the costs of the claimant's family only; for other families any value will do."""
    plain = arrangement.fact

    def fact(name: str) -> list[Any]:
        values = plain(name)
        return [values[0]] * len(values) if name.endswith("_gezin") else values

    arrangement.fact = fact  # type: ignore[method-assign]
    return arrangement


def both_ways(population: Population, found: Sequence[Arrangement]) -> Iterator[tuple[str, int, Any, float | None]]:
    """Of every kept term and entity: the term, the number of the household, its value alone, and compiled (or None)."""
    columns = population.run_block(block_of(found, population.facts))
    run = Run(population.plan)
    passed = dict.fromkeys(Level, 0)
    for number, arrangement in enumerate(found):
        values = run(arrangement)
        for term, index in population.keep.items():
            level = population.plan.slots[index].level
            assert level is not None
            for entity, alone in enumerate(values[index]):
                yield term, number, alone, told(columns[term], passed[level] + entity)
        for level in Level:
            passed[level] += len(arrangement.ids) if level is Level.PERSON else arrangement.count[level]


def told(column: np.ndarray, row: int) -> float | None:
    """What a column says; None is not known."""
    value = column[row]
    unknown = value == 2 if column.dtype == np.int8 else value != value
    return None if unknown else float(value)


def wrong(alone: Any, compiled: float | None) -> str:
    """What is wrong with a compiled value; empty when nothing is."""
    if compiled is None:
        return "te vaak onbekend" if is_known(alone) else ""
    if not is_known(alone):
        return "bekend, en alleen is het onbekend"
    return "" if abs(float(alone) - compiled) <= 1e-7 else "anders"
