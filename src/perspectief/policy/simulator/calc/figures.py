"""What came out of a simulation as plain data: whole cents and counts, today's law beside the plan. No Django.

`before` and `after` hold the same tables. Only `queries` reads this, and publishes what it shows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from perspectief.simulation.outcomes.dimensions import Dimension

if TYPE_CHECKING:
    from perspectief.simulation.outcomes import Comparison, Simulation
    from perspectief.simulation.outcomes.pressure import Pressure

Rows = list[dict[str, Any]]
Content = dict[str, Any]
Tell = Callable[[], None]
"""Called after each table: somebody may want to stop."""

LINE = "110%"
"""The line that is told for groups."""
GROUPED = ("dimension", "code", "group", "line", "of_households", "households_mid", "persons_mid", "children_mid")
PARTS = 9
"""Tables of one law."""


def content_of(compared: Comparison, before: Content, after: Content) -> Content:
    """Everything that pages and files show of one plan."""
    return {
        "before": before,
        "after": after,
        "changes": compared.changes.to_dicts(),
        "cost": list(compared.cost),
        "taxes": compared.taxes,
        "is_zero": compared.is_zero,
        "says": compared.says(),
        "recomputed": list(compared.reform.recomputed),
    }


def tables_of(simulation: Simulation, tell: Tell = lambda: None) -> Content:
    """The tables of one law. Takes some seconds for a city: working more is tried for every adult."""
    makers: dict[str, Callable[[], Any]] = {
        "schemes": lambda: simulation.budget.to_dicts(),
        "reach": lambda: simulation.reach.select("scheme", "status", "source").to_dicts(),
        "groups": lambda: simulation.groups.to_dicts(),
        "poverty": lambda: _poverty(simulation),
        "execution": lambda: simulation.execution.to_dicts(),
        "cliffs": lambda: simulation.cliffs.to_dicts(),
        "blocked": lambda: simulation.blocked.to_dicts(),
        "pressure": lambda: _pressure(simulation.metr),
        "first_job": lambda: _pressure(simulation.participation),
    }
    assert len(makers) == PARTS
    found: Content = {"households": simulation.households, "not_known": simulation.not_known}
    for name, make in makers.items():
        found[name] = make()
        tell()
    return found


def _poverty(simulation: Simulation) -> Rows:
    """Every line for everybody; one line for each wijk and each kind of household."""
    import polars as pl

    groups = pl.concat([simulation.poverty_by(one) for one in (Dimension.AREA, Dimension.KIND)])
    return simulation.poverty.to_dicts() + groups.filter(line=LINE).select(*GROUPED).to_dicts()


def _pressure(found: Pressure) -> Content:
    return {
        "bands": found.bands.to_dicts(),
        "adults": found.adults,
        "median": found.median,
        "high": found.high,
        "left_out": found.left_out,
    }
