"""What a message asks to look at: a household, and one thing that changes in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from perspectief.residents.entitlements.services import BadMessage, household_in, read_block, unfit, unknown_keys
from perspectief.residents.outlook.choices import Change
from perspectief.residents.outlook.queries import who_may_work
from perspectief.rules import BadHousehold, Household, Problem
from perspectief.rules.household import arrangements, doubtful_places
from perspectief.simulation.outlook import (
    Fit,
    HouseholdFile,
    Rhythm,
    aow_day,
    birthday,
    claimant_of,
    family_of,
    has_aow_age,
    minimum_wage,
    moved_in,
    person_of,
    wage_now,
    with_middles,
)
from perspectief.simulation.outlook.course import MONTHS
from perspectief.simulation.outlook.hours import MOST_HOURS
from perspectief.simulation.outlook.workdays import first_of, months_between, months_later

HOUSEHOLD, CHANGE = "huishouden", "verandering"
KEYS = (HOUSEHOLD, CHANGE)
NEW = "nieuw"
GIVEN = {"id", "partner", "claimant"}
"""What we know ourselves of a partner who comes to live here."""
MOST_WAGE, MOST_MONEY, MOST_AGE = 200.0, 100_000.0, 27
NOT_TO_WORK = {
    Fit.PENSION: ("deze persoon heeft AOW", "Meer werken is dan geen vraag."),
    Fit.TOO_YOUNG: ("deze persoon is nog geen 18", "Wij rekenen dit alleen uit voor volwassenen."),
    Fit.ILL: ("deze persoon kan door ziekte niet of minder werken", "Vraag het aan het UWV."),
    Fit.NOT_COMPUTED: ("wij kunnen niet uitrekenen wat deze uitkering doet naast werk", "Vraag het aan wie betaalt."),
}
MOST_READINGS = 4
"""In how many ways we may read who belongs with whom: each is worked out month by month."""


class Sort(StrEnum):
    """What can change; the value is the word in a message."""

    WORK = "werk"
    TOGETHER = "samenwonen"
    BORN = "kind_geboren"
    BIRTHDAY = "kind_wordt"
    OUT = "vertrekt"
    AOW = "aow"
    RENT = "huur"


CHANGES = {
    Sort.TOGETHER: Change.TOGETHER,
    Sort.BORN: Change.CHILD,
    Sort.BIRTHDAY: Change.BIRTHDAY,
    Sort.OUT: Change.OUT,
    Sort.AOW: Change.AOW,
    Sort.RENT: Change.RENT,
}
FIELDS: dict[Sort, tuple[str, ...]] = {
    Sort.WORK: ("persoon", "uren", "uurloon", "betaling", "eerste_loon", "vanaf"),
    Sort.TOGETHER: ("partner", "spaargeld", "vanaf"),
    Sort.BORN: ("vanaf",),
    Sort.BIRTHDAY: ("persoon", "leeftijd"),
    Sort.OUT: ("persoon", "vanaf"),
    Sort.AOW: ("persoon",),
    Sort.RENT: ("huur", "vanaf"),
}
"""Which words each sort of change has, besides `soort`."""


@dataclass(frozen=True)
class Wanted:
    """What to look at. `start`: the first month of the change, or the day that comes by itself.

    `was_about`: an income or cost that was told as a range is taken as its middle. Of the rest only what the sort needs
    is filled in.
    """

    sort: Sort
    household: HouseholdFile
    was_about: bool
    first: date
    start: date
    person: str = ""
    hours: int = 0
    wage: float = 0.0
    rhythm: Rhythm = Rhythm.MONTH
    first_pay: date | None = None
    rent: float = 0.0
    savings: float = 0.0
    partner: Mapping[str, Any] = field(default_factory=dict)


def read_wanted(content_type: str | None, message: bytes, today: date) -> Wanted:
    """What a message asks; raises NotReadable, BadHousehold or BadMessage, naming every problem."""
    said = read_block(content_type, message)
    problems = unknown_keys(said, KEYS)
    if problems:
        raise _bad(problems)
    household, was_about = _household(said.get(HOUSEHOLD), months_later(today, 1))
    return _Reader(household, was_about, said.get(CHANGE), today).wanted()


def _bad(problems: Sequence[Problem]) -> BadMessage:
    return BadMessage("body", "change", "In de verandering staat iets dat wij niet kunnen gebruiken.", problems)


def _household(said: Any, day: date) -> tuple[HouseholdFile, bool]:
    household = household_in(said, HOUSEHOLD)
    problems = [*_other_day(said), *_without_id(said), *_too_many_readings(household, day)]
    if problems:
        raise BadHousehold(problems)
    return with_middles(said)


def _other_day(said: Mapping[str, Any]) -> list[Problem]:
    if said.get("date") is None:
        return []
    return [Problem(f"{HOUSEHOLD}.date", "vooruitkijken begint vandaag", "Laat de datum weg.")]


def _without_id(said: Mapping[str, Any]) -> list[Problem]:
    return [
        Problem(f"{HOUSEHOLD}.persons.{number}.id", "deze persoon heeft geen id", "Geef elke persoon een eigen id.")
        for number, one in enumerate(said["persons"])
        if "id" not in one
    ]


def _too_many_readings(household: Household, day: date) -> list[Problem]:
    """Who belongs with whom must be told well enough: every way to read it is worked out."""
    if len(arrangements(household, day)) <= MOST_READINGS:
        return []
    found = "hierdoor weten wij niet wie bij wie hoort"
    return [
        Problem(f"{HOUSEHOLD}.{place}", found, "Vul dit in om vooruit te kijken.")
        for place in sorted(doubtful_places(household))
    ]


class _Reader:
    """Reads the block `verandering` beside its household, and notes every problem."""

    def __init__(self, household: HouseholdFile, was_about: bool, said: Any, today: date):
        self.household, self.was_about, self.today = household, was_about, today
        self.first = months_later(today, 1)
        self.problems: list[Problem] = []
        self.said: dict[str, Any] = said if isinstance(said, dict) else {}
        if not isinstance(said, dict):
            self._wrong("", "hier hoort een blok", 'Schrijf bijvoorbeeld {"soort": "huur", "huur": 700}.')

    def _wrong(self, name: str, found: str, advice: str) -> None:
        self.problems.append(Problem(f"{CHANGE}.{name}" if name else CHANGE, found, advice))

    def wanted(self) -> Wanted:
        """What to look at; raises BadMessage."""
        self.problems += unfit(self.said, CHANGE)
        self._stop_at_problems()
        sort = self._sort()
        self._stop_at_problems()
        self.problems += unknown_keys(self.said, ("soort", *FIELDS[sort]), CHANGE)
        own = self._by_sort(sort)
        self._stop_at_problems()
        return Wanted(sort, self.household, self.was_about, self.first, **own)

    def _stop_at_problems(self) -> None:
        if self.problems:
            raise _bad(self.problems)

    def _sort(self) -> Sort:
        word = self.said.get("soort")
        if word in list(Sort):
            return Sort(word)
        self._wrong("soort", f"'{str(word)[:60]}' kennen wij niet", f"Kies uit: {', '.join(Sort)}.")
        return Sort.WORK

    def _by_sort(self, sort: Sort) -> dict[str, Any]:
        match sort:
            case Sort.WORK:
                return self._work()
            case Sort.TOGETHER:
                return self._partner() | {"start": self._start()}
            case Sort.BORN:
                return {"start": self._start()}
            case Sort.BIRTHDAY:
                return self._birthday()
            case Sort.OUT:
                return {"person": self._other_person(), "start": self._start()}
            case Sort.AOW:
                return self._aow()
        return {"rent": self._number("huur", MOST_MONEY), "start": self._start()}

    # --- what each sort needs ---

    def _work(self) -> dict[str, Any]:
        person = self._who_may_work()
        rhythm = self.said.get("betaling") or Rhythm.MONTH
        if rhythm not in list(Rhythm):
            self._wrong("betaling", f"'{str(rhythm)[:60]}' kennen wij niet", f"Kies uit: {', '.join(Rhythm)}.")
            rhythm = Rhythm.MONTH
        return {
            "person": person,
            "hours": int(self._number("uren", MOST_HOURS, is_whole=True)),
            "wage": self._wage(person),
            "rhythm": Rhythm(rhythm),
            "first_pay": self._coming("eerste_loon"),
            "start": self._start(),
        }

    def _who_may_work(self) -> str:
        """Somebody of the claimant's couple for whom working more is a question."""
        person = self._of_the_couple()
        fit = who_may_work(self.household, self.first).get(person) if not self.problems else Fit.YES
        if fit in NOT_TO_WORK:
            self._wrong("persoon", *NOT_TO_WORK[fit])
        return person

    def _of_the_couple(self) -> str:
        couple = family_of(self.household, self.first)
        person = str(self.said.get("persoon", claimant_of(self.household)))
        if person not in couple:
            found = f"'{person[:60]}' is niet de aanvrager of de partner"
            self._wrong("persoon", found, f"Kies uit: {', '.join(couple)}.")
        return person

    def _wage(self, person: str) -> float:
        """As told, else what somebody earns now, else the minimum wage."""
        if self.said.get("uurloon") is not None:
            return self._number("uurloon", MOST_WAGE, least=0.01)
        if self.problems:
            return 0.0
        own = wage_now(person_of(self.household, person), self.first) or minimum_wage(
            self.household, person, self.first
        )
        if own is None:
            self._wrong("uurloon", "wij kennen het minimumloon van deze persoon niet", "Vul het loon per uur in.")
        return own or 0.0

    def _partner(self) -> dict[str, Any]:
        partner = self.said.get("partner")
        if person_of(self.household, claimant_of(self.household)).get("partner"):
            self._wrong("soort", "er is al een partner", "Kies een andere verandering.")
        if not isinstance(partner, dict):
            self._wrong("partner", "hier hoort een persoon", 'Schrijf bijvoorbeeld {"birth_date": "1990-01-31"}.')
            return {}
        for word in GIVEN & partner.keys():
            self._wrong(f"partner.{word}", "dit vullen wij zelf in", "Laat dit weg.")
        read = {**partner, "id": self._new_id()}
        if not self.problems:
            self.problems += self._problems_of(read)
        savings = 0.0 if self.said.get("spaargeld") is None else self._number("spaargeld", MOST_MONEY)
        return {"partner": read, "savings": savings}

    def _new_id(self) -> str:
        taken = {str(one["id"]) for one in self.household["persons"]}
        return next(name for name in (NEW, *(f"{NEW}{number}" for number in range(100))) if name not in taken)

    def _problems_of(self, partner: Mapping[str, Any]) -> list[Problem]:
        """What is wrong with the household in which the partner lives, at the place in the message."""
        try:
            together = household_in(moved_in(self.household, partner))
        except BadHousehold as bad:
            inside = f"persons.{partner['id']}"
            return [
                Problem(f"{CHANGE}.partner{one.place.removeprefix(inside)}", one.found, one.advice)
                for one in bad.problems
            ]
        return _too_many_readings(together, self.first)

    def _birthday(self) -> dict[str, Any]:
        person, age = self._person(), int(self._number("leeftijd", MOST_AGE, least=1, is_whole=True))
        if self.problems:
            return {}
        born = _day_of(person_of(self.household, person).get("birth_date"))
        return {"person": person, "start": self._to_come(_birthday_of(born, age), born)}

    def _aow(self) -> dict[str, Any]:
        person = self._of_the_couple()
        if self.problems:
            return {}
        born = _day_of(person_of(self.household, person).get("birth_date"))
        if has_aow_age(self.household, person, self.today):
            self._wrong("persoon", "deze dag is al geweest", "Kies een dag die nog komt.")
            return {}
        return {"person": person, "start": self._to_come(aow_day(self.household, person), born)}

    def _to_come(self, day: date | None, born: date | None) -> date:
        if born is None:
            self._wrong("persoon", "wij kennen de geboortedatum niet", "Vul de dag in: jaar-maand-dag.")
        elif day is None:
            self._wrong("persoon", "de AOW-leeftijd van dat jaar is nog niet bekend", "Vraag dit later nog een keer.")
        elif day < self.today:
            self._wrong("persoon", f"deze dag is al geweest: {day.isoformat()}", "Kies een dag die nog komt.")
        return day or self.today

    # --- one field ---

    def _person(self) -> str:
        person = self.said.get("persoon")
        known = [str(one["id"]) for one in self.household["persons"] if "id" in one]
        if person not in known:
            self._wrong("persoon", f"'{str(person)[:60]}' staat niet bij de personen", f"Kies uit: {', '.join(known)}.")
        return str(person)

    def _other_person(self) -> str:
        person = self._person()
        if person == claimant_of(self.household):
            self._wrong("persoon", "dit is wie het vraagt", "Kies iemand anders die hier woont.")
        return person

    def _number(self, name: str, most: float, *, least: float = 0.0, is_whole: bool = False) -> float:
        value: Any = self.said.get(name)
        if _is_number(value) and least <= value <= most and not (is_whole and value != int(value)):
            return float(value)
        sort = "een heel getal" if is_whole else "een getal"
        self._wrong(name, f"'{str(value)[:60]}' kan hier niet", f"Schrijf {sort} van {least:g} tot en met {most:g}.")
        return least

    def _start(self) -> date:
        """The month in which it begins; the next one when it was not told."""
        return first_of(self._coming("vanaf") or self.first)

    def _coming(self, name: str) -> date | None:
        """A day in one of the twelve months that we look at."""
        day = self._day(name)
        if day and not 0 <= months_between(self.first, day) < MONTHS:
            last = months_later(self.first, MONTHS - 1)
            self._wrong(name, f"{day.isoformat()} kan hier niet", f"Kies een maand van {self.first} tot {last}.")
            return None
        return day

    def _day(self, name: str) -> date | None:
        value = self.said.get(name)
        day = _day_of(value)
        if value is not None and day is None:
            self._wrong(name, f"'{str(value)[:60]}' is geen datum", "Schrijf jaar-maand-dag, bijvoorbeeld 2027-01-01.")
        return day


def _birthday_of(born: date | None, age: int) -> date | None:
    """None as well after the last day that a calendar holds."""
    return birthday(born, age) if born and born.year + age <= date.max.year else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _day_of(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


__all__ = ["CHANGES", "FIELDS", "Sort", "Wanted", "read_wanted"]
