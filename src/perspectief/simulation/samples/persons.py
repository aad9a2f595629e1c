"""Each person: birth, insurance, work, study, school, care."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from perspectief.rules.facts import Opvang, Studie
from perspectief.simulation.samples.draw import World, prior, share
from perspectief.simulation.samples.dwellings import Column, Role
from perspectief.simulation.samples.income import AOW_AGE, Source, has_work, is_from


def _adult(world: World) -> Column:
    return ~world.who.minor


def _working_age(world: World) -> Column:
    return _adult(world) & (world.who.age < AOW_AGE)


def _students(world: World) -> Column:
    return np.asarray(world["studie"] >= Studie.MBO)


def _secondary(world: World) -> Column:
    return np.asarray(world["leerjaar_middelbare_school"] > 0)


@prior
def geboortedatum(world: World, rng: Generator) -> Column:
    """Ages by kind of dwelling. Source: CBS 83841NED (2023), shares above AOW age and with children over 18."""
    return world.who.birth


@prior
def is_verzekerd(world: World, rng: Generator) -> Column:
    """All but 0.5%: the law insures every resident. Assumption."""
    return ~world.chance(rng, 0.005)


@prior
def heeft_rechtmatig_verblijf(world: World, rng: Generator) -> Column:
    """All but 0.4%. Assumption."""
    return ~world.chance(rng, 0.004)


@prior
def verblijft_in_instelling(world: World, rng: Generator) -> Column:
    """0.3% of adults, and three in four spouses who live elsewhere. Assumption."""
    return _adult(world) & world.chance(rng, np.where(world["woont_elders"], 0.75, 0.003))


@prior
def uren_onderneming_y(world: World, rng: Generator) -> Column:
    """The self-employed: 200 to 2,400 hours a year, evenly; half reach 1,225. Assumption."""
    return np.where(is_from(world, Source.BUSINESS), rng.integers(200, 2_401, len(world.who.adres)), 0)


share("is_starter", 0.15, "Assumption.", among=lambda world: is_from(world, Source.BUSINESS))


@prior
def studie(world: World, rng: Generator) -> Column:
    """Pupils from 12, one in three mbo from 16; students from 18: mbo 35%, hbo 40%, wo 25%. Assumption."""
    n = len(world.who.adres)
    level = rng.choice([Studie.MBO, Studie.HBO, Studie.WO], n, p=[0.35, 0.40, 0.25])
    pupil = world.who.minor & (world.who.age >= 12)
    early = pupil & (world.who.age >= 16) & (rng.random(n) < 0.33)
    kind = np.where(is_from(world, Source.STUDY), level, np.where(pupil, Studie.VOORTGEZET, Studie.GEEN))
    # An adult of 18 or 19 who studies may still be at secondary school.
    late = is_from(world, Source.STUDY) & (world.who.age <= 19) & (rng.random(n) < 0.15)
    return np.where(early, Studie.MBO, np.where(late, Studie.VOORTGEZET, kind))


@prior
def krijgt_studiefinanciering(world: World, rng: Generator) -> Column:
    """85% of students of 18 to 29. Assumption."""
    young = (world.who.age >= 18) & (world.who.age < 30)
    return _students(world) & young & ~world["volgt_bbl"] & world.chance(rng, 0.85)


@prior
def volgt_bbl(world: World, rng: Generator) -> Column:
    """A quarter of mbo students. Assumption."""
    return np.isin(world["studie"], Studie.MBO) & world.chance(rng, 0.25)


@prior
def woont_uit_huis(world: World, rng: Generator) -> Column:
    """Students who do not live with a parent. Worked out from the dwelling."""
    return _students(world) & ~world["is_kind_van_bewoner"]


@prior
def is_commerciele_huurder(world: World, rng: Generator) -> Column:
    """Two in three of those who share a home. Assumption."""
    return world.who.tenant


@prior
def heeft_medische_urenbeperking(world: World, rng: Generator) -> Column:
    """One in ten adults with disability benefit, Wajong or bijstand. Assumption."""
    return is_from(world, Source.WIA, Source.WAJONG, Source.BIJSTAND) & world.chance(rng, 0.1)


@prior
def werkt_met_loonkostensubsidie(world: World, rng: Generator) -> Column:
    """One in ten who work beside Wajong or bijstand, and 0.3% of employees. Assumption."""
    chance = np.where(is_from(world, Source.WAJONG, Source.BIJSTAND), 0.1, 0.003)
    return has_work(world) & world.chance(rng, chance)


@prior
def maanden_inkomstenvrijlating(world: World, rng: Generator) -> Column:
    """Bijstand with work: 0 to 12 months evenly; others 0. Assumption."""
    return np.where(is_from(world, Source.BIJSTAND), rng.integers(0, 13, len(world.who.adres)), 0)


@prior
def ontbrekende_aow_jaren(world: World, rng: Generator) -> Column:
    """One in eight adults misses 1 to 40 years. Assumption; AIO has about 50,000 users, 0.6% of households."""
    return np.where(_adult(world) & world.chance(rng, 0.12), rng.integers(1, 41, len(world.who.adres)), 0)


@prior
def heeft_loonheffingskorting(world: World, rng: Generator) -> Column:
    """All but 4% of adults. Assumption."""
    return ~(_adult(world) & world.chance(rng, 0.04))


@prior
def is_jonggehandicapt(world: World, rng: Generator) -> Column:
    """Everybody with Wajong, and 0.2% of other adults below 67. Assumption."""
    return is_from(world, Source.WAJONG) | (_working_age(world) & world.chance(rng, 0.002))


def _parents_work(world: World) -> Column:
    """Per person: whether every adult of the claimant's couple has work, a business or a study."""
    idle = ~(has_work(world) | is_from(world, Source.BUSINESS, Source.STUDY)) & (world.who.role <= Role.PARTNER)
    return world.of_dwelling(np.bincount(world.who.adres, weights=idle) == 0)


@prior
def opvangsoort(world: World, rng: Generator) -> Column:
    """Children to 3 in day care, 4 to 12 in after-school care: 60% and 35% if all parents work, else 8%; of them 12%
    with a childminder. Assumption."""
    n = len(world.who.adres)
    age, child = world.who.age, world.who.minor & (world.who.age < 13)
    uses = child & world.chance(rng, np.where(_parents_work(world), np.where(age < 4, 0.6, 0.35), 0.08))
    usual = np.where(age < 4, Opvang.DAGOPVANG, Opvang.BSO)
    return np.where(uses, np.where(rng.random(n) < 0.12, Opvang.GASTOUDER, usual), Opvang.GEEN)


@prior
def opvang_uren_m(world: World, rng: Generator) -> Column:
    """Day care 40 to 230 hours a month, after-school care 15 to 90. Assumption."""
    n = len(world.who.adres)
    hours = np.where(world.who.age < 4, rng.integers(40, 231, n), rng.integers(15, 91, n))
    return np.where(world["opvangsoort"] > 0, hours, 0)


@prior
def opvang_uurprijs(world: World, rng: Generator) -> Column:
    """8 to 13 euro an hour, in quarters. Assumption: around the maximum price that the allowance pays for."""
    quarters = rng.integers(32, 53, len(world.who.adres), dtype=np.int16)
    return np.where(world["opvangsoort"] > 0, quarters / np.float32(4), np.float32(0))


@prior
def werkt_of_leert(world: World, rng: Generator) -> Column:
    """Everybody with work, a business or a study, and 10% of others below 67. Assumption."""
    busy = has_work(world) | is_from(world, Source.BUSINESS) | (world["studie"] > 0)
    return busy | (_working_age(world) & world.chance(rng, 0.1))


share(
    "is_zwanger",
    0.012,
    "Assumption: 165,000 births a year among adults of 18 to 44.",
    among=lambda world: _adult(world) & (world.who.age < 45),
)


@prior
def schoolgroep(world: World, rng: Generator) -> Column:
    """Children of 4 to 11 sit in group 1 to 8, by age. Source: Wet op het primair onderwijs."""
    at_school = world.who.minor & (world.who.age >= 4) & (world.who.age <= 11)
    return np.where(at_school, world.who.age - 3, 0)


@prior
def leerjaar_middelbare_school(world: World, rng: Generator) -> Column:
    """Pupils of secondary school, year 1 to 6 by age. Assumption: nobody repeats a year."""
    return np.where(world["studie"] == Studie.VOORTGEZET, np.clip(world.who.age - 11, 1, 6), 0)


share("kreeg_schoollaptop", 0.1, "Assumption.", among=_secondary)
share(
    "krijgt_tegemoetkoming_scholieren",
    0.8,
    "Assumption: pupils of 18 or older nearly all can.",
    among=lambda world: _secondary(world) & (world.who.age >= 18),
)
share("kan_niet_werken_naast_studie", 0.05, "Assumption.", among=_students)


@prior
def zorgpremie_m(world: World, rng: Generator) -> Column:
    """Adults 140 to 195 euro a month, around the premium of 2026; children nothing. Assumption."""
    return np.where(world.who.age >= 18, rng.integers(140, 196, len(world.who.adres)), 0)


share("ouders_kunnen_niet_bijdragen", 0.4, "Assumption.", among=lambda world: _adult(world) & (world.who.age < 21))


@prior
def is_baan_kwijt(world: World, rng: Generator) -> Column:
    """Everybody with WW, 30% of adults without income, 3% of employees. Assumption."""
    chance = np.select([is_from(world, Source.WW), is_from(world, Source.NONE), has_work(world)], [1.0, 0.3, 0.03], 0.0)
    return _working_age(world) & world.chance(rng, chance)


@prior
def heeft_26_weken_gewerkt(world: World, rng: Generator) -> Column:
    """90% of employees, 70% with WW or Ziektewet, 15% of others below 67. Assumption."""
    lately = is_from(world, Source.WW, Source.ZIEKTEWET)
    return _working_age(world) & world.chance(rng, np.where(has_work(world), 0.9, np.where(lately, 0.7, 0.15)))


@prior
def is_ziek(world: World, rng: Generator) -> Column:
    """Everybody with Ziektewet or WIA, 5% of others below 67. Source: sick leave of employees, about 5%."""
    return _working_age(world) & (is_from(world, Source.ZIEKTEWET, Source.WIA) | world.chance(rng, 0.05))


@prior
def werkgever_betaalt_door(world: World, rng: Generator) -> Column:
    """85% of employees who are ill. Assumption."""
    return world["is_ziek"] & has_work(world) & world.chance(rng, 0.85)


@prior
def weken_ziek(world: World, rng: Generator) -> Column:
    """Who is ill: 1 to 120 weeks evenly, with WIA at least 104. Assumption."""
    n = len(world.who.adres)
    weeks = np.where(is_from(world, Source.WIA), rng.integers(104, 121, n), rng.integers(1, 121, n))
    return np.where(world["is_ziek"], weeks, 0)


@prior
def heeft_eigen_bedrijf(world: World, rng: Generator) -> Column:
    """The self-employed. Source: CBS 83841NED, main income of 10% of households."""
    return is_from(world, Source.BUSINESS)


share("stopt_met_bedrijf", 0.06, "Assumption.", among=lambda world: np.asarray(world["heeft_eigen_bedrijf"]))


@prior
def werd_werkloos_na_50(world: World, rng: Generator) -> Column:
    """40% of people of 50 to 66 with WW or without income. Assumption."""
    out_of_work = is_from(world, Source.WW, Source.NONE, Source.BIJSTAND) & (world.who.age >= 50)
    return _working_age(world) & out_of_work & world.chance(rng, 0.4)


@prior
def ww_is_afgelopen(world: World, rng: Generator) -> Column:
    """25% of people below 67 without income or with bijstand. Assumption."""
    return _working_age(world) & is_from(world, Source.NONE, Source.BIJSTAND) & world.chance(rng, 0.25)
