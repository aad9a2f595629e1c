"""Who live together: kinds of dwellings, persons with a role and a birth date, and the groups they form.

The groups follow what `rules/household/` makes of the same household file; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Column = NDArray[Any]
Flags = NDArray[np.bool_]


class Kind(IntEnum):
    """What sort of household lives in a dwelling."""

    SINGLE = 0
    COUPLE = 1
    COUPLE_CHILDREN = 2
    SINGLE_PARENT = 3
    HOUSEMATES = 4
    THREE_GENERATIONS = 5
    PARENT_AND_HOUSEMATE = 6
    APART = 7
    PARENT_AND_GRANDPARENT = 8


class Role(IntEnum):
    """What a person is to the claimant."""

    CLAIMANT = 0
    PARTNER = 1
    HOUSEMATE = 2
    GRANDPARENT = 3
    CHILD = 4


KIND_SHARES = {
    Kind.SINGLE: 0.385,
    Kind.COUPLE: 0.272,
    Kind.COUPLE_CHILDREN: 0.236,
    Kind.SINGLE_PARENT: 0.071,
    Kind.HOUSEMATES: 0.020,
    Kind.THREE_GENERATIONS: 0.004,
    Kind.PARENT_AND_HOUSEMATE: 0.005,
    Kind.APART: 0.004,
    Kind.PARENT_AND_GRANDPARENT: 0.003,
}
"""Shares of dwellings. Source: CBS 37620 (1-1-2024) and 71487ned (1-1-2023): of 8.4 million households 40% live alone,
28% are couples, 24% couples with children, 7% single parents. Assumption: the last five, CBS counts them otherwise."""

COUPLE_CHILDREN_SHARES = (0.379, 0.445, 0.130, 0.035, 0.011)
"""1 to 5 children at home with a couple. Source: CBS 71487ned (1, 2, 3 or more); assumption: how 3 or more divide."""
PARENT_CHILDREN_SHARES = (0.615, 0.290, 0.070, 0.018, 0.007)
"""The same with a single parent."""

HAS_PARTNER = (Kind.COUPLE, Kind.COUPLE_CHILDREN, Kind.THREE_GENERATIONS, Kind.APART)
HAS_CHILDREN = (
    Kind.COUPLE_CHILDREN,
    Kind.SINGLE_PARENT,
    Kind.THREE_GENERATIONS,
    Kind.PARENT_AND_HOUSEMATE,
    Kind.PARENT_AND_GRANDPARENT,
)
HAS_GRANDPARENT = (Kind.THREE_GENERATIONS, Kind.PARENT_AND_GRANDPARENT)


@dataclass
class Dwellings:
    """The people of one block on one day; persons of one dwelling stand together, the claimant first.

    Columns over dwellings: `kind`, `joint` (the couple's children are of both). Over persons: `adres`, `role`, `age`
    (years), `birth` (yyyymmdd), `tenant` (rents a room on a normal contract).
    """

    day: date
    kind: NDArray[np.int8]
    joint: Flags
    adres: NDArray[np.int32]
    role: NDArray[np.int8]
    age: NDArray[np.int16]
    birth: NDArray[np.int32]
    tenant: Flags

    def has_role(self, *roles: Role) -> Flags:
        """Persons with one of these roles."""
        return np.isin(self.role, roles)

    @cached_property
    def start(self) -> Column:
        """The row of each dwelling's claimant."""
        return np.flatnonzero(self.has_role(Role.CLAIMANT))

    @cached_property
    def size(self) -> Column:
        """Persons per dwelling."""
        return np.diff(np.append(self.start, len(self.adres)))

    @cached_property
    def minor(self) -> Flags:
        """A child at home under 18, or who turns 18 in this calendar month."""
        first_of_month = (self.day.year - 18) * 10000 + self.day.month * 100 + 1
        return self.has_role(Role.CHILD) & (self.birth >= first_of_month)

    @cached_property
    def has_minor(self) -> Flags:
        """Per dwelling: whether a minor child lives there."""
        return np.add.reduceat(self.minor, self.start, dtype=np.int32) > 0

    @cached_property
    def co_parent(self) -> Flags:
        """Artikel 3 lid 2 Awir: an unrelated adult at the address of a single parent's minor child."""
        parent_here = (self.kind == Kind.PARENT_AND_HOUSEMATE) & self.has_minor
        beside: Flags = self.has_role(Role.HOUSEMATE) & ~self.tenant & parent_here[self.adres]
        return beside

    @cached_property
    def gezin(self) -> Column:
        """Number of each person's family: claimant, partner and minor children together, every other adult apart."""
        return self._numbered(joins=self.has_role(Role.PARTNER) | self.minor)

    @cached_property
    def tp(self) -> Column:
        """Number of each person's allowance partners."""
        return self._numbered(joins=self.has_role(Role.PARTNER) | self.co_parent)

    def _numbered(self, joins: Column) -> Column:
        """Groups in the order of their first person; who `joins` is in the claimant's."""
        number = np.cumsum(~joins, dtype=np.int32) - np.int32(1)
        return np.where(joins, number[self.start][self.adres], number).astype(np.int32)

    @cached_property
    def partner_gezin(self) -> Column:
        """Row of each person's partner, or -1."""
        return self._paired(self.has_role(Role.PARTNER))

    @cached_property
    def partner_tp(self) -> Column:
        """Row of each person's allowance partner, or -1."""
        return self._paired(self.has_role(Role.PARTNER) | self.co_parent)

    def _paired(self, second: Column) -> Column:
        partner = np.full(len(self.role), -1, dtype=np.int32)
        rows = np.flatnonzero(second)
        first = self.start[self.adres[rows]]
        partner[rows], partner[first] = first, rows
        return partner

    @cached_property
    def family_first(self) -> Column:
        """The row of each family's first person."""
        return np.flatnonzero(~(self.has_role(Role.PARTNER) | self.minor))

    @cached_property
    def partners_first(self) -> Column:
        """The row of each pair's first person."""
        return np.flatnonzero(~(self.has_role(Role.PARTNER) | self.co_parent))

    def parents_of(self, row: int) -> list[int]:
        """Rows of the parents who live with this person."""
        dwelling = int(self.adres[row])
        claimant, kind = int(self.start[dwelling]), Kind(self.kind[dwelling])
        if self.role[row] == Role.CHILD:
            both = kind in HAS_PARTNER and self.joint[dwelling]
            return [claimant, claimant + 1] if both else [claimant]
        if row == claimant and kind in HAS_GRANDPARENT:
            return [claimant + (2 if kind in HAS_PARTNER else 1)]
        return []


def draw_dwellings(rng: Generator, n: int, day: date) -> Dwellings:
    """`n` dwellings with the people in them."""
    kind = rng.choice(len(KIND_SHARES), n, p=list(KIND_SHARES.values())).astype(np.int8)
    children = _children(rng, kind)
    mates = np.where(kind == Kind.HOUSEMATES, rng.integers(1, 4, n), kind == Kind.PARENT_AND_HOUSEMATE)
    partner = np.isin(kind, HAS_PARTNER)
    grandparent = np.isin(kind, HAS_GRANDPARENT)
    adults = 1 + partner + mates + grandparent
    size = (adults + children).astype(np.int64)
    adres = np.repeat(np.arange(n, dtype=np.int32), size)
    position = np.arange(len(adres)) - np.repeat(np.cumsum(size) - size, size)
    role = np.full(len(adres), Role.CHILD, dtype=np.int8)
    role[position < adults[adres]] = Role.HOUSEMATE
    role[grandparent[adres] & (position == adults[adres] - 1)] = Role.GRANDPARENT
    role[partner[adres] & (position == 1)] = Role.PARTNER
    role[position == 0] = Role.CLAIMANT
    age = _ages(rng, kind, adres, role)
    # Assumption: of people who share a home two in three rent their room on a contract of their own.
    tenant = (role == Role.HOUSEMATE) & (rng.random(len(adres)) < 0.65)
    # Assumption: in one couple in ten the children are of the claimant only.
    return Dwellings(day, kind, rng.random(n) < 0.9, adres, role, age, _births(rng, age, day), tenant)


def _children(rng: Generator, kind: Column) -> Column:
    with_couple = rng.choice(5, len(kind), p=COUPLE_CHILDREN_SHARES) + 1
    with_one = rng.choice(5, len(kind), p=PARENT_CHILDREN_SHARES) + 1
    number = np.where(np.isin(kind, HAS_PARTNER), with_couple, with_one)
    return np.where(np.isin(kind, HAS_CHILDREN), number, 0)


def _ages(rng: Generator, kind: Column, adres: Column, role: Column) -> Column:
    """Ages in years.

    Source: CBS 83841NED (2023): 35% of those alone and 43% of couples without children have reached AOW age; 38% of
    couples with children at home have one of 18 or older. Assumption: the shape in between.
    """
    claimant = _claimant_ages(rng, kind)[adres]
    n = len(adres)
    partner, mate = claimant + rng.normal(0, 3.5, n), claimant + rng.normal(0, 4, n)
    grandparent, child = claimant + rng.integers(20, 39, n), claimant - rng.normal(31, 5, n)
    age = np.select(
        [role == Role.CLAIMANT, role == Role.PARTNER, role == Role.HOUSEMATE, role == Role.GRANDPARENT],
        [claimant, partner, mate, grandparent],
        child,
    )
    lowest = np.select([role == Role.CLAIMANT, role == Role.CHILD], [17, 0], 19)
    highest = np.select([role == Role.CHILD], [np.minimum(27, claimant - 17)], 102)
    years: Column = np.clip(age, lowest, highest).astype(np.int16)
    return years


def _claimant_ages(rng: Generator, kind: Column) -> Column:
    n = len(kind)
    young, middle, old = rng.integers(17, 31, n), rng.integers(27, 67, n), 67 + np.abs(rng.normal(0, 11, n))
    chance = rng.random(n)
    alone = np.where(chance < 0.24, young, np.where(chance < 0.65, middle, old))
    couple = np.where(chance < 0.07, np.maximum(young, 19), np.where(chance < 0.57, middle, old))
    parent = np.clip(rng.normal(44, 8.5, n), 20, 66)
    mates = np.where(chance < 0.8, rng.integers(19, 28, n), rng.integers(28, 60, n))
    return np.select(
        [kind == Kind.SINGLE, kind == Kind.HOUSEMATES, np.isin(kind, HAS_CHILDREN)], [alone, mates, parent], couple
    )


def _births(rng: Generator, age: Column, day: date) -> Column:
    """Birth dates as yyyymmdd that fit the age; every day of the month up to the 28th is equally likely."""
    month = day.year * 12 + day.month - 1 - 12 * age.astype(np.int32) - rng.integers(0, 12, len(age), dtype=np.int32)
    birth = month // 12 * 10000 + (month % 12 + 1) * 100 + rng.integers(1, 29, len(age), dtype=np.int32)
    return np.minimum(birth, day.year * 10000 + day.month * 100 + day.day).astype(np.int32)
