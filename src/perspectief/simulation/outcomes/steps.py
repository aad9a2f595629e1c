"""One step further in work: somebody in each dwelling earns more, and the law is asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from perspectief.rules.kernel.levels import Level
from perspectief.simulation.city.model import CityBlock, taken
from perspectief.simulation.income import dwelling_of
from perspectief.simulation.outcomes.law import ASSISTANCE, Columns, SchemeLine
from perspectief.simulation.outcomes.rights import BlockRights, People, read_rights
from perspectief.simulation.uptake.model import Applications

if TYPE_CHECKING:
    from perspectief.simulation.outcomes.result import Simulation

Column = NDArray[Any]
Raise = tuple[Column, Column]
"""Per person: euro a year more wage (0: this person does not move), and hours a week more."""
Raises = Callable[[CityBlock, Columns], Raise]

GROWN_UP = 18


@dataclass(frozen=True)
class Step:
    """Dwellings of a block in which one person earned more, before and after; cents a year.

    `number` of the block, `homes`: the dwelling in it of each dwelling here. Per dwelling: `gross` more wage, `net`
    more income before schemes. `before`, `after`: the rights.
    """

    number: int
    homes: Column
    block: CityBlock
    gross: Column
    before: BlockRights
    after: BlockRights

    @property
    def net(self) -> Column:
        """More income before schemes."""
        return self.after.net - self.before.net

    @property
    def moves(self) -> Column:
        """Dwellings of which everything is known."""
        return self.before.is_known & self.after.is_known


def steps(simulation: Simulation, raises: Raises) -> Iterator[Step]:
    """Each block once for the first person of a dwelling who can move, again for the second, and so on."""
    for number, outcome in enumerate(simulation.blocks):
        block = outcome.block
        more, hours = raises(block, base_columns(simulation, number))
        rank = _rank(block, more > 0)
        for nth in range(1, int(rank.max(initial=0)) + 1):
            homes = block.adres[rank == nth]
            here = np.isin(block.adres, homes)
            moves = (rank == nth)[here]
            raised = np.where(moves, more[here], 0.0), np.where(moves, hours[here], 0.0)
            yield _step(simulation, number, homes, taken(block, homes), raised)


def base_columns(simulation: Simulation, number: int) -> dict[str, Column]:
    """What the law says of a block, as the simulation saw it."""
    block = simulation.blocks[number].block
    return _as_it_was(simulation, block, number, np.ones(block.counts[2], dtype=np.bool_))


def _as_it_was(simulation: Simulation, block: CityBlock, number: int, families: Column) -> dict[str, Column]:
    """The law of a part of a block: these families."""
    if simulation.baseline is None:
        return simulation.law.columns(block)
    assistance = simulation.baseline.blocks[number].rights.assistance
    before = {} if assistance is None else {ASSISTANCE: assistance[families]}
    return simulation.law.settled(block, before)


def _rank(block: CityBlock, who: Column) -> Column:
    """For those who can move: 1 for the first of the dwelling, 2 for the next; 0 for others."""
    count = np.cumsum(who)
    before = np.zeros(block.counts[3], dtype=np.int64)
    first = np.flatnonzero(np.diff(block.adres, prepend=-1))
    before[block.adres[first]] = count[first] - who[first]
    return np.where(who, count - before[block.adres], 0)


def _step(simulation: Simulation, number: int, homes: Column, part: CityBlock, raised: Raise) -> Step:
    law, whole, (more, hours) = simulation.law, simulation.blocks[number].block, raised
    base = _as_it_was(simulation, part, number, np.isin(dwelling_of(whole, Level.FAMILY), homes))
    facts = dict(part.facts)
    for name, extra in (("loon_bruto_y", more), ("uren_per_week", hours)):
        facts[name] = np.asarray(facts[name], dtype=np.float64) + extra
    columns = law.settled(replace(part, facts=facts), base)
    people = People(part)
    before, after = (read_rights(people, law, one, simulation.uptake.lines) for one in (base, columns))
    gross = np.rint(100 * np.bincount(part.adres, weights=more, minlength=part.counts[3])).astype(np.int64)
    return Step(number, homes, part, gross, before, after)


@dataclass(frozen=True)
class Moved:
    """What changed in one scheme: who, in which dwelling, cents a year more (below 0: less), and whether the right
    came, stayed or went (`had`, `has`)."""

    who: Column
    dwelling: Column
    place: Column
    more: Column
    had: Column
    has: Column


def moved(step: Step, line: SchemeLine) -> Moved:
    """Who gets another amount of a scheme, or another answer, in dwellings that moved."""
    before, after = step.before.rights[line.key], step.after.rights[line.key]
    who = np.union1d(before.who, after.who)
    had, old = _spread(before, who)
    has, new = _spread(after, who)
    homes, places = np.zeros(len(who), dtype=np.int32), np.zeros(len(who), dtype=np.int32)
    for one in (before, after):
        at = np.searchsorted(who, one.who)
        homes[at], places[at] = one.dwelling, one.place
    changed = step.moves[homes] & ((old != new) | (had != has))
    return Moved(who[changed], homes[changed], places[changed], (new - old)[changed], had[changed], has[changed])


def _spread(found: Applications, who: Column) -> tuple[Column, Column]:
    """Over `who`: whether they stand in `found`, and their cents."""
    at = np.searchsorted(who, found.who)
    stands, cents = np.zeros(len(who), dtype=np.bool_), np.zeros(len(who), dtype=np.int64)
    stands[at], cents[at] = True, found.cents
    return stands, cents


def one_hour(block: CityBlock, columns: Columns) -> Raise:
    """Every adult with a wage: an hour a week more at their own wage."""
    wage, hours = (np.asarray(block.facts[name], dtype=np.float64) for name in ("loon_bruto_y", "uren_per_week"))
    works = (wage > 0) & (hours > 0) & (block.age >= GROWN_UP)
    return np.where(works, np.round(wage / np.where(hours > 0, hours, 1.0), 2), 0.0), np.ones(len(wage))


def by_amount(euros: float) -> Raises:
    """Every adult with a wage: so many euro a year more, the hours as they are."""

    def raises(block: CityBlock, columns: Columns) -> Raise:
        more, hours = one_hour(block, columns)
        return np.where(more > 0, euros, 0.0), np.zeros_like(hours)

    return raises
