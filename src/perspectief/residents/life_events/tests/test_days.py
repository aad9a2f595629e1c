"""Days as the Netherlands counts them."""

from datetime import date, timedelta

import pytest

from perspectief.residents.life_events.calc import days
from perspectief.residents.life_events.calc.moments import NotKnown, read_moment


def on(moment: str, day: date, **numbers: int) -> date:
    return read_moment(moment).on(day, numbers)


def test_the_holidays_of_2026_and_2027_are_those_of_the_calendar() -> None:
    assert sorted(days.holidays(2026)) == [
        date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 14), date(2026, 5, 25),
        date(2026, 12, 25), date(2026, 12, 26),
    ]  # fmt: skip
    assert {date(2027, 3, 26), date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17)} < days.holidays(2027)


def test_kings_day_is_a_day_early_when_it_would_fall_on_a_sunday() -> None:
    assert date(2025, 4, 26) in days.holidays(2025)
    assert date(2025, 4, 27) not in days.holidays(2025)


@pytest.mark.parametrize(
    ("moment", "day", "expected"),
    [
        ("T-3m", date(2027, 5, 31), date(2027, 2, 28)),
        ("T-3m", date(2028, 5, 31), date(2028, 2, 29)),
        ("T+1m", date(2027, 1, 31), date(2027, 2, 28)),
        ("T+1y", date(2028, 2, 29), date(2029, 2, 28)),
        ("T-12m", date(2028, 2, 29), date(2027, 2, 28)),
        ("T+4w", date(2026, 12, 20), date(2027, 1, 17)),
        ("T+5d", date(2026, 12, 29), date(2027, 1, 3)),
        ("T+18m", date(2026, 8, 31), date(2028, 2, 29)),
    ],
)
def test_months_end_where_they_end_and_years_leap(moment: str, day: date, expected: date) -> None:
    assert on(moment, day) == expected


@pytest.mark.parametrize(
    ("day", "from_day", "after"),
    [
        (date(2027, 3, 1), date(2027, 3, 1), date(2027, 4, 1)),
        (date(2027, 3, 2), date(2027, 4, 1), date(2027, 4, 1)),
        (date(2027, 12, 31), date(2028, 1, 1), date(2028, 1, 1)),
    ],
)
def test_a_change_counts_from_the_first_of_the_month(day: date, from_day: date, after: date) -> None:
    assert on("month_from", day) == from_day
    assert on("month_after", day) == after


@pytest.mark.parametrize(
    ("birthday", "first_higher_quarter", "first_pay_day"),
    [
        (date(2027, 4, 1), date(2027, 4, 1), date(2027, 7, 1)),
        (date(2027, 4, 2), date(2027, 7, 1), date(2027, 10, 1)),
        (date(2027, 6, 30), date(2027, 7, 1), date(2027, 10, 1)),
        (date(2027, 7, 15), date(2027, 10, 1), date(2028, 1, 3)),
        (date(2027, 11, 30), date(2028, 1, 1), date(2028, 4, 3)),
    ],
)
def test_kinderbijslag_looks_at_the_first_day_of_a_quarter_and_is_paid_after_it(
    birthday: date, first_higher_quarter: date, first_pay_day: date
) -> None:
    assert on("quarter_from", birthday) == first_higher_quarter
    assert on("quarter_from+3m>", birthday) == first_pay_day


def test_kinderbijslag_for_a_baby_begins_in_the_quarter_after_the_birth() -> None:
    assert on("quarter_after", date(2027, 4, 1)) == date(2027, 7, 1)
    assert on("quarter_after", date(2027, 12, 31)) == date(2028, 1, 1)


@pytest.mark.parametrize(
    ("born", "last_day"),
    [
        (date(2027, 2, 1), date(2027, 2, 4)),  # Monday: Thursday
        (date(2027, 2, 2), date(2027, 2, 5)),  # Tuesday: Friday
        (date(2027, 2, 3), date(2027, 2, 8)),  # Wednesday: Monday
        (date(2027, 2, 4), date(2027, 2, 8)),  # Thursday: Monday
        (date(2027, 2, 5), date(2027, 2, 9)),  # Friday: Tuesday
        (date(2027, 2, 6), date(2027, 2, 9)),  # Saturday: Tuesday
        (date(2027, 2, 7), date(2027, 2, 10)),  # Sunday: Wednesday
        (date(2027, 3, 25), date(2027, 3, 31)),  # Thursday before Easter: two working days after it
    ],
)
def test_a_birth_is_reported_in_three_days_with_two_working_days_in_them(born: date, last_day: date) -> None:
    assert on("T+3d&2wd>", born) == last_day


def test_working_days_skip_weekends_and_holidays() -> None:
    assert on("T+6wd", date(2026, 12, 23)) == date(2027, 1, 4)
    assert on("T<", date(2027, 3, 29)) == date(2027, 3, 25)


def test_a_number_of_the_law_can_stand_in_a_moment() -> None:
    assert on("T+{maanden}m", date(2027, 1, 31), maanden=6) == date(2027, 7, 31)
    with pytest.raises(NotKnown):
        on("T+{maanden}m", date(2027, 1, 31))


def test_who_is_born_on_a_leap_day_has_a_birthday_on_the_first_of_march() -> None:
    assert days.birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert days.birthday(date(2008, 2, 29), 20) == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["", "morgen", "T+3", "T+3k", "T-2wd", "month", "T+3m then"])
def test_a_moment_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"moment|werkdagen"):
        read_moment(text)


def test_every_day_of_eight_years_has_its_firsts_in_order() -> None:
    for number in range(8 * 365):
        day = date(2024, 1, 1) + timedelta(days=number)
        assert day <= days.month_from(day) <= days.month_after(day)
        assert day <= days.quarter_from(day) <= days.quarter_after(day)
        assert days.quarter_after(day).month in (1, 4, 7, 10)
        assert days.working_day_until(day) <= day <= days.working_day_from(day)
