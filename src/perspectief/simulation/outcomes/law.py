"""The law of one day for a city: which schemes are looked at, and the columns that are kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perspectief.rules.kernel.book import Book, law_book
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.plan import Plan, PlannedScheme, Planner, Slot
from perspectief.rules.kernel.population import Block, Population, Progress, scheme_terms
from perspectief.simulation import income

Column = NDArray[Any]
Columns = Mapping[str, Column]

NATION = "NL"
ASSISTANCE = "bijstand.toegekend_bijstand_m_gezin"
MINIMUM_WAGE = "minimumloon.minimumloon_uur"
HOLIDAY_PAY = "minimumloon.vakantiebijslag_deel_van_loon"
THIS_YEAR = {"kreeg_inkomenstoeslag_gezin": False}
"""Facts about earlier in the same year: a year is simulated, and what was granted within it is no bar to it."""
WORTH_A_LOOK = 0.005
"""Euro: a smaller difference is a rounding."""


@dataclass(frozen=True)
class SchemeLine:
    """One scheme as the simulation looks at it. `adds`: 0 not to income, 1 to disposable income, 2 to the low-income
    position as well; `decided_by_people`: the law says only who may ask; `conditions`: full names of those that can
    fail."""

    key: str
    name: str
    level: Level
    right: str
    amount: str | None
    per: str
    municipal: bool
    decided_by_people: bool
    adds: int
    conditions: tuple[str, ...]

    @property
    def times(self) -> int:
        """Payments in a year; once when the law says `keer`."""
        return income.PER_YEAR[self.per]

    @property
    def is_paid(self) -> bool:
        """Whether its amount is public money; what one may keep of gifts is not."""
        return self.amount is not None and self.key not in income.NOT_PAID


@dataclass(frozen=True)
class Law:
    """The compiled law of a day and a place."""

    day: date
    municipality: str
    book: Book
    population: Population
    lines: tuple[SchemeLine, ...]

    def line(self, key: str) -> SchemeLine | None:
        """One scheme, None when it does not hold."""
        return next((line for line in self.lines if line.key == key), None)

    def value(self, name: str) -> float:
        """A number of the law that everybody shares, by its full name. Raises KeyError when nothing rests on it."""
        constant = self.population.plan.slots[self.population.plan.index[name]].constant
        assert isinstance(constant, int | float)
        return float(constant)

    def only(self, keys: Collection[str]) -> Law:
        """The law of some schemes and of income: no more is run than these rest on."""
        lines = tuple(line for line in self.lines if line.key in keys)
        kept = dict.fromkeys([*income.TERMS, *(name for line in lines for name in (line.right, line.amount) if name)])
        return replace(self, population=self.population.only(kept), lines=lines)

    def columns(self, block: Block) -> dict[str, Column]:
        """What the law says of every dwelling of a block, for a year."""
        facts = dict(block.facts)
        for fact, value in THIS_YEAR.items():
            if fact in facts:
                facts[fact] = value
        return self.population.run_block(replace(block, facts=facts))

    def settled(self, block: Block, before: Columns) -> dict[str, Column]:
        """The same when bijstand differs from `before`: it is income itself, so the rest is worked out once more."""
        found = self.columns(block)
        changed = _with_assistance(block, before.get(ASSISTANCE), found.get(ASSISTANCE))
        return found if changed is None else self.columns(changed)


def _with_assistance(block: Block, before: Column | None, after: Column | None) -> Block | None:
    """The block with the bijstand told as much higher or lower as the law makes it; None when nothing changes."""
    if before is None or after is None:
        return None
    told = np.asarray(block.facts["bijstand_netto_m"], dtype=np.float64)
    family = np.bincount(block.gezin, weights=told, minlength=block.counts[2])
    more = np.nan_to_num(after - before, nan=0.0)
    moved = (before > 0) & (family > 0) & (np.abs(more) > WORTH_A_LOOK)
    if not moved.any():
        return None
    ends = moved & (after == 0)
    grown = np.where(ends, 0.0, np.maximum(0.0, family + more)) / np.where(family > 0, family, 1.0)
    ratio = np.where(moved, grown, 1.0)[block.gezin]
    receives = np.asarray(block.facts["krijgt_bijstand"], dtype=np.bool_) & ~ends[block.gezin]
    return replace(block, facts=dict(block.facts) | {"bijstand_netto_m": told * ratio, "krijgt_bijstand": receives})


def compile_law(
    day: date,
    municipality: str,
    book: Book | None = None,
    schemes: Sequence[str] | None = None,
    like: Law | None = None,
    progress: Progress | None = None,
) -> Law:
    """The law of a day. `schemes`: keys (None: all; for the nation only those of the nation). `like`: a law of the same
    day and place; where only numbers differ nothing is compiled again. `progress(done, all)` counts compiled units."""
    book = book or law_book()
    planner = Planner(book, day, municipality)
    for key in tuple(schemes) if schemes is not None else _keys(book, municipality):
        if book.folders[key].scheme_of(municipality).exists_on(day):  # type: ignore[union-attr]
            planner.add_scheme(key, strict=False)
    lines = tuple(_line(planner, one) for one in planner.plan.schemes if not one.problem)
    own = [name for line in lines for name in (*line.conditions, line.right, line.amount) if name]
    keep = list(dict.fromkeys([*income.TERMS, MINIMUM_WAGE, *own]))
    for name in keep:
        planner.add(name)
    if (
        like is not None
        and tuple(like.population.keep) == tuple(keep)
        and _same_shape(like.population.plan, planner.plan)
    ):
        population = like.population.with_values(planner.plan)
    else:
        population = Population(planner.plan, keep, book, threads=1, progress=progress)
    return Law(day, municipality, book, population, lines)


def _same_shape(one: Plan, other: Plan) -> bool:
    """Whether the units of one plan can run the other: they differ in numbers only, and nothing became unknown."""
    return len(one.slots) == len(other.slots) and all(map(_alike, one.slots, other.slots))


def _alike(one: Slot, other: Slot) -> bool:
    same_rule = one.name == other.name and one.type == other.type and one.args == other.args
    return same_rule and one.version == other.version and (_is_unsure(one) or not _is_unsure(other))


def _is_unsure(slot: Slot) -> bool:
    steps = slot.constant if isinstance(slot.constant, tuple) else ()
    return slot.missing is not None or any(value is None for _, value in steps)


def _keys(book: Book, municipality: str) -> tuple[str, ...]:
    if municipality != NATION:
        return tuple(book.schemes)
    return tuple(key for key, folder in book.folders.items() if folder.scheme and not folder.municipal)


def _line(planner: Planner, one: PlannedScheme) -> SchemeLine:
    scheme, plan = one.scheme, planner.plan
    terms = scheme_terms(scheme)
    counts = income.counts(scheme.key) + income.counts_for_position(scheme.key)
    return SchemeLine(
        key=scheme.key,
        name=scheme.name,
        level=one.level,
        right=terms[0],
        amount=terms[1] if len(terms) > 1 else None,
        per=scheme.per,
        municipal=planner.book.folders[scheme.key].municipal,
        decided_by_people=scheme.human_decision,
        adds=counts if len(terms) > 1 else 0,
        conditions=tuple(plan.slots[index].name for index in one.conditions if plan.slots[index].version is not None),
    )
