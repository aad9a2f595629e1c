"""What is counted of a dwelling: who live there, what they have and what the law gives them, one column each.

Drawn dwellings come from `samples`; the law of the day fills in bijstand of who receives it. Of allowances that not
everybody asks for the expected amount counts, and the chance that income lies below a line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import product

import numpy as np
from numpy.typing import NDArray

from perspectief.rules.facts import Woonvorm
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.population import Block, Population, compile_population
from perspectief.simulation.income import TERMS, dwelling_of, granted_y, net_income_y, policy_minimum_y
from perspectief.simulation.samples.draw import World
from perspectief.simulation.samples.dwellings import Column, Role
from perspectief.simulation.samples.income import AOW_AGE, Source, is_from

Euros = NDArray[np.float64]
Traits = dict[str, Column]
Progress = Callable[[int, int], None]

CHUNK = 20_000
LINES = {"up to 101%": 1.01, "up to 105%": 1.05, "up to 110%": 1.10, "up to 120%": 1.20}
AGES = {"0-14": (0, 15), "15-24": (15, 25), "25-44": (25, 45), "45-64": (45, 65), "65+": (65, 200)}
PAID = {
    "bijstand": ("bijstand.toegekend_bijstand_m_gezin", "maand"),
    "aio": ("aio.toegekend_aio_m_gezin", "maand"),
    "zorgtoeslag": ("zorgtoeslag.toegekend_zorgtoeslag_m_tp", "maand"),
    "huurtoeslag": ("huurtoeslag.toegekend_huurtoeslag_m_adres", "maand"),
    "kinderbijslag": ("kinderbijslag.toegekend_kinderbijslag_kw_gezin", "kwartaal"),
    "kindgebonden_budget": ("kindgebonden_budget.toegekend_kindgebonden_budget_m_gezin", "maand"),
}
ASSISTANCE = "bijstand_netto_m"
SOURCES = ("wage", "own business", "pension", "disability", "bijstand", "unemployment")
EARNERS = 5
"""Residents of a dwelling whose incomes are compared with those of the nation; others rarely have any."""


@dataclass(frozen=True)
class Believed:
    """What we believe of who asks, and how many extra euros a further resident needs to live as well.

    `used`: share of entitled households that receive a scheme. `adult`, `child`: equivalence factors.
    """

    used: Mapping[str, float]
    adult: float
    child: float


@dataclass(frozen=True)
class Bands:
    """Limits of the national lowest 40% and highest 20%, euro a year: standardised income of a household, gross
    income of a person."""

    household: tuple[float, float]
    person: tuple[float, float]


def law_of(day: date, progress: Progress | None = None) -> Population:
    """The national law that a city is fitted with."""
    return compile_population(tuple(PAID), day, keep=TERMS, threads=1, progress=progress)


def facts_of(law: Population) -> tuple[str, ...]:
    """The facts that traits are worked out from."""
    return tuple(dict.fromkeys((*law.facts, "krijgt_bijstand", "krijgt_ww", "krijgt_wia", "krijgt_wajong")))


def block_of(world: World, names: tuple[str, ...]) -> Block:
    """A block of a drawn world with these facts."""
    who = world.who
    counts = (len(who.adres), len(who.partners_first), len(who.family_first), len(who.kind))
    facts = {name: world[name] for name in names}
    return Block(who.tp, who.gezin, who.adres, who.partner_tp, who.partner_gezin, facts, counts)


def assistance_of(law: Population, block: Block) -> tuple[Column, dict[str, Column]]:
    """Bijstand per person as the law gives it to who receives it, and the run that follows from it.

    NaN where somebody receives bijstand without a right to it: such a dwelling does not exist.
    """
    receives = np.asarray(block.facts["krijgt_bijstand"])
    own = np.asarray(block.facts[ASSISTANCE], dtype=np.float64)
    columns: dict[str, Column] = {}
    for _ in range(2):
        block.facts = {**block.facts, ASSISTANCE: np.nan_to_num(own)}
        columns = law.run_block(block)
        given = np.asarray(columns[PAID["bijstand"][0]], dtype=np.float64)
        shared_by = np.bincount(block.gezin, weights=receives, minlength=block.counts[2])
        each = np.divide(given, shared_by, out=np.zeros_like(given), where=shared_by > 0)
        own = np.where(receives, np.where(each > 0, each, np.nan)[block.gezin], 0.0)
    return own, columns


def drawn(
    seed: int, size: int, day: date, law: Population, believed: Believed, progress: Progress | None = None
) -> Traits:
    """The traits of `size` drawn dwellings, the same for the same seed and day; two threads."""
    numbers = range(0, size, CHUNK)
    one = partial(_chunk, seed, size, day, law, believed)
    found = []
    with ThreadPoolExecutor(2) as pool:
        for done, traits in enumerate(pool.map(one, numbers), start=1):
            found.append(traits)
            if progress:
                progress(done, len(numbers))
    return {name: np.concatenate([traits[name] for traits in found]) for name in found[0]}


def _chunk(seed: int, size: int, day: date, law: Population, believed: Believed, begin: int) -> Traits:
    world = World(seed, begin // CHUNK, min(CHUNK, size - begin), day)
    block = block_of(world, facts_of(law))
    own, columns = assistance_of(law, block)
    return {**_people(world, own), **_money(world, block, columns, believed)}


def men_of(world: World) -> Column:
    """Which persons are men. Partners mostly differ; single parents and old people alone are more often women.

    Assumption: 2% of couples are of one sex, one single parent in six is a man, one in three old people alone.
    """
    who, rng = world.who, world.rng("sex")
    chance = np.full(len(who.adres), 0.505)
    alone = (who.partner_gezin < 0) & (who.role == Role.CLAIMANT)
    chance[alone & (who.age >= AOW_AGE)] = 0.33
    chance[alone & world.of_dwelling(who.has_minor)] = 0.17
    man: Column = rng.random(len(chance)) < chance
    second = np.flatnonzero(who.role == Role.PARTNER)
    man[second] = man[who.partner_gezin[second]] ^ (rng.random(len(second)) >= 0.02)
    return man


def is_student_household(world: World) -> Column:
    """Dwellings where the claimant lives from study and nobody from work, a business, a benefit or a pension."""
    earns = is_from(world, *(one for one in Source if one not in (Source.NONE, Source.STUDY)))
    return np.asarray(is_from(world, Source.STUDY)[world.who.start] & (_count(world, earns) == 0))


def _count(world: World, persons: Column) -> Column:
    return np.bincount(world.who.adres, weights=persons, minlength=len(world.who.kind)).astype(np.float32)


def _people(world: World, own: Column) -> Traits:
    who = world.who
    here = ~world["woont_elders"]
    man, child = men_of(world), who.role == Role.CHILD
    traits: Traits = {
        "kind": who.kind,
        "students": is_student_household(world),
        "impossible": np.isnan(np.bincount(who.adres, weights=own, minlength=len(who.kind))),
        "persons": _count(world, here),
        "men": _count(world, here & man),
        "children": _count(world, child),
        "grown_children": _count(world, child & ~who.minor),
        "minors": _count(world, who.minor),
        "infants": _count(world, here & (who.age < 7)),
        "students_here": _count(world, world["studie"] >= 3),
        "owner": world["woonvorm_adres"] == Woonvorm.KOOP,
        "bijstand": _count(world, world["krijgt_bijstand"]),
        "disability": _count(world, is_from(world, Source.WIA, Source.WAJONG)),
        "unemployment": _count(world, is_from(world, Source.WW)),
        "state_pension": _count(world, is_from(world, Source.PENSION)),
        "claimant_age": who.age[who.start],
        "persons_15_74": _count(world, here & (who.age >= 15) & (who.age < 75)),
        "working_15_74": _count(world, _works(world) & (who.age >= 15) & (who.age < 75)),
    }
    return traits | {
        f"age {name}": _count(world, here & (who.age >= a) & (who.age < b)) for name, (a, b) in AGES.items()
    }


def _works(world: World) -> Column:
    return np.asarray((world["uren_per_week"] > 0) | is_from(world, Source.BUSINESS))


def _money(world: World, block: Block, columns: Mapping[str, Column], believed: Believed) -> Traits:
    paid = {key: granted_y(block, term, np.nan_to_num(columns[term]), per) for key, (term, per) in PAID.items()}
    receives = np.asarray(world["krijgt_bijstand"])
    families = np.bincount(block.gezin, weights=receives, minlength=block.counts[2]) > 0
    given = np.nan_to_num(columns[PAID["bijstand"][0]])
    received = np.bincount(dwelling_of(block, Level.FAMILY), weights=12 * given * families, minlength=block.counts[3])
    unused = np.bincount(dwelling_of(block, Level.FAMILY), weights=(given > 0) & ~families, minlength=block.counts[3])
    sure = net_income_y(block, columns) + received + paid["kinderbijslag"]
    minimum = policy_minimum_y(block, columns)
    expected = sure + sum(believed.used[key] * paid[key] for key in believed.used)
    person = _person_income(world, columns)
    return {
        "income": sure,
        "minimum": minimum,
        "standard": expected / _equivalent(world, believed),
        "unused": unused.astype(np.float32),
        "on_bijstand": np.bincount(dwelling_of(block, Level.FAMILY), weights=families, minlength=block.counts[3]),
        "uses_rent_allowance": believed.used["huurtoeslag"] * (paid["huurtoeslag"] > 0),
        "earner_age": _earner_age(world, person),
        "main_source": _main_source(world, columns),
        **_below(sure, paid, minimum, believed),
        **_person_incomes(world, person),
    }


def _below(sure: Euros, paid: Mapping[str, Euros], minimum: Euros, believed: Believed) -> Traits:
    """Per line the chance that the income is not above it, over who asks for what; huurtoeslag does not count."""
    keys = [key for key in believed.used if key != "huurtoeslag"]
    chances = {line: np.zeros(len(sure)) for line in LINES}
    for asks in product((True, False), repeat=len(keys)):
        chance = float(
            np.prod([believed.used[k] if yes else 1 - believed.used[k] for k, yes in zip(keys, asks, strict=True)])
        )
        income = sure + sum(paid[k] for k, yes in zip(keys, asks, strict=True) if yes)
        for line, height in LINES.items():
            chances[line] += chance * (income <= height * minimum)
    return chances


def _person_income(world: World, columns: Mapping[str, Column]) -> Euros:
    """Gross income of each person with study grants, euro a year."""
    extra = np.asarray(world["studiefinanciering_m"], dtype=np.float64) + world["stagevergoeding_m"]
    return np.asarray(columns["inkomen.bruto_inkomen_y"], dtype=np.float64) + 12 * extra


def _equivalent(world: World, believed: Believed) -> Euros:
    adults = _count(world, ~world.who.minor)
    return 1 + believed.adult * (adults - 1.0) + believed.child * _count(world, world.who.minor)


def _earner_age(world: World, income: Euros) -> Column:
    """Age of who has the highest income of the dwelling; of equals the first."""
    order = np.lexsort((np.arange(len(income)), -income, world.who.adres))
    return np.asarray(world.who.age[order[np.searchsorted(world.who.adres[order], np.arange(len(world.who.kind)))]])


def _main_source(world: World, columns: Mapping[str, Column]) -> Column:
    """Number in `SOURCES` of what most gross income of a dwelling is; -1: no income."""
    kinds = {
        "wage": world["loon_bruto_y"],
        "own business": np.maximum(world["winst_y"], 0),
        "pension": world["aow_bruto_y"].astype(np.float64) + world["pensioen_bruto_y"],
        "disability": np.where(is_from(world, Source.WW), 0, world["uitkering_bruto_y"]),
        "bijstand": 12 * np.asarray(columns["inkomen.ontvangen_bijstand_deel_m"]),
        "unemployment": np.where(is_from(world, Source.WW), world["uitkering_bruto_y"], 0),
    }
    sums = np.stack([_count(world, kinds[name]) for name in SOURCES])
    return np.where(sums.max(axis=0) > 0, sums.argmax(axis=0), -1).astype(np.int8)


def _person_incomes(world: World, income: Euros) -> Traits:
    """The incomes of the first residents of a dwelling; 0 where there is nobody or nothing."""
    traits: Traits = {}
    for place in range(EARNERS):
        row = np.minimum(world.who.start + place, len(income) - 1)
        traits[f"income {place}"] = np.where(place < world.who.size, income[row], 0.0).astype(np.float32)
    return traits
