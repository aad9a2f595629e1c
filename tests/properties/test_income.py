"""What more income does: tax never falls, allowances never rise, and what should react reacts."""

from __future__ import annotations

import numpy as np
import pytest
from tests.properties.sample import GROSS_TAX, Columns, amounts, answers, differ, dwellings, law, schemes, with_facts

from perspectief.rules.kernel.population import scheme_terms

INCOMES = ("loon_bruto_y", "winst_y", "uitkering_bruto_y", "aow_bruto_y", "pensioen_bruto_y", "partneralimentatie_y",
           "overig_inkomen_y")  # fmt: skip
"""Bijstand is left out: who gets more of it pays more tax over other income, and that raises bijstand itself."""
CENT = 0.005
ALLOWANCES = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag")
TABLE_STEP = {"bijstand": 2.0, "aio": 2.0}
"""Euro a month. Wage tax goes by the steps of a table: a euro more gross can be up to two euro less net."""
NEEDS_WORK = {"kinderopvangtoeslag": "only for parents who work: the first income from work opens it"}
NEEDS_A_BENEFIT = {"alleenverdieners": "only for couples with a benefit: the first income from a benefit opens it"}
NEEDS_BUSINESS = {"ioaz": "only for who ends a business"}


def income(name: str) -> np.ndarray:
    return np.asarray(dwellings().facts[name]).astype(np.int64)


def more(name: str, euros: int) -> Columns:
    """Everybody who has this income gets this much more of it."""
    return with_facts({name: np.where(income(name) != 0, income(name) + euros, 0)})


@pytest.mark.parametrize("name", INCOMES)
@pytest.mark.parametrize("euros", [1, 600, 20_000])
def test_more_income_never_lowers_gross_tax_and_never_raises_an_allowance(name: str, euros: int) -> None:
    raised = more(name, euros)
    assert not (raised[GROSS_TAX] < answers()[GROSS_TAX] - CENT).any()
    for key, term in amounts().items():
        tolerance = TABLE_STEP.get(key, CENT) if euros == 1 else CENT
        risen = np.flatnonzero(raised[term] > answers()[term] + tolerance)
        assert not len(risen), (key, int(risen[0]), float(answers()[term][risen[0]]), float(raised[term][risen[0]]))


@pytest.mark.parametrize("name", ["loon_bruto_y", "winst_y", "uitkering_bruto_y", "overig_inkomen_y"])
@pytest.mark.parametrize("euros", [1_200, 24_000])
def test_a_first_income_never_raises_an_allowance(name: str, euros: int) -> None:
    exempt = set(NEEDS_A_BENEFIT) if name == "uitkering_bruto_y" else set()
    exempt |= set(NEEDS_WORK) if name in ("loon_bruto_y", "winst_y") else set()
    none_yet = with_facts({name: np.where(income(name) == 0, euros, income(name))})
    for key, term in amounts().items():
        risen = np.flatnonzero(none_yet[term] > answers()[term] + CENT)
        assert key in exempt or not len(risen), (key, int(risen[0]))


def variations() -> list[Columns]:
    """The same dwellings with other incomes: none at all, and more of each kind."""
    without = with_facts({name: np.zeros_like(income(name)) for name in INCOMES})
    richer = [with_facts({name: income(name) + 24_000}) for name in INCOMES]
    return [without, *richer]


def test_every_amount_and_right_that_rests_on_income_reacts_to_it() -> None:
    plan = law().plan
    incomes = {plan.index[name] for name in INCOMES if name in plan.index}
    others = variations()
    for planned in schemes():
        terms = scheme_terms(planned.scheme)
        rests_on_income = not plan.behind([law().keep[term] for term in terms]).isdisjoint(incomes)
        if not rests_on_income or planned.scheme.key in NEEDS_BUSINESS or nobody_gets(terms[0]):
            continue
        assert any(differ(answers()[term], other[term]).any() for term in terms for other in others), terms


def nobody_gets(right: str) -> bool:
    """Ended, or resting on a value that nobody found: then income changes nothing."""
    return not (answers()[right] == 1).any()


def test_the_allowances_react_in_most_households_that_get_them() -> None:
    richer = with_facts(
        {"loon_bruto_y": income("loon_bruto_y") + 60_000, "aow_bruto_y": income("aow_bruto_y") + 60_000}
    )
    for key in ALLOWANCES:
        term = amounts()[key]
        got = answers()[term] > 0
        assert (richer[term][got] < answers()[term][got]).mean() > 0.75, key
