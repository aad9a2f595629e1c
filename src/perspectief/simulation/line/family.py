"""Households of a kind, for looking at one line: nobody who exists, every answer the law asks for filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from perspectief.simulation.outlook.changes import WEEKS, HouseholdFile, gross_y
from perspectief.simulation.outlook.people import holiday_share

FIRST_SCHOOL, SECONDARY, OF_AGE = 4, 12, 18
MOST_CHILDREN = 6
YEARS_LOW = 5
"""Years of low income before the day: long enough for every scheme that asks for years."""

_ADULT: dict[str, Any] = {
    "jobless_after_50": False,
    "ww_ended": False,
    "ends_business": False,
    "ill": False,
    "weeks_ill": 0,
    "lost_job": False,
    "worked_26_weeks": False,
    "sick_pay": False,
    "cannot_work_beside_study": False,
}
_EVERYBODY: dict[str, Any] = {"got_school_laptop": False, "school_allowance": False}
_SITUATION: dict[str, Any] = {
    "home_can_be_sold": False,
    "years_low_income": YEARS_LOW,
    "income_supplement_last_year": False,
    "single_earner_shortfall": False,
    "school_contribution_asked": True,
    "broken_appliance": True,
}
"""What is asked of a situation and is the same for each household: a broken appliance shows until where that scheme
goes. What is not here differs from person to person; a scheme that asks for it is left out of the line."""


class Kind(StrEnum):
    """Who live together."""

    ALONE = "alleenstaande"
    PARENT = "alleenstaande-ouder"
    ONE_EARNER = "paar-een-verdiener"
    TWO_EARNERS = "paar-twee-verdieners"


@dataclass(frozen=True)
class Family:
    """A household of a kind. The first adult works the hours of a line; with two earners the partner's work is fixed.

    `ages`: of the children; `rent_m`: bare rent, euro per month; wages: gross euro per hour without holiday pay;
    `hours`: of the first adult where a line goes along the wage; `months_worked`: months of work beside bijstand, on
    which hangs how much of a wage stays free; `savings`: euro.
    """

    kind: Kind = Kind.ALONE
    ages: tuple[int, ...] = ()
    rent_m: float = 650.0
    wage_per_hour: float = 15.0
    hours: float = 32.0
    partner_hours: float = 24.0
    partner_wage_per_hour: float = 15.0
    months_worked: int = 6
    savings: float = 0.0
    age: int = 35

    def __post_init__(self) -> None:
        if len(self.ages) > MOST_CHILDREN or any(not 0 <= age < OF_AGE for age in self.ages):
            raise ValueError(f"Kinderen zijn van 0 tot {OF_AGE - 1} jaar, en hoogstens {MOST_CHILDREN}.")
        if self.kind is Kind.ALONE and self.ages:
            raise ValueError("Een alleenstaande heeft hier geen kinderen: neem een alleenstaande ouder.")
        if self.kind is Kind.PARENT and not self.ages:
            raise ValueError("Een alleenstaande ouder heeft minstens één kind.")

    @property
    def has_partner(self) -> bool:
        """Whether two adults live together."""
        return self.kind in (Kind.ONE_EARNER, Kind.TWO_EARNERS)

    @property
    def working_partner(self) -> bool:
        """Whether the partner has work of their own."""
        return self.kind is Kind.TWO_EARNERS and self.partner_hours > 0

    def with_wage(self, wage_per_hour: float) -> Family:
        """The same household with another wage per hour."""
        return replace(self, wage_per_hour=wage_per_hour)


def gross_per_hour_y(wage_per_hour: float, day: date) -> float:
    """Gross euro a year, with holiday pay, of one hour of work a week."""
    return WEEKS * wage_per_hour * (1.0 + holiday_share(day))


def household(family: Family, day: date, *, municipality: str, hours: float = 0.0, gross: float = 0.0) -> HouseholdFile:
    """The household file in which the first adult works `hours` a week for `gross` euro a year."""
    adults = ["a", "b"] if family.has_partner else ["a"]
    persons = [_adult("a", family, day, hours, gross)]
    if family.has_partner:
        persons.append(_partner(family, day))
    persons += [_child(f"k{number}", age, day, adults) for number, age in enumerate(family.ages, 1)]
    return {
        "date": day.isoformat(),
        "municipality": municipality,
        "persons": persons,
        "home": {"tenure": "huur", "bare_rent_m": family.rent_m, "woz_value": 0},
        "wealth": {"savings": family.savings, "car_needed": False},
        "situation": dict(_SITUATION),
    }


def _adult(name: str, family: Family, day: date, hours: float, gross: float) -> dict[str, Any]:
    income = [{"kind": "loon", "amount": gross, "per": "year", "gross": True}] if gross > 0 else []
    return {
        "id": name,
        "birth_date": _born(family.age, day),
        **_EVERYBODY,
        **_ADULT,
        "exemption_months_used": family.months_worked,
        "hours_per_week": hours,
        "works_or_learns": hours > 0,
        "school_group": 0,
        "secondary_year": 0,
        "income": income,
        **({"partner": "b", "married": True} if family.has_partner else {}),
    }


def _partner(family: Family, day: date) -> dict[str, Any]:
    hours = family.partner_hours if family.working_partner else 0.0
    gross = gross_y(hours, family.partner_wage_per_hour, holiday_share(day))
    return {**_adult("b", family, day, hours, gross), "partner": "a"}


def _child(name: str, age: int, day: date, parents: list[str]) -> dict[str, Any]:
    return {
        "id": name,
        "birth_date": _born(age, day),
        "parents": parents,
        **_EVERYBODY,
        **_ADULT,
        "exemption_months_used": 0,
        "works_or_learns": False,
        "school_group": age - FIRST_SCHOOL + 1 if FIRST_SCHOOL <= age < SECONDARY else 0,
        "secondary_year": age - SECONDARY + 1 if age >= SECONDARY else 0,
        "income": [],
    }


def _born(age: int, day: date) -> str:
    """Half a year after a birthday, so that nobody has a birthday around the day."""
    months = day.year * 12 + day.month - 1 - 12 * age - 6
    return date(months // 12, months % 12 + 1, 1).isoformat()
