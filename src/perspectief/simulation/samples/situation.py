"""Costs and situation of each family: what mostly municipal schemes ask.

A household file can only tell this of the claimant's family; in a block every family has its own.
"""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from perspectief.rules.facts import Bewindvoerder, Waterschap, Woonvorm
from perspectief.rules.kernel.levels import Level
from perspectief.simulation.samples.draw import World, prior, share
from perspectief.simulation.samples.dwellings import Column
from perspectief.simulation.samples.income import Source, is_from

_TAXED = (
    "loon_bruto_y",
    "winst_y",
    "uitkering_bruto_y",
    "aow_bruto_y",
    "pensioen_bruto_y",
    "partneralimentatie_y",
    "overig_inkomen_y",
)


def _families(world: World) -> int:
    return world.count(Level.FAMILY)


def _size(world: World) -> Column:
    return np.bincount(world.who.gezin, minlength=_families(world))


def _on_assistance(world: World) -> Column:
    return np.asarray(world.of_family(is_from(world, Source.BIJSTAND)))


def _gross(world: World) -> Column:
    """Taxed income of the family in a year, bijstand counted gross."""
    person = np.sum([world[fact].astype(np.float64) for fact in _TAXED], axis=0) + 13.5 * world["bijstand_netto_m"]
    return world.family_sum(person)


def _poor(world: World) -> Column:
    """Families with less than about the social minimum."""
    return np.asarray(_gross(world) < 15_000 + 6_000 * _size(world))


def _has_school_child(world: World) -> Column:
    at_school = world.who.minor & (world.who.age >= 4)
    return world.family_sum(at_school) > 0


@prior
def energiekosten_m_gezin(world: World, rng: Generator) -> Column:
    """70 to 260 euro a month, more with more people. Assumption."""
    n = _families(world)
    costs: Column = np.clip(rng.normal(110, 35, n) + 20 * _size(world), 40, 500)
    return np.rint(costs)


@prior
def waterkosten_m_gezin(world: World, rng: Generator) -> Column:
    """8 euro a month and 6 per person, give or take 4. Assumption."""
    return np.rint(np.maximum(4, 8 + 6 * _size(world) + rng.integers(-4, 5, _families(world))))


@prior
def overige_vaste_lasten_m_gezin(world: World, rng: Generator) -> Column:
    """60 to 600 euro a month. Assumption."""
    return rng.integers(60, 601, _families(world))


share(
    "huis_kan_verkocht_gezin",
    0.7,
    "Assumption.",
    among=lambda world: np.asarray(world.family_of_dwelling(world["woonvorm_adres"] == Woonvorm.KOOP)),
)


@prior
def jaren_laag_inkomen_gezin(world: World, rng: Generator) -> Column:
    """Low income now: 0 to 12 years, half of them 4 or more; others 0. Source: CBS 83841NED (2023): 9.5% of households
    below 110% of the social minimum, 5.7% for four years."""
    return np.where(_poor(world), rng.integers(0, 13, _families(world)), 0)


share("kreeg_inkomenstoeslag_gezin", 0.25, "Assumption: take-up was below half.", among=_poor)
share("heeft_bijzondere_kosten_gezin", 0.25, "Assumption.")


@prior
def bijzondere_kosten_y_gezin(world: World, rng: Generator) -> Column:
    """With special costs 50 to 2,500 euro a year. Assumption."""
    return np.where(world["heeft_bijzondere_kosten_gezin"], rng.integers(50, 2_501, _families(world)), 0)


def _has_costs(world: World) -> Column:
    return np.asarray(world["heeft_bijzondere_kosten_gezin"])


share("kosten_zijn_boete_of_alimentatie_gezin", 0.1, "Assumption.", among=_has_costs)
share("andere_regeling_betaalt_gezin", 0.25, "Assumption.", among=_has_costs)
share(
    "kan_lenen_bij_duo_gezin",
    0.6,
    "Assumption.",
    among=lambda world: np.asarray(world.of_family(is_from(world, Source.STUDY))),
)
share(
    "heeft_maaltijden_nodig_gezin",
    0.08,
    "Assumption: older people.",
    among=lambda world: np.asarray(world.of_family(world.who.age) >= 60),
)
share(
    "andere_regeling_betaalt_maaltijden_gezin",
    0.1,
    "Assumption.",
    among=lambda world: np.asarray(world["heeft_maaltijden_nodig_gezin"]),
)
share("school_vraagt_ouderbijdrage_gezin", 0.8, "Assumption: most schools ask.", among=_has_school_child)


@prior
def bruto_inkomen_vorig_jaar_gezin(world: World, rng: Generator) -> Column:
    """This year's, give or take a tenth. Assumption."""
    return np.rint(np.maximum(0, _gross(world) * rng.normal(0.97, 0.1, _families(world))))


share("had_zorgindicatie_gezin", 0.08, "Assumption.")
share("heeft_artsverklaring_gezin", 0.05, "Assumption.")
share("betaalde_eigen_risico_gezin", 0.45, "Assumption.")


@prior
def ziektekosten_vorig_jaar_gezin(world: World, rng: Generator) -> Column:
    """40% of families: 50 to 3,000 euro. Assumption."""
    n = _families(world)
    return np.where(rng.random(n) < 0.4, rng.integers(50, 3_001, n), 0)


@prior
def netto_zonder_vakantiegeld_opgegeven_m_gezin(world: World, rng: Generator) -> Column:
    """About 78% of taxed income, without 8% holiday pay, and never less than 0. Assumption."""
    return np.rint(np.maximum(0, _gross(world)) * rng.uniform(0.68, 0.88, _families(world)) / 12 / 1.08)


share("heeft_kapot_apparaat_gezin", 0.12, "Assumption.")


@prior
def aanslag_gemeente_y_gezin(world: World, rng: Generator) -> Column:
    """Owners 600 to 1,400 euro, others 250 to 600. Assumption."""
    n = _families(world)
    owns = world.family_of_dwelling(world["woonvorm_adres"] == Woonvorm.KOOP)
    return np.where(owns, rng.integers(600, 1_401, n), rng.integers(250, 601, n))


@prior
def aanslag_waterschap_y_gezin(world: World, rng: Generator) -> Column:
    """150 to 520 euro. Assumption."""
    return rng.integers(150, 521, _families(world))


@prior
def maanden_na_betaling_gezin(world: World, rng: Generator) -> Column:
    """Three in ten have paid, 1 to 8 months ago; others 0. Assumption."""
    n = _families(world)
    return np.where(rng.random(n) < 0.3, rng.integers(1, 9, n), 0)


@prior
def jaren_kwijtschelding_gezin(world: World, rng: Generator) -> Column:
    """Poor families 0 to 5 years, others 0. Assumption: just over half of those who could asked for it."""
    return np.where(_poor(world), rng.integers(0, 6, _families(world)), 0)


@prior
def waterschap_gezin(world: World, rng: Generator) -> Column:
    """Noorderzijlvest 62%, Hunze en Aa's 33%, Wetterskip 5%. Assumption, for the province of Groningen."""
    return rng.choice([int(one) for one in Waterschap], _families(world), p=[0.62, 0.33, 0.05])


share("kreeg_energietoeslag_2022_gezin", 0.85, "Source: nine in ten of those who could, at the end.", among=_poor)
share("noodfonds_kan_niet_gezin", 0.3, "Assumption.")
share(
    "houdt_minder_over_dan_bijstand_gezin",
    0.1,
    "Assumption.",
    among=lambda world: np.asarray(_poor(world) & world.of_family(world.who.partner_gezin >= 0)),
)


@prior
def toeslagen_ontvangen_m_gezin(world: World, rng: Generator) -> Column:
    """Poor families 120 to 700 euro a month, a fifth of others up to 300. Assumption."""
    n = _families(world)
    some = np.where(rng.random(n) < 0.2, rng.integers(0, 301, n), 0)
    return np.where(_poor(world), rng.integers(120, 701, n), some)


@prior
def maanden_voedselbank_gezin(world: World, rng: Generator) -> Column:
    """Clients 0 to 40 months, others 0. Assumption."""
    return np.where(world["is_klant_voedselbank_gezin"], rng.integers(0, 41, _families(world)), 0)


share("is_klant_voedselbank_gezin", 0.06, "Assumption.", among=_poor)
share("heeft_hulpverlener_gezin", 0.08, "Assumption.")
share("heeft_dringende_nood_gezin", 0.05, "Assumption.")
share("past_in_geen_regeling_gezin", 0.05, "Assumption.")


@prior
def heeft_geldzorgen_gezin(world: World, rng: Generator) -> Column:
    """35% of poor families, 8% of others. Source: OIS panel Groningen, 34% of households up to 110% find it hard to
    make ends meet and 4% of others (2020), 15% of all inhabitants in 2022."""
    return world.chance(rng, np.where(_poor(world), 0.35, 0.08), Level.FAMILY)


@prior
def bewindvoerder_gezin(world: World, rng: Generator) -> Column:
    """5% of poor families and 1% of others; of them 30% the municipal credit bank. Assumption."""
    n = _families(world)
    has = rng.random(n) < np.where(_poor(world), 0.05, 0.01)
    return np.where(has, np.where(rng.random(n) < 0.3, Bewindvoerder.GKB, Bewindvoerder.ANDER), Bewindvoerder.GEEN)


@prior
def bewind_sinds_gezin(world: World, rng: Generator) -> Column:
    """A day in 2015 to 2025; without an administrator it says nothing. Assumption."""
    n = _families(world)
    return rng.integers(2015, 2026, n) * 10_000 + rng.integers(1, 13, n) * 100 + rng.integers(1, 29, n)


share(
    "wil_proefsamenwonen_gezin",
    0.03,
    "Assumption.",
    among=lambda world: np.asarray(world.of_family(world.who.partner_gezin < 0)),
)


def _tries(world: World) -> Column:
    return np.asarray(world["wil_proefsamenwonen_gezin"])


@prior
def maanden_proef_gezin(world: World, rng: Generator) -> Column:
    """Who wants to try: 0 to 9 months. Assumption."""
    return np.where(_tries(world), rng.integers(0, 10, _families(world)), 0)


share("houdt_beide_woningen_gezin", 0.8, "Assumption.", among=_tries)
share("heeft_trouwdatum_gezin", 0.05, "Assumption.", among=_tries)
share("woonde_eerder_samen_gezin", 0.15, "Assumption.", among=_tries)


@prior
def nettoloon_jaar_gezin(world: World, rng: Generator) -> Column:
    """With a wage 80% of it, rounded. Assumption."""
    return np.rint(0.8 * world.family_sum(world["loon_bruto_y"]))


@prior
def maanden_bijstand_voor_werk_gezin(world: World, rng: Generator) -> Column:
    """Bijstand 0 to 60 months, others mostly 0, one in fifty 6 to 48. Assumption."""
    n = _families(world)
    before = np.where(rng.random(n) < 0.02, rng.integers(6, 49, n), 0)
    return np.where(_on_assistance(world), rng.integers(0, 61, n), before)


@prior
def maanden_werk_na_bijstand_gezin(world: World, rng: Generator) -> Column:
    """Who worked themselves out of bijstand: 1 to 24 months ago. Assumption."""
    n = _families(world)
    left = (world["maanden_bijstand_voor_werk_gezin"] > 0) & ~_on_assistance(world)
    return np.where(left, rng.integers(1, 25, n), 0)


share("heeft_traject_naar_werk_gezin", 0.3, "Assumption.", among=_on_assistance)
share("woonde_in_haren_gezin", 0.08, "Source: about 19,000 of 244,000 inhabitants of Groningen.")
