"""Days as the Netherlands counts them: holidays, working days, months, birthdays."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
SATURDAY = 5
KINGS_DAY = (4, 27)


def easter(year: int) -> date:
    """Easter Sunday (the Gregorian computus of Meeus)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """Days on which banks and offices are closed: the public holidays and Good Friday.

    5 May is left out, since most of them work then.
    """
    sunday = easter(year)
    king = date(year, *KINGS_DAY)
    moving = {sunday + timedelta(days=after) for after in (-2, 1, 39, 50)}
    fixed = {date(year, 1, 1), king - DAY if king.weekday() == SATURDAY + 1 else king}
    return frozenset(moving | fixed | {date(year, 12, 25), date(year, 12, 26)})


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no holiday."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def working_day_from(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day):
        day += DAY
    return day


def working_day_until(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(day):
        day -= DAY
    return day


def add_working_days(day: date, number: int) -> date:
    """So many working days later; the day itself does not count."""
    for _ in range(number):
        day = working_day_from(day + DAY)
    return day


def first_of(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def last_of(day: date) -> date:
    """The last day of the month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_later(day: date, number: int) -> date:
    """The first day of the month that comes `number` months after the month of this day."""
    month = day.year * 12 + day.month - 1 + number
    return date(month // 12, month % 12 + 1, 1)


def months_between(early: date, late: date) -> int:
    """Whole calendar months from the month of one day to the month of the other."""
    return (late.year - early.year) * 12 + late.month - early.month


def birthday(born: date, age: int) -> date:
    """The day on which somebody reaches an age. Born on 29 February: 1 March in other years, as the law counts ages."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
