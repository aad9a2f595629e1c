"""Arranging the persons of a file on one day: partners, families and the dwelling.

What is not known about ages, partners or who lives where gives more than one reading.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from perspectief.rules.household.answers import as_bool, day_number
from perspectief.rules.household.arrangement import Arrangement
from perspectief.rules.household.model import (
    MAX_ARRANGEMENTS,
    MAX_WORK,
    UNKNOWN_WORD,
    BadHousehold,
    Household,
    Person,
    Problem,
)
from perspectief.rules.household.relations import earliest_birth, first_degree, parents_at_home, turns_18_later
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.unknown import Between, Unknown, missing_of


def arrangements(household: Household, day: date) -> list[Arrangement]:
    """Every way the household can be arranged, given what is unknown about partners and ages; usually one."""
    here = _born(household, day)
    readings = itertools.chain.from_iterable(_readings(supposed, day) for supposed in _supposed(here))
    return [reading.arrange() for reading in itertools.islice(readings, MAX_ARRANGEMENTS)]


def affordable(found: Sequence[Arrangement]) -> Sequence[Arrangement]:
    """The arrangements to work out: all of them, or only the first when all would be too much work."""
    work = len(found) * len(found[0].household.persons)
    return found if work <= MAX_WORK else found[:1]


def _born(household: Household, day: date) -> Household:
    """Without those who are not born yet on this day; BadHousehold when that is everybody or the claimant."""
    born = [person for person in household.persons if earliest_birth(person.birth) <= day_number(day)]
    if len(born) == len(household.persons):
        return household
    if not born or born[0] is not household.persons[0]:
        place = f"persons.{household.persons[0].id}.birth_date"
        found = f"deze persoon is op {day.isoformat()} nog niet geboren"
        raise BadHousehold([Problem(place, found, "Kies een latere dag of kijk de datum na.")])
    ids = {person.id for person in born}
    kept = [
        replace(person, partner=None) if isinstance(person.partner, str) and person.partner not in ids else person
        for person in born
    ]
    return replace(household, persons=kept)


def _readings(household: Household, day: date) -> Iterator[_Arranger]:
    options = [_options(household, number, day) for number in range(len(household.persons))]
    return (_Arranger(household, day, choice) for choice in itertools.product(*options))


def doubtful_places(household: Household) -> set[str]:
    """What is not known about who belongs with whom: the places that more than one arrangement hangs on."""
    places: set[str] = set()
    for person in household.persons:
        places |= missing_of(person.partner).facts
        if person.parents or person.raw.get("parents") == UNKNOWN_WORD:
            places |= missing_of(person.birth).facts
        places |= {f"persons.{person.id}.{key}" for key in _SUPPOSED if person.raw.get(key) == UNKNOWN_WORD}
    return places


_SUPPOSED = ("lives_elsewhere", "commercial_tenant", "married", "parents")
"""Answers that decide who belongs with whom: when one is unknown, each possible answer is a reading."""


def _supposed(household: Household) -> Iterator[Household]:
    """The household with every possible answer in the place of what is not known about belonging together."""
    options = [list(_supposed_person(household, person)) for person in household.persons]
    for persons in itertools.product(*options):
        yield (
            household
            if all(map(operator.is_, persons, household.persons))
            else replace(household, persons=list(persons))
        )


def _supposed_person(household: Household, person: Person) -> Iterator[Person]:
    unknown = [key for key in _SUPPOSED if person.raw.get(key) == UNKNOWN_WORD]
    if not unknown:
        yield person
        return
    for answers in itertools.product(*(_answers(household, person, key) for key in unknown)):
        said = dict(zip(unknown, answers, strict=True))
        yield replace(
            person,
            raw={**person.raw, **said},
            parents=said.get("parents", person.parents),
            married=said.get("married", person.married),
            lives_elsewhere=said.get("lives_elsewhere", person.lives_elsewhere),
        )


def _answers(household: Household, person: Person, key: str) -> list[Any]:
    """Yes and no; for parents: nobody here, the claimant, or the claimant with the partner."""
    if key != "parents":
        return [False, True]
    claimant = household.persons[0]
    if person is claimant:
        return [()]
    both = [(claimant.id, claimant.partner)] if isinstance(claimant.partner, str) else []
    return [(), (claimant.id,), *(one for one in both if person.id not in one)]


@dataclass(frozen=True)
class _Choice:
    """One reading of a person whose age or partner is not known."""

    birth: Any
    partner: str | None


def _options(household: Household, number: int, day: date) -> list[_Choice]:
    person = household.persons[number]
    births = _birth_options(person, day)
    if not isinstance(person.partner, Unknown):
        return [_Choice(birth, person.partner) for birth in births]
    others = [
        other.id
        for other in household.persons
        if other is not person
        and not first_degree(person, other)
        and not other.lives_elsewhere
        and not _surely_minor(other, day)
        and not isinstance(other.partner, str)
    ]
    return [_Choice(birth, partner) for birth in births for partner in (None, *others)]


def _birth_options(person: Person, day: date) -> list[Any]:
    """A child of the house of unknown age may be a minor or an adult: two readings, each a range of birth dates."""
    if isinstance(person.birth, int) or not person.parents:
        return [person.birth]
    missing = person.birth.missing
    first_of_month_18_years_ago = (day.year - 18) * 10000 + day.month * 100 + 1
    low, high = (
        (person.birth.low, person.birth.high) if isinstance(person.birth, Between) else (18500101, day_number(day))
    )
    adult = Between(low, min(high, first_of_month_18_years_ago - 1), missing)
    minor = Between(max(low, first_of_month_18_years_ago), high, missing)
    return [reading for reading in (adult, minor) if reading.low <= reading.high]


def _surely_minor(person: Person, day: date) -> bool:
    low = person.birth if isinstance(person.birth, int) else getattr(person.birth, "low", 0)
    return bool(low > day_number(day) - 180000)


class _Arranger:
    """Groups the persons of one reading."""

    def __init__(self, household: Household, day: date, choices: Sequence[_Choice]):
        self.household, self.day = household, day
        self.people = household.persons
        self.births = [choice.birth for choice in choices]
        self.stated = [choice.partner for choice in choices]
        self.number = {person.id: number for number, person in enumerate(self.people)}
        self.minor = [turns_18_later(birth, day) for birth in self.births]

    def arrange(self) -> Arrangement:
        family = [-1] * len(self.people)
        for number in range(len(self.people)):
            if family[number] < 0:
                family[number] = self._stated_partner(number, self.stated) if not self._is_child(number) else -1
        family = self._both_ways(family)
        for one, other in self._joint_parents():
            if family[one] < 0 and family[other] < 0:
                family[one], family[other] = other, one
        allowance = self._co_parents(list(family))
        is_child = [self._is_child(number) for number in range(len(self.people))]
        of_family = self._families(family, is_child)
        of_partners = self._pairs(allowance)
        return Arrangement(
            self.household,
            self.day,
            of={Level.PARTNERS: of_partners, Level.FAMILY: of_family, Level.DWELLING: [0] * len(self.people)},
            count={Level.PARTNERS: max(of_partners) + 1, Level.FAMILY: max(of_family) + 1, Level.DWELLING: 1},
            partner={"tp": allowance, "gezin": family},
            is_parent=[not child for child in is_child],
            is_child=is_child,
            births=self.births,
            joint_child=[self._has_joint_child(number, family[number]) for number in range(len(self.people))],
        )

    def _is_child(self, number: int) -> bool:
        return self.minor[number] and bool(parents_at_home(self.household, self.people[number]))

    def _stated_partner(self, number: int, stated: Sequence[str | None]) -> int:
        name = stated[number]
        if name is None or name not in self.number:
            return -1
        other = self.number[name]
        together = not (self.people[number].lives_elsewhere or self.people[other].lives_elsewhere)
        married = self.people[number].married or self.people[other].married
        return other if together or married else -1

    @staticmethod
    def _both_ways(partner: list[int]) -> list[int]:
        taken = list(partner)
        for one, other in enumerate(partner):
            if other >= 0 and taken[other] < 0:
                taken[other] = one
        return [other if other >= 0 and taken[other] == one else -1 for one, other in enumerate(taken)]

    def _joint_parents(self) -> Iterator[tuple[int, int]]:
        """Artikel 3 lid 4b Pw, artikel 3 lid 2 Awir: two residents with a child together."""
        for person in self.people:
            parents = parents_at_home(self.household, person)
            if len(parents) == 2:
                yield parents[0], parents[1]

    def _has_joint_child(self, one: int, other: int) -> bool:
        return other >= 0 and any({self.people[one].id, self.people[other].id} <= set(p.parents) for p in self.people)

    def _co_parents(self, partner: list[int]) -> list[int]:
        """Artikel 3 lid 2 Awir: an unrelated adult at the address of a minor child is the parent's partner."""
        for one in range(len(self.people)):
            if partner[one] < 0 and self._has_minor_child_here(one):
                other = self._other_adult(one, partner)
                if other >= 0:
                    partner[one], partner[other] = other, one
        return partner

    def _has_minor_child_here(self, number: int) -> bool:
        parent = self.people[number]
        return not parent.lives_elsewhere and any(
            parent.id in person.parents and self.minor[other] and not person.lives_elsewhere
            for other, person in enumerate(self.people)
        )

    def _other_adult(self, one: int, partner: list[int]) -> int:
        for other, person in enumerate(self.people):
            if other == one or partner[other] >= 0 or self.minor[other] or self.minor[one] or person.lives_elsewhere:
                continue
            rents = any(as_bool(p.raw.get("commercial_tenant", False)) for p in (person, self.people[one]))
            if not first_degree(person, self.people[one]) and not rents:
                return other
        return -1

    def _families(self, partner: list[int], is_child: list[bool]) -> list[int]:
        group = [-1] * len(self.people)
        count = itertools.count()
        for number in range(len(self.people)):
            if group[number] < 0 and not is_child[number]:
                group[number] = next(count)
                if partner[number] >= 0:
                    group[partner[number]] = group[number]
        for number in range(len(self.people)):
            if is_child[number]:
                group[number] = group[self._head(number)]
        return group

    def _head(self, child: int) -> int:
        """The first adult above a child; a minor parent's child goes along with that parent."""
        seen = {child}
        while self._is_child(child):
            parents = [parent for parent in parents_at_home(self.household, self.people[child]) if parent not in seen]
            if not parents:
                return 0
            child = min(parents)
            seen.add(child)
        return child

    def _pairs(self, partner: list[int]) -> list[int]:
        group = [-1] * len(self.people)
        count = itertools.count()
        for number in range(len(self.people)):
            if group[number] < 0:
                group[number] = next(count)
                if partner[number] >= 0:
                    group[partner[number]] = group[number]
        return group
