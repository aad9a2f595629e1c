"""What is known of who may ask: what they live from, their age, whether the city knows them. Never their origin."""

from __future__ import annotations

from enum import IntEnum
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.population import Block
from perspectief.simulation.income import dwelling_of

Column = NDArray[Any]
YOUNG = 27


class Source(IntEnum):
    """What most money of a person, pair, family or dwelling comes from; the words of `model.yaml` in lower case."""

    NONE = 0
    WORK = 1
    BUSINESS = 2
    BENEFIT = 3
    PENSION = 4
    STUDY = 5


_YEARLY: dict[Source, tuple[tuple[str, int], ...]] = {
    Source.WORK: (("loon_bruto_y", 1),),
    Source.BUSINESS: (("winst_y", 1),),
    Source.BENEFIT: (("uitkering_bruto_y", 1), ("bijstand_netto_m", 12)),
    Source.PENSION: (("aow_bruto_y", 1), ("pensioen_bruto_y", 1)),
    Source.STUDY: (("studiefinanciering_m", 12),),
}
RECEIVES = {
    "bijstand": "krijgt_bijstand",
    "aow": "krijgt_aow",
    "studiefinanciering_mbo": "krijgt_studiefinanciering",
    "voedselbank": "is_klant_voedselbank_gezin",
}
"""Facts that say who receives a scheme today; elsewhere chance decides."""


class Applicants:
    """Those who may ask for a scheme of one level in one block: a row per person, pair, family or dwelling."""

    def __init__(self, block: Block, level: Level):
        self.block, self.level = block, level
        self.size = block.counts[list(Level).index(level)]

    @cached_property
    def dwelling(self) -> Column:
        """The dwelling of each."""
        return dwelling_of(self.block, self.level)

    @cached_property
    def place(self) -> Column:
        """Their number within the dwelling: 0 for the first."""
        order = np.argsort(self.dwelling, kind="stable")
        first = np.searchsorted(self.dwelling[order], np.arange(self.block.counts[3]))
        place = np.empty(self.size, dtype=np.int32)
        place[order] = np.arange(self.size) - first[self.dwelling[order]]
        return place

    @cached_property
    def source(self) -> Column:
        """Their main source of money (`Source`)."""
        nothing = np.full(self.size, 0.5)
        sums = [nothing] + [
            self.sum_of(sum(times * self._fact(name).astype(np.float64) for name, times in _YEARLY[one]))
            for one in list(Source)[1:]
        ]
        return np.asarray(np.argmax(np.stack(sums), axis=0), dtype=np.int8)

    @cached_property
    def is_young(self) -> Column:
        """Nobody of 27 or older."""
        age = getattr(self.block, "age", None)
        if age is None or len(age) != self.block.counts[0]:
            return np.zeros(self.size, dtype=np.bool_)
        return np.asarray(~self.any_of(age >= YOUNG))

    @cached_property
    def is_known_to_city(self) -> Column:
        """Somebody gets bijstand."""
        return self.any_of(self._fact("krijgt_bijstand"))

    def receives(self, key: str) -> Column | None:
        """Who receives a scheme today, where a fact says so."""
        fact = RECEIVES.get(key)
        if fact is None:
            return None
        found = self._fact(fact)
        return found.astype(np.bool_) if len(found) == self.size else self.any_of(found)

    def sum_of(self, persons: Any) -> Column:
        """A column over persons, added up for each applicant."""
        column = np.broadcast_to(np.asarray(persons, dtype=np.float64), self.block.counts[0])
        return column if self.level is Level.PERSON else np.bincount(self._of_persons, column, self.size)

    def any_of(self, persons: Column) -> Column:
        """Whether a yes/no over persons holds for somebody."""
        return np.asarray(self.sum_of(persons) > 0)

    @cached_property
    def _of_persons(self) -> Column:
        if self.level is Level.PERSON:
            return np.arange(self.size)
        return {Level.PARTNERS: self.block.tp, Level.FAMILY: self.block.gezin}.get(self.level, self.block.adres)

    def _fact(self, name: str) -> Column:
        given = self.block.facts.get(name, 0)
        return given if isinstance(given, np.ndarray) else np.full(self.block.counts[0], given)
