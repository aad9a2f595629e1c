"""Many working weeks of one household through the compiled law: dwellings in one block that differ in a wage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perspectief.rules.kernel.levels import level_of
from perspectief.rules.kernel.population import Block, block_of
from perspectief.simulation import income
from perspectief.simulation.line.family import Family
from perspectief.simulation.line.law import CREDIT_TERMS, GROSS_ASSISTANCE, RECEIVES, Law, arranged, terms_of

Cents = NDArray[np.int64]
Column = NDArray[Any]
TAX, PREMIUM = "belasting", "premie_zvw"
_TAXES = "inkomstenbelasting.bijdrage_zvw_y"
_WORKER = 0
"""The row of the first adult, whose work goes along the line."""


@dataclass(frozen=True)
class Points:
    """Working weeks of one household, one per place in each array; money in whole cents a year.

    `gross`: wages of the household, `own_gross`: of the first adult alone; `tax`: tax and social insurance premiums
    after credits; `premiums`: the own health insurance contribution; `granted`: per scheme; `rights`: per scheme
    without an amount whether there is a right. `unsure`: schemes whose amount or right the law of the day cannot say;
    they are left out. `net` is gross less tax and premiums.
    """

    hours: NDArray[np.float64]
    own_gross: Cents
    gross: Cents
    tax: Cents
    premiums: Cents
    granted: Mapping[str, Cents]
    rights: Mapping[str, NDArray[np.bool_]]
    unsure: frozenset[str]

    @property
    def net(self) -> Cents:
        """Income of the household after tax and premiums, without bijstand and other schemes."""
        return self.gross - self.tax - self.premiums

    @property
    def disposable(self) -> Cents:
        """Net income and everything granted: as `simulation.income` defines it."""
        return self.net + sum(self.granted.values(), start=np.zeros_like(self.gross))

    def between(self, start: int, stop: int) -> Points:
        """Some of these points."""
        part = slice(start, stop)
        return Points(
            hours=self.hours[part],
            own_gross=self.own_gross[part],
            gross=self.gross[part],
            tax=self.tax[part],
            premiums=self.premiums[part],
            granted={key: cents[part] for key, cents in self.granted.items()},
            rights={key: has[part] for key, has in self.rights.items()},
            unsure=self.unsure,
        )


class Runner:
    """One household under one law, ready to be asked for any hours and wages."""

    def __init__(self, family: Family, law: Law):
        self.law = law
        self._one = block_of([arranged(family, law.day, law.municipality, hours=1.0, gross=1.0)], law.facts)
        self._receives = self._has_assistance_without_work()

    def points(self, hours: NDArray[np.float64], own_gross: Cents) -> Points:
        """The household at each of these hours and gross wages (cents a year) of the first adult."""
        block = _with_facts(self._with_work(hours, own_gross), {RECEIVES: self._receives, GROSS_ASSISTANCE: 0.0})
        first = self.law.first.run_block(block)
        columns = self.law.all.run_block(_with_assistance(block, self._assistance(block, first), first))
        return _Reading(self.law, block, columns).points(hours, own_gross)

    def _has_assistance_without_work(self) -> bool:
        block = self._with_work(np.zeros(1), np.zeros(1, dtype=np.int64))
        block = _with_facts(block, {RECEIVES: False, GROSS_ASSISTANCE: 0.0})
        return bool(self._assistance(block, self.law.first.run_block(block))[0] > 0)

    def _assistance(self, block: Block, columns: Mapping[str, Column]) -> NDArray[np.float64]:
        """Bijstand in euro a year of each dwelling; 0 where it cannot be said."""
        return np.nan_to_num(income.granted_y(block, self.law.assistance, columns[self.law.assistance], "maand"))

    def _with_work(self, hours: NDArray[np.float64], own_gross: Cents) -> Block:
        block = tiled(self._one, len(hours))
        workers = slice(_WORKER, None, self._one.counts[0])
        work = {"loon_bruto_y": own_gross / 100.0, "uren_per_week": hours, "werkt_of_leert": hours > 0}
        return _with_facts(
            block,
            {fact: _changed(block, fact, workers, values) for fact, values in work.items() if fact in block.facts},
        )


def tiled(one: Block, times: int) -> Block:
    """The same dwelling so many times. A fact that is the same for all stays one number."""
    persons, pairs, families, homes = one.counts
    number = np.arange(times, dtype=np.int32)

    def groups(column: Column, size: int) -> Column:
        return (column[None, :] + size * number[:, None]).ravel().astype(np.int32)

    def partners(column: Column) -> Column:
        moved = np.where(column >= 0, column + persons * number[:, None], -1)
        return moved.ravel().astype(np.int32)

    return Block(
        tp=groups(one.tp, pairs),
        gezin=groups(one.gezin, families),
        adres=groups(one.adres, homes),
        partner_tp=partners(one.partner_tp),
        partner_gezin=partners(one.partner_gezin),
        facts={name: _repeated(np.asarray(column), times) for name, column in one.facts.items()},
        counts=(persons * times, pairs * times, families * times, homes * times),
    )


def _repeated(column: Column, times: int) -> Any:
    return column[0].item() if (column == column[0]).all() else np.tile(column, times)


def _with_facts(block: Block, facts: Mapping[str, Any]) -> Block:
    return replace(block, facts={**block.facts, **facts})


def _changed(block: Block, fact: str, rows: slice, values: Column) -> Column:
    """The column of a fact of persons with other values in some rows."""
    changed = np.empty(block.counts[0], dtype=values.dtype)
    changed[:] = block.facts[fact]
    changed[rows] = values
    return changed


def _with_assistance(block: Block, yearly: NDArray[np.float64], columns: Mapping[str, Column]) -> Block:
    """The block whose first adults receive this bijstand, euro a year: income for every other scheme.

    Partners have each a half of it (article 11 Pw).
    """
    size = block.counts[0] // block.counts[3]
    workers = slice(_WORKER, None, size)
    adults = np.asarray(block.facts["is_gezinsouder"]) & np.ones(block.counts[0], dtype=np.bool_)
    of_each = np.where(adults, np.repeat(yearly, size) / np.bincount(block.adres, weights=adults)[block.adres], 0.0)
    return _with_facts(
        block,
        {
            "bijstand_netto_m": _changed(block, "bijstand_netto_m", workers, yearly / 12.0),
            "krijgt_bijstand": _changed(block, "krijgt_bijstand", workers, yearly > 0),
            GROSS_ASSISTANCE: _gross_assistance(of_each, *(columns[name] for name in CREDIT_TERMS)),
        },
    )


def _gross_assistance(
    net: Column, rate: Column, credit: Column, before_credits: Column, for_work: Column, withheld_m: Column
) -> Column:
    """Bijstand gross, euro a year. The general tax credit counts once: what the wage leaves of it goes to bijstand.

    The municipality pays the tax on bijstand. All but the first are terms of the law, per person.
    """
    used = np.maximum(0.0, before_credits - for_work) - 12.0 * withheld_m
    left = np.maximum(0.0, credit - np.maximum(0.0, used))
    return np.where(net > 0, np.maximum(net, (net - left) / (1.0 - rate)), 0.0)


class _Reading:
    """Columns of a run read into points."""

    def __init__(self, law: Law, block: Block, columns: Mapping[str, Column]):
        self.law, self.block, self.columns = law, block, columns
        self.unsure: set[str] = set()

    def points(self, hours: NDArray[np.float64], own_gross: Cents) -> Points:
        gross = in_cents(self._of_persons(np.asarray(self.block.facts["loon_bruto_y"], dtype=np.float64)))
        net = in_cents(income.net_income_y(self.block, self.columns))
        premiums = in_cents(self._of_persons(np.asarray(self.columns[_TAXES], dtype=np.float64)))
        granted = {scheme.key: self._paid(scheme.key, scheme.per, terms_of(scheme)[1]) for scheme in self.law.paid}
        rights = {scheme.key: self._right(scheme.key, terms_of(scheme)[0]) for scheme in self.law.rights}
        return Points(
            hours=hours,
            own_gross=own_gross,
            gross=gross,
            tax=gross - premiums - net,
            premiums=premiums,
            granted={key: cents for key, cents in granted.items() if cents.any()},
            rights={key: has for key, has in rights.items() if has.any()},
            unsure=frozenset(self.unsure),
        )

    def _of_persons(self, amounts: NDArray[np.float64]) -> NDArray[np.float64]:
        added: NDArray[np.float64] = np.bincount(self.block.adres, amounts, self.block.counts[3]).astype(np.float64)
        return added

    def _paid(self, key: str, per: str, term: str | None) -> Cents:
        assert term is not None
        amounts = income.granted_y(self.block, term, self.columns[term], per)
        if np.isnan(amounts).any():
            self.unsure.add(key)
        return in_cents(np.nan_to_num(amounts))

    def _right(self, key: str, term: str) -> NDArray[np.bool_]:
        codes = self.columns[term]
        has = income.dwelling_of(self.block, level_of(term))
        if codes.dtype != np.bool_ and (codes == 2).any():
            self.unsure.add(key)
        return np.bincount(has, weights=codes == 1, minlength=self.block.counts[3]) > 0


def in_cents(euros: NDArray[np.float64]) -> Cents:
    """Whole cents, half up, as `cent` rounds."""
    return np.floor(euros * 100.0 + 0.5 + 1e-6).astype(np.int64)
