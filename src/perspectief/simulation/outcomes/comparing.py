"""Two laws side by side: what differs in cost, reach and poverty, and which households gain or lose."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl

from perspectief.simulation.outcomes.dimensions import Dimension
from perspectief.simulation.outcomes.grouping import codes, group_of, names, only_where
from perspectief.simulation.outcomes.kernels import count_changes
from perspectief.simulation.outcomes.result import Simulation
from perspectief.simulation.uptake.priors import SCENARIOS

_CHANGES = ("households", "gain", "lose", "gained_cents", "lost_cents", "children_gain", "children_lose")


@dataclass(frozen=True, eq=False)
class Comparison:
    """A reform beside today's law, in the same city with the same chances. All zero when the reform changes nothing."""

    baseline: Simulation = field(repr=False)
    reform: Simulation = field(repr=False)

    @cached_property
    def schemes(self) -> pl.DataFrame:
        """Per scheme the difference (reform less today) in cents a year, entitled and reached, per scenario.

        `in_cash`: whether its amount is known, so that it counts in the cost.
        """
        before, after = (_by_scheme(one.budget) for one in (self.baseline, self.reform))
        keys = [*after, *(key for key in before if key not in after)]
        return pl.DataFrame([_scheme(before.get(key), after.get(key)) for key in keys], schema=_SCHEMES)

    @cached_property
    def cost(self) -> tuple[int, int, int]:
        """What all schemes with a known amount cost more a year, in cents: low, mid, high reach."""
        found = self.schemes
        low, mid, high = (int(found[f"cents_{one}"].sum()) for one in SCENARIOS)
        return low, mid, high

    @cached_property
    def taxes(self) -> int:
        """How much more income everybody keeps of wage and benefits before schemes, in cents a year."""
        before, after = (int(one.totals.row(0)[1]) for one in (self.baseline, self.reform))
        return after - before

    @cached_property
    def changes(self) -> pl.DataFrame:
        """Winners and losers per dimension, group and scenario; households whose income is known under both laws.

        A household gains when its disposable income rises by a cent or more.
        """
        rows = [row for dimension in Dimension for row in self._changes(dimension)]
        return pl.DataFrame(rows, schema=_CHANGED)

    def _changes(self, dimension: Dimension) -> list[dict[str, Any]]:
        city = self.baseline.city
        labels = list(zip(codes(city, dimension), names(city, dimension), strict=True))
        total = np.zeros((len(labels), len(SCENARIOS), len(_CHANGES)), dtype=np.int64)
        for before, after, people in zip(self.baseline.blocks, self.reform.blocks, self.baseline.people, strict=True):
            known = before.rights.is_known & after.rights.is_known
            count_changes(
                before.block.weight,
                only_where(group_of(before, people, dimension), known, before.block.weight),
                before.block.children.astype(np.int64),
                before.disposable,
                after.disposable,
                total,
            )
        return [
            {"dimension": dimension.value, "code": code, "group": name, "scenario": scenario}
            | {what: int(number) for what, number in zip(_CHANGES, total[g, s], strict=True)}
            for g, (code, name) in enumerate(labels)
            for s, scenario in enumerate(SCENARIOS)
        ]

    @cached_property
    def poverty(self) -> pl.DataFrame:
        """Per line the difference in households, persons and children below it, and in gap, per scenario."""
        return _poverty(self.baseline.poverty, self.reform.poverty)

    def poverty_by(self, dimension: Dimension) -> pl.DataFrame:
        """The same per group of a dimension."""
        return _poverty(self.baseline.poverty_by(dimension), self.reform.poverty_by(dimension))

    @cached_property
    def execution(self) -> pl.DataFrame:
        """Per scheme the difference in burden points, applications and hours of office and households."""
        columns = ["points", *(f"{what}_{one}" for what in _WORK for one in SCENARIOS)]
        before, after = (_by_scheme(one.execution) for one in (self.baseline, self.reform))
        keys = [*after, *(key for key in before if key not in after)]
        rows = [
            {"scheme": key, "name": (after.get(key) or before[key])["name"]}
            | {name: _less(after.get(key), before.get(key), name) for name in columns}
            for key in keys
        ]
        schema = {"scheme": pl.String, "name": pl.String, "points": pl.Float64} | dict.fromkeys(columns[1:], pl.Int64)
        return pl.DataFrame(rows, schema=schema)

    @cached_property
    def is_zero(self) -> bool:
        """Whether nothing differs at all."""
        numbers = (self.schemes, self.changes.drop("households"), self.poverty)
        return self.taxes == 0 and all(_is_zero(frame) for frame in numbers)

    def says(self) -> list[str]:
        """What a council member wants to know, in plain Dutch."""
        from perspectief.simulation.outcomes.sentences import says

        return says(self)


_POOR = ("households", "persons", "children", "gap_cents", "share", "gap", "depth")
_WORK = ("applications", "office_hours", "household_hours")
_SCHEMES = (
    {"scheme": pl.String, "name": pl.String, "unit": pl.String, "in_cash": pl.Boolean}
    | {f"cents_{one}": pl.Int64 for one in SCENARIOS}
    | {"entitled": pl.Int64}
    | {f"reached_{one}": pl.Int64 for one in SCENARIOS}
    | {"not_known": pl.Int64}
)
_CHANGED = {
    "dimension": pl.String,
    "code": pl.String,
    "group": pl.String,
    "scenario": pl.String,
    **dict.fromkeys(_CHANGES, pl.Int64),
}


def compare(baseline: Simulation, reform: Simulation) -> Comparison:
    """A reform beside today's law. Raises ValueError when they are not of the same city."""
    if baseline.city.fingerprint != reform.city.fingerprint or len(baseline.blocks) != len(reform.blocks):
        raise ValueError("dit zijn uitkomsten van twee verschillende steden")
    return Comparison(baseline, reform)


def _by_scheme(frame: pl.DataFrame) -> dict[str, dict[str, Any]]:
    return {row["scheme"]: row for row in frame.iter_rows(named=True)}


def _scheme(before: dict[str, Any] | None, after: dict[str, Any] | None) -> dict[str, Any]:
    some = after or before or {}
    paid = [one for one in (before, after) if one is not None]
    row = {name: some[name] for name in ("scheme", "name", "unit")}
    row["in_cash"] = any(one["mid"] is not None for one in paid)
    row |= {f"cents_{one}": _less(after, before, one) for one in SCENARIOS}
    row |= {name: _less(after, before, name) for name in ("entitled", "not_known")}
    return row | {f"reached_{one}": _less(after, before, f"reached_{one}") for one in SCENARIOS}


def _less(after: dict[str, Any] | None, before: dict[str, Any] | None, name: str) -> Any:
    """After less before; a scheme that is not there, or of which nothing is known, counts as 0."""
    new, old = ((one or {}).get(name) or 0 for one in (after, before))
    return new - old


def _poverty(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    key = ["dimension", "code", "group", "line"]
    counted = [f"{what}_{one}" for one in SCENARIOS for what in _POOR]
    return after.select(*key, *(pl.col(name) - before[name] for name in counted), "note")


def _is_zero(frame: pl.DataFrame) -> bool:
    numbers = (frame[name].fill_null(0) for name, kind in frame.schema.items() if kind.is_numeric())
    return all((column == 0).all() for column in numbers)
