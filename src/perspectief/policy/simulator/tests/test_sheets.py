"""A table on a page and in a file."""

from __future__ import annotations

from perspectief.foundation.disclosure import publish_amount, publish_count, publish_difference
from perspectief.policy.simulator.queries.sheets import Column, Sheet, cell, said_of

RANGE = Column("m", "Aantal", "l", "h")
SMALL = publish_count(3)


def row(low: int, mid: int, high: int) -> dict[str, object]:
    return {"l": publish_count(low), "m": publish_count(mid), "h": publish_count(high)}


def test_a_range_stands_beside_its_middle_smallest_first() -> None:
    assert cell(row(300, 200, 100), RANGE)["low"] == "100"
    assert cell(row(300, 200, 100), RANGE)["high"] == "300"


def test_one_number_needs_no_range() -> None:
    assert cell(row(200, 200, 200), RANGE)["low"] == ""


def test_a_hidden_end_hides_the_range() -> None:
    assert cell(row(3, 200, 300), RANGE)["low"] == ""


def test_millions_are_said_as_millions() -> None:
    amount = publish_amount(1_219_000_000, contributors=100)

    assert said_of(amount) == "€\u00a012,19\u00a0miljoen"
    assert said_of(publish_difference(amount, publish_amount(0, contributors=100))).startswith("+")


def test_a_name_that_looks_like_a_formula_stays_words() -> None:
    sheet = Sheet("x", "X", (Column("naam", "Naam"),), ({"naam": "=1+1"},))

    assert "'=1+1" in sheet.csv()


def test_a_table_says_once_why_figures_are_hidden() -> None:
    sheet = Sheet("x", "X", (Column("m", "Aantal"),), ({"m": SMALL}, {"m": SMALL}))

    assert len(sheet.reasons) == 1
    assert "geheim" in sheet.csv()
