"""Who is blocked by one condition only: everything else is met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from perspectief.rules.kernel.levels import Level, level_of
from perspectief.simulation.outcomes.rights import NO, UNKNOWN
from perspectief.simulation.outcomes.steps import base_columns
from perspectief.simulation.outcomes.tables import UNITS

if TYPE_CHECKING:
    from perspectief.simulation.city.model import CityBlock
    from perspectief.simulation.outcomes.law import Columns, SchemeLine
    from perspectief.simulation.outcomes.result import Simulation

Column = NDArray[Any]

_SCHEMA = {
    "scheme": pl.String,
    "name": pl.String,
    "unit": pl.String,
    "condition": pl.String,
    "says": pl.String,
    "applicants": pl.Int64,
    "children": pl.Int64,
}


def blocked(simulation: Simulation) -> pl.DataFrame:
    """A row per scheme and condition: applicants (`unit`) who meet every other condition and not this one.

    Where another condition is not known nobody is counted. `says`: what a resident reads about it; `children`: minor
    children in the dwellings of these applicants.
    """
    counts: dict[tuple[str, str], list[int]] = {}
    for number, outcome in enumerate(simulation.blocks):
        columns = base_columns(simulation, number)
        for line in simulation.law.lines:
            for condition, many, children in _of_scheme(simulation, outcome.block, number, line, columns):
                old = counts.setdefault((line.key, condition), [0, 0])
                old[0], old[1] = old[0] + many, old[1] + children
    rows = [_row(simulation, key, condition, numbers) for (key, condition), numbers in counts.items() if numbers[0]]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row").sort(
        "applicants", "scheme", "condition", descending=[True, False, False]
    )


def _of_scheme(
    simulation: Simulation, block: CityBlock, number: int, line: SchemeLine, columns: Columns
) -> list[tuple[str, int, int]]:
    if not line.conditions:
        return []
    people = simulation.people[number].at(line.level)
    codes = np.stack([_seen_from(block, line.level, name, columns[name]) for name in line.conditions])
    only_one = ((codes == NO).sum(axis=0) == 1) & ~(codes == UNKNOWN).any(axis=0)
    rows = []
    for name, code in zip(line.conditions, codes, strict=True):
        homes = people.dwelling[only_one & (code == NO)]
        weight = block.weight[homes].astype(np.int64)
        at_home = np.unique(homes)
        children = int((block.weight[at_home].astype(np.int64) * block.children[at_home]).sum())
        rows.append((name, int(weight.sum()), children))
    return rows


def _seen_from(block: CityBlock, level: Level, name: str, column: Column) -> Column:
    """A condition as each applicant sees it: of their own level, or of a group that they are in."""
    own = level_of(name)
    code = column.astype(np.int8)
    if own is level:
        return code
    if level is Level.PERSON:
        return code[{Level.PARTNERS: block.tp, Level.FAMILY: block.gezin, Level.DWELLING: block.adres}[own]]
    group, size = (block.tp, block.counts[1]) if level is Level.PARTNERS else (block.gezin, block.counts[2])
    home = np.zeros(size, dtype=np.int32)
    home[group] = block.adres
    return code[home]


def _row(simulation: Simulation, key: str, condition: str, numbers: list[int]) -> tuple[Any, ...]:
    line = simulation.law.line(key)
    assert line is not None
    version = simulation.law.book.version(condition, simulation.day)
    says = version.sentences.unmet if version and version.sentences else ""
    return (key, line.name, UNITS[line.level.value], condition.partition(".")[2], says, *numbers)
