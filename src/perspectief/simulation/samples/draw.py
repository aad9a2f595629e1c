"""One block drawn: a world in which every fact is a column, worked out from its prior when somebody asks for it.

Each column has its own stream of chance, so a fact has the same value whichever other facts are asked for.
"""

from __future__ import annotations

import inspect
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.random import SFC64, Generator

from perspectief.rules.facts import FACTS, Fact
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.population import Block
from perspectief.simulation.samples.dwellings import Column, Dwellings, draw_dwellings

DAY = date(2026, 1, 1)
SIZE = 40_000

Draw = Callable[["World", Generator], Column]


@dataclass(frozen=True)
class Prior:
    """What we believe of one fact before anybody told us. `says`: the shares in words, and a source or "Assumption"."""

    fact: str
    says: str
    draw: Draw


PRIORS: dict[str, Prior] = {}
"""The prior of every fact of `rules/facts/`, by its name."""


def prior(draw: Draw) -> Draw:
    """Register the prior of the fact that the function is named after; its docstring is what the prior says."""
    return _register(getattr(draw, "__name__", ""), inspect.cleandoc(draw.__doc__ or ""), draw)


def share(fact: str, chance: float, says: str, *, among: Callable[[World], Column] | None = None) -> None:
    """The prior of a yes/no: true with a fixed chance, among those who can have it."""

    def draw(world: World, rng: Generator) -> Column:
        yes = world.chance(rng, chance, FACTS[fact].level)
        return yes if among is None else yes & among(world)

    _register(fact, f"{says} Yes for {chance:.1%}{' of those who can have it' if among else ''}.", draw)


def _register(fact: str, says: str, draw: Draw) -> Draw:
    if fact not in FACTS or fact in PRIORS:
        raise ValueError(f"'{fact}' is geen feit, of heeft al een verdeling")
    PRIORS[fact] = Prior(fact, says, draw)
    return draw


class World:
    """The people of one block and every column drawn so far. `world["spaargeld"]` is that fact's column."""

    def __init__(self, seed: int, number: int, n: int, day: date):
        self._seed = (seed, number)
        self._columns: dict[str, Column] = {}
        self.who: Dwellings = draw_dwellings(self.rng("dwellings"), n, day)

    def rng(self, name: str) -> Generator:
        """The stream of chance of one column."""
        return Generator(SFC64([*self._seed, zlib.crc32(name.encode())]))

    def __getitem__(self, fact: str) -> Column:
        """The column of a fact, in its compact type."""
        if fact not in self._columns:
            if fact not in PRIORS:
                raise LookupError(f"'{fact}' heeft nog geen verdeling: geef hem er een in simulation/samples")
            self._columns[fact] = compact(FACTS[fact], PRIORS[fact].draw(self, self.rng(fact)))
        return self._columns[fact]

    def hidden(self, draw: Draw) -> Column:
        """A column that is no fact itself but lies behind several, such as what somebody lives from."""
        name = f"hidden {getattr(draw, '__name__', '')}"
        if name not in self._columns:
            self._columns[name] = draw(self, self.rng(name))
        return self._columns[name]

    def count(self, level: Level) -> int:
        """How many persons, pairs, families or dwellings the block has."""
        return {
            Level.PERSON: len(self.who.adres),
            Level.PARTNERS: len(self.who.partners_first),
            Level.FAMILY: len(self.who.family_first),
            Level.DWELLING: len(self.who.kind),
        }[level]

    def chance(self, rng: Generator, p: float | Column, level: Level = Level.PERSON) -> Column:
        """True with chance `p`, for every entity of a level."""
        return rng.random(self.count(level), dtype=np.float32) < p

    def of_family(self, persons: Column) -> Column:
        """A person column seen by each family: that of its first person."""
        return persons[self.who.family_first]

    def family_sum(self, persons: Column) -> Column:
        """A person column added up per family."""
        return np.bincount(self.who.gezin, weights=persons, minlength=self.count(Level.FAMILY))

    def of_dwelling(self, dwellings: Column) -> Column:
        """A dwelling column seen by each person."""
        return dwellings[self.who.adres]

    def family_of_dwelling(self, dwellings: Column) -> Column:
        """A dwelling column seen by each family."""
        return dwellings[self.who.adres[self.who.family_first]]


def compact(fact: Fact, column: Column) -> Column:
    """The smallest whole type that holds a column exactly; quarters of a euro stay float32."""
    if fact.python_type is bool:
        return column.astype(np.bool_, copy=False)
    if column.dtype.kind == "f" and not np.array_equal(column, np.rint(column)):
        return column.astype(np.float32)
    if not len(column):
        return column.astype(np.int8)
    low, high = column.min(), column.max()
    for small in (np.int8, np.int16):
        if low >= np.iinfo(small).min and high <= np.iinfo(small).max:
            return column.astype(small)
    return column.astype(np.int32)


@dataclass
class SampledBlock(Block):
    """A block that still knows who its people are to each other, so that it can be written as household files."""

    who: Dwellings | None = field(default=None, repr=False)


def blocks(
    n: int, seed: int, facts: Iterable[str] | None = None, size: int = SIZE, *, day: date = DAY
) -> Iterator[SampledBlock]:
    """`n` dwellings as they stand on `day`, in blocks of `size`, with the columns of `facts` (None: all).

    The same seed, size and day give the same dwellings, whichever facts are asked for.
    """
    names = tuple(FACTS) if facts is None else tuple(facts)
    for number, begin in enumerate(range(0, n, size)):
        yield _block(World(seed, number, min(size, n - begin), day), names)


def _block(world: World, names: tuple[str, ...]) -> SampledBlock:
    who = world.who
    counts = tuple(world.count(level) for level in Level)
    assert len(counts) == 4
    return SampledBlock(
        who.tp,
        who.gezin,
        who.adres,
        who.partner_tp,
        who.partner_gezin,
        {name: world[name] for name in names},
        counts,
        who,
    )
