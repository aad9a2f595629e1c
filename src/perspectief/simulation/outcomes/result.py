"""What came out of a simulation: whole cents and counts, as tables with a column per scenario.

Amounts are cents a year; low, mid and high follow how many people ask. Everything is of a made-up city ("synthetisch").
Counts are exact here: who shows them applies `foundation/disclosure`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import polars as pl

from perspectief.simulation.city.mark import SYNTHETIC
from perspectief.simulation.city.model import City
from perspectief.simulation.digest import rules_digest
from perspectief.simulation.outcomes import blocked, cliffs, poverty, pressure, tables
from perspectief.simulation.outcomes.dimensions import Dimension
from perspectief.simulation.outcomes.drawing import BlockOutcome
from perspectief.simulation.outcomes.law import Law
from perspectief.simulation.outcomes.pressure import Pressure
from perspectief.simulation.outcomes.rights import People
from perspectief.simulation.reforms.model import Reform, fingerprint
from perspectief.simulation.uptake.burden import Burden
from perspectief.simulation.uptake.model import Uptake

MARK = SYNTHETIC


@dataclass(frozen=True, eq=False)
class Simulation:
    """A year of a city under one law. `baseline`: today's law with the same city and assumptions, None when this is
    it; `recomputed`: schemes that the reform made us work out again; `key` names rules, reform and data."""

    city: City
    reform: Reform
    law: Law
    uptake: Uptake
    blocks: tuple[BlockOutcome, ...] = field(repr=False)
    people: tuple[People, ...] = field(repr=False)
    burdens: Mapping[str, Burden] = field(repr=False)
    asked_for: tuple[str, ...] | None
    key: str
    seconds: float
    baseline: Simulation | None = field(default=None, repr=False)
    recomputed: tuple[str, ...] = ()
    others: dict[str, Simulation] = field(default_factory=dict, repr=False)
    """Today's law with the assumptions of reforms that were compared with this one, by fingerprint."""

    @property
    def place(self) -> str:
        """Code of the municipality, or NL."""
        return self.city.place

    @property
    def day(self) -> date:
        """The day whose law holds."""
        return self.law.day

    @cached_property
    def households(self) -> int:
        """Households of the city."""
        return self.city.households

    @cached_property
    def not_known(self) -> int:
        """Households of which the law cannot say the income or the minimum; left out of poverty."""
        return sum(int(one.block.weight[~one.rights.is_known].sum()) for one in self.blocks)

    @cached_property
    def budget(self) -> pl.DataFrame:
        """Per scheme: what it costs in cents a year (low, mid, high; null when the amount is not known), who has a
        right (`entitled`, in `unit`), who gets it, who misses it at middle reach, and households not known."""
        return tables.budget(self)

    @cached_property
    def reach(self) -> pl.DataFrame:
        """Per scheme: entitled, reached and missed at low, mid and high reach, as counts and shares; the ground."""
        return tables.reach(self)

    @cached_property
    def poverty(self) -> pl.DataFrame:
        """Per line: households, persons and children below it, share, mean gap and depth; without students."""
        return poverty.table(self, Dimension.ALL)

    def poverty_by(self, dimension: Dimension) -> pl.DataFrame:
        """The same per group of a dimension."""
        return poverty.table(self, dimension)

    @cached_property
    def groups(self) -> pl.DataFrame:
        """Per dimension and group: households and mean disposable income in cents a year."""
        return tables.groups(self)

    @cached_property
    def totals(self) -> pl.DataFrame:
        """All disposable income of the city, and the parts that it is the sum of, in cents a year."""
        return tables.totals(self)

    @cached_property
    def execution(self) -> pl.DataFrame:
        """Per scheme: burden points, applications and the hours they take; minutes are an assumption."""
        return tables.execution(self)

    @cached_property
    def metr(self) -> Pressure:
        """What people with a wage lose of an hour a week more; worked out when somebody asks."""
        return pressure.metr(self)

    @cached_property
    def participation(self) -> Pressure:
        """What people without work lose of a first job; worked out when somebody asks."""
        return pressure.participation(self)

    @cached_property
    def cliffs(self) -> pl.DataFrame:
        """Steps at which a right ends, with the households on them; worked out when somebody asks."""
        return cliffs.cliffs(self)

    @cached_property
    def blocked(self) -> pl.DataFrame:
        """Who is blocked by one condition only, per scheme; worked out when somebody asks."""
        return blocked.blocked(self)


def result_key(city: City, reform: Reform, law: Law) -> str:
    """The same for the same rules, reform, schemes and data."""
    schemes = [line.key for line in law.lines]
    content = [rules_digest(), fingerprint(reform), city.fingerprint, law.day.isoformat(), schemes]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:20]
