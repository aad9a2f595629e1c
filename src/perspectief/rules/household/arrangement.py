"""A household of one day, and every fact of it as a list per person, pair, family or dwelling."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from perspectief.rules.facts import FACTS, Absent, Fact
from perspectief.rules.household.answers import as_bool, day_number, given
from perspectief.rules.household.model import (
    CHILDCARE,
    GROSS_YEAR,
    PER_MONTH,
    RECEIVES,
    UNKNOWN_WORD,
    Assumption,
    Household,
    Income,
)
from perspectief.rules.household.net import most_gross
from perspectief.rules.household.relations import first_degree, parents_at_home, second_degree
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.unknown import Between, Missing, Unknown, ends

CHILD_EARNS_NOTHING = "Een kind onder de 18 heeft geen eigen inkomen."
OWN_WEALTH = "Heeft deze bewoner eigen vermogen?"
SAVINGS_ARE_TAXED = "Heeft u zo veel spaargeld dat u er belasting over betaalt?"
HAS_MORTGAGE = "Heeft u een eigen huis met een hypotheek?"
PRESUMED = (CHILD_EARNS_NOTHING, OWN_WEALTH, SAVINGS_ARE_TAXED, HAS_MORTGAGE)
"""What is presumed beside the facts, in the words of the reader of it."""


@dataclass
class Arrangement:
    """A household of one day: who belongs with whom, and every fact as a list per entity.

    `of[level]` gives for each person the number of their group; `partner[level]` the number of their partner or -1.
    """

    household: Household
    day: date
    of: dict[Level, list[int]]
    count: dict[Level, int]
    partner: dict[str, list[int]]
    is_parent: list[bool]
    is_child: list[bool]
    births: list[Any]
    joint_child: list[bool]
    assumed: dict[str, Assumption] = field(default_factory=dict)

    @property
    def ids(self) -> list[str]:
        """The persons' ids in order."""
        return [person.id for person in self.household.persons]

    def first_of(self, level: Level) -> list[int]:
        """The first person of each group."""
        groups = self.of[level]
        return [groups.index(number) for number in range(self.count[level])]

    def fact(self, name: str) -> list[Any]:
        """One fact for every entity of its level."""
        if name in _STRUCTURE:
            return _STRUCTURE[name](self)
        fact = FACTS[name]
        if fact.key is None:
            return [self._worked_out(fact, number) for number in range(len(self.household.persons))]
        if fact.key.startswith("persons[]."):
            return [self._of_person(fact, number) for number in range(len(self.household.persons))]
        if fact.key.startswith("wealth."):
            return [self._wealth(fact, number) for number in range(len(self.household.persons))]
        return self._of_block(fact)

    def _absent(self, fact: Fact, place: str, absent: Absent | None = None) -> Any:
        absent = absent or fact.absent
        if absent.value is None:
            return Unknown(Missing(frozenset({place})))
        if absent.presumed:
            self.assume(place, fact.question, _spoken(absent.value))
        return absent.value

    def may_be_aged(self, number: int, youngest: int, oldest: int) -> bool:
        """Whether a person can have an age between these on this day; true when the date of birth is not known."""
        birth = self.births[number]
        return not isinstance(birth, int) or youngest <= (day_number(self.day) - birth) // 10000 <= oldest

    def assume(self, key: str, question: str, value: str) -> None:
        """Note an assumption, once."""
        self.assumed.setdefault(key, Assumption(key, question, value))

    def _of_person(self, fact: Fact, number: int) -> Any:
        person = self.household.persons[number]
        assert fact.key
        key = fact.key.removeprefix("persons[].")
        place = f"persons.{person.id}.{key}"
        if fact.name == "geboortedatum":
            return self.births[number]
        if key in person.raw and person.raw[key] is not None:
            return given(person.raw[key], place, fact)
        return self._absent(fact, place, _when_absent(self, fact, number))

    def incomes(self, number: int) -> tuple[Income, ...] | Unknown:
        """The incomes of one person; a child at home without the block is presumed to have none."""
        person = self.household.persons[number]
        if person.incomes is not None:
            return person.incomes
        if self.is_child[number]:
            self.assume(f"persons.{person.id}.income", CHILD_EARNS_NOTHING, "0")
            return ()
        return Unknown(Missing(frozenset({f"persons.{person.id}.income"})))

    def _worked_out(self, fact: Fact, number: int) -> Any:
        if fact.name in CHILDCARE:
            return self._childcare(fact, number)
        incomes = self.incomes(number)
        if isinstance(incomes, Unknown):
            return incomes
        if fact.name in RECEIVES:
            if RECEIVES[fact.name] in (self.household.receives or ()) and number == 0:
                return True
            return any(income.kind == RECEIVES[fact.name] for income in incomes)
        taxed = [income for income in incomes if income.kind in GROSS_YEAR]
        net = [income for income in taxed if income.gross is False]
        all_net = bool(net) and len(net) == len(taxed)
        if fact.name == "aow_zonder_vakantiegeld":
            return any(income.kind == "aow" and income.per != "year" for income in incomes)
        if fact.name == "netto_is_opgegeven":
            return all_net
        if fact.name == "netto_opgegeven_m":
            return _per_month(_total(income.per_year for income in net)) if all_net else 0.0
        place = f"persons.{self.household.persons[number].id}.income"
        if fact.name in PER_MONTH.values():
            return _total(_net_of(income, place) for income in incomes if PER_MONTH.get(income.kind) == fact.name)
        credit = bool(net) and len(taxed) == 1 and self._credit_applies(number)
        return _total(_gross_of(one, place, credit) for one in incomes if GROSS_YEAR.get(one.kind) == fact.name)

    def _credit_applies(self, number: int) -> bool:
        """Whether the tax credit counts for this person's one income: presumed, unless told otherwise or not known."""
        person, fact = self.household.persons[number], FACTS["heeft_loonheffingskorting"]
        if "tax_credit_applied" in person.raw:
            return as_bool(person.raw["tax_credit_applied"]) is True
        return self._absent(fact, f"persons.{person.id}.tax_credit_applied") is True

    def _childcare(self, fact: Fact, number: int) -> Any:
        person = self.household.persons[number]
        raw, place = person.raw.get("childcare"), f"persons.{person.id}.childcare"
        if raw is None:
            return fact.absent.value
        if raw == UNKNOWN_WORD:
            return Unknown(Missing(frozenset({place})))
        return given(dict(raw).get(CHILDCARE[fact.name]), place, fact)

    def _wealth(self, fact: Fact, number: int) -> Any:
        person = self.household.persons[number]
        assert fact.key
        key = fact.key.removeprefix("wealth.")
        own = person.raw.get("wealth")
        if number == 0 and own is None:
            return self._block_value(fact, "wealth", key)
        if isinstance(own, Mapping):
            return given(own[key], f"persons.{person.id}.wealth.{key}", fact) if key in own else _zero(fact)
        if own == UNKNOWN_WORD:
            return Unknown(Missing(frozenset({f"persons.{person.id}.wealth"})))
        if not self.is_child[number] and self.partner["tp"][0] != number and self.partner["gezin"][0] != number:
            self.assume(f"persons.{person.id}.wealth", OWN_WEALTH, "nee")
        return _zero(fact)

    def _block_value(self, fact: Fact, block: str, key: str) -> Any:
        raw = self.household.blocks[block]
        place = f"{block}.{key}"
        if not isinstance(raw, Mapping):
            if block in ("home", "wealth") or raw == UNKNOWN_WORD:
                return Unknown(Missing(frozenset({place})))
            return self._absent(fact, place)
        if key in raw and raw[key] is not None:
            return given(raw[key], place, fact)
        if key == "bare_rent_m" and raw.get("tenure", UNKNOWN_WORD) in ("huur", "kamer", UNKNOWN_WORD):
            how = set() if "tenure" in raw and raw["tenure"] != UNKNOWN_WORD else {"home.tenure"}
            return Unknown(Missing(frozenset({place, *how})))  # a home that is rented has a rent
        return self._absent(fact, place)

    def _of_block(self, fact: Fact) -> list[Any]:
        assert fact.key
        block, _, key = fact.key.partition(".")
        value = self._block_value(fact, block, key)
        size = len(self.household.persons) if fact.level is Level.PERSON else self.count[fact.level]
        other = Unknown(Missing(frozenset({fact.key}))) if fact.absent.value is None else fact.absent.value
        return [value, *[other] * (size - 1)]


def _zero(fact: Fact) -> Any:
    return fact.python_type(0)


def _spoken(value: float | int | bool) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)


def _total(amounts: Iterator[Any]) -> Any:
    total: Any = 0.0
    missing = Missing()
    for amount in amounts:
        if isinstance(amount, Unknown):
            missing = missing | amount.missing
        else:
            total = total + amount
    return Unknown(missing) if missing else total


def _per_month(year: Any) -> Any:
    return year if isinstance(year, Unknown) else year / 12.0


def _gross_of(income: Income, place: str, credit: bool) -> Any:
    """Gross euro per year. Of a net amount we only know between what it lies."""
    year = income.per_year
    if income.gross is not False or isinstance(year, Unknown):
        return year
    low, high, missing = ends(year)
    most = high if math.isinf(high) else most_gross(income.kind, high, credit=credit)
    return Between(low, most, missing | Missing(frozenset({place}))) if most else year


def _net_of(income: Income, place: str) -> Any:
    """Net euro per month; bijstand is told net unless the file says gross."""
    month = _per_month(income.per_year)
    if income.kind != "bijstand" or income.gross is not True or isinstance(month, Unknown):
        return month
    low, high, missing = ends(month)
    return Between(low / 2.0, high, missing | Missing(frozenset({place})))


_NOT_WORTH_SAYING = {"ouders_kunnen_niet_bijdragen": (0, 20), "ontbrekende_aow_jaren": (60, 200)}
"""Presumptions that are only said aloud at these ages: at other ages no rule asks for them."""


def _when_absent(arrangement: Arrangement, fact: Fact, number: int) -> Absent | None:
    """What a missing key means where that depends on the rest of the file; None: as the fact itself says."""
    raw = arrangement.household.persons[number].raw
    if fact.name in _NOT_WORTH_SAYING and not arrangement.may_be_aged(number, *_NOT_WORTH_SAYING[fact.name]):
        return Absent(fact.absent.value)
    if fact.name in ("uren_per_week", "uren_onderneming_y"):
        incomes = arrangement.incomes(number)
        kind = "loon" if fact.name == "uren_per_week" else "winst"
        works = isinstance(incomes, Unknown) or any(income.kind == kind for income in incomes)
        return None if works else Absent(0.0)
    if fact.name in ("krijgt_studiefinanciering", "woont_uit_huis") and raw.get("student", "geen") in (
        "geen",
        "voortgezet",
    ):
        return Absent(False)
    return None


def _wealth_is_told(a: Arrangement) -> list[bool]:
    told = a.household.blocks["wealth"] is not None
    if not told:
        a.assume("wealth", SAVINGS_ARE_TAXED, "nee")
    return [told] * len(a.ids)


def _own_home_is_told(a: Arrangement) -> list[bool]:
    home = a.household.blocks["home"]
    told = isinstance(home, Mapping) and not {"woz_value", "mortgage_interest_y"}.isdisjoint(home)
    if not told and (not isinstance(home, Mapping) or home.get("tenure", "koop") in ("koop", UNKNOWN_WORD)):
        a.assume("home.mortgage_interest_y", HAS_MORTGAGE, "nee")
    return [told]


def _close_to_claimant(a: Arrangement, number: int) -> bool:
    """A parent or child of the claimant, or of the claimant's partner."""
    people = a.household.persons
    return any(first_degree(people[one], people[number]) for one in _with_partner(a, 0))


def _has_family_here(a: Arrangement, number: int) -> bool:
    """Artikel 19a lid 1 onderdeel b Pw: family up to the second degree, also by marriage, outside the own family."""
    others = [other for other, group in enumerate(a.of[Level.FAMILY]) if group != a.of[Level.FAMILY][number]]
    return any(
        second_degree(a.household.persons, one, married)
        for one in _with_partner(a, number)
        for other in others
        for married in _with_partner(a, other)
    )


def _with_partner(a: Arrangement, number: int) -> tuple[int, ...]:
    partner = a.partner["gezin"][number]
    return (number, partner) if partner >= 0 else (number,)


_STRUCTURE: dict[str, Callable[[Arrangement], list[Any]]] = {
    "is_aanvrager": lambda a: [number == 0 for number in range(len(a.ids))],
    "is_eerste_toeslagpartner": lambda a: [n in set(a.first_of(Level.PARTNERS)) for n in range(len(a.ids))],
    "is_eerste_gezinslid": lambda a: [n in set(a.first_of(Level.FAMILY)) for n in range(len(a.ids))],
    "is_eerste_bewoner": lambda a: [number == 0 for number in range(len(a.ids))],
    "heeft_toeslagpartner": lambda a: [other >= 0 for other in a.partner["tp"]],
    "heeft_gezinspartner": lambda a: [other >= 0 for other in a.partner["gezin"]],
    "is_gezinsouder": lambda a: list(a.is_parent),
    "is_gezinskind": lambda a: list(a.is_child),
    "is_kind_van_bewoner": lambda a: [bool(parents_at_home(a.household, person)) for person in a.household.persons],
    "heeft_gezamenlijk_kind": lambda a: list(a.joint_child),
    "is_bloedverwant_eerste_graad": lambda a: [_close_to_claimant(a, number) for number in range(len(a.ids))],
    "is_familie_van_medebewoner": lambda a: [_has_family_here(a, number) for number in range(len(a.ids))],
    "vermogen_is_opgegeven": _wealth_is_told,
    "eigen_woning_is_opgegeven_adres": _own_home_is_told,
    "woont_elders": lambda a: [person.lives_elsewhere for person in a.household.persons],
}
