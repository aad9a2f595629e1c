"""A household from month to month: as it is until a day, and changed from then on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from perspectief.rules.household import PER_YEAR
from perspectief.simulation.outlook.changes import HouseholdFile, incomes_of, person_of, with_person
from perspectief.simulation.outlook.money import Money, family_of, money, receives_assistance
from perspectief.simulation.outlook.workdays import first_of, months_between, months_later

MONTHS = 12


class Rhythm(StrEnum):
    """How often a wage is paid: the word of a household file."""

    MONTH = "month"
    FOUR_WEEKS = "four_weeks"
    WEEK = "week"


@dataclass(frozen=True)
class Course:
    """What is true in which month.

    `first`: the first of the twelve months; `start`: the month in which `before` becomes `after`; `rhythm`: how a wage
    that is told per year is paid, by person; `first_pay`: the first pay day of a new four-weekly wage, if it is known.
    """

    before: HouseholdFile
    after: HouseholdFile
    first: date
    start: date
    rhythm: Mapping[str, Rhythm] = field(default_factory=dict)
    first_pay: date | None = None
    _seen: dict[tuple[bool, date], Money] = field(default_factory=dict, repr=False, compare=False)

    @property
    def months(self) -> list[date]:
        """The first days of the twelve months."""
        return [months_later(self.first, number) for number in range(MONTHS)]

    def unchanged(self) -> Course:
        """The same months without the change; what was worked out already is not worked out again."""
        seen = {key: own for (is_after, key), own in self._seen.items() if not is_after}
        known = {(True, key): own for key, own in seen.items()} | {(False, key): own for key, own in seen.items()}
        return Course(self.before, self.before, self.first, self.start, _seen=known)

    def has_changed(self, month: date) -> bool:
        """Whether the change counts in this month."""
        return first_of(month) >= first_of(self.start)

    def money(self, month: date, *, changed: bool | None = None) -> Money:
        """What the household has in a month. `changed` False: as if nothing happened."""
        is_after = self.has_changed(month) if changed is None else changed
        key = (is_after, first_of(month))
        if key not in self._seen:
            household = self._in(is_after, month)
            receives = receives_assistance(self.before, family_of(self.before, first_of(month)))
            self._seen[key] = money(household, first_of(month), receives=receives, told_counts=not is_after)
        return self._seen[key]

    def _in(self, is_after: bool, month: date) -> HouseholdFile:
        """The household of a month, with the months that part of a wage was free counted on."""
        household = self.after if is_after else self.before
        for person in household["persons"]:
            used = person.get("exemption_months_used")
            if isinstance(used, int) and _works(person):
                passed = max(0, months_between(self._working_since(str(person["id"]), is_after), month))
                household = with_person(household, str(person["id"]), exemption_months_used=used + passed)
        return household

    def _working_since(self, person: str, is_after: bool) -> date:
        if not is_after:
            return self.first
        try:
            return self.first if _works(person_of(self.before, person)) else self.start
        except KeyError:
            return self.start

    def rhythm_of(self, person: str, month: date) -> Rhythm:
        """How the wage of a person is paid in a month."""
        if self.has_changed(month) and person in self.rhythm:
            return self.rhythm[person]
        household = self.after if self.has_changed(month) else self.before
        wages = [one for one in incomes_of(person_of(household, person)) or [] if one.get("kind") == "loon"]
        per = str(wages[0].get("per", "month")) if wages else "month"
        return Rhythm(per) if per in set(Rhythm) else Rhythm.MONTH

    def year_file(self, month: date, *, changed: bool | None = None) -> HouseholdFile:
        """The household of a month with the income of its whole calendar year, as allowances look at it."""
        own = self.money(month, changed=changed).file
        in_year = [self._in_year(one) for one in _months_of(month.year)]
        persons = [{**one, "income": _of_year(str(one["id"]), in_year, one)} for one in own["persons"]]
        return {**own, "persons": persons}

    def _in_year(self, month: date) -> HouseholdFile:
        """The household of any month; the nearest month that we look at stands for those outside."""
        seen = min(max(month, self.first), months_later(self.first, MONTHS))
        return self.money(seen, changed=self.has_changed(month)).file


def _months_of(year: int) -> list[date]:
    return [date(year, number, 1) for number in range(1, MONTHS + 1)]


def _works(person: Mapping[str, Any]) -> bool:
    return any(one.get("kind") == "loon" for one in incomes_of(person) or [])


def _of_year(person: str, in_year: list[HouseholdFile], own: Mapping[str, Any]) -> Any:
    """The incomes of a person as amounts per year: the mean of the months in which the person lived here."""
    lists = [one.get("income") for file in in_year for one in file["persons"] if str(one["id"]) == person]
    if not all(isinstance(incomes, list) for incomes in lists) or all(incomes == lists[0] for incomes in lists):
        return own.get("income")
    total: dict[tuple[str, bool | None], Any] = {}
    for incomes in lists:
        for one in incomes or []:
            key = (str(one.get("kind")), one.get("gross"))
            total[key] = _plus(total.get(key, 0.0), one)
    return [
        {"kind": kind, "amount": amount / len(lists) if isinstance(amount, float) else amount, "per": "year"}
        | ({} if gross is None else {"gross": gross})
        for (kind, gross), amount in total.items()
    ]


def _plus(total: Any, income: Mapping[str, Any]) -> Any:
    amount, per = income.get("amount"), PER_YEAR.get(str(income.get("per", "month")))
    if not isinstance(total, float) or not isinstance(amount, int | float) or per is None:
        return "onbekend"
    return total + amount * per
