"""What was told, and the household file it makes. Nothing that was not told is a silent zero: it is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from perspectief.residents.entitlements.calc import triggers
from perspectief.residents.entitlements.calc.holiday import with_holiday_pay
from perspectief.residents.entitlements.calc.kinds import Screen, Told
from perspectief.residents.entitlements.calc.people import CHILD, OTHER, PARTNER, STUDY, Person, Situation, people
from perspectief.residents.entitlements.calc.screens import OWN_WEALTH, WEALTH_KINDS, screens
from perspectief.rules.facts import FACTS, Fact, Kind
from perspectief.rules.household import INCOME_KINDS, UNKNOWN_WORD

__all__ = ["APPROXIMATELY", "Told", "household", "persons"]

APPROXIMATELY = 0.05
"""How far the truth may lie from an amount that was told "ongeveer", as a part of it. People round: 1.500 for 1.437 is
4% off, 2.000 for 1.925 too. A wider range would leave nearly every answer open."""
A_CENT = 0.01
"""Euro: the least of something that somebody has."""
YOUNGEST_IN_GROUP_8 = 9
"""Years. Younger children are in group 7 at most."""
MUNICIPALITY = "GM0014"


def persons(told: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Everybody as (id, role), the claimant first; roles claimant, partner, child, other."""
    return [(person.id, person.role) for person in people(told)]


def household(
    told: Mapping[str, Mapping[str, Any]],
    municipality: str = MUNICIPALITY,
    day: date | None = None,
    found: Iterable[Screen] | None = None,
) -> dict[str, Any]:
    """The household file of what was told, for `read_household`.

    A fact that was not told is unknown, also where a file without it would mean "nothing" (no debts, no child care):
    money is at least 0, the rest `onbekend`. What the law presumes is left out, so that it is said aloud.
    `day` None: today, and the file carries no date. `found`: its screens, where they are known already.
    """
    writer = _Writer(told, day or date.today(), found)
    dated = {"date": day.isoformat()} if day else {}
    return {**dated, "municipality": municipality, **writer.file()}


_ZERO_IS_NOT_GIVEN = ("netto_zonder_vakantiegeld_opgegeven_m_gezin",)
"""Facts of which 0 means that nobody gave them: the rule then works it out."""


class _Writer:
    def __init__(self, told: Mapping[str, Mapping[str, Any]], day: date, found: Iterable[Screen] | None):
        self.told, self.s = told, Situation(told, day)
        self.screens = screens(told, day) if found is None else found

    def file(self) -> dict[str, Any]:
        file: dict[str, Any] = {
            "persons": {person.id: self._person(person) for person in self.s.people},
            **{block: dict(self._untold(f"{block}.")) for block in ("home", "wealth", "costs", "situation")},
        }
        self._home(file["home"])
        self._wealth(file["wealth"])
        self._unticked(file)
        for place, value in self._told_fields():
            _put(file, place, value)
        file["persons"] = list(file["persons"].values())
        received = self.s.answer("receives", "receives")
        return {**file, "receives": received} if received else file

    def _untold(self, prefix: str) -> Iterator[tuple[str, Any]]:
        """What a file would mean as "nothing" if it were left out: not told is not nothing."""
        for fact in FACTS.values():
            if (
                fact.key
                and fact.key.startswith(prefix)
                and _means_nothing(fact)
                and fact.name not in _ZERO_IS_NOT_GIVEN
            ):
                yield fact.key.removeprefix(prefix), _unknown(fact)

    def _told_fields(self) -> Iterator[tuple[str, Any]]:
        for screen in self.screens:
            said = self.told.get(screen.id, {})
            for field in screen.fields:
                if field.place and field.name in said:
                    yield field.place, said[field.name]

    # --- persons ---

    def _person(self, person: Person) -> dict[str, Any]:
        file = {
            "id": person.id,
            "birth_date": self.s.birth(person),
            **self._relations(person),
            **self._possible(person),
        }
        if self.s.ticked("own_wealth", person):
            file["wealth"] = {key: {"at_least": 0} for key in OWN_WEALTH}
        incomes = self._incomes(person)
        if incomes is None and self.s.ticked("child_income", person):
            return {**file, "income": UNKNOWN_WORD}
        return file if incomes is None else {**file, "income": incomes}

    def _relations(self, person: Person) -> dict[str, Any]:
        couple = [one.id for one in self.s.couple]
        relations: dict[str, Any] = {}
        if person.id in couple and len(couple) == 2:
            relations["partner"] = next(one for one in couple if one != person.id)
        if self.s.partner_elsewhere and person.id in couple:
            relations["married"] = True
            relations |= {"lives_elsewhere": True} if person.role == PARTNER else {}
        if person.role == CHILD:
            relations["parents"] = couple[:1] if self.s.partner_elsewhere else couple
        if person.id == "p0":
            parents = [one.id for one in self.s.of(OTHER) if self._relation(one) == "parent"]
            relations |= {"parents": parents} if parents else {}
        if person.role == OTHER:
            relation = self._relation(person)
            relations["commercial_tenant"] = relation == "tenant" if relation else UNKNOWN_WORD
        return relations

    def _relation(self, person: Person) -> str | None:
        return self.s.answer(f"{person.id}.birth_date", "relation")

    def _possible(self, person: Person) -> dict[str, Any]:
        """The facts of a person that are not told, unless age or incomes already answer them."""
        ages, kinds = self.s.ages(person), self.s.kinds(person)
        no_business = ages.high < 16 or (kinds is not None and "winst" not in kinds)
        no_study = ages.high < 12 or (kinds is not None and kinds.isdisjoint({STUDY, "studiefinanciering"}))
        certain = {"own_business": no_business, "starter": no_business, "student": no_study, "bbl": no_study}
        certain |= {"wage_cost_subsidy": kinds is not None and "loon" not in kinds}
        certain |= dict.fromkeys(_not_asked_of(person), True)
        unknown = {key: value for key, value in self._untold("persons[].") if not certain.get(key)}
        if kinds and "winst" in kinds:
            unknown["own_business"] = True
        if ages.high < YOUNGEST_IN_GROUP_8:
            unknown |= {"school_group": {"at_most": 7}, "secondary_year": 0}
        return {**unknown, "childcare": {}} if person.role == CHILD and ages.low <= 12 else unknown

    def _incomes(self, person: Person) -> list[dict[str, Any]] | None:
        kinds = self.s.kinds(person)
        if kinds is None:
            return None
        return [self._income(person, kind) for kind in INCOME_KINDS if kind in kinds]

    def _income(self, person: Person, kind: str) -> dict[str, Any]:
        said = self._said_of_income(person, kind)
        if "amount" not in said:
            nothing_known = UNKNOWN_WORD if kind == "winst" else {"at_least": A_CENT}
            return {"kind": kind, "amount": nothing_known, "per": "year"}
        gross = {"gross": said["gross"]} if "gross" in said else {}
        per, amount = said.get("per", "month"), _amount(said)
        if not said.get("holiday"):
            amount = with_holiday_pay(kind, amount, per, gross=said.get("gross"), day=self.s.day)
        return {"kind": kind, "amount": amount, "per": per, **gross}

    def _said_of_income(self, person: Person, kind: str) -> dict[str, Any]:
        """The answer about one kind of income; a pension may have been told on the screen of the AOW."""
        said = dict(self.told.get(f"{person.id}.income.{kind}", {}))
        with_aow = self.told.get(f"{person.id}.income.aow", {})
        return {**with_aow, "amount": with_aow["pensioen"]} if kind == "pensioen" and "pensioen" in with_aow else said

    # --- blocks ---

    def _home(self, home: dict[str, Any]) -> None:
        tenure = self.s.tenure
        if tenure not in ("huur", "kamer", None):
            home |= {"bare_rent_m": 0, "service_cost_m": 0}
        if tenure not in ("koop", None):
            del home["mortgage_interest_y"]
        else:
            home["woz_value"] = {"at_least": 0}

    def _wealth(self, wealth: dict[str, Any]) -> None:
        wealth["savings"] = {"at_least": 0}
        ticked = self.s.answer("wealth.savings", "kinds")
        if ticked is not None:
            wealth |= {kind: {"at_least": A_CENT} if kind in ticked else 0 for kind in WEALTH_KINDS}
        if self.s.tenure not in ("koop", None):
            wealth["home_equity"] = 0

    # --- the tick list ---

    def _unticked(self, file: dict[str, Any]) -> None:
        """What a line of the tick list says, ticked or not; a line that is not offered to these persons says no."""
        for trigger in triggers.TRIGGERS:
            for person in self.s.of(*trigger.roles) if trigger.roles else [None]:
                self._line(file, trigger, person)

    def _line(self, file: dict[str, Any], trigger: triggers.Trigger, person: Person | None) -> None:
        said = self.s.ticked(trigger.key, person)
        if said is None and not trigger.when(self.s, person or self.s.people[0]):
            said = False
        if said and trigger.fact and trigger.key != "childcare":
            ticked = UNKNOWN_WORD if trigger.yes is None else trigger.yes
            _put(file, _place(FACTS[trigger.fact], person), ticked)
        for name, nothing in trigger.no if said is False else ():
            _put(file, _place(FACTS[name], person), nothing)


def _not_asked_of(person: Person) -> Iterator[str]:
    """What no line of the tick list asks of somebody in this role, and what is told otherwise."""
    yield from ("lives_elsewhere", "commercial_tenant")
    for trigger in triggers.TRIGGERS:
        if trigger.about and trigger.roles and person.role not in trigger.roles:
            yield str(trigger.about.key).removeprefix("persons[].")


def _place(fact: Fact, person: Person | None) -> str:
    if fact.name == "opvang_uren_m":
        assert person
        return f"persons.{person.id}.childcare.hours_m"
    assert fact.key
    return fact.key.replace("persons[]", f"persons.{person.id}") if person else fact.key


def _put(file: dict[str, Any], place: str, value: Any) -> None:
    *steps, last = place.split(".")
    for step in steps:
        file = file.setdefault(step, {})
    file[last] = value


def _means_nothing(fact: Fact) -> bool:
    return fact.absent.value is not None and not fact.absent.presumed


def _unknown(fact: Fact) -> Any:
    return {"at_least": 0} if fact.kind in (Kind.EURO, Kind.NUMBER) else UNKNOWN_WORD


def _amount(said: Mapping[str, Any]) -> Any:
    amount = said["amount"]
    if not said.get("about") or not isinstance(amount, int | float):
        return amount
    ends = sorted(round(amount * (1 + part), 2) for part in (-APPROXIMATELY, APPROXIMATELY))
    return {"between": ends}
