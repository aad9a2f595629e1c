"""Who the interview is about: persons with stable ids, how old they are, and what they live from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

CLAIMANT, PARTNER, CHILD, OTHER = "claimant", "partner", "child", "other"
FIRST_CHILD, FIRST_GROWN, FIRST_OTHER = 11, 21, 31
MOST = {"children": 9, "grown": 6, "others": 6}
"""How many persons of each sort fit on the first screen."""
STUDY, NO_INCOME = "studie", "geen"
"""Two lines of the list of incomes that are no income: "I study", "I have none"."""
OLDEST = 120


@dataclass(frozen=True)
class Ages:
    """How old somebody can be, in whole years, both included."""

    low: int
    high: int


@dataclass(frozen=True)
class Person:
    """One person of the interview. `grown`: counted as a child of 18 or older, until the birth date says otherwise."""

    id: str
    role: str
    grown: bool = False


def people(told: Mapping[str, Mapping[str, Any]]) -> tuple[Person, ...]:
    """Everybody, the claimant first. Not asked, skipped or not known: one person.

    Ids stay what they are when somebody is added: p0 claimant, p1 partner, p11.. children, p21.. children of 18 and
    older, p31.. others.
    """
    who = told.get("who", {})
    found = [Person("p0", CLAIMANT)]
    if who.get("partner") in ("here", "elsewhere"):
        found.append(Person("p1", PARTNER))
    found += [Person(f"p{FIRST_CHILD + n}", CHILD) for n in range(_count(who, "children"))]
    found += [Person(f"p{FIRST_GROWN + n}", CHILD, grown=True) for n in range(_count(who, "grown"))]
    found += [Person(f"p{FIRST_OTHER + n}", OTHER) for n in range(_count(who, "others"))]
    return tuple(found)


def _count(who: Mapping[str, Any], name: str) -> int:
    count = who.get(name)
    return min(max(count, 0), MOST[name]) if isinstance(count, int) else 0


class Situation:
    """What was told, seen as a whole on one day."""

    def __init__(self, told: Mapping[str, Mapping[str, Any]], day: date):
        self.told, self.day = told, day
        self.people = people(told)

    def answer(self, screen: str, name: str) -> Any:
        """One field of one answer; None when not told."""
        return self.told.get(screen, {}).get(name)

    def of(self, *roles: str) -> list[Person]:
        """Everybody in one of these roles."""
        return [person for person in self.people if person.role in roles]

    @property
    def couple(self) -> list[Person]:
        """Claimant and partner."""
        return self.of(CLAIMANT, PARTNER)

    @property
    def partner_elsewhere(self) -> bool:
        """Whether there is a spouse who lives at another address."""
        return bool(self.answer("who", "partner") == "elsewhere")

    def birth(self, person: Person) -> Any:
        """The birth date as it goes into the file: a day, a range, or "onbekend"."""
        told = self.answer(f"{person.id}.birth_date", "birth_date")
        if told is not None:
            return told
        if person.role != CHILD:
            return "onbekend"
        first_of_month = date(self.day.year - 18, self.day.month, 1)
        if person.grown:
            return {"at_most": _years_before(self.day, 18).isoformat()}
        return {"between": [first_of_month.isoformat(), self.day.isoformat()]}

    def ages(self, person: Person) -> Ages:
        """How old somebody can be."""
        birth = self.birth(person)
        if isinstance(birth, str) and birth != "onbekend":
            age = age_on(birth, self.day)
            return Ages(age, age)
        if isinstance(birth, dict) and "between" in birth:
            first, last = birth["between"]
            return Ages(age_on(last, self.day), age_on(first, self.day))
        if isinstance(birth, dict) and "at_most" in birth:
            return Ages(age_on(birth["at_most"], self.day), OLDEST)
        return Ages(0, OLDEST)

    def is_adult(self, person: Person) -> bool:
        """Claimant, partner and others; a child when it may be 18 or older."""
        return person.role != CHILD or self.ages(person).high >= 18

    def kinds(self, person: Person) -> frozenset[str] | None:
        """The ticked lines of somebody's incomes; None when not told."""
        ticked = self.answer(f"{person.id}.incomes", "kinds")
        return None if ticked is None else frozenset(ticked)

    def has_income(self, person: Person, *kinds: str) -> bool:
        """Whether one of these kinds was ticked."""
        return not (self.kinds(person) or frozenset()).isdisjoint(kinds)

    def ticked(self, key: str, person: Person | None = None) -> bool | None:
        """A line of the list of personal matters; None when it was not offered or not told."""
        name = f"{key}.{person.id}" if person else key
        if name in (self.answer("triggers", "ticked") or ()):
            return True
        return False if name in (self.answer("triggers", "offered") or ()) else None

    @property
    def tenure(self) -> str | None:
        """huur, koop, kamer, ...; None when not told."""
        return self.answer("home.tenure", "tenure")


def age_on(birth: str, day: date) -> int:
    """Whole years on a day of who was born on `birth` (1990-01-31)."""
    year, month, month_day = (int(part) for part in birth.split("-"))
    return day.year - year - ((day.month, day.day) < (month, month_day))


def _years_before(day: date, years: int) -> date:
    return date(day.year - years, day.month, min(day.day, 28) if day.month == 2 else day.day)
