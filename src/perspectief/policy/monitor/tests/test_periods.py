"""Periods as figures name them."""

from __future__ import annotations

import datetime as dt

import pytest

from perspectief.policy.monitor.calc.nesting import family, wholes
from perspectief.policy.monitor.calc.periods import BadPeriod, Kind, read_period


@pytest.mark.parametrize(
    ("text", "kind", "starts", "ends"),
    [
        ("2020", Kind.YEAR, dt.date(2020, 1, 1), dt.date(2020, 12, 31)),
        ("2020-1", Kind.HALF_YEAR, dt.date(2020, 1, 1), dt.date(2020, 6, 30)),
        ("2020-2", Kind.HALF_YEAR, dt.date(2020, 7, 1), dt.date(2020, 12, 31)),
        ("2019-2020", Kind.SCHOOL_YEAR, dt.date(2019, 8, 1), dt.date(2020, 7, 31)),
        ("2020-02", Kind.MONTH, dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        ("2018-01-01", Kind.DAY, dt.date(2018, 1, 1), dt.date(2018, 1, 1)),
    ],
)
def test_a_period_knows_its_first_and_last_day(text: str, kind: Kind, starts: dt.date, ends: dt.date) -> None:
    found = read_period(text)

    assert (found.kind, found.starts, found.ends) == (kind, starts, ends)


@pytest.mark.parametrize("text", ["", "20", "2020-3", "2020-13", "2019-2021", "2021-02-29", "2020 ", "twintig", "0000"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(BadPeriod):
        read_period(text)


def test_two_halves_fill_a_year_and_a_half_may_be_filled_by_months() -> None:
    months = tuple(f"2025-{month:02}" for month in range(7, 13))

    assert set(wholes(frozenset({"2025", "2025-1", "2025-2", *months}))) == {
        ("2025", ("2025-1", "2025-2")),
        ("2025", ("2025-1", *months)),
        ("2025-2", months),
    }


def test_a_half_alone_and_a_count_on_one_day_fill_nothing() -> None:
    assert wholes(frozenset({"2025", "2025-1", "2025-12-31", "2025-12"})) == ()


@pytest.mark.parametrize(
    ("period", "year"),
    [("2025", "2025"), ("2025-2", "2025"), ("2025-09", "2025"), ("2025-09-01", "2025"), ("2025-2026", "2025-2026")],
)
def test_a_period_belongs_to_its_year_and_a_school_year_to_none(period: str, year: str) -> None:
    assert family(period) == year
