"""The tables of a simulation. Amounts in cents a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from perspectief.simulation.outcomes.dimensions import Dimension
from perspectief.simulation.outcomes.effort import minutes
from perspectief.simulation.outcomes.grouping import codes, group_of, names, only_where
from perspectief.simulation.outcomes.kernels import sum_incomes
from perspectief.simulation.outcomes.law import SchemeLine
from perspectief.simulation.uptake.priors import SCENARIOS

if TYPE_CHECKING:
    from perspectief.simulation.outcomes.result import Simulation

UNITS = {"": "persoon", "_tp": "toeslagpartners", "_gezin": "gezin", "_adres": "adres"}

_BUDGET = (
    {"scheme": pl.String, "name": pl.String, "unit": pl.String}
    | dict.fromkeys(SCENARIOS, pl.Int64)
    | {"entitled": pl.Int64}
    | {f"reached_{one}": pl.Int64 for one in SCENARIOS}
    | {"missed": pl.Int64, "not_known": pl.Int64, "amount_not_known": pl.Int64, "decided_by_people": pl.Boolean}
)


def budget(simulation: Simulation) -> pl.DataFrame:
    """See `Simulation.budget`."""
    return pl.DataFrame([_budget(simulation, line) for line in simulation.law.lines], schema=_BUDGET)


def _budget(simulation: Simulation, line: SchemeLine) -> dict[str, Any]:
    entitled, unknown_amount = _entitled(simulation, line)
    row = {
        "scheme": line.key,
        "name": line.name,
        "unit": UNITS[line.level.value],
        "entitled": entitled,
        "not_known": sum(one.rights.unknown.get(line.key, 0) for one in simulation.blocks),
        "amount_not_known": unknown_amount,
        "decided_by_people": line.decided_by_people,
    }
    if line.decided_by_people:
        return row
    reached = reached_of(simulation, line.key)
    row |= {f"reached_{one}": many for one, many in zip(SCENARIOS, reached, strict=True)}
    row["missed"] = entitled - reached[1]
    if line.is_paid and unknown_amount < max(1, entitled) and (entitled or not row["not_known"]):
        row |= dict(zip(SCENARIOS, money_of(simulation, line.key), strict=True))
    return row


def _entitled(simulation: Simulation, line: SchemeLine) -> tuple[int, int]:
    """Applications that the law grants, and those of which nobody can say the amount."""
    every, unknown = 0, 0
    for one in simulation.blocks:
        found = one.rights.rights[line.key]
        weight = one.block.weight[found.dwelling].astype(np.int64)
        every += int(weight.sum())
        unknown += int(weight[~found.is_known].sum()) if line.amount is not None else 0
    return every, unknown


def reached_of(simulation: Simulation, key: str) -> tuple[int, ...]:
    """Applications granted, per scenario."""
    parts = [one.reached[key] for one in simulation.blocks if key in one.reached]
    return tuple(int(many) for many in np.sum(parts, axis=0)) if parts else (0, 0, 0)


def money_of(simulation: Simulation, key: str) -> tuple[int, ...]:
    """Cents a year, per scenario."""
    parts = [one.money[key] for one in simulation.blocks if key in one.money]
    return tuple(int(many) for many in np.sum(parts, axis=0)) if parts else (0, 0, 0)


_REACH = (
    {"scheme": pl.String, "name": pl.String, "unit": pl.String, "entitled": pl.Int64}
    | {f"reached_{one}": pl.Int64 for one in SCENARIOS}
    | {f"missed_{one}": pl.Int64 for one in SCENARIOS}
    | {f"share_{one}": pl.Float64 for one in SCENARIOS}
    | {"status": pl.String, "source": pl.String}
)
AUTOMATIC = "automatic"
TOLD = "data"


def reach(simulation: Simulation) -> pl.DataFrame:
    """See `Simulation.reach`. `status`: sourced, derived or guess, as the prior; automatic; or data."""
    rows = []
    for line in simulation.law.lines:
        if line.decided_by_people:
            continue
        entitled, _ = _entitled(simulation, line)
        row: dict[str, Any] = {
            "scheme": line.key,
            "name": line.name,
            "unit": UNITS[line.level.value],
            "entitled": entitled,
        }
        for scenario, many in zip(SCENARIOS, reached_of(simulation, line.key), strict=True):
            row |= {f"reached_{scenario}": many, f"missed_{scenario}": entitled - many}
            row[f"share_{scenario}"] = many / entitled if entitled else None
        rows.append(row | _ground(simulation, line))
    return pl.DataFrame(rows, schema=_REACH)


def _ground(simulation: Simulation, line: SchemeLine) -> dict[str, str]:
    if line.key in simulation.reform.automatic:
        return {"status": AUTOMATIC, "source": simulation.reform.name}
    if any(one.rights.rights[line.key].receives is not None for one in simulation.blocks):
        return {"status": TOLD, "source": "wie het nu krijgt, staat in de gegevens"}
    lines = simulation.uptake.lines.of(line.key, municipal=line.municipal)
    return {
        "status": max((one.status for one in lines), key=("sourced", "derived", "guess").index),
        "source": "; ".join(dict.fromkeys(one.source for one in lines)),
    }


_GROUPS = (
    {"dimension": pl.String, "code": pl.String, "group": pl.String, "households": pl.Int64, "persons": pl.Int64}
    | {f"disposable_{one}": pl.Int64 for one in SCENARIOS}
    | {f"mean_{one}": pl.Int64 for one in SCENARIOS}
)


def groups(simulation: Simulation) -> pl.DataFrame:
    """See `Simulation.groups`. `disposable_…`: of the group together; `mean_…`: per household."""
    rows = []
    for dimension in Dimension:
        found = incomes(simulation, dimension)
        labels = zip(codes(simulation.city, dimension), names(simulation.city, dimension), found, strict=True)
        for code, name, (households, persons, *sums) in labels:
            row: dict[str, Any] = {
                "dimension": dimension.value,
                "code": code,
                "group": name,
                "households": households,
                "persons": persons,
            }
            for scenario, cents in zip(SCENARIOS, sums, strict=True):
                row |= {
                    f"disposable_{scenario}": cents,
                    f"mean_{scenario}": cents // households if households else None,
                }
            rows.append(row)
    return pl.DataFrame(rows, schema=_GROUPS)


def incomes(simulation: Simulation, dimension: Dimension) -> list[list[int]]:
    """Per group: households, persons, and cents per scenario; only households whose income is known."""
    total = np.zeros((len(names(simulation.city, dimension)), 2 + len(SCENARIOS)), dtype=np.int64)
    for outcome, people in zip(simulation.blocks, simulation.people, strict=True):
        block = outcome.block
        group = only_where(group_of(outcome, people, dimension), outcome.rights.is_known, block.weight)
        sum_incomes(block.weight, group, (block.adults + block.children).astype(np.int64), outcome.disposable, total)
    return [[int(number) for number in row] for row in total]


def totals(simulation: Simulation) -> pl.DataFrame:
    """Net income of everybody and every scheme that adds to it; the rows add up to the last, `disposable`."""
    net = sum(int((one.rights.net * one.block.weight.astype(np.int64)).sum()) for one in simulation.blocks)
    rows: list[tuple[str, int, int, int]] = [("net_income", net, net, net)]
    rows += [(line.key, *money_of(simulation, line.key)) for line in simulation.law.lines if line.adds]  # type: ignore[misc]
    every = np.sum([one.disposable.sum(axis=1, dtype=np.int64) for one in simulation.blocks], axis=0)
    rows.append(("disposable", *(int(cents) for cents in every)))  # type: ignore[arg-type]
    return pl.DataFrame(rows, schema={"part": pl.String} | dict.fromkeys(SCENARIOS, pl.Int64), orient="row")


_EXECUTION = (
    {"scheme": pl.String, "name": pl.String}
    | {"conditions": pl.Int64, "proofs": pl.Int64, "forms": pl.Int64, "income_definitions": pl.Int64}
    | {"points": pl.Float64, "papers_are_known": pl.Boolean}
    | {f"applications_{one}": pl.Int64 for one in SCENARIOS}
    | {f"office_hours_{one}": pl.Int64 for one in SCENARIOS}
    | {f"household_hours_{one}": pl.Int64 for one in SCENARIOS}
    | {"assumption": pl.Boolean}
)


def execution(simulation: Simulation) -> pl.DataFrame:
    """See `Simulation.execution`. Only applications that are granted: nobody counts the refused ones."""
    rows = []
    for line in simulation.law.lines:
        burden = simulation.burdens.get(line.key)
        if line.decided_by_people or burden is None:
            continue
        names_ = ("conditions", "proofs", "forms", "income_definitions", "papers_are_known")
        row: dict[str, Any] = {"scheme": line.key, "name": line.name, "points": burden.total, "assumption": True}
        row |= {name: getattr(burden, name) for name in names_}
        for scenario, many in zip(SCENARIOS, reached_of(simulation, line.key), strict=True):
            asked = many * burden.forms
            work = minutes()
            row[f"applications_{scenario}"] = asked
            row[f"office_hours_{scenario}"] = round(
                asked * (work["office_form"] + burden.proofs * work["office_proof"]) / 60
            )
            row[f"household_hours_{scenario}"] = round(
                asked * (work["household_form"] + burden.proofs * work["household_proof"]) / 60
            )
        rows.append(row)
    return pl.DataFrame(rows, schema=_EXECUTION)
