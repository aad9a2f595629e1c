"""The thresholds of the law for this household: a question may ask on which side of them an amount lies."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from perspectief.rules import Result

_TAXED = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag")
SAVINGS = {
    "bijstand.vermogensgrens_gezin": ("bijstand", "aio", "individuele_inkomenstoeslag"),
    "huurtoeslag.vermogensgrens_huurder_adres": ("huurtoeslag", "kwijtschelding", "kwijtschelding_water"),
    "zorgtoeslag.vermogensgrens_zorgtoeslag_tp": ("zorgtoeslag",),
    "kindgebonden_budget.vermogensgrens_kindgebonden_budget_gezin": ("kindgebonden_budget",),
    "inkomen.heffingvrij_vermogen": _TAXED,
    "kwijtschelding.bestaanskosten_m_gezin": ("kwijtschelding",),
    "kwijtschelding.ruimte_op_de_bank_gezin": ("kwijtschelding",),
    "kwijtschelding_water.bestaanskosten_m_gezin": ("kwijtschelding_water",),
    "kwijtschelding_water.ruimte_op_de_bank_gezin": ("kwijtschelding_water",),
}
"""Limits of what somebody may own, and the schemes that look at them."""
MOST_WEALTH = {
    "zorgtoeslag": "zorgtoeslag.vermogensgrens_zorgtoeslag_tp",
    "huurtoeslag": "huurtoeslag.vermogensgrens_huurder_adres",
    "kindgebonden_budget": "kindgebonden_budget.vermogensgrens_kindgebonden_budget_gezin",
}
"""Above this an allowance ends, whatever the income."""
OTHERS = {
    "weken_ziek": ("wia.weken_tot_brief",),
    "uren_onderneming_y": ("inkomen.urencriterium",),
    "jaren_laag_inkomen_gezin": ("individuele_inkomenstoeslag.wachttijd", "witgoed.wachttijd"),
    "waarde_auto": ("kwijtschelding.autogrens",),
}
"""Limits of other facts. A limit that is "at least" is asked as "fewer than"."""
AT_LEAST = ("weken_ziek", "uren_onderneming_y", "jaren_laag_inkomen_gezin")
"""Facts of which the limit itself is already enough: the band ends just below it."""
TERMS = (*SAVINGS, *dict.fromkeys(term for terms in OTHERS.values() for term in terms))


def limits_of(fact: str, result: Result, open_schemes: Collection[str]) -> tuple[float, ...]:
    """The limits of a fact that decide a scheme that is still open, rising; none when it is no question of limits."""
    if fact in ("spaargeld", "overige_bezittingen"):
        found = (term for term, schemes in SAVINGS.items() if not set(schemes).isdisjoint(open_schemes))
    else:
        found = (term for term in OTHERS.get(fact, ()))
    numbers = {number for term in found for number in _numbers(result.terms.get(term))}
    return tuple(sorted(number - 1 if fact in AT_LEAST else number for number in numbers if number > 0))


def typed(fact: str, result: Result, open_schemes: Collection[str]) -> tuple[float, float] | None:
    """Between which amounts savings are taxed and so count as income of a scheme that is open: only exactly helps."""
    if fact != "spaargeld":
        return None
    low = max(_numbers(result.terms.get("inkomen.heffingvrij_vermogen")), default=None)
    most = (term for key, term in MOST_WEALTH.items() if key in open_schemes)
    ends = [max(_numbers(result.terms.get(term)), default=0.0) for term in most]
    high = float("inf") if "kinderopvangtoeslag" in open_schemes else max(ends, default=0.0)
    return (low, high) if low is not None and high > low else None


def _numbers(term: Any) -> Iterator[float]:
    """A term of the first person's group: a number, or the lower end of a range."""
    if isinstance(term, dict) and "between" not in term:
        term = next(iter(term.values()))
    if isinstance(term, dict):
        term = term["between"][0]
    if isinstance(term, int | float) and abs(term) != float("inf"):
        yield float(term)
