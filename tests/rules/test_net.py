"""A net amount stands for a range of gross; the law itself says how wide it must be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from perspectief.rules import Outcome, evaluate, read_household
from perspectief.rules.household.net import most_gross

YEARS = (2024, 2025, 2026)
GROSS = (*range(1_000, 60_000, 1_000), *range(60_000, 130_000, 10_000))
KINDS = {"loon": ("nettoloon_m", 1985), "ww": ("nettouitkering_m", 1985), "wia": ("nettouitkering_m", 1985)} | {
    "pensioen": ("nettopensioen_m", 1950),
    "aow": ("nettoaow_m", 1950),
}


def person(kind: str, born: int, income: dict[str, Any], **facts: Any) -> dict[str, Any]:
    return {"id": "a", "birth_date": f"{born}-05-05", "income": [{"kind": kind, "per": "year", **income}], **facts}


def terms(someone: dict[str, Any], year: int, term: str) -> Any:
    file = {"municipality": "GM0014", "persons": [someone], "wealth": {"savings": 0}}
    return evaluate(read_household(file), date(year, 6, 1), ["zorgtoeslag"], show=[term]).terms[term]["a"]


@pytest.mark.parametrize("credit", [True, False], ids=["with_the_tax_credit", "without_the_tax_credit"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("year", YEARS)
def test_gross_lies_between_net_and_the_most_that_we_say(year: int, kind: str, credit: bool) -> None:
    term, born = KINDS[kind]
    for gross in GROSS:
        someone = person(kind, born, {"amount": gross, "gross": True}, tax_credit_applied=credit)
        net = 12 * terms(someone, year, term)
        assert net <= gross <= most_gross(kind, net, credit=credit), (gross, net)


@pytest.mark.parametrize("kind", ["loon", "pensioen"])
def test_a_low_net_income_says_much_about_gross(kind: str) -> None:
    term, born = KINDS[kind]
    for gross in range(12_000, 36_000, 1_000):
        net = 12 * terms(person(kind, born, {"amount": gross, "gross": True}), 2026, term)
        assert most_gross(kind, net, credit=True) <= 1.2 * gross


def test_what_is_not_taxed_by_the_tables_says_little() -> None:
    assert most_gross("overig", 10_000, credit=True) == 20_000


def test_of_two_incomes_the_credit_counts_for_one_so_the_range_is_wide() -> None:
    one = person("loon", 1985, {"amount": 12_000, "gross": False})
    two = {**one, "income": [*one["income"], {"kind": "loon", "amount": 6_000, "per": "year", "gross": False}]}

    assert terms(one, 2026, "loon_bruto_y") == {"between": [12_000, pytest.approx(12_000 * 1.06)]}
    assert terms(two, 2026, "loon_bruto_y") == {"between": [18_000, pytest.approx(18_000 * 1.66)]}


def test_a_net_amount_that_is_itself_a_range_stays_one() -> None:
    someone = person("loon", 1985, {"amount": {"between": [12_000, 18_000]}, "gross": False})

    assert terms(someone, 2026, "loon_bruto_y") == {"between": [12_000, pytest.approx(18_000 * 1.06)]}


def test_a_net_amount_that_nobody_knows_stays_open() -> None:
    file = {"municipality": "GM0014", "persons": [person("loon", 1985, {"amount": "onbekend", "gross": False})]}
    answer = evaluate(read_household(file), date(2026, 6, 1), ["stadjerspas"])["stadjerspas"]

    assert answer.outcome is Outcome.HANGT_AF_VAN
    assert "persons.a.income" in answer.depends_on


def test_gross_bijstand_that_is_told_as_a_range_is_a_wider_range() -> None:
    someone = person("bijstand", 1985, {"amount": {"between": [12_000, 18_000]}, "gross": True})

    assert terms(someone, 2026, "bijstand_netto_m") == {"between": [500, 1500]}


def test_that_the_tax_credit_counts_is_said_aloud_with_a_net_income() -> None:
    file = {"municipality": "GM0014", "persons": [person("loon", 1985, {"amount": 12_000, "gross": False})]}
    assumed = evaluate(read_household(file), date(2026, 6, 1), ["zorgtoeslag"]).assumed

    assert "persons.a.tax_credit_applied" in {one.key for one in assumed}
