"""What a dwelling has in a year, and the minimum that statistics compare it with.

Disposable income of a dwelling = `net_income_y` (everybody's income after income tax, premiums and tax credits, without
bijstand) + everything that is granted and claimed (`yearly`, added by the caller; `counts` says which schemes).

The low-income position of a dwelling = disposable income, without allowances that pay for a certain cost
(`counts_for_position`), divided by `policy_minimum_y`. It follows the low-income figures of CBS (StatLine 83841NED,
notes to the table: income of a whole year; the limit is the norm of bijstand or AOW with child benefit and allowances;
student households are left out). As far as those notes tell:

* the minimum is bijstand for that household (from the AOW age the norm of article 22 Pw), kinderbijslag, the highest
  kindgebonden budget and the highest zorgtoeslag. Everybody's real zorgtoeslag and child amounts count as income;
* huurtoeslag and kinderopvangtoeslag stand on neither side: they pay for rent and child care (CBS leaves huurtoeslag
  out of its low-income line; that it does so here too is our reading).

What differs from CBS: adults who share a home add what article 22a Pw says (30% of the norm of a couple) and who rents
a room there has an own norm; CBS does not tell its scale. The minimum is that of the day, CBS takes the average of the
year. Income from wealth is the notional return of box 3. Mortgage interest is not deducted, its tax relief counts.
Health premiums, board money and gifts are left out. Alimony that is paid is not known. Who would ask for bijstand only
under a reform, or only by chance, keeps the tax of the whole year; of them no tax that comes back goes off it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perspectief.rules.kernel.levels import Level, level_of
from perspectief.rules.kernel.population import Block

Column = NDArray[Any]
Euros = NDArray[np.float64]

_TAXED = ("inkomen.bruto_inkomen_y", "inkomen.voordeel_sparen_y")
_TAX = ("inkomstenbelasting.inkomstenbelasting_y", "inkomstenbelasting.bijdrage_zvw_y")
_ASSISTANCE = "inkomen.ontvangen_bijstand_deel_m"
_UNTAXED = ("kinderalimentatie_m", "stagevergoeding_m", "studiefinanciering_m")
_WITHHELD = "netto_inkomen.netto_inkomen_m"
_BOARD = "kostgeld_m"

_NORM = "sociaal_minimum.sociaal_minimum_m_gezin"
_SHARE, _OTHERS, _OWN, _BASE = (
    f"bijstand.{name}"
    for name in (
        "kostendelersdeel_gezin",
        "aantal_medebewoners_gezin",
        "aantal_volle_ouders_gezin",
        "grondslag_kostendelers_m_gezin",
    )
)
_TENANT = "bijstand.huurt_zelf_kamer_gezin"
_CHILD_BENEFIT = "kinderbijslag.kinderbijslag_kw_gezin"
_CHILD_BUDGET = "kindgebonden_budget.kindgebonden_budget_hoogste_y_gezin"
_CHILDREN = "kindgebonden_budget.aantal_kinderen_kindgebonden_budget_gezin"
_HEALTH = "sociaal_minimum.zorgtoeslag_bij_minimum_y_tp"

INCOME_TERMS = (*_TAXED, *_TAX, _ASSISTANCE, *_UNTAXED, _WITHHELD, _BOARD)
MINIMUM_TERMS = (_NORM, _SHARE, _OTHERS, _OWN, _BASE, _TENANT, _CHILD_BENEFIT, _CHILD_BUDGET, _CHILDREN, _HEALTH)
TERMS = (*INCOME_TERMS, *MINIMUM_TERMS)
"""Full names of the terms that both functions read: `compile_population(..., keep=TERMS)`."""

NOT_ADDED = frozenset({"aow", "studiefinanciering_mbo", "giften"})
"""Schemes that are not added to the net income: AOW and study grants stand in it, and `giften` is what one may keep."""
NOT_PAID = frozenset({"giften"})
"""Schemes whose amount nobody pays: how much somebody may be given. They cost nothing."""
BOUND = frozenset({"huurtoeslag", "kinderopvangtoeslag"})
"""Schemes that pay for a certain cost: disposable income, but no part of the low-income position."""
PER_YEAR = {"maand": 12, "kwartaal": 4, "jaar": 1, "keer": 1}
"""Payments in a year. `keer`: assumed to be granted once a year."""


def counts(key: str) -> bool:
    """Whether what a scheme grants is added to the net income."""
    return key not in NOT_ADDED


def counts_for_position(key: str) -> bool:
    """Whether what a scheme grants is part of the income that is compared with the policy minimum."""
    return counts(key) and key not in BOUND


def net_income_y(block: Block, columns: Mapping[str, Column]) -> Euros:
    """Euro a year per dwelling: income of all residents after tax, premiums and credits; no bijstand, no allowances.

    `columns`: the kept terms of a run. Tax is that of the whole year, as on the assessment, so the credits count that
    a monthly wage slip leaves out. Who receives bijstand keeps what is left after the tax withheld each month: tax
    that comes back later is means of the same time and goes off the bijstand (articles 31 and 32 Pw), so that only
    what is more than all bijstand of the family is kept. NaN: not known.
    """
    assistance = 12 * _f(columns, _ASSISTANCE)
    settled = _settled(columns, assistance)
    receives = assistance > 0
    monthly = np.where(receives, _monthly(columns), settled)
    returned = _per_family(block, settled - monthly) - _per_family(block, assistance)
    kept = np.where(_per_family(block, receives) > 0, np.maximum(0.0, returned), 0.0)
    home = dwelling_of(block, Level.FAMILY)
    return _per_dwelling(block, block.adres, monthly) + _per_dwelling(block, home, kept)


def _settled(columns: Mapping[str, Column], assistance: Euros) -> Euros:
    """Per person: income of the year after the tax of the assessment."""
    taxed = sum((_f(columns, name) for name in _TAXED), start=-assistance)
    return taxed - sum(_f(columns, name) for name in _TAX) + 12 * sum(_f(columns, name) for name in _UNTAXED)


def _monthly(columns: Mapping[str, Column]) -> Euros:
    """Per person: what comes in each month after tax is withheld, in a year; board money left out."""
    return 12 * (_f(columns, _WITHHELD) - _f(columns, _BOARD) + _f(columns, "studiefinanciering_m"))


def policy_minimum_y(block: Block, columns: Mapping[str, Column]) -> Euros:
    """Euro a year per dwelling: the policy minimum of the day for the people who live there. NaN: not known.

    The norm of the first family, or article 22a Pw for all who share costs with it; the norm of each family that rents
    a room of its own; and the child amounts and highest zorgtoeslag of everybody.
    """
    home = dwelling_of(block, Level.FAMILY)
    first = np.zeros(block.counts[2], dtype=np.bool_)
    first[np.unique(home, return_index=True)[1]] = True
    together = _f(columns, _SHARE) * (_f(columns, _OTHERS) + _f(columns, _OWN)) * _f(columns, _BASE)
    shares = (_f(columns, _OTHERS) > 0) & (_f(columns, _OWN) > 0)
    norm = np.where(shares & first, together, _f(columns, _NORM))
    living = np.where(first | (_f(columns, _TENANT) == 1), 12 * norm, 0.0)
    budget = np.where(_f(columns, _CHILDREN) > 0, _f(columns, _CHILD_BUDGET), 0.0)
    family = living + 4 * _f(columns, _CHILD_BENEFIT) + budget
    pairs = dwelling_of(block, Level.PARTNERS)
    return _per_dwelling(block, home, family) + _per_dwelling(block, pairs, _f(columns, _HEALTH))


def granted_y(block: Block, term: str, amount: Column, per: str) -> Euros:
    """Euro a year per dwelling of a column `toegekend_…` (full name `term`) that is paid `per` maand, kwartaal, …"""
    return _per_dwelling(block, dwelling_of(block, level_of(term)), PER_YEAR[per] * np.asarray(amount, np.float64))


def dwelling_of(block: Block, level: Level) -> Column:
    """The dwelling of each person, pair, family or dwelling of a block."""
    if level is Level.PERSON:
        return block.adres
    if level is Level.DWELLING:
        return np.arange(block.counts[3], dtype=np.int32)
    number, size = (block.tp, block.counts[1]) if level is Level.PARTNERS else (block.gezin, block.counts[2])
    home = np.zeros(size, dtype=np.int32)
    home[number] = block.adres
    return home


def _per_family(block: Block, amounts: Column) -> Euros:
    return np.bincount(block.gezin, weights=amounts, minlength=block.counts[2]).astype(np.float64)


def _per_dwelling(block: Block, home: Column, amounts: Column) -> Euros:
    return np.bincount(home, weights=amounts, minlength=block.counts[3]).astype(np.float64)


def _f(columns: Mapping[str, Column], name: str) -> Euros:
    return np.asarray(columns[name], dtype=np.float64)
