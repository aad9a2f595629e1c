"""A household file: read with every problem named, and arranged into persons, partners, families and one dwelling.

The file is described in docs/writing-law.md ("The household file") and in the generated JSON Schema. Reading checks
shape and references; arranging asks the day, because who is a child depends on it.
"""

from __future__ import annotations

import difflib
import itertools
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from perspectief.rules.facts import FACTS, Absent, Fact, Kind
from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.unknown import Between, Missing, Unknown, missing_of

UNKNOWN_WORD = "onbekend"
PER_YEAR = {"year": 1.0, "month": 12.0, "four_weeks": 13.0, "week": 52.0}
BENEFITS = ("ww", "ziektewet", "wia", "wajong", "ioaw", "ioaz", "anw", "toeslagenwet")
GROSS_YEAR = {
    "loon": "loon_bruto_y",
    "winst": "winst_y",
    "aow": "aow_bruto_y",
    "pensioen": "pensioen_bruto_y",
    "partneralimentatie": "partneralimentatie_y",
    "overig": "overig_inkomen_y",
    **dict.fromkeys(BENEFITS, "uitkering_bruto_y"),
}
PER_MONTH = {
    "bijstand": "bijstand_netto_m",
    "kinderalimentatie": "kinderalimentatie_m",
    "studiefinanciering": "studiefinanciering_m",
    "stage": "stagevergoeding_m",
    "vrijwilligerswerk": "vrijwilligersvergoeding_m",
    "gift": "giften_m",
    "kostgeld": "kostgeld_m",
}
INCOME_KINDS = (*GROSS_YEAR, *PER_MONTH)
RECEIVES = {
    "krijgt_ww": "ww",
    "krijgt_ziektewet": "ziektewet",
    "krijgt_wia": "wia",
    "krijgt_wajong": "wajong",
    "krijgt_bijstand": "bijstand",
    "krijgt_aow": "aow",
}
MAX_PERSONS = 40
MOST = 1e9
"""Euro or number above which something must have been mistyped."""
MAX_ARRANGEMENTS = 64
_TOP = (
    "date",
    "municipality",
    "persons",
    "home",
    "wealth",
    "costs",
    "situation",
    "receives",
    "source",
    "set",
    "expect",
    "tolerance",
)
_PERSON_OWN = ("id", "name", "partner", "married", "parents", "income", "wealth", "childcare", "claimant")


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a file: where, what was found, what to do."""

    place: str
    found: str
    advice: str

    def __str__(self) -> str:
        return f"{self.place}: {self.found}. {self.advice}"


class BadHousehold(Exception):
    """A household file that cannot be read. `problems` names every one with its place."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


@dataclass(frozen=True)
class Assumption:
    """Something the law presumes of a resident and nobody contradicted."""

    key: str
    text: str


@dataclass(frozen=True)
class Income:
    """One income as it was given; `amount` in euro per `per`, may be unknown or a range."""

    kind: str
    amount: Any
    per: str
    gross: bool | None

    @property
    def per_year(self) -> Any:
        """Euro per year."""
        return self.amount * PER_YEAR[self.per] if not isinstance(self.amount, Unknown) else self.amount


@dataclass
class Person:
    """One resident (or a partner who lives elsewhere) as given."""

    id: str
    raw: Mapping[str, Any]
    birth: Any
    partner: str | Unknown | None
    parents: tuple[str, ...]
    incomes: tuple[Income, ...] | Unknown | None
    married: bool
    lives_elsewhere: bool


@dataclass
class Household:
    """A file that was read: persons in order (the claimant first), the blocks, its day and its municipality."""

    persons: list[Person]
    blocks: dict[str, Mapping[str, Any] | str | None]
    day: date | None
    municipality: str
    receives: tuple[str, ...] | None


def read_household(raw: Any) -> Household:
    """Read the structure of a YAML or JSON household file; raises BadHousehold naming every problem."""
    return _Reader().read(raw)


class _Reader:
    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def problem(self, place: str, found: str, advice: str) -> None:
        self.problems.append(Problem(place, found, advice))

    def read(self, raw: Any) -> Household:
        if not isinstance(raw, Mapping):
            raise BadHousehold(
                [
                    Problem(
                        "bestand",
                        "dit is geen lijst van sleutels en waarden",
                        "Begin met 'persons:' en zie het voorbeeld in de documentatie.",
                    )
                ]
            )
        self._known_keys("", raw, _TOP)
        persons = self._persons(raw.get("persons"))
        blocks = {name: self._block(name, raw.get(name)) for name in ("home", "wealth", "costs", "situation")}
        household = Household(
            persons,
            blocks,
            self._day(raw.get("date")),
            self._municipality(raw.get("municipality")),
            self._receives(raw.get("receives")),
        )
        self._check_relations(persons)
        self._check_ancestors(persons)
        if self.problems:
            raise BadHousehold(self.problems)
        return household

    def _known_keys(self, place: str, raw: Mapping[str, Any], known: Sequence[str]) -> None:
        for key in raw:
            if key not in known:
                near = difflib.get_close_matches(str(key), known, n=1)
                self.problem(
                    f"{place}{key}",
                    "deze sleutel kennen wij niet",
                    f"Bedoelt u '{near[0]}'?" if near else f"Kies uit: {', '.join(known)}.",
                )

    def _day(self, raw: Any) -> date | None:
        if raw is None:
            return None
        day = _as_date(raw)
        if day is None:
            self.problem("date", f"'{raw}' is geen datum", "Schrijf jaar-maand-dag, bijvoorbeeld 2025-01-31.")
        return day

    def _municipality(self, raw: Any) -> str:
        if raw is None:
            return "GM0014"
        if not re.fullmatch(r"GM\d{4}", str(raw)):
            self.problem("municipality", f"'{raw}' is geen code van een gemeente", "Groningen is GM0014.")
        return str(raw)

    def _receives(self, raw: Any) -> tuple[str, ...] | None:
        if raw is None or raw == UNKNOWN_WORD:
            return None
        if not isinstance(raw, list):
            self.problem("receives", f"'{raw}' is geen lijst", "Schrijf bijvoorbeeld [zorgtoeslag, huurtoeslag].")
            return None
        return tuple(str(key) for key in raw)

    def _persons(self, raw: Any) -> list[Person]:
        if not isinstance(raw, list) or not raw:
            self.problem(
                "persons", "er staan geen personen", "Noem iedereen die op het adres woont, de aanvrager eerst."
            )
            return []
        if len(raw) > MAX_PERSONS:
            self.problem("persons", f"er staan {len(raw)} personen", f"Dit programma rekent met hooguit {MAX_PERSONS}.")
            return []
        people = [self._person(number, one) for number, one in enumerate(raw)]
        people.sort(key=lambda person: not person.raw.get("claimant", False))
        seen: set[str] = set()
        for person in people:
            if person.id in seen:
                self.problem(f"persons.{person.id}", "deze id staat er twee keer", "Geef elke persoon een eigen id.")
            seen.add(person.id)
        return people

    def _person(self, number: int, raw: Any) -> Person:
        if not isinstance(raw, Mapping):
            self.problem(
                f"persons.{number}", f"'{raw}' is geen persoon", "Schrijf bijvoorbeeld {id: a, birth_date: 1990-01-31}."
            )
            raw = {}
        identity = str(raw.get("id", f"persoon{number + 1}"))
        place = f"persons.{identity}."
        self._known_keys(place, raw, (*_PERSON_OWN, *_keys("persons[].")))
        for key, fact in _keys("persons[].").items():
            self._check_value(place + key, fact, raw.get(key))
        self._check_childcare(f"{place}childcare", raw.get("childcare"))
        if isinstance(raw.get("wealth"), Mapping):
            self._check_block(f"{place}wealth.", "wealth.", raw["wealth"])
        parents = [] if raw.get("parents") in (None, UNKNOWN_WORD) else raw["parents"]
        for key in ("married", "claimant"):
            self._check_yes_no(f"{place}{key}", raw.get(key), may_be_unknown=key == "married")
        partner = raw.get("partner")
        return Person(
            identity,
            raw,
            self._birth(place, raw.get("birth_date")),
            Unknown(Missing(frozenset({f"{place}partner"}))) if partner == UNKNOWN_WORD else partner and str(partner),
            tuple(str(one) for one in parents) if isinstance(parents, list) else (str(parents),),
            self._incomes(place, raw.get("income")),
            _as_bool(raw.get("married", False)) or False,
            _as_bool(raw.get("lives_elsewhere", False)) or False,
        )

    def _check_yes_no(self, place: str, raw: Any, *, may_be_unknown: bool = True) -> None:
        known = raw is None or (raw == UNKNOWN_WORD and may_be_unknown) or _as_bool(raw) is not None
        if not known:
            self.problem(place, f"'{raw}' is geen ja of nee", "Schrijf ja of nee (true of false).")

    def _birth(self, place: str, raw: Any) -> Any:
        try:
            birth = given(raw, f"{place}birth_date", FACTS["geboortedatum"])
        except ValueError as error:
            self.problem(f"{place}birth_date", str(error), "Schrijf jaar-maand-dag, bijvoorbeeld 1990-01-31.")
            return Unknown(Missing())
        if (isinstance(birth, int) and birth > 99991231) or (isinstance(birth, int) and birth < 18500101):
            self.problem(f"{place}birth_date", f"'{raw}' kan geen geboortedatum zijn", "Kijk het jaar na.")
        return birth

    def _incomes(self, place: str, raw: Any) -> tuple[Income, ...] | Unknown | None:
        if raw is None:
            return None
        unknown = Unknown(Missing(frozenset({f"{place}income"})))
        if raw == UNKNOWN_WORD:
            return unknown
        if not isinstance(raw, list):
            self.problem(
                f"{place}income",
                f"'{raw}' is geen lijst van inkomens",
                "Schrijf bijvoorbeeld [{kind: loon, amount: 28000, per: year}], of [] voor geen inkomen.",
            )
            return unknown
        if any(isinstance(one, Mapping) and one.get("kind") == UNKNOWN_WORD for one in raw):
            return unknown
        return tuple(self._income(f"{place}income.{number}", one) for number, one in enumerate(raw))

    def _income(self, place: str, raw: Any) -> Income:
        if not isinstance(raw, Mapping):
            self.problem(
                place, f"'{raw}' is geen inkomen", "Schrijf bijvoorbeeld {kind: loon, amount: 28000, per: year}."
            )
            return Income("loon", 0.0, "year", True)
        self._known_keys(f"{place}.", raw, ("kind", "amount", "per", "gross"))
        kind, per = raw.get("kind"), raw.get("per", "month")
        if kind not in INCOME_KINDS:
            self.problem(f"{place}.kind", f"'{kind}' kennen wij niet", f"Kies uit: {', '.join(INCOME_KINDS)}.")
        if per not in PER_YEAR and per != UNKNOWN_WORD:
            self.problem(f"{place}.per", f"'{per}' kennen wij niet", f"Kies uit: {', '.join(PER_YEAR)}.")
        try:
            amount = given(raw.get("amount"), f"{place.rpartition('.')[0]}", _AMOUNT)
        except ValueError as error:
            self.problem(
                f"{place}.amount", str(error), "Schrijf een bedrag in euro met een punt, bijvoorbeeld 1500.50."
            )
            amount = 0.0
        if isinstance(amount, float) and abs(amount) > MOST:
            self.problem(f"{place}.amount", f"'{amount}' is te groot", "Kijk het bedrag na.")
        if kind != "winst" and isinstance(amount, float) and amount < 0:
            self.problem(f"{place}.amount", f"'{amount}' is minder dan 0", "Alleen winst kan onder 0 zijn (verlies).")
        gross = raw.get("gross")
        self._check_yes_no(f"{place}.gross", gross)
        if UNKNOWN_WORD in (per, gross):
            amount = Unknown(Missing(frozenset({place.rpartition(".")[0]})))
        return Income(
            kind if kind in INCOME_KINDS else "loon",
            amount,
            per if per in PER_YEAR else "year",
            None if gross is None else _as_bool(gross),
        )

    def _block(self, name: str, raw: Any) -> Mapping[str, Any] | str | None:
        if raw is None:
            return None
        if raw == UNKNOWN_WORD:
            return UNKNOWN_WORD
        if not isinstance(raw, Mapping):
            self.problem(name, f"'{raw}' is geen blok met sleutels", f"Kies uit: {', '.join(_keys(f'{name}.'))}.")
            return None
        self._check_block(f"{name}.", f"{name}.", raw)
        return raw

    def _check_block(self, place: str, prefix: str, raw: Mapping[str, Any]) -> None:
        self._known_keys(place, raw, tuple(_keys(prefix)))
        for key, fact in _keys(prefix).items():
            self._check_value(place + key, fact, raw.get(key))

    def _check_childcare(self, place: str, raw: Any) -> None:
        if raw is None or raw == UNKNOWN_WORD:
            return
        if not isinstance(raw, Mapping):
            self.problem(place, f"'{raw}' is geen blok met sleutels", f"Kies uit: {', '.join(_CHILDCARE.values())}.")
            return
        self._known_keys(f"{place}.", raw, tuple(_CHILDCARE.values()))
        for name, key in _CHILDCARE.items():
            self._check_value(f"{place}.{key}", FACTS[name], raw.get(key))

    def _check_value(self, place: str, fact: Fact, raw: Any) -> None:
        if raw is None or fact.name == "geboortedatum":
            return
        try:
            value = given(raw, place, fact)
        except ValueError as error:
            self.problem(place, str(error), _advice(fact))
            return
        if fact.kind in (Kind.EURO, Kind.NUMBER) and isinstance(value, int | float) and value < 0:
            self.problem(place, f"'{raw}' is minder dan 0", "Schrijf 0 of meer.")
        if isinstance(value, int | float) and fact.kind is not Kind.DATE and value > MOST:
            self.problem(place, f"'{raw}' is te groot", f"Schrijf een getal onder {MOST:,.0f}.".replace(",", "."))

    def _check_ancestors(self, persons: list[Person]) -> None:
        """A parent is older than the child, and nobody descends from themselves."""
        by_id = {person.id: person for person in persons}
        for person in persons:
            place = f"persons.{person.id}.parents"
            for parent in (by_id[one] for one in person.parents if one in by_id):
                if isinstance(person.birth, int) and isinstance(parent.birth, int) and parent.birth >= person.birth:
                    self.problem(place, f"'{parent.id}' is niet ouder dan dit kind", "Kijk de geboortedatums na.")
            if person.id in _ancestors(person, by_id):
                self.problem(place, "iemand stamt van zichzelf af", "Kijk na wie de ouder is van wie.")

    def _check_relations(self, persons: list[Person]) -> None:
        known = {person.id: person for person in persons}
        for person in persons:
            place = f"persons.{person.id}"
            names = person.partner if isinstance(person.partner, str) else None
            for relation, other in [("partner", names), *(("parents", one) for one in person.parents)]:
                if other is None:
                    continue
                if other not in known:
                    self.problem(
                        f"{place}.{relation}",
                        f"'{other}' staat niet bij de personen",
                        "Noem deze persoon ook, of laat de verwijzing weg.",
                    )
                elif other == person.id:
                    self.problem(f"{place}.{relation}", "een persoon kan niet naar zichzelf wijzen", "Noem een ander.")
            back = known.get(names or "")
            if back and isinstance(back.partner, str) and back.partner != person.id:
                self.problem(
                    f"{place}.partner", f"'{names}' noemt een andere partner", "Laat beide kanten hetzelfde zeggen."
                )


def _ancestors(person: Person, by_id: Mapping[str, Person]) -> set[str]:
    """The ids of all parents, grandparents and so on who are in the file."""
    found: set[str] = set()
    todo = list(person.parents)
    while todo:
        one = todo.pop()
        if one in by_id and one not in found:
            found.add(one)
            todo += by_id[one].parents
    return found


_AMOUNT = Fact("bedrag", None, Kind.EURO, "")


def _advice(fact: Fact) -> str:
    if fact.choices:
        return f"Kies uit: {', '.join(choice.name.lower() for choice in fact.choices)}."
    return {
        Kind.YES_NO: "Schrijf ja of nee (true of false).",
        Kind.DATE: "Schrijf jaar-maand-dag.",
        Kind.EURO: "Schrijf een bedrag in euro met een punt, bijvoorbeeld 1500.50.",
    }.get(fact.kind, "Schrijf een getal.")


@cache
def _keys(prefix: str) -> dict[str, Fact]:
    return {fact.key.removeprefix(prefix): fact for fact in FACTS.values() if fact.key and fact.key.startswith(prefix)}


def given(raw: Any, place: str, fact: Fact) -> Any:
    """One given value as rules receive it: a number, `Between` or `Unknown`. Raises ValueError with what was found."""
    missing = Missing(frozenset({place}))
    if raw is None or raw == UNKNOWN_WORD:
        return Unknown(missing)
    if isinstance(raw, Mapping):
        return _given_range(raw, fact, missing)
    return _plain(raw, fact)


def _given_range(raw: Mapping[str, Any], fact: Fact, missing: Missing) -> Between:
    if fact.kind in (Kind.YES_NO, Kind.CHOICE):
        raise ValueError(f"'{dict(raw)}' kan hier niet")
    lowest = float("-inf") if fact.kind is Kind.DATE else 0.0
    match dict(raw):
        case {"at_most": high, **rest} if not rest:
            return Between(lowest, _plain(high, fact), missing)
        case {"at_least": low, **rest} if not rest:
            return Between(_plain(low, fact), float("inf"), missing)
        case {"between": [low, high], **rest} if not rest and _plain(low, fact) <= _plain(high, fact):
            return Between(_plain(low, fact), _plain(high, fact), missing)
    raise ValueError(f"'{dict(raw)}' is geen grens: schrijf at_most, at_least of between: [laag, hoog]")


def _plain(raw: Any, fact: Fact) -> Any:
    if fact.kind is Kind.YES_NO:
        value = _as_bool(raw)
        if value is None:
            raise ValueError(f"'{raw}' is geen ja of nee")
        return value
    if fact.kind is Kind.DATE:
        day = _as_date(raw)
        if day is None:
            raise ValueError(f"'{raw}' is geen datum")
        return day.year * 10000 + day.month * 100 + day.day
    if fact.choices is not None:
        names = {choice.name.lower(): int(choice) for choice in fact.choices}
        if str(raw).lower() not in names:
            raise ValueError(f"'{raw}' kennen wij niet")
        return names[str(raw).lower()]
    if isinstance(raw, bool) or not isinstance(raw, int | float) or raw != raw or raw in (float("inf"), float("-inf")):
        raise ValueError(f"'{raw}' is geen getal")
    if fact.python_type is int and raw != int(raw):
        raise ValueError(f"'{raw}' is geen heel getal")
    return fact.python_type(raw)


def _as_bool(raw: Any) -> bool | None:
    if isinstance(raw, bool):
        return raw
    return {"ja": True, "nee": False, "true": True, "false": False}.get(str(raw).lower())


def _as_date(raw: Any) -> date | None:
    if isinstance(raw, date):
        return raw if type(raw) is date else date(raw.year, raw.month, raw.day)
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        return None


# --- Arranging ----------------------------------------------------------------------------------------------


@dataclass
class Arrangement:
    """A household of one day: who belongs with whom, and every fact as a list per entity.

    `of[level]` gives for each person the number of their group; `partner[level]` the number of their partner or -1.
    """

    household: Household
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
            self.assume(place, f"{fact.question} Wij rekenen met: {_spoken(absent.value)}.")
        return absent.value

    def assume(self, key: str, text: str) -> None:
        """Note an assumption, once."""
        self.assumed.setdefault(key, Assumption(key, text))

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
            self.assume(
                f"persons.{person.id}.income", "Een kind onder de 18 heeft geen eigen inkomen. Wij rekenen met: 0."
            )
            return ()
        return Unknown(Missing(frozenset({f"persons.{person.id}.income"})))

    def _worked_out(self, fact: Fact, number: int) -> Any:
        if fact.name in _CHILDCARE:
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
            return _total(income.per_year for income in net) / 12.0 if all_net else 0.0
        place = f"persons.{self.household.persons[number].id}.income"
        if fact.name in PER_MONTH.values():
            return _total(_net_of(income, place) for income in incomes if PER_MONTH.get(income.kind) == fact.name)
        return _total(_gross_of(income, place) for income in incomes if GROSS_YEAR.get(income.kind) == fact.name)

    def _childcare(self, fact: Fact, number: int) -> Any:
        person = self.household.persons[number]
        raw, place = person.raw.get("childcare"), f"persons.{person.id}.childcare"
        if raw is None:
            return fact.absent.value
        if raw == UNKNOWN_WORD:
            return Unknown(Missing(frozenset({place})))
        return given(dict(raw).get(_CHILDCARE[fact.name]), place, fact)

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
        if self.partner["tp"][0] != number and self.partner["gezin"][0] != number:
            self.assume(f"persons.{person.id}.wealth", "Heeft deze bewoner eigen vermogen? Wij rekenen met: nee.")
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
            return Unknown(Missing(frozenset({place})))  # a home that is rented has a rent
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


def _gross_of(income: Income, place: str) -> Any:
    """Gross euro per year. Of a net amount we only know that gross is at least that, and less than twice as much."""
    year = income.per_year
    if income.gross is not False or isinstance(year, Unknown):
        return year
    return Between(year, 2.0 * year, Missing(frozenset({place}))) if year else year


def _net_of(income: Income, place: str) -> Any:
    """Net euro per month; bijstand is told net unless the file says gross."""
    year = income.per_year
    month = year if isinstance(year, Unknown) else year / 12.0
    if income.kind == "bijstand" and income.gross is True and not isinstance(month, Unknown):
        return Between(month / 2.0, month, Missing(frozenset({place})))
    return month


_CHILDCARE = {"opvang_uren_m": "hours_m", "opvang_uurprijs": "price_per_hour", "opvangsoort": "kind"}


def _when_absent(arrangement: Arrangement, fact: Fact, number: int) -> Absent | None:
    """What a missing key means where that depends on the rest of the file; None: as the fact itself says."""
    raw = arrangement.household.persons[number].raw
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
        a.assume("wealth", "Heeft u zo veel spaargeld dat u er belasting over betaalt? Wij rekenen met: nee.")
    return [told] * len(a.ids)


def _own_home_is_told(a: Arrangement) -> list[bool]:
    home = a.household.blocks["home"]
    told = isinstance(home, Mapping) and not {"woz_value", "mortgage_interest_y"}.isdisjoint(home)
    if not told and (not isinstance(home, Mapping) or home.get("tenure", "koop") in ("koop", UNKNOWN_WORD)):
        a.assume("home.mortgage_interest_y", "Heeft u een eigen huis met een hypotheek? Wij rekenen met: nee.")
    return [told]


_STRUCTURE: dict[str, Callable[[Arrangement], list[Any]]] = {
    "is_aanvrager": lambda a: [number == 0 for number in range(len(a.ids))],
    "is_eerste_toeslagpartner": lambda a: [n in set(a.first_of(Level.PARTNERS)) for n in range(len(a.ids))],
    "is_eerste_gezinslid": lambda a: [n in set(a.first_of(Level.FAMILY)) for n in range(len(a.ids))],
    "is_eerste_bewoner": lambda a: [number == 0 for number in range(len(a.ids))],
    "heeft_toeslagpartner": lambda a: [other >= 0 for other in a.partner["tp"]],
    "heeft_gezinspartner": lambda a: [other >= 0 for other in a.partner["gezin"]],
    "is_gezinsouder": lambda a: list(a.is_parent),
    "is_gezinskind": lambda a: list(a.is_child),
    "is_kind_van_bewoner": lambda a: [bool(_parents_at_home(a.household, person)) for person in a.household.persons],
    "heeft_gezamenlijk_kind": lambda a: list(a.joint_child),
    "is_bloedverwant_eerste_graad": lambda a: [_close_to_claimant(a, number) for number in range(len(a.ids))],
    "is_familie_van_medebewoner": lambda a: [_has_family_here(a, number) for number in range(len(a.ids))],
    "vermogen_is_opgegeven": _wealth_is_told,
    "eigen_woning_is_opgegeven_adres": _own_home_is_told,
    "woont_elders": lambda a: [person.lives_elsewhere for person in a.household.persons],
}


def _parents_at_home(household: Household, person: Person) -> list[int]:
    at_home = {other.id: number for number, other in enumerate(household.persons) if not other.lives_elsewhere}
    return [at_home[parent] for parent in person.parents if parent in at_home]


def _close_to_claimant(a: Arrangement, number: int) -> bool:
    """A parent or child of the claimant, or of the claimant's partner."""
    people = a.household.persons
    partner = a.partner["gezin"][0]
    return any(_first_degree(people[one], people[number]) for one in {0, max(partner, 0)})


def _has_family_here(a: Arrangement, number: int) -> bool:
    """Artikel 19a lid 1 onderdeel b Pw: family up to the second degree, also by marriage, outside the own family."""
    own = {number, max(a.partner["gezin"][number], number)}
    return any(
        _second_degree(a.household.persons, one, married)
        for one in own
        for other in range(len(a.ids))
        if a.of[Level.FAMILY][other] != a.of[Level.FAMILY][number]
        for married in {other, max(a.partner["gezin"][other], other)}
    )


def _second_degree(people: Sequence[Person], one: int, other: int) -> bool:
    """Parent, child, grandparent, grandchild, brother or sister, as far as the file names parents."""
    by_id = {person.id: person for person in people}
    first, second = people[one], people[other]
    siblings = not set(first.parents).isdisjoint(second.parents)
    grand = any(
        old.id in by_id[parent].parents for young, old in ((first, second), (second, first)) for parent in young.parents
    )
    return _first_degree(first, second) or siblings or grand


def _first_degree(one: Person, other: Person) -> bool:
    return one.id in other.parents or other.id in one.parents


def arrangements(household: Household, day: date) -> list[Arrangement]:
    """Every way the household can be arranged, given what is unknown about partners and ages; usually one."""
    here = _born(household, day)
    readings = itertools.chain.from_iterable(_readings(supposed, day) for supposed in _supposed(here))
    return [reading.arrange() for reading in itertools.islice(readings, MAX_ARRANGEMENTS)]


def _born(household: Household, day: date) -> Household:
    """Without those who are not born yet on this day; BadHousehold when that is everybody or the claimant."""
    born = [person for person in household.persons if _low_of(person.birth) <= _number(day)]
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


def _low_of(birth: Any) -> float:
    return float(birth) if isinstance(birth, int) else float(getattr(birth, "low", 0))


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
        and not _first_degree(person, other)
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
    low, high = (person.birth.low, person.birth.high) if isinstance(person.birth, Between) else (18500101, _number(day))
    adult = Between(low, min(high, first_of_month_18_years_ago - 1), missing)
    minor = Between(max(low, first_of_month_18_years_ago), high, missing)
    return [reading for reading in (adult, minor) if reading.low <= reading.high]


def _number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day


def _surely_minor(person: Person, day: date) -> bool:
    low = person.birth if isinstance(person.birth, int) else getattr(person.birth, "low", 0)
    return bool(low > _number(day) - 180000)


class _Arranger:
    """Groups the persons of one reading."""

    def __init__(self, household: Household, day: date, choices: Sequence[_Choice]):
        self.household, self.day = household, day
        self.people = household.persons
        self.births = [choice.birth for choice in choices]
        self.stated = [choice.partner for choice in choices]
        self.number = {person.id: number for number, person in enumerate(self.people)}
        self.minor = [_turns_18_later(birth, day) for birth in self.births]

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
            of={Level.PARTNERS: of_partners, Level.FAMILY: of_family, Level.DWELLING: [0] * len(self.people)},
            count={Level.PARTNERS: max(of_partners) + 1, Level.FAMILY: max(of_family) + 1, Level.DWELLING: 1},
            partner={"tp": allowance, "gezin": family},
            is_parent=[not child for child in is_child],
            is_child=is_child,
            births=self.births,
            joint_child=[self._has_joint_child(number, family[number]) for number in range(len(self.people))],
        )

    def _is_child(self, number: int) -> bool:
        return self.minor[number] and bool(_parents_at_home(self.household, self.people[number]))

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
            parents = _parents_at_home(self.household, person)
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
            rents = any(_as_bool(p.raw.get("commercial_tenant", False)) for p in (person, self.people[one]))
            if not _first_degree(person, self.people[one]) and not rents:
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
            parents = [parent for parent in _parents_at_home(self.household, self.people[child]) if parent not in seen]
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


def _turns_18_later(birth: Any, day: date) -> bool:
    """Whether somebody is a minor, or turns 18 in this calendar month (the month still counts for the child)."""
    first_of_month_18_years_ago = (day.year - 18) * 10000 + day.month * 100 + 1
    if isinstance(birth, int):
        return birth >= first_of_month_18_years_ago
    return isinstance(birth, Between) and birth.low >= first_of_month_18_years_ago


__all__ = [
    "Arrangement",
    "Assumption",
    "BadHousehold",
    "Household",
    "Income",
    "Person",
    "Problem",
    "arrangements",
    "read_household",
]
