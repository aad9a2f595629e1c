"""Disposable income and the policy minimum, for households of which the answer can be worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from perspectief.rules.household import arrangements, read_household
from perspectief.rules.kernel.population import Block, block_of
from perspectief.rules.kernel.unknown import is_known
from perspectief.simulation.city.traits import PAID, law_of
from perspectief.simulation.income import (
    INCOME_TERMS,
    counts,
    counts_for_position,
    granted_y,
    net_income_y,
    policy_minimum_y,
)

DAY = date(2026, 1, 1)
HEALTH_ALONE = 1550.45
"""The highest zorgtoeslag of 2026: 2,119 - 1.912% of 29,736 euro."""


def run(*persons: dict[str, Any]) -> tuple[float, float, dict[str, float]]:
    """Net income, minimum and what is granted of one household, euro a year. What nobody told is no or 0."""
    law = law_of(DAY)
    home = {"tenure": "huur", "bare_rent_m": 600}
    file = {"date": str(DAY), "persons": list(persons), "home": home, "wealth": {"savings": 0}}
    block = block_of([arrangements(read_household(file), DAY)[0]], law.facts)
    block.facts = {
        name: np.array([one if is_known(one) else 0 for one in column]) for name, column in block.facts.items()
    }
    columns = law.run_block(block)
    paid = {key: float(granted_y(block, term, columns[term], per)[0]) for key, (term, per) in PAID.items()}
    return float(net_income_y(block, columns)[0]), float(policy_minimum_y(block, columns)[0]), paid


def alone(**more: Any) -> dict[str, Any]:
    return {"id": "a", "birth_date": "1985-03-01", "income": []} | more


def test_who_has_nothing_has_no_income_and_the_minimum_is_bijstand_with_zorgtoeslag() -> None:
    net, minimum, paid = run(alone())
    assert net == 0
    assert minimum == pytest.approx(paid["bijstand"] + HEALTH_ALONE, abs=0.01)


def test_bijstand_that_somebody_receives_is_no_part_of_the_net_income() -> None:
    net, minimum, paid = run(alone(income=[{"kind": "bijstand", "amount": 1000, "per": "month"}]))
    assert net == pytest.approx(0, abs=0.01)
    assert paid["bijstand"] > 0
    assert minimum == pytest.approx(paid["bijstand"] + HEALTH_ALONE, abs=0.01)


def test_beside_bijstand_somebody_keeps_the_wage_slip_and_no_tax_that_comes_back() -> None:
    wage = {"kind": "loon", "amount": 6_000, "per": "year"}
    assistance = {"kind": "bijstand", "amount": 900, "per": "month"}
    beside, _, _ = run(alone(hours_per_week=8, income=[wage, assistance]))
    without, _, _ = run(alone(hours_per_week=8, income=[wage]))
    assert beside == pytest.approx(6_000, abs=1)  # nothing is withheld from so small a wage
    assert without == pytest.approx(6_000, abs=1)


@pytest.mark.parametrize(("assistance_m", "kept"), [(0, 12_000), (50, 11_400), (100, 10_800), (500, 10_000)])
def test_only_tax_back_that_is_more_than_all_bijstand_is_kept(assistance_m: float, kept: float) -> None:
    told = {
        "inkomen.bruto_inkomen_y": 13_000 + 12 * assistance_m,
        "inkomen.ontvangen_bijstand_deel_m": assistance_m,
        "inkomstenbelasting.inkomstenbelasting_y": 1_000,
        "netto_inkomen.netto_inkomen_m": 10_000 / 12,
    }
    columns = {name: np.array([told.get(name, 0.0)]) for name in INCOME_TERMS}
    one = np.zeros(1, dtype=np.int32)
    block = Block(one, one, one, one - 1, one - 1, {}, (1, 1, 1, 1))
    assert net_income_y(block, columns)[0] == pytest.approx(kept)


def test_of_a_wage_tax_is_taken_and_the_credits_are_given() -> None:
    net, minimum, _ = run(alone(hours_per_week=36, income=[{"kind": "loon", "amount": 30_000, "per": "year"}]))
    assert 24_000 < net < 30_000
    assert net > minimum


def test_a_child_raises_the_minimum_by_what_it_brings_in() -> None:
    child = {"id": "k", "birth_date": "2018-05-05", "parents": ["a"], "income": []}
    _, without, _ = run(alone())
    _, minimum, paid = run(alone(), child)
    assert minimum - without == pytest.approx(
        paid["kinderbijslag"] + paid["kindgebonden_budget"], abs=12
    )  # the budget is paid in whole euros a month


def test_who_shares_costs_adds_less_than_somebody_alone() -> None:
    _, one, _ = run(alone())
    _, two, _ = run(alone(), {"id": "b", "birth_date": "1984-01-01", "income": []})
    assert 0 < two - one < one


def test_who_rents_a_room_there_has_a_norm_of_their_own() -> None:
    _, one, _ = run(alone())
    tenant = {"id": "b", "birth_date": "1984-01-01", "income": [], "commercial_tenant": True}
    _, two, _ = run(alone(), tenant)
    assert two == pytest.approx(2 * one, abs=0.05)


def test_allowances_for_a_cost_do_not_count_for_the_position_and_aow_is_not_added_twice() -> None:
    assert counts("huurtoeslag") and not counts_for_position("huurtoeslag")
    assert counts_for_position("zorgtoeslag")
    assert not counts("aow")
    assert np.isfinite(run(alone())[1])
