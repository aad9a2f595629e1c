"""What people own, and the home they live in."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from perspectief.rules.facts import Woonvorm
from perspectief.rules.kernel.levels import Level
from perspectief.simulation.samples.draw import World, prior
from perspectief.simulation.samples.dwellings import Column, Kind, Role
from perspectief.simulation.samples.income import Source, is_from, welfare


def _holder(world: World) -> Column:
    """Wealth of a couple is held by the claimant; other adults have their own."""
    return ~world.who.minor & ~world.who.has_role(Role.PARTNER)


def _claimant(world: World) -> Column:
    return world.who.has_role(Role.CLAIMANT)


def _well_off(world: World) -> Column:
    return np.asarray(world.of_dwelling(world.hidden(welfare)))


def _owns(world: World) -> Column:
    return np.asarray(world["woonvorm_adres"] == Woonvorm.KOOP)


@prior
def spaargeld(world: World, rng: Generator) -> Column:
    """12% nothing, else log-normal; median about 12,000 euro and more with age. Assumption; median wealth of a
    household in Groningen was 7,900 euro in 2020 (CBS 84799NED), home included."""
    n = len(world.who.adres)
    level = 9.0 + 0.02 * (world.who.age - 45) + 1.0 * _well_off(world) + 1.1 * rng.standard_normal(n, dtype=np.float32)
    amount = np.rint(np.exp(np.minimum(level, 14.0)))
    poor = is_from(world, Source.BIJSTAND, Source.STUDY)
    return np.where(_holder(world) & ~world.chance(rng, 0.12), np.where(poor, amount / 5 // 1, amount), 0)


@prior
def overige_bezittingen(world: World, rng: Generator) -> Column:
    """One in eight well-off adults: log-normal with a median of 15,000 euro. Assumption."""
    has = _holder(world) & world.chance(rng, np.clip(0.12 + 0.1 * _well_off(world), 0.01, 0.5))
    return np.where(has, np.rint(15_000 * np.exp(1.2 * rng.standard_normal(len(has), dtype=np.float32))), 0)


@prior
def schulden(world: World, rng: Generator) -> Column:
    """22% of adults: log-normal with a median of 8,000 euro, mortgage not counted. Assumption."""
    has = _holder(world) & world.chance(rng, np.clip(0.22 - 0.08 * _well_off(world), 0.05, 0.6))
    return np.where(has, np.rint(8_000 * np.exp(1.0 * rng.standard_normal(len(has), dtype=np.float32))), 0)


@prior
def overwaarde_woning(world: World, rng: Generator) -> Column:
    """Owners: 0 to 90% of the value of the home, more with age. Assumption."""
    part = np.clip(0.25 + 0.012 * (world.who.age - 30) + 0.2 * rng.standard_normal(len(world.who.age)), 0, 0.9)
    owner = _claimant(world) & world.of_dwelling(_owns(world))
    return np.where(owner, np.rint(part * world.of_dwelling(world["woz_waarde_adres"])), 0)


@prior
def waarde_auto(world: World, rng: Generator) -> Column:
    """65% of households: log-normal with a median of 7,000 euro. Assumption."""
    has = _claimant(world) & world.chance(rng, np.clip(0.65 + 0.12 * _well_off(world), 0.1, 0.95))
    return np.where(has, np.rint(7_000 * np.exp(0.8 * rng.standard_normal(len(has), dtype=np.float32))), 0)


@prior
def auto_is_nodig(world: World, rng: Generator) -> Column:
    """15% of households with a car. Assumption."""
    return (world["waarde_auto"] > 0) & world.chance(rng, 0.15)


@prior
def woonvorm_adres(world: World, rng: Generator) -> Column:
    """58% own, about 40% rent. Source: CBS 83841NED (2023). Assumption: who is well off owns; half of students and
    of those who share a home rent a room; 0.4% live in, 0.2% in an institution, 0.1% have no home."""
    n = world.count(Level.DWELLING)
    start, kind = world.who.start, world.who.kind
    pull = 1.3 * world.hidden(welfare) + 0.4 * (world.who.age[start] > 40) + 0.5 * (world.who.partner_gezin[start] >= 0)
    pull = pull - 3.0 * is_from(world, Source.BIJSTAND, Source.STUDY)[start] - 0.05
    owns = rng.random(n) < 1 / (1 + np.exp(-pull))
    room = is_from(world, Source.STUDY)[start] & (kind == Kind.SINGLE) | (kind == Kind.HOUSEMATES)
    room &= rng.random(n) < 0.5
    chance = rng.random(n)
    rare = np.where(chance < 0.004, Woonvorm.INWONEND, np.where(chance < 0.006, Woonvorm.INSTELLING, Woonvorm.DAKLOOS))
    usual = np.where(room, Woonvorm.KAMER, np.where(owns, Woonvorm.KOOP, Woonvorm.HUUR))
    return np.where((chance < 0.007) & (kind == Kind.SINGLE), rare, usual)


def _rents(world: World) -> Column:
    return np.isin(world["woonvorm_adres"], (Woonvorm.HUUR, Woonvorm.KAMER))


@prior
def kale_huur_m_adres(world: World, rng: Generator) -> Column:
    """Social rent around 640 euro (85%), free sector 900 to 1,700, a room around 430. Assumption."""
    n = world.count(Level.DWELLING)
    social = np.clip(rng.normal(640, 115, n), 220, 900)
    home = np.where(rng.random(n) < 0.15, rng.uniform(900, 1_700, n), social)
    rent = np.where(world["woonvorm_adres"] == Woonvorm.KAMER, np.clip(rng.normal(430, 90, n), 200, 800), home)
    return np.where(_rents(world), np.rint(rent), 0)


@prior
def servicekosten_m_adres(world: World, rng: Generator) -> Column:
    """Six in ten tenants: 5 to 60 euro a month. Assumption."""
    n = world.count(Level.DWELLING)
    return np.where(_rents(world) & (rng.random(n) < 0.6), rng.integers(5, 61, n), 0)


@prior
def is_zelfstandige_woning_adres(world: World, rng: Generator) -> Column:
    """Every home but rooms, places in an institution and 2% of rented homes. Assumption."""
    shared = np.isin(world["woonvorm_adres"], (Woonvorm.KAMER, Woonvorm.INSTELLING, Woonvorm.DAKLOOS))
    odd = np.isin(world["woonvorm_adres"], Woonvorm.HUUR) & world.chance(rng, 0.02, Level.DWELLING)
    return ~(shared | odd)


@prior
def is_aangepaste_woning_adres(world: World, rng: Generator) -> Column:
    """3% of dwellings. Assumption."""
    return world.chance(rng, 0.03, Level.DWELLING)


@prior
def hypotheekrente_y_adres(world: World, rng: Generator) -> Column:
    """80% of owners: 500 to 14,000 euro a year, evenly. Assumption."""
    n = world.count(Level.DWELLING)
    return np.where(_owns(world) & (rng.random(n) < 0.8), rng.integers(500, 14_001, n), 0)


@prior
def woz_waarde_adres(world: World, rng: Generator) -> Column:
    """Log-normal, median 330,000 euro for owners, 240,000 for tenants, in thousands; no home 0. Assumption."""
    n = world.count(Level.DWELLING)
    middle = np.where(_owns(world), 330_000, 240_000) * np.exp(0.15 * world.hidden(welfare))
    worth = np.rint(middle * np.exp(0.3 * rng.standard_normal(n, dtype=np.float32)) / 1_000) * 1_000
    return np.where(world["woonvorm_adres"] == Woonvorm.DAKLOOS, 0, worth)
