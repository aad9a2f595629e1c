"""Other things that may change: the household after it, and the days on which it can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from perspectief.residents.outlook.choices import Change
from perspectief.rules import SchemeResult, evaluate, read_household
from perspectief.simulation.outlook import (
    Course,
    Difference,
    HouseholdFile,
    aow_day,
    between,
    birthday,
    child_born,
    family_of,
    moved_in,
    moved_out,
    with_rent,
)
from perspectief.simulation.outlook.workdays import months_later

AGES = (12, 16, 18)
NEW = "nieuw"
QUARTER = 3
TRIAL = "proefsamenwonen"


class Moment(NamedTuple):
    """A day that comes by itself: its key in a form, the day, and its words."""

    key: str
    day: date
    words: str


def moments(change: Change, household: HouseholdFile, names: Mapping[str, str], today: date) -> list[Moment]:
    """The birthdays or AOW days that still come, the nearest first."""
    found = _birthdays(household, names) if change is Change.BIRTHDAY else _aow_days(household, names, today)
    return sorted((one for one in found if one.day >= today), key=lambda one: one.day)


def _birthdays(household: HouseholdFile, names: Mapping[str, str]) -> Iterator[Moment]:
    for person in household["persons"]:
        born = _born(person)
        if born and born.year + AGES[-1] <= date.max.year and isinstance(person.get("parents"), list):
            for age in AGES:
                day = birthday(born, age)
                words = {"who": names.get(str(person["id"]), ""), "age": age, "day": date_format(day, "j F Y")}
                yield Moment(f"{person['id']}.{age}", day, _("%(who)s wordt %(age)s op %(day)s") % words)


def _aow_days(household: HouseholdFile, names: Mapping[str, str], today: date) -> Iterator[Moment]:
    for person in family_of(household, today):
        day = aow_day(household, person)
        if day:
            words = {"who": names.get(person, ""), "day": date_format(day, "j F Y")}
            yield Moment(person, day, _("%(who)s: AOW vanaf %(day)s") % words)


def _born(person: Mapping[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(person.get("birth_date")))
    except ValueError:
        return None


def course_for(change: Change, household: HouseholdFile, said: Mapping[str, Any], first: date) -> Course:
    """The year from `first` on in which something changes. `said`: the cleaned form."""
    start = date.fromisoformat(said["start"]) if said.get("start") else first
    return Course(household, _after(change, household, said, start), first, start)


def day_that_counts(change: Change, course: Course) -> date:
    """The day on which all of a change shows: a baby counts for child benefit from the next quarter on."""
    return next_quarter(course.start) if change is Change.CHILD else course.start


def next_quarter(day: date) -> date:
    """The first day of the quarter that begins after this day, or on it when it is such a day."""
    month = day if day.day == 1 else months_later(day, 1)
    return months_later(month, -(month.month - 1) % QUARTER)


class Passing(NamedTuple):
    """Time that passes: the month before a day and the month in which all of it shows, with the money of both."""

    moment: Moment
    early: date
    late: date
    before: float | None
    after: float | None
    found: list[Difference]
    amounts_of: int | None


def passing_of(change: Change, household: HouseholdFile, moment: Moment) -> Passing:
    """What is another after a birthday or the AOW day. Raises BadHousehold."""
    early = months_later(moment.day, -1 if moment.day.day == 1 else 0)
    late = next_quarter(moment.day) if change is Change.BIRTHDAY else months_later(early, 1)
    course = Course(household, household, early, early)
    before, after = course.money(early), course.money(late)
    return Passing(
        moment,
        early,
        late,
        before.disposable if before.is_known else None,
        after.disposable if after.is_known else None,
        between(course, early, late),
        after.amounts_of,
    )


def trial_of(household: HouseholdFile, day: date) -> SchemeResult:
    """Whether living together can be tried first: both keep their home, and have no plans to marry."""
    situation = household.get("situation")
    supposed = {"wants_trial_cohabiting": True, "both_homes_kept": True, "wedding_date_set": False}
    asked = {**household, "situation": {**(situation if isinstance(situation, dict) else {}), **supposed}}
    return evaluate(read_household(asked), day, (TRIAL,))[TRIAL]


def _after(change: Change, household: HouseholdFile, said: Mapping[str, Any], start: date) -> HouseholdFile:
    if change is Change.TOGETHER:
        return moved_in(household, _partner(said, start), savings=said.get("savings") or 0.0)
    if change is Change.CHILD:
        return child_born(household, start)
    if change is Change.OUT:
        return moved_out(household, said["person"])
    if change is Change.RENT:
        return with_rent(household, said["rent"])
    return dict(household)


def _partner(said: Mapping[str, Any], start: date) -> dict[str, Any]:
    """A partner of this age, with this income and nothing else told."""
    income = []
    if said.get("income"):
        income = [
            {"kind": said["income"], "amount": said["amount"], "per": "month", "gross": said["income"] != "bijstand"}
        ]
    return {"id": NEW, "birth_date": date(start.year - said["age"], 1, 1).isoformat(), "income": income}
