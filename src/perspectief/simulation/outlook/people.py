"""What an outlook must know of a person: the minimum wage, the AOW day, and whether working more is a question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from perspectief.rules import BeforeTheLaw, evaluate, read_household
from perspectief.simulation.outlook.changes import HouseholdFile, incomes_of, person_of
from perspectief.simulation.outlook.money import by_person
from perspectief.simulation.outlook.workdays import birthday

WAGE, SHARE, HAS_AOW_AGE = "minimumloon_uur", "vakantiebijslag_deel_van_loon", "heeft_aow_leeftijd"
AOW_AGES = range(65, 73)
WEEKS_IN = {"week": 1.0, "four_weeks": 4.0, "month": 52 / 12}
CANNOT = ("wia", "wajong", "ziektewet")
NOT_COMPUTED = ("ioaw", "ioaz", "toeslagenwet", "anw")


class Fit(StrEnum):
    """Whether working more is a question for somebody."""

    YES = "yes"
    TOO_YOUNG = "too_young"
    PENSION = "pension"
    ILL = "ill"
    NOT_COMPUTED = "not_computed"


def minimum_wage(household: HouseholdFile, person: str, day: date) -> float | None:
    """The statutory minimum wage of a person, gross euro per hour without holiday pay; None when it cannot be said."""
    wage = by_person(evaluate(read_household(household), day, (), show=(WAGE,)))[WAGE].get(person)
    return float(wage) if isinstance(wage, int | float) and wage > 0 else None


@cache
def holiday_share(day: date) -> float:
    """Holiday pay as a share of what is paid each month (article 15 WML; UWV puts the same share aside)."""
    anybody = {"persons": [{"id": "a", "birth_date": "1990-01-01"}]}
    return float(evaluate(read_household(anybody), day, (), show=(SHARE,)).terms[SHARE])


def wage_now(person: Mapping[str, Any], day: date) -> float | None:
    """What somebody earns, gross euro per hour without holiday pay, as far as wage and hours were told.

    The wage of a household file has its holiday pay in it.
    """
    hours = person.get("hours_per_week")
    wages = [one for one in incomes_of(person) or [] if one.get("kind") == "loon"]
    if len(wages) != 1 or not isinstance(hours, int | float) or hours <= 0:
        return None
    amount, weeks = wages[0].get("amount"), WEEKS_IN.get(str(wages[0].get("per", "month")))
    if wages[0].get("gross") is False or not isinstance(amount, int | float) or weeks is None:
        return None
    return round(amount / (1.0 + holiday_share(day)) / weeks / hours, 2)


def fit_of(household: HouseholdFile, person: str, day: date) -> Fit:
    """Whether working more is a question for this person."""
    own = person_of(household, person)
    kinds = {one.get("kind") for one in incomes_of(own) or []}
    ages = by_person(evaluate(read_household(household), day, (), show=(HAS_AOW_AGE, "is_volwassen")))
    if ages[HAS_AOW_AGE].get(person) or "aow" in kinds:
        return Fit.PENSION
    if ages["is_volwassen"].get(person) is False:
        return Fit.TOO_YOUNG
    if kinds & set(CANNOT) or own.get("ill") is True or own.get("cannot_work_beside_study") is True:
        return Fit.ILL
    return Fit.NOT_COMPUTED if kinds & set(NOT_COMPUTED) else Fit.YES


def has_aow_age(household: HouseholdFile, person: str, day: date) -> bool | None:
    """Whether somebody has the AOW age on a day; None when that cannot be said."""
    return _has_aow_age(_born(household, person), day)


def aow_day(household: HouseholdFile, person: str) -> date | None:
    """The day on which somebody reaches the AOW age.

    None when the birth date or the age of that year is not known, also when that day lies before the law we hold.
    """
    born = _born(household, person)
    if born is None or born.year + AOW_AGES[-1] > date.max.year:
        return None
    for age in AOW_AGES:
        day = birthday(born, age)
        reached = _has_aow_age(born, day)
        if reached is not False:
            return day if reached else None
    return None


def _born(household: HouseholdFile, person: str) -> date | None:
    try:
        return date.fromisoformat(str(person_of(household, person).get("birth_date")))
    except ValueError:
        return None


def _has_aow_age(born: date | None, day: date) -> bool | None:
    """None as well on a day before the first age of the law."""
    if born is None:
        return None
    alone = read_household({"persons": [{"id": "a", "birth_date": born.isoformat()}]})
    try:
        found = evaluate(alone, day, (), show=(HAS_AOW_AGE,)).terms[HAS_AOW_AGE]["a"]
    except BeforeTheLaw:
        return None
    return found if isinstance(found, bool) else None
