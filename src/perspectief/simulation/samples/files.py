"""Dwellings of a block as household files, as docs/writing-law.md describes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from perspectief.rules.facts import FACTS, Fact, Kind
from perspectief.rules.household import GROSS_YEAR, PER_MONTH, RECEIVES
from perspectief.simulation.samples.draw import DAY, SIZE, SampledBlock, blocks

MUNICIPALITY = "GM0014"
_BLOCKS = ("home", "costs", "situation")
_ALWAYS = frozenset({"uren_per_week", "uren_onderneming_y", "krijgt_studiefinanciering", "woont_uit_huis"})
"""Facts whose missing key means something else from person to person."""


def households(n: int, seed: int, *, day: date = DAY) -> Iterator[dict[str, Any]]:
    """`n` household files, complete, as they stand on `day`: the same dwellings as `blocks(n, seed, day=day)`."""
    for block in blocks(n, seed, size=SIZE, day=day):
        for dwelling in range(block.counts[3]):
            yield household_of(block, dwelling)


def household_of(block: SampledBlock, dwelling: int) -> dict[str, Any]:
    """One dwelling of a block as a household file. A fact that the block does not carry stays unknown."""
    return _Writer(block, dwelling).household()


class _Writer:
    def __init__(self, block: SampledBlock, dwelling: int):
        if block.who is None:
            raise ValueError("Van dit blok is niet bekend wie familie van elkaar is.")
        self.block, self.dwelling, self.who = block, dwelling, block.who
        first = int(self.who.start[dwelling])
        self.rows = range(first, first + int(self.who.size[dwelling]))

    def household(self) -> dict[str, Any]:
        return {
            "date": self.who.day.isoformat(),
            "municipality": MUNICIPALITY,
            "persons": [self._person(row) for row in self.rows],
            "wealth": self._wealth(self.rows[0], every=True),
            **{name: self._block(name) for name in _BLOCKS},
        }

    def _value(self, fact: str, entity: int) -> Any:
        """A fact as rules receive it."""
        column = self.block.facts[fact]
        value = column if isinstance(column, bool | int | float) else column[entity].item()
        return FACTS[fact].python_type(value)

    def _name(self, row: int) -> str:
        return f"p{row - self.rows[0] + 1}"

    def _person(self, row: int) -> dict[str, Any]:
        person: dict[str, Any] = {"id": self._name(row)}
        partner = int(self.who.partner_gezin[row])
        if partner >= 0:
            person |= {"partner": self._name(partner), "married": True}
        parents = self.who.parents_of(row)
        if parents:
            person["parents"] = [self._name(parent) for parent in parents]
        person |= self._facts("persons[].", row)
        person["income"] = self._incomes(row)
        if self._carries("opvangsoort") and self._value("opvangsoort", row):
            person["childcare"] = {
                key: written(FACTS[fact], self._value(fact, row)) for key, fact in _CHILDCARE.items()
            }
        wealth = self._wealth(row, every=False)
        if row != self.rows[0] and any(wealth.values()):
            person["wealth"] = wealth
        return person

    def _carries(self, fact: str) -> bool:
        return fact in self.block.facts

    def _facts(self, place: str, entity: int, *, every: bool = False) -> dict[str, Any]:
        """The keys of one place; what is as the file presumes is left out unless `every`."""
        told = {}
        for fact in FACTS.values():
            if not (fact.key and fact.key.startswith(place) and self._carries(fact.name)):
                continue
            value = self._value(fact.name, entity)
            if every or fact.name in _ALWAYS or fact.absent.value is None or value != fact.absent.value:
                told[fact.key.removeprefix(place)] = written(fact, value)
        return told

    def _wealth(self, row: int, *, every: bool) -> dict[str, Any]:
        told = self._facts("wealth.", row, every=True)
        return told if every else {key: value for key, value in told.items() if value}

    def _block(self, name: str) -> dict[str, Any]:
        entity = self.dwelling if name == "home" else int(self.who.gezin[self.rows[0]])
        return self._facts(f"{name}.", entity)

    def _incomes(self, row: int) -> list[dict[str, Any]]:
        return [
            {"kind": self._kind(fact, row), "amount": amount, "per": "month" if fact in PER_MONTH.values() else "year"}
            for fact in (*dict.fromkeys(GROSS_YEAR.values()), *PER_MONTH.values())
            if self._carries(fact) and (amount := self._value(fact, row))
        ]

    def _kind(self, fact: str, row: int) -> str:
        """The kind of income behind a fact; of the benefits the one that the person receives, else Anw."""
        kinds = [kind for kind, name in (GROSS_YEAR | PER_MONTH).items() if name == fact]
        if len(kinds) == 1:
            return kinds[0]
        received = [
            kind for name, kind in RECEIVES.items() if kind in kinds and self._carries(name) and self._value(name, row)
        ]
        return received[0] if received else "anw"


_CHILDCARE = {"hours_m": "opvang_uren_m", "price_per_hour": "opvang_uurprijs", "kind": "opvangsoort"}


def written(fact: Fact, value: Any) -> Any:
    """A value as it stands in a household file: a choice by its word, a day as year-month-day."""
    if fact.choices is not None:
        return fact.choices(int(value)).name.lower()
    if fact.kind is Kind.DATE:
        return f"{value // 10000:04d}-{value // 100 % 100:02d}-{value % 100:02d}"
    return value
