"""How each published figure is counted in a pool of dwellings: per dwelling the number that falls under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from perspectief.simulation.city.traits import AGES, EARNERS, LINES, SOURCES, Bands, Traits
from perspectief.simulation.samples.dwellings import Column, Kind
from perspectief.simulation.samples.income import AOW_AGE

Count = Callable[["Pool"], Column]

ONE_PERSON = (Kind.SINGLE, Kind.APART)
COUPLE_CHILDREN = (Kind.COUPLE_CHILDREN, Kind.THREE_GENERATIONS)
SINGLE_PARENT = (Kind.SINGLE_PARENT, Kind.PARENT_AND_HOUSEMATE, Kind.PARENT_AND_GRANDPARENT)


@dataclass
class Pool:
    """The traits of dwellings and the national bands of income. `pool["persons"]` is one trait."""

    traits: Traits
    bands: Bands

    def __getitem__(self, trait: str) -> Column:
        return self.traits[trait]

    def __len__(self) -> int:
        return len(self.traits["kind"])

    def taken(self, rows: Column) -> Pool:
        """The pool with these dwellings only."""
        return Pool({name: column[rows] for name, column in self.traits.items()}, self.bands)

    def kind(self, *kinds: Kind) -> Column:
        """Dwellings of these kinds."""
        return np.isin(self["kind"], kinds)

    @cached_property
    def base(self) -> Column:
        """Households that low-income shares are of: all but students."""
        return ~self["students"]

    @cached_property
    def incomes(self) -> Column:
        """Persons (columns) of dwellings (rows): gross income, 0 for nobody."""
        return np.stack([self[f"income {place}"] for place in range(EARNERS)], axis=1)


def _among(of: Count, base: Count) -> Count:
    return lambda pool: of(pool) * base(pool)


def _trait(name: str) -> Count:
    return lambda pool: pool[name]


def _has_children(pool: Pool) -> Column:
    return pool["children"] > 0


def _in_base(pool: Pool) -> Column:
    return pool.base


def _kind(*kinds: Kind) -> Count:
    return lambda pool: pool.kind(*kinds)


def _old(pool: Pool) -> Column:
    return np.asarray(pool["claimant_age"] >= AOW_AGE)


def _all_minor(pool: Pool) -> Column:
    return np.asarray((pool["minors"] > 0) & (pool["grown_children"] == 0))


def _children(low: int, high: int) -> Count:
    return lambda pool: (pool["children"] >= low) & (pool["children"] <= high)


def _earner(low: int, high: int) -> Count:
    return lambda pool: pool.base & (pool["earner_age"] >= low) & (pool["earner_age"] < high)


def _not(of: Count) -> Count:
    return lambda pool: ~np.asarray(of(pool), dtype=np.bool_)


def _main(source: str) -> Count:
    return lambda pool: pool.base & (pool["main_source"] == SOURCES.index(source))


def _all(pool: Pool) -> Column:
    return np.ones(len(pool))


BASES: dict[str, Count] = {
    "persons": _trait("persons"),
    "households": _all,
    "households_in_base": _in_base,
    "households_with_children": _has_children,
    "low_income_with_children": lambda pool: pool["up to 110%"] * pool.base * _has_children(pool),
    "children_in_base": _among(_trait("minors"), _in_base),
    "persons_with_income": lambda pool: (pool.incomes > 0).sum(axis=1),
    "persons_15_74": _trait("persons_15_74"),
    "couples_with_children": _kind(*COUPLE_CHILDREN),
    "single_parents": _kind(*SINGLE_PARENT),
    "one_person_in_base": _among(_kind(*ONE_PERSON), _in_base),
    "couples_without_children_in_base": _among(_kind(Kind.COUPLE), _in_base),
    "couples_with_children_in_base": _among(_kind(*COUPLE_CHILDREN), _in_base),
    "single_parents_in_base": _among(_kind(*SINGLE_PARENT), _in_base),
    "owners_in_base": _among(_trait("owner"), _in_base),
    "tenants_in_base": _among(_not(_trait("owner")), _in_base),
}
BASES |= {
    "young_alone_in_base": _among(BASES["one_person_in_base"], _not(_old)),
    "old_alone_in_base": _among(BASES["one_person_in_base"], _old),
    "old_couples_in_base": _among(BASES["couples_without_children_in_base"], _old),
    "couples_with_minors_in_base": _among(BASES["couples_with_children_in_base"], _all_minor),
    "parents_with_minors_in_base": _among(BASES["single_parents_in_base"], _all_minor),
    "young_couples_in_base": _among(BASES["couples_without_children_in_base"], _not(_old)),
    "couples_with_grown_children_in_base": _among(BASES["couples_with_children_in_base"], _not(_all_minor)),
    "parents_with_grown_children_in_base": _among(BASES["single_parents_in_base"], _not(_all_minor)),
    "employees_in_base": _main("wage"),
    "self_employed_in_base": _main("own business"),
    "pensioners_in_base": _main("pension"),
    "on_bijstand_in_base": _main("bijstand"),
}
"""What a percentage is of, by the name in the files of margins."""


LOW_AMONG = {
    "one person below AOW age": "young_alone_in_base",
    "one person from AOW age": "old_alone_in_base",
    "couple without children below AOW age": "young_couples_in_base",
    "couple without children from AOW age": "old_couples_in_base",
    "couple, all children under 18": "couples_with_minors_in_base",
    "couple, a child of 18 or older": "couples_with_grown_children_in_base",
    "single parent, all children under 18": "parents_with_minors_in_base",
    "single parent, a child of 18 or older": "parents_with_grown_children_in_base",
    "owner-occupied": "owners_in_base",
    "rented": "tenants_in_base",
    "wage": "employees_in_base",
    "own business": "self_employed_in_base",
    "pension": "pensioners_in_base",
    "bijstand": "on_bijstand_in_base",
}
"""Groups of households of which the share up to 110% is published, and their base."""


def _low(line: str, base: str) -> Count:
    return _among(_trait(line), BASES[base])


MEASURES: dict[tuple[str, str], Count] = {
    ("persons", "total"): _trait("persons"),
    ("households", "total"): _all,
    ("households_in_base", "total"): _in_base,
    ("sex", "men"): _trait("men"),
    ("sex", "women"): lambda pool: pool["persons"] - pool["men"],
    **{("age", name): _trait(f"age {name}") for name in AGES},
    ("age", "0-6"): _trait("infants"),
    ("minors", "0-17"): _trait("minors"),
    ("household_type", "one person"): _kind(*ONE_PERSON),
    ("household_type", "multi-person without children"): _kind(Kind.COUPLE, Kind.HOUSEMATES),
    ("household_type", "with children"): _has_children,
    ("household_type", "couple without children"): _kind(Kind.COUPLE),
    ("household_type", "couple with children"): _kind(*COUPLE_CHILDREN),
    ("household_type", "single parent"): _kind(*SINGLE_PARENT),
    ("single_parent_share", "of households with children"): _kind(*SINGLE_PARENT),
    **{("couple_children", name): _among(_children(*n), _kind(*COUPLE_CHILDREN))
       for name, n in {"1": (1, 1), "2": (2, 2), "3+": (3, 99)}.items()},
    **{("parent_children", name): _among(_children(*n), _kind(*SINGLE_PARENT))
       for name, n in {"1": (1, 1), "2": (2, 2), "3+": (3, 99)}.items()},
    ("couple_children", "all under 18"): BASES["couples_with_minors_in_base"],
    ("parent_children", "all under 18"): BASES["parents_with_minors_in_base"],
    ("one_person", "from AOW age"): BASES["old_alone_in_base"],
    ("couple", "from AOW age"): BASES["old_couples_in_base"],
    **{("main_earner", name): _earner(*ages)
       for name, ages in {"to 24": (0, 25), "25-44": (25, 45), "45-64": (45, 65), "65+": (65, 200)}.items()},
    ("tenure", "owner-occupied"): _trait("owner"),
    ("tenure_in_base", "owner-occupied"): BASES["owners_in_base"],
    ("tenure_in_base", "rent with rent allowance"): _among(_trait("uses_rent_allowance"), _in_base),
    ("benefit", "bijstand"): _trait("bijstand"),
    ("benefit", "disability"): _trait("disability"),
    ("benefit", "unemployment"): _trait("unemployment"),
    ("benefit", "state pension"): _trait("state_pension"),
    ("benefit_households", "bijstand"): _trait("on_bijstand"),
    ("not_used", "bijstand"): _trait("unused"),
    ("students", "living in the municipality"): _trait("students_here"),
    ("income_recipients", "total"): BASES["persons_with_income"],
    ("employment_15_74", "employed"): _trait("working_15_74"),
    ("person_income", "lowest 40%"): lambda pool: ((pool.incomes > 0) & (pool.incomes <= pool.bands.person[0])).sum(1),
    ("person_income", "highest 20%"): lambda pool: (pool.incomes > pool.bands.person[1]).sum(1),
    ("household_income", "lowest 40%"): lambda pool: pool["standard"] <= pool.bands.household[0],
    ("household_income", "middle 40%"): lambda pool: (pool["standard"] > pool.bands.household[0])
    & (pool["standard"] <= pool.bands.household[1]),
    ("household_income", "highest 20%"): lambda pool: pool["standard"] > pool.bands.household[1],
    **{("low_income", line): _low(line, "households_in_base") for line in LINES},
    ("children_per_low_income", "up to 110%"): _low("up to 110%", "children_in_base"),
    ("children_low_income", "up to 110%"): _low("up to 110%", "children_in_base"),
    ("children_low_income_2021", "up to 110%"): _low("up to 110%", "children_in_base"),
    **{("low_income_110", name): _low("up to 110%", base) for name, base in LOW_AMONG.items()},
    **{("main_source", name): _main(name) for name in SOURCES},
}  # fmt: skip
"""How a figure is counted, by variable and category."""

MEANS: dict[tuple[str, str], tuple[str, str]] = {("household_size", "mean"): ("persons", "households")}
"""Figures that are one base divided by another."""


def measured(pool: Pool, variable: str, category: str) -> Column | None:
    """Per dwelling what falls under a figure; None when the model does not count it."""
    count = MEASURES.get((variable, category))
    return None if count is None else np.asarray(count(pool), dtype=np.float64)


def based(pool: Pool, base: str) -> Column:
    """Per dwelling what a percentage is of."""
    return np.asarray(BASES[base](pool), dtype=np.float64)
