"""Who belongs with whom: worked out from the dwelling, with no chance of its own beyond `dwellings.py`."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from perspectief.rules.kernel.levels import Level
from perspectief.simulation.samples.draw import World, prior
from perspectief.simulation.samples.dwellings import HAS_GRANDPARENT, HAS_PARTNER, Column, Kind, Role


def _firsts(world: World, rows: Column) -> Column:
    first = np.zeros(world.count(Level.PERSON), dtype=np.bool_)
    first[rows] = True
    return first


@prior
def is_aanvrager(world: World, rng: Generator) -> Column:
    """The first person of the dwelling. Worked out."""
    return world.who.has_role(Role.CLAIMANT)


@prior
def is_eerste_toeslagpartner(world: World, rng: Generator) -> Column:
    """The first of each pair of allowance partners. Worked out."""
    return _firsts(world, world.who.partners_first)


@prior
def is_eerste_gezinslid(world: World, rng: Generator) -> Column:
    """The first of each family. Worked out."""
    return _firsts(world, world.who.family_first)


@prior
def is_eerste_bewoner(world: World, rng: Generator) -> Column:
    """The first person of the dwelling. Worked out."""
    return world.who.has_role(Role.CLAIMANT)


@prior
def heeft_toeslagpartner(world: World, rng: Generator) -> Column:
    """Partners, and a single parent with an unrelated adult on the same address. Worked out."""
    return world.who.partner_tp >= 0


@prior
def heeft_gezinspartner(world: World, rng: Generator) -> Column:
    """Couples: 52% of households. Worked out from CBS 37620."""
    return world.who.partner_gezin >= 0


@prior
def is_gezinsouder(world: World, rng: Generator) -> Column:
    """Everybody but minor children at home. Worked out."""
    return ~world.who.minor


@prior
def is_gezinskind(world: World, rng: Generator) -> Column:
    """Minor children at home. Worked out."""
    return world.who.minor


@prior
def is_kind_van_bewoner(world: World, rng: Generator) -> Column:
    """Children, and a claimant whose own parent lives in. Worked out."""
    lives_in = world.who.has_role(Role.CLAIMANT) & world.of_dwelling(np.isin(world.who.kind, HAS_GRANDPARENT))
    return world.who.has_role(Role.CHILD) | lives_in


@prior
def heeft_gezamenlijk_kind(world: World, rng: Generator) -> Column:
    """Nine in ten couples with children at home. Assumption."""
    children = np.bincount(world.who.adres, weights=world.who.has_role(Role.CHILD)) > 0
    joint = children & world.who.joint & np.isin(world.who.kind, HAS_PARTNER)
    return world.of_dwelling(joint) & (world.who.role <= Role.PARTNER)


@prior
def is_bloedverwant_eerste_graad(world: World, rng: Generator) -> Column:
    """Children and parents of the claimant. Worked out."""
    return world.who.role >= Role.GRANDPARENT


@prior
def is_familie_van_medebewoner(world: World, rng: Generator) -> Column:
    """Everybody who lives with an adult child or a grandparent of the family; housemates are no family. Worked out."""
    relative = world.who.has_role(Role.GRANDPARENT, Role.CHILD) & ~world.who.minor
    close = np.bincount(world.who.adres, weights=relative) > 0
    return world.of_dwelling(close) & ~world.who.has_role(Role.HOUSEMATE)


@prior
def vermogen_is_opgegeven(world: World, rng: Generator) -> Column:
    """Everybody: in a population wealth is known. Assumption."""
    return np.ones(world.count(Level.PERSON), dtype=np.bool_)


@prior
def eigen_woning_is_opgegeven_adres(world: World, rng: Generator) -> Column:
    """Everywhere: in a population the home is known. Assumption."""
    return np.ones(world.count(Level.DWELLING), dtype=np.bool_)


@prior
def woont_elders(world: World, rng: Generator) -> Column:
    """A spouse who lives elsewhere, in 0.4% of households. Assumption."""
    return world.who.has_role(Role.PARTNER) & world.of_dwelling(world.who.kind == Kind.APART)
