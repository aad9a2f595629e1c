"""What people live from. Amounts are whole euros; a dwelling's welfare makes partners, rent and savings go together."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.random import Generator

from perspectief.simulation.samples.draw import World, prior
from perspectief.simulation.samples.dwellings import Column, Kind, Role

AOW_AGE = 67
FULL_WEEK = 38


class Source(IntEnum):
    """A person's main source of income."""

    NONE = 0
    WORK = 1
    BUSINESS = 2
    STUDY = 3
    WW = 4
    ZIEKTEWET = 5
    WIA = 6
    WAJONG = 7
    ANW = 8
    BIJSTAND = 9
    PENSION = 10


_SHARES = {
    # NONE, WORK, BUSINESS, STUDY, WW, ZIEKTEWET, WIA, WAJONG, ANW, BIJSTAND
    "young": (0.06, 0.50, 0.02, 0.345, 0.005, 0.005, 0.005, 0.03, 0.0, 0.03),
    "alone": (0.05, 0.595, 0.10, 0.01, 0.02, 0.015, 0.075, 0.025, 0.01, 0.10),
    "couple": (0.09, 0.67, 0.12, 0.005, 0.013, 0.012, 0.05, 0.01, 0.0, 0.03),
}
"""Source: CBS 83841NED (2023): main income of 64% of households is work (10% own business), of 28% a pension, 3.4%
disability, 3.3% bijstand, 0.3% WW; single parents and people alone have bijstand more often. Assumption: per person."""


def welfare(world: World, rng: Generator) -> Column:
    """Per dwelling, standard normal: how well off they are."""
    return rng.standard_normal(len(world.who.kind), dtype=np.float32)


def skill(world: World, rng: Generator) -> Column:
    """Per person, standard normal: earning power, in part that of the dwelling."""
    own = rng.standard_normal(len(world.who.adres), dtype=np.float32)
    return np.float32(0.6) * world.of_dwelling(world.hidden(welfare)) + np.float32(0.8) * own


def source(world: World, rng: Generator) -> Column:
    """Per person: the main source. Who is well off rarely lives from a benefit; a couple has bijstand together."""
    who, draw = world.who, rng.random(len(world.who.adres), dtype=np.float32)
    draw = np.clip(draw - np.float32(0.02) * world.hidden(skill), 0, np.float32(0.9999))
    young = (who.age < 27) & (who.partner_gezin < 0)
    main = _pick("couple", draw)
    main = np.where(who.partner_gezin < 0, _pick("alone", draw), main)
    main = np.where(young, _pick("young", draw), main)
    main[who.age >= AOW_AGE] = Source.PENSION
    main[(who.age < 18) & (who.role == Role.CHILD)] = Source.NONE
    second = np.flatnonzero(who.role == Role.PARTNER)
    first = who.partner_gezin[second]
    on_assistance = (main[first] == Source.BIJSTAND) & (main[second] != Source.PENSION)
    main[second] = np.where(
        on_assistance, Source.BIJSTAND, np.where(main[second] == Source.BIJSTAND, Source.WORK, main[second])
    )
    return main


def _pick(group: str, draw: Column) -> Column:
    return np.searchsorted(np.cumsum(_SHARES[group])[:-1], draw, side="right").astype(np.int8)


def is_from(world: World, *sources: Source) -> Column:
    """Persons who mainly live from one of these."""
    return np.isin(world.hidden(source), sources)


def works(world: World, rng: Generator) -> Column:
    """Employees; some students, pupils of 15 and older, pensioners and people with a benefit have a small job."""
    small = is_from(world, Source.STUDY) & (rng.random(len(world.who.adres)) < 0.65)
    pupil = world.who.minor & (world.who.age >= 15) & (rng.random(len(world.who.adres)) < 0.4)
    beside = is_from(world, Source.BIJSTAND, Source.WW, Source.WIA, Source.WAJONG, Source.PENSION)
    return is_from(world, Source.WORK) | small | pupil | (beside & (rng.random(len(world.who.adres)) < 0.08))


def has_work(world: World) -> Column:
    """Persons with a wage."""
    return np.asarray(world.hidden(works))


def _euros(amount: Column, where: Column) -> Column:
    return np.where(where, np.rint(amount), 0).astype(np.int32)


def _lognormal(world: World, rng: Generator, median: float, spread: float) -> Column:
    amount: Column = median * np.exp(spread * rng.standard_normal(len(world.who.adres), dtype=np.float32))
    return amount


@prior
def uren_per_week(world: World, rng: Generator) -> Column:
    """Employees 8 to 40 hours, half of them full-time; small jobs 4 to 12. Assumption."""
    full = np.array([8, 12, 16, 20, 24, 28, 32, 36, 38, 40])
    chosen = rng.choice(full, len(world.who.adres), p=[0.03, 0.03, 0.05, 0.06, 0.1, 0.08, 0.15, 0.2, 0.15, 0.15])
    small = rng.integers(4, 13, len(world.who.adres))
    return np.where(has_work(world), np.where(is_from(world, Source.WORK), chosen, small), 0)


@prior
def loon_bruto_y(world: World, rng: Generator) -> Column:
    """A full-time wage is log-normal with a median of 46,000 and at least 30,000 euro, by age and hours. Assumption."""
    full = np.maximum(30_000, 46_000 * np.exp(0.4 * world.hidden(skill)))
    by_age = np.clip(0.4 + 0.075 * (world.who.age - 15), 0.3, 1.0)
    return _euros(full * by_age * world["uren_per_week"] / FULL_WEEK, has_work(world))


@prior
def winst_y(world: World, rng: Generator) -> Column:
    """Own business: log-normal with a median of 32,000 euro, a loss for 6%. Source: CBS 83841NED, 10% of households."""
    profit = 32_000 * np.exp(0.8 * world.hidden(skill))
    loss = rng.random(len(profit)) < 0.06
    return _euros(np.where(loss, -0.3 * profit, profit), is_from(world, Source.BUSINESS))


@prior
def uitkering_bruto_y(world: World, rng: Generator) -> Column:
    """WW, Ziektewet, WIA, Wajong and Anw: around 22,000 euro, 9,000 to 60,000. Assumption."""
    amount = np.clip(_lognormal(world, rng, 22_000, 0.35), 9_000, 60_000)
    return _euros(amount, is_from(world, Source.WW, Source.ZIEKTEWET, Source.WIA, Source.WAJONG, Source.ANW))


@prior
def bijstand_netto_m(world: World, rng: Generator) -> Column:
    """About the norm: 1,400 alone, 1,000 each for a couple; 15% get less (shared costs, earnings). Assumption."""
    norm = np.where(world.who.partner_gezin >= 0, 1_000, 1_400)
    less = np.where(rng.random(len(norm)) < 0.15, rng.uniform(0.5, 0.95, len(norm)), 1.0)
    return _euros(norm * less, is_from(world, Source.BIJSTAND))


@prior
def aow_bruto_y(world: World, rng: Generator) -> Column:
    """From 67: 20,400 euro alone and 14,000 with a partner, 2% less per missing year. Source: AOW 2026, rounded."""
    full = np.where(world.who.partner_gezin >= 0, 14_000, 20_400)
    return _euros(full * (1 - 0.02 * world["ontbrekende_aow_jaren"]), is_from(world, Source.PENSION))


@prior
def pensioen_bruto_y(world: World, rng: Generator) -> Column:
    """Nine in ten people over 67: log-normal with a median of 9,000 euro. Assumption."""
    return _euros(
        9_000 * np.exp(0.9 * world.hidden(skill)),
        is_from(world, Source.PENSION) & (rng.random(len(world.who.adres)) < 0.9),
    )


@prior
def partneralimentatie_y(world: World, rng: Generator) -> Column:
    """2% of adults of 30 to 66 without partner: 3,000 to 18,000 euro. Assumption."""
    where = ~world.who.minor & (world.who.partner_tp < 0) & (world.who.age >= 30) & (world.who.age < AOW_AGE)
    return _euros(rng.integers(3_000, 18_001, len(where)), where & (rng.random(len(where)) < 0.02))


@prior
def overig_inkomen_y(world: World, rng: Generator) -> Column:
    """3% of adults: 200 to 8,000 euro. Assumption."""
    return _euros(
        rng.integers(200, 8_001, len(world.who.adres)), ~world.who.minor & (rng.random(len(world.who.adres)) < 0.03)
    )


@prior
def kinderalimentatie_m(world: World, rng: Generator) -> Column:
    """Four in ten single parents with a minor child: 50 to 500 euro a month. Assumption."""
    where = world.who.has_role(Role.CLAIMANT) & world.of_dwelling(
        world.who.has_minor & np.isin(world.who.kind, (Kind.SINGLE_PARENT, Kind.PARENT_AND_HOUSEMATE))
    )
    return _euros(rng.integers(50, 501, len(where)), where & (rng.random(len(where)) < 0.4))


@prior
def studiefinanciering_m(world: World, rng: Generator) -> Column:
    """Students who get it: 120 to 900 euro a month, grant and supplement. Assumption."""
    return _euros(rng.integers(120, 901, len(world.who.adres)), world["krijgt_studiefinanciering"])


@prior
def stagevergoeding_m(world: World, rng: Generator) -> Column:
    """One student in eight: 100 to 600 euro a month. Assumption."""
    return _euros(
        rng.integers(100, 601, len(world.who.adres)), (world["studie"] >= 2) & (rng.random(len(world.who.adres)) < 0.12)
    )


@prior
def vrijwilligersvergoeding_m(world: World, rng: Generator) -> Column:
    """2% of adults: 20 to 180 euro a month. Assumption."""
    return _euros(
        rng.integers(20, 181, len(world.who.adres)), ~world.who.minor & (rng.random(len(world.who.adres)) < 0.02)
    )


@prior
def giften_m(world: World, rng: Generator) -> Column:
    """3% of adults: 25 to 200 euro a month. Assumption."""
    return _euros(
        rng.integers(25, 201, len(world.who.adres)), ~world.who.minor & (rng.random(len(world.who.adres)) < 0.03)
    )


@prior
def kostgeld_m(world: World, rng: Generator) -> Column:
    """Half of the claimants who share their home, and 0.5% of others: 100 to 500 euro a month. Assumption."""
    shares_home = world.of_dwelling(np.isin(world.who.kind, (Kind.HOUSEMATES, Kind.PARENT_AND_HOUSEMATE)))
    chance = np.where(shares_home, 0.5, 0.005)
    where = world.who.has_role(Role.CLAIMANT) & (rng.random(len(chance)) < chance)
    return _euros(rng.integers(100, 501, len(where)), where)


@prior
def netto_opgegeven_m(world: World, rng: Generator) -> Column:
    """0 for all: a register knows gross incomes; only a person tells a net one. Assumption."""
    return np.zeros(len(world.who.adres), dtype=np.int8)


@prior
def netto_is_opgegeven(world: World, rng: Generator) -> Column:
    """Never: a register knows gross incomes; only a person tells a net one. Assumption."""
    return np.zeros(len(world.who.adres), dtype=np.bool_)


@prior
def aow_zonder_vakantiegeld(world: World, rng: Generator) -> Column:
    """Never: a register knows AOW per year, holiday pay included. Assumption."""
    return np.zeros(len(world.who.adres), dtype=np.bool_)


@prior
def krijgt_ww(world: World, rng: Generator) -> Column:
    """About 1.3% of adults below 67. Source: CBS 83841NED (main income of 0.3% of households)."""
    return is_from(world, Source.WW)


@prior
def krijgt_ziektewet(world: World, rng: Generator) -> Column:
    """About 1.2% of adults below 67. Assumption."""
    return is_from(world, Source.ZIEKTEWET)


@prior
def krijgt_wia(world: World, rng: Generator) -> Column:
    """About 5% of adults below 67. Source: CBS 83841NED, 3.4% of households live from disability benefit."""
    return is_from(world, Source.WIA)


@prior
def krijgt_wajong(world: World, rng: Generator) -> Column:
    """About 2% of adults below 67. Assumption."""
    return is_from(world, Source.WAJONG)


@prior
def krijgt_bijstand(world: World, rng: Generator) -> Column:
    """10% of adults alone, 3% of couples. Source: CBS 83841NED, 3.3% of all households; assumption: by household."""
    return is_from(world, Source.BIJSTAND)


@prior
def krijgt_aow(world: World, rng: Generator) -> Column:
    """Everybody from 67. Source: artikel 7a AOW."""
    return is_from(world, Source.PENSION)
