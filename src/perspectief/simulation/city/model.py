"""A synthetic city: distinct dwellings, each with a whole number of households that it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.population import Block

Column = NDArray[Any]


@dataclass(frozen=True)
class Area:
    """A part of the city. `code`: that of CBS, such as WK001400."""

    code: str
    name: str


def _empty() -> Column:
    return np.zeros(0, dtype=np.int8)


@dataclass
class CityBlock(Block):
    """Some distinct dwellings of a city. The persons of one dwelling stand together, the claimant first.

    Per dwelling: `weight` households it stands for; `first` number of its first household (its households are `first`
    to `first + weight - 1`, unique in the city); `area` index in `City.areas`, -1 when there are none; `kind` see
    `samples.dwellings.Kind`; `students` a student household, left out of low-income shares; `adults`, `children`
    residents from 18 and below. Per person: `role` see `samples.dwellings.Role`; `age` in years; `man`.
    """

    weight: Column = field(default_factory=_empty)
    first: Column = field(default_factory=_empty)
    area: Column = field(default_factory=_empty)
    kind: Column = field(default_factory=_empty)
    students: Column = field(default_factory=_empty)
    adults: Column = field(default_factory=_empty)
    children: Column = field(default_factory=_empty)
    role: Column = field(default_factory=_empty)
    age: Column = field(default_factory=_empty)
    man: Column = field(default_factory=_empty)

    @property
    def households(self) -> int:
        """Households that the block stands for."""
        return int(self.weight.sum())

    @property
    def residents(self) -> int:
        """Persons that the block stands for; a spouse who lives elsewhere is none."""
        return int(self.weight[self.adres] @ ~np.asarray(self.facts["woont_elders"]))


GROUPS = ("tp", "gezin", "adres", "partner_tp", "partner_gezin")
PER_DWELLING = ("weight", "first", "area", "kind", "students", "adults", "children")
PER_PERSON = ("role", "age", "man")


@dataclass(frozen=True)
class City:
    """A made-up population that adds up to published figures. `report`: each figure beside what was reached.

    `place`: code of a municipality, or NL. `fingerprint` names the data in the key of a result: margins, code, seed,
    size and day. `areas`: in the order in which `CityBlock.area` numbers them; none for a nation.
    """

    place: str
    name: str
    day: date
    seed: int
    blocks: tuple[CityBlock, ...]
    fingerprint: str
    areas: tuple[Area, ...]
    report: pl.DataFrame = field(repr=False, compare=False)

    @property
    def households(self) -> int:
        """Households of the city."""
        return sum(block.households for block in self.blocks)

    @property
    def dwellings(self) -> int:
        """Distinct dwellings: what the law is computed for."""
        return sum(block.counts[3] for block in self.blocks)

    @property
    def persons(self) -> int:
        """Residents of the city; a spouse who lives elsewhere is none."""
        return sum(block.residents for block in self.blocks)

    def cut(self, size: int | None) -> City:
        """The same city in blocks of `size` dwellings (None: one block). Numbers of households stay what they are."""
        whole = joined(self.blocks)
        parts = [whole] if size is None else list(_parts(whole, size))
        return replace(self, blocks=tuple(parts))


def _parts(block: CityBlock, size: int) -> Iterator[CityBlock]:
    for begin in range(0, block.counts[3], size):
        yield taken(block, np.arange(begin, min(begin + size, block.counts[3])))


AnyBlock = TypeVar("AnyBlock", bound=Block)


def taken(block: AnyBlock, dwellings: Column) -> AnyBlock:
    """The block with these dwellings only, in their order; partners, groups and facts are numbered anew."""
    rows = {level: _rows_of(block, level, dwellings) for level in Level}
    persons = rows[Level.PERSON]
    place = np.full(block.counts[0] + 1, -1, dtype=np.int32)
    place[persons] = np.arange(len(persons), dtype=np.int32)
    changed: dict[str, Any] = {
        "tp": _renumbered(block.tp, persons, rows[Level.PARTNERS]),
        "gezin": _renumbered(block.gezin, persons, rows[Level.FAMILY]),
        "adres": _renumbered(block.adres, persons, dwellings),
        "partner_tp": place[block.partner_tp[persons]],
        "partner_gezin": place[block.partner_gezin[persons]],
        "facts": {name: _picked(column, rows[FACTS[name].level]) for name, column in block.facts.items()},
        "counts": tuple(len(rows[level]) for level in Level),
    }
    if isinstance(block, CityBlock):
        changed |= {name: getattr(block, name)[dwellings] for name in PER_DWELLING}
        changed |= {name: getattr(block, name)[persons] for name in PER_PERSON}
    return replace(block, **changed)


def _picked(column: Any, rows: Column) -> Any:
    return column[rows] if isinstance(column, np.ndarray) else column


def _rows_of(block: Block, level: Level, dwellings: Column) -> Column:
    """Rows of a level that belong to these dwellings, dwelling by dwelling."""
    if level is Level.DWELLING:
        return dwellings
    home = block.adres
    if level is not Level.PERSON:
        number, size = (block.tp, block.counts[1]) if level is Level.PARTNERS else (block.gezin, block.counts[2])
        home = np.zeros(size, dtype=np.int32)
        home[number] = block.adres
    begin = np.searchsorted(home, dwellings, side="left")
    long = np.searchsorted(home, dwellings, side="right") - begin
    start = np.repeat(begin - np.concatenate(([0], np.cumsum(long)[:-1])), long)
    return start + np.arange(len(start))


def _renumbered(numbers: Column, persons: Column, kept: Column) -> Column:
    """Group numbers of the kept persons, counted within the kept groups."""
    place = np.full(int(numbers.max(initial=-1)) + 1, -1, dtype=np.int32)
    place[kept] = np.arange(len(kept), dtype=np.int32)
    return place[numbers[persons]]


def joined(blocks: Sequence[AnyBlock]) -> AnyBlock:
    """One block out of several."""
    if len(blocks) == 1:
        return blocks[0]
    offsets = np.concatenate((np.zeros((1, 4), dtype=np.int64), np.cumsum([b.counts for b in blocks], axis=0)))

    def shifted(name: str, by: int) -> Column:
        columns = [np.where(getattr(b, name) < 0, -1, getattr(b, name) + o[by]) for b, o in zip(blocks, offsets)]  # noqa: B905
        return np.concatenate(columns).astype(np.int32)

    changed: dict[str, Any] = {
        name: shifted(name, by)
        for name, by in (("tp", 1), ("gezin", 2), ("adres", 3), ("partner_tp", 0), ("partner_gezin", 0))
    }
    changed["facts"] = {name: np.concatenate([b.facts[name] for b in blocks]) for name in blocks[0].facts}
    changed["counts"] = tuple(int(n) for n in offsets[-1])
    own = [one.name for one in fields(blocks[0]) if one.name not in {*changed, "who"}]
    changed |= {name: np.concatenate([getattr(b, name) for b in blocks]) for name in own}
    return replace(blocks[0], **changed)
