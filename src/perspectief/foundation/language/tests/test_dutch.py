"""Amounts and dates as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectief.foundation.language import dutch


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.250,50", 1250.50),
        ("1250,50", 1250.50),
        ("1250", 1250),
        ("€ 1250,5", 1250.5),
        ("1.250", 1250),
        ("1250.50", 1250.50),
        ("12.345.678,90", 12345678.90),
        ("1.250,-", 1250),
        ("1 250,50", 1250.50),
        ("0", 0),
        (" 600 euro ", 600),
        ("0,99", 0.99),
        ("1250,--", 1250),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, amount: float) -> None:
    assert dutch.read_amount(typed) == amount


@pytest.mark.parametrize("typed", ["f1500", "6OO", "1.25,5.0", "1,250.50", "-5", "twee", "1500,123", "1.5.0", "", "١٢"])
def test_what_is_no_amount_is_not_guessed(typed: str) -> None:
    with pytest.raises(dutch.Unreadable):
        dutch.read_amount(typed)


@given(st.integers(min_value=0, max_value=10**9))
def test_what_we_write_we_can_read(cents: int) -> None:
    assert dutch.read_amount(dutch.say_amount(cents / 100)) == pytest.approx(cents / 100, abs=0.001)


@pytest.mark.parametrize(
    "typed",
    [
        "31-1-1990",
        "31/01/1990",
        "31.1.1990",
        "31 januari 1990",
        "31 jan 1990",
        "31011990",
        "1990-01-31",
        " 31  januari  1990 ",
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str) -> None:
    assert dutch.read_date(typed) == dt.date(1990, 1, 31)


@pytest.mark.parametrize("typed", ["31-2-1990", "31-1-90", "gisteren", "1990", "31 foo 1990", "0-1-1990", ""])
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    with pytest.raises(dutch.Unreadable):
        dutch.read_date(typed)


def test_amounts_are_written_the_dutch_way() -> None:
    assert dutch.say_amount(1614.54) == "€\u00a01.614,54"
    assert dutch.say_amount(131.0) == "€\u00a0131"
