"""The pay-back light: three levels, from the rule's own properties. Never a percentage, never a blame."""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import lru_cache

from perspectief.rules.facts import INCOME
from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.plan import Planner

ESTIMATED_YEAR = "awir.toetsingsinkomen_y"
INCOMES = frozenset(fact.name for fact in INCOME if not fact.name.startswith("krijgt_"))


class Light(Enum):
    """How an amount is settled afterwards. `ASK`: the rule does not tell, and nobody told us."""

    ADVANCE = "advance"
    MONTHLY = "monthly"
    FIXED = "fixed"
    ASK = "ask"


@lru_cache(maxsize=64)
def lights(municipality: str, day: date) -> dict[str, Light]:
    """The light of every scheme, as far as its own rule tells it.

    ADVANCE: paid per month on the estimated income of a whole year. MONTHLY: paid per month, and it moves with the
    income. FIXED: everything else: once, per year, or an amount that no income moves.
    """
    book = law_book()
    planner = Planner(book, day, municipality)
    for key in book.schemes:
        planner.add_scheme(key, strict=False)
    plan = planner.plan
    found = {}
    for one in plan.schemes:
        names = set() if one.amount is None else {plan.slots[index].name for index in plan.behind([one.amount])}
        found[one.scheme.key] = _light(one.scheme.per, names)
    return found


def _light(per: str, names: set[str]) -> Light:
    if per == "maand" and ESTIMATED_YEAR in names:
        return Light.ADVANCE
    return Light.MONTHLY if per == "maand" and names & INCOMES else Light.FIXED
