"""Who is poor: the income of a household against its own policy minimum, at several lines.

Position = net income of everybody + what was granted and asked for, without huurtoeslag and kinderopvangtoeslag,
against the minimum of `simulation/income.py`. Below means strictly below: use 101% for "at most the minimum", as CBS
does. Student households and households of which the law cannot say the income are left out. Under a reform the minimum
stays that of today's law, so that poverty does not fall because the line does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from perspectief.simulation.outcomes.dimensions import Dimension
from perspectief.simulation.outcomes.grouping import codes, group_of, names, only_where
from perspectief.simulation.outcomes.kernels import MILLION, count_below
from perspectief.simulation.uptake.priors import SCENARIOS

if TYPE_CHECKING:
    from perspectief.simulation.outcomes.result import Simulation

Column = NDArray[Any]

LINES = (100, 101, 110, 120, 130)
NEW_LINE = "armoedegrens"
NOT_PUBLISHED = (
    "De bedragen van de nieuwe armoedegrens zijn niet voor alle huishoudens en niet voor dit jaar gepubliceerd."
)


def counts(simulation: Simulation, dimension: Dimension) -> tuple[Column, Column]:
    """Groups x lines x scenarios x 6 and groups x 3, as `kernels.count_below` tells."""
    many = len(names(simulation.city, dimension))
    below = np.zeros((many, len(LINES), len(SCENARIOS), 6), dtype=np.int64)
    everybody = np.zeros((many, 3), dtype=np.int64)
    for outcome, people in zip(simulation.blocks, simulation.people, strict=True):
        block, rights = outcome.block, outcome.rights
        looked_at = rights.is_known & ~block.students.astype(np.bool_) & (rights.minimum > 0)
        count_below(
            block.weight,
            only_where(group_of(outcome, people, dimension), looked_at, block.weight),
            rights.minimum,
            (block.adults + block.children).astype(np.int64),
            block.children.astype(np.int64),
            outcome.position,
            np.array(LINES),
            below,
            everybody,
        )
    return below, everybody


def table(simulation: Simulation, dimension: Dimension) -> pl.DataFrame:
    """A row per group and line. Low, mid and high are the scenarios of reach: at high reach fewer are poor.

    `households`, `persons`, `children`: below the line; `of_…`: all that are looked at; `share` (0 to 1); `gap_cents`:
    what they lack together in a year; `gap`, `depth`: FGT 1 and 2, over everybody.
    """
    below, everybody = counts(simulation, dimension)
    rows = []
    for g, (code, name) in enumerate(
        zip(codes(simulation.city, dimension), names(simulation.city, dimension), strict=True)
    ):
        for k, line in enumerate(LINES):
            rows.append(
                {"dimension": dimension.value, "code": code, "group": name, "line": f"{line}%"}
                | _row(below[g, k], everybody[g])
            )
        if dimension is Dimension.ALL:
            rows.append(
                {"dimension": dimension.value, "code": code, "group": name, "line": NEW_LINE} | _unknown(everybody[g])
            )
    return pl.DataFrame(rows, schema=_SCHEMA)


_COUNTED = ("households", "persons", "children")
_SCHEMA: dict[str, Any] = (
    {"dimension": pl.String, "code": pl.String, "group": pl.String, "line": pl.String}
    | {f"of_{what}": pl.Int64 for what in _COUNTED}
    | {f"{what}_{s}": pl.Int64 for s in SCENARIOS for what in _COUNTED}
    | {f"{what}_{s}": pl.Float64 for s in SCENARIOS for what in ("share", "children_share")}
    | {f"gap_cents_{s}": pl.Int64 for s in SCENARIOS}
    | {f"{what}_{s}": pl.Float64 for s in SCENARIOS for what in ("gap", "depth")}
    | {"note": pl.String}
)


def _row(below: Column, everybody: Column) -> dict[str, Any]:
    row: dict[str, Any] = {f"of_{what}": int(everybody[n]) for n, what in enumerate(_COUNTED)}
    for s, scenario in enumerate(SCENARIOS):
        row |= {f"{what}_{scenario}": int(below[s, n]) for n, what in enumerate(_COUNTED)}
        row[f"share_{scenario}"] = _share(below[s, 0], everybody[0])
        row[f"children_share_{scenario}"] = _share(below[s, 2], everybody[2])
        row[f"gap_cents_{scenario}"] = int(below[s, 3])
        row[f"gap_{scenario}"] = _share(below[s, 4], everybody[0] * MILLION)
        row[f"depth_{scenario}"] = _share(below[s, 5], everybody[0] * MILLION)
    return row


def _share(part: int, whole: int) -> float | None:
    return float(part) / float(whole) if whole else None


def _unknown(everybody: Column) -> dict[str, Any]:
    """A line of which the amounts are not known gives no number."""
    return {f"of_{what}": int(everybody[n]) for n, what in enumerate(_COUNTED)} | {"note": NOT_PUBLISHED}
