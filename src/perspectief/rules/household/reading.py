"""Reading a household file: shape, values and references, every problem named with its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from perspectief.rules.facts import FACTS, Fact, Kind
from perspectief.rules.household.answers import AMOUNT, advice, as_bool, as_date, given, keys_of
from perspectief.rules.household.model import (
    _PERSON_OWN,
    _TOP,
    CHILDCARE,
    INCOME_KINDS,
    MAX_PERSONS,
    PER_YEAR,
    UNKNOWN_WORD,
    BadHousehold,
    Household,
    Income,
    Person,
    Problem,
)
from perspectief.rules.kernel.unknown import Missing, Unknown


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
        day = as_date(raw)
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
        self._known_keys(place, raw, (*_PERSON_OWN, *keys_of("persons[].")))
        for key, fact in keys_of("persons[].").items():
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
            as_bool(raw.get("married", False)) or False,
            as_bool(raw.get("lives_elsewhere", False)) or False,
        )

    def _check_yes_no(self, place: str, raw: Any, *, may_be_unknown: bool = True) -> None:
        known = raw is None or (raw == UNKNOWN_WORD and may_be_unknown) or as_bool(raw) is not None
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
        kind, per = raw.get("kind"), str(raw.get("per", "month"))
        if kind not in INCOME_KINDS:
            self.problem(f"{place}.kind", f"'{kind}' kennen wij niet", f"Kies uit: {', '.join(INCOME_KINDS)}.")
        if per not in PER_YEAR and per != UNKNOWN_WORD:
            self.problem(f"{place}.per", f"'{per}' kennen wij niet", f"Kies uit: {', '.join(PER_YEAR)}.")
        try:
            amount = given(raw.get("amount"), f"{place.rpartition('.')[0]}", AMOUNT)
        except ValueError as error:
            self.problem(
                f"{place}.amount", str(error), "Schrijf een bedrag in euro met een punt, bijvoorbeeld 1500.50."
            )
            amount = 0.0
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
            None if gross is None else as_bool(gross),
        )

    def _block(self, name: str, raw: Any) -> Mapping[str, Any] | str | None:
        if raw is None:
            return None
        if raw == UNKNOWN_WORD:
            return UNKNOWN_WORD
        if not isinstance(raw, Mapping):
            self.problem(name, f"'{raw}' is geen blok met sleutels", f"Kies uit: {', '.join(keys_of(f'{name}.'))}.")
            return None
        self._check_block(f"{name}.", f"{name}.", raw)
        return raw

    def _check_block(self, place: str, prefix: str, raw: Mapping[str, Any]) -> None:
        self._known_keys(place, raw, tuple(keys_of(prefix)))
        for key, fact in keys_of(prefix).items():
            self._check_value(place + key, fact, raw.get(key))

    def _check_childcare(self, place: str, raw: Any) -> None:
        if raw is None or raw == UNKNOWN_WORD:
            return
        if not isinstance(raw, Mapping):
            self.problem(place, f"'{raw}' is geen blok met sleutels", f"Kies uit: {', '.join(CHILDCARE.values())}.")
            return
        self._known_keys(f"{place}.", raw, tuple(CHILDCARE.values()))
        for name, key in CHILDCARE.items():
            self._check_value(f"{place}.{key}", FACTS[name], raw.get(key))

    def _check_value(self, place: str, fact: Fact, raw: Any) -> None:
        if raw is None or fact.name == "geboortedatum":
            return
        try:
            value = given(raw, place, fact)
        except ValueError as error:
            self.problem(place, str(error), advice(fact))
            return
        if fact.kind in (Kind.EURO, Kind.NUMBER) and isinstance(value, int | float) and value < 0:
            self.problem(place, f"'{raw}' is minder dan 0", "Schrijf 0 of meer.")

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
