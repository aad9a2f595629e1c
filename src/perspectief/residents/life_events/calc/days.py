"""Days as the Netherlands counts them: working days, holidays, months, quarters, birthdays."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)


@cache
def holidays(year: int) -> frozenset[date]:
    """Days on which offices are closed; 5 May is left out, since most of them work then."""
    easter = _easter(year)
    kings_day = date(year, 4, 27)
    moving = (easter + timedelta(days=days) for days in (-2, 1, 39, 50))
    fixed = (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26))
    return frozenset((*moving, *fixed, kings_day - ONE_DAY if kings_day.weekday() == calendar.SUNDAY else kings_day))


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous computus)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    correction = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    epact -= (golden + 11 * epact) // 319
    weekday = (2 * (century % 4) + 2 * (rest // 4) - rest % 4 - epact + 32) % 7
    month = (epact + weekday + 90) // 25
    return date(year, month, (epact + weekday + month + 19) % 32)


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no holiday."""
    return day.weekday() < calendar.SATURDAY and day not in holidays(day.year)


def working_day_from(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def working_day_until(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def add_working_days(day: date, number: int) -> date:
    """So many working days later; the day itself does not count."""
    for _ in range(number):
        day = working_day_from(day + ONE_DAY)
    return day


def add_months(day: date, number: int) -> date:
    """So many months later (or earlier); 31 January and one month is the last day of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def first_of_month(day: date) -> date:
    """The first day of the month of this day."""
    return day.replace(day=1)


def month_after(day: date) -> date:
    """The first day of the next month, also when this is a first day."""
    return add_months(first_of_month(day), 1)


def month_from(day: date) -> date:
    """The day itself when it is the first of a month, else the first of the next month."""
    return day if day.day == 1 else month_after(day)


def quarter_after(day: date) -> date:
    """The first day of the next quarter."""
    return add_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3)


def quarter_from(day: date) -> date:
    """The day itself when a quarter begins on it, else the first day of the next quarter."""
    return day if day.day == 1 and day.month % 3 == 1 else quarter_after(day)


def birthday(birth: date, age: int) -> date:
    """The day on which somebody reaches an age. Born on 29 February: 1 March in other years, as the law counts ages."""
    year = birth.year + age
    if (birth.month, birth.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 3, 1)
    return birth.replace(year=year)
