"""What one scheme does to another, as the law's own graph says."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from perspectief.rules import Outcome, evaluate, read_household
from perspectief.rules.effects import FACTS_ABOUT, effects_of
from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.book import law_book

DAY = date(2026, 11, 22)
EFFECTS = effects_of("GM0014", DAY)
HOUSEHOLD: dict[str, Any] = {
    "date": "2026-11-22",
    "persons": [{"id": "a", "birth_date": "1990-05-01", "income": []}],
    "home": {"tenure": "huur", "bare_rent_m": 650, "service_cost_m": 0},
    "wealth": {"savings": 0},
}


def outcomes(**changes: Any) -> dict[str, Outcome]:
    household = copy.deepcopy(HOUSEHOLD)
    household["persons"][0].update(changes)
    return {one.key: one.outcome for one in evaluate(read_household(household)).schemes}


def test_the_facts_and_schemes_that_are_named_exist() -> None:
    assert set(FACTS_ABOUT) <= set(law_book().schemes)
    assert {name for names in FACTS_ABOUT.values() for name in names} <= set(FACTS)


def test_income_counts_where_income_is_looked_at_and_nowhere_else() -> None:
    assert {"zorgtoeslag", "huurtoeslag", "bijstand"} <= set(EFFECTS["aow"].counts)
    assert "kinderbijslag" not in EFFECTS["aow"].counts
    assert EFFECTS["kinderbijslag"].counts == ()


def test_allowances_count_for_the_food_bank_and_for_remission() -> None:
    assert {"voedselbank", "kwijtschelding"} <= set(EFFECTS["zorgtoeslag"].counts)
    assert EFFECTS["kinderopvangtoeslag"].counts == ("voedselbank",)


def test_a_key_is_a_key_and_a_lock_is_a_lock() -> None:
    assert EFFECTS["stadjerspas"].opens == ("kindpakket",)
    assert EFFECTS["noodfonds_energie"].closes == ("bb_energie",)
    assert "kledingbank" in EFFECTS["voedselbank"].opens
    assert "kledingbank" in EFFECTS["individuele_inkomenstoeslag"].opens
    assert "stadjerspas" in EFFECTS["studiefinanciering_mbo"].closes


@pytest.mark.parametrize("key", ["basisbaan", "giften", "proefsamenwonen"])
def test_what_assistance_opens_is_closed_without_it(key: str) -> None:
    assert key in EFFECTS["bijstand"].opens

    assert outcomes()[key] is Outcome.NEE
    gift = {"kind": "gift", "amount": 20, "per": "month"}
    with_assistance = outcomes(income=[{"kind": "bijstand", "amount": 1300, "per": "month"}, gift])
    assert with_assistance[key] is not Outcome.NEE


def test_no_scheme_opens_what_it_closes_or_acts_on_itself() -> None:
    for key, effects in EFFECTS.items():
        assert not set(effects.opens) & set(effects.closes)
        assert key not in (*effects.counts, *effects.opens, *effects.closes)
