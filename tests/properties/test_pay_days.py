"""Money comes on the days of the published rules: the list of 2026 and 2027, weekends and holidays counted."""

from __future__ import annotations

from datetime import date

import pytest

from perspectief.simulation.outlook import pay_day, rules
from perspectief.simulation.outlook.workdays import easter, working_day_from

PAID = """
2026-01 20 23 23 20-23 | 2026-02 20 23 24 20-24 | 2026-03 20 23 24 20-24 | 2026-04 20 23 24 20-24
2026-05 20 22 22 20-22 | 2026-06 22 23 24 22-24 | 2026-07 20 23 24 20-24 | 2026-08 20 21 24 20-24
2026-09 21 23 24 21-24 | 2026-10 20 23 23 20-23 | 2026-11 20 23 24 20-24 | 2026-12 21 23 24 21-24
2027-01 20 22 22 20-22 | 2027-02 22 23 24 22-24 | 2027-03 22 23 24 22-24 | 2027-04 20 23 23 20-23
2027-05 20 21 24 20-24 | 2027-06 21 23 24 21-24 | 2027-07 20 23 23 20-23 | 2027-08 20 23 24 20-24
2027-09 20 23 24 20-24 | 2027-10 20 22 22 20-22 | 2027-11 22 23 24 22-24 | 2027-12 20 23 24 20-24
"""
"""Month, day of the allowances, of WIA and Wajong, of student finance, and between which days AOW comes."""


@pytest.mark.parametrize("row", [one.split() for one in PAID.replace("\n", "|").split("|") if one.strip()])
def test_money_comes_on_the_days_of_the_list_of_2026_and_2027(row: list[str]) -> None:
    month, (early, late) = date.fromisoformat(f"{row[0]}-01"), map(int, row[4].split("-"))

    assert [pay_day(rules()[key], month).first.day for key in ("toeslagen", "wia", "studiefinanciering")] == [
        int(day) for day in row[1:4]
    ]
    aow = pay_day(rules()["aow"], month)
    assert (aow.first.day, aow.last.day, aow.is_one_day) == (early, late, False)


@pytest.mark.parametrize(
    ("quarter", "day"), [("2026-01", 2), ("2026-04", 1), ("2026-10", 1), ("2027-01", 4), ("2028-01", 3)]
)
def test_child_benefit_comes_on_the_first_working_day_of_the_quarter(quarter: str, day: int) -> None:
    assert pay_day(rules()["kinderbijslag"], date.fromisoformat(f"{quarter}-01")).first.day == day


def test_the_working_day_after_a_weekend_with_whit_monday_is_tuesday() -> None:
    assert easter(2027) == date(2027, 3, 28)
    assert working_day_from(date(2027, 5, 15)) == date(2027, 5, 18)


def test_a_day_that_nobody_told_is_not_guessed() -> None:
    when = pay_day(rules()["bijstand"], date(2027, 2, 1))

    assert not when.is_known
    assert when.last == date(2027, 2, 28)


def test_every_pay_rule_that_knows_a_day_says_where_it_comes_from() -> None:
    for rule in rules().values():
        assert rule.source or rule.status in ("memory", "unknown", "derived")
