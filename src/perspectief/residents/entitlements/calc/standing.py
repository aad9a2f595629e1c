"""Where an interview stands: one evaluation of what was told, which schemes are open, and which screens settle them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from typing import Any

from perspectief.residents.entitlements.calc import limits, triggers
from perspectief.residents.entitlements.calc.corners import corners
from perspectief.residents.entitlements.calc.kinds import Field, FieldKind, Screen
from perspectief.residents.entitlements.calc.law import AMOUNT, law_of
from perspectief.residents.entitlements.calc.people import Situation
from perspectief.residents.entitlements.calc.screens import screens
from perspectief.residents.entitlements.calc.told import household
from perspectief.rules import Outcome, Result, SchemeResult, evaluate, read_household

SET_AMOUNT = 5.0
"""Euro per month. An answer that cannot move an outcome by more is not asked for. Five euro is what an allowance moves
when a monthly wage is told rounded to the nearest ten or twenty euro: below it the answers themselves are not exact."""
PER_MONTH = {"maand": 1.0, "kwartaal": 1 / 3, "jaar": 1 / 12, "keer": 1 / 12}
"""What an amount per period is per month; once is spread over a year."""
_OPENS = {
    "persons.income": "incomes",
    "persons.student": "incomes",
    "persons.student_finance": "incomes",
    "persons.bbl": "incomes",
    "persons.lives_away_from_parents": "incomes",
    "persons.own_business": "incomes",
    "persons.starter": "incomes",
    "persons.business_hours_y": "incomes",
    "persons.exemption_months_used": "incomes",
    "persons.wage_cost_subsidy": "incomes",
    "home.bare_rent_m": "home.tenure",
    "home.service_cost_m": "home.tenure",
    "home.mortgage_interest_y": "home.tenure",
    "home.woz_value": "home.tenure",
    "wealth.home_equity": "home.tenure",
    "situation.home_can_be_sold": "home.tenure",
    "wealth.other": "wealth.savings",
    "wealth.debts": "wealth.savings",
    "wealth.car": "wealth.savings",
    "wealth.car_needed": "wealth.savings",
}
"""The screen that opens the screen of a place."""


class Standing:
    """What was told, and what follows from it. Nothing is evaluated before somebody looks."""

    def __init__(self, told: Mapping[str, Mapping[str, Any]], municipality: str, day: date):
        self.told, self.municipality, self.day = told, municipality, day
        self.situation = Situation(told, day)
        self.screens = {one.id: one for one in screens(told, day)}
        self.file = self._file(told)

    @cached_property
    def result(self) -> Result:
        """What the law says of what was told."""
        return self._evaluate(self.file)

    @cached_property
    def candidates(self) -> dict[str, frozenset[str]]:
        """Of each open scheme the screens that can settle it."""
        found = {one.key: self._settled_by(one) for one in self.result.schemes if self._is_open(one)}
        return {key: screens for key, screens in found.items() if screens}

    def _file(self, told: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        return household(told, self.municipality, self.day, self.screens.values())

    def _evaluate(self, file: Mapping[str, Any]) -> Result:
        return evaluate(read_household(file), self.day, show=limits.TERMS)

    # --- what is open ---

    def _is_open(self, answer: SchemeResult) -> bool:
        """Whether an answer could change this outcome, by more than the set amount."""
        if answer.outcome is not Outcome.HANGT_AF_VAN or self.is_shut(answer.key):
            return False
        if answer.amount_between is None or not all(reason.met for reason in answer.because):
            return True
        low, high = answer.amount_between
        return low <= 0 or (high - low) * PER_MONTH[answer.per] > SET_AMOUNT

    def is_shut(self, key: str) -> bool:
        """A scheme behind a line of the tick list that was left unticked: asked no further."""
        gates = [trigger.key for trigger in triggers.TRIGGERS if trigger.gate == key]
        return any(self.situation.ticked(gate) is False for gate in gates)

    # --- which screen settles it ---

    def _settled_by(self, answer: SchemeResult) -> frozenset[str]:
        gates = [one.key for one in triggers.TRIGGERS if one.gate == answer.key and self.may_offer(one.key)]
        if gates:
            return frozenset({"triggers"})
        return frozenset(screen for place in answer.depends_on for screen in self.screens_for(place))

    def screens_for(self, place: str) -> set[str]:
        """The screens, not yet told, that say something about a place of the household file."""
        found = {key for key, one in self.screens.items() if key not in self.told and _settles(one, place)}
        if found:
            return found
        lines = any(self.may_offer(key) for key in _lines_about(place))
        return self._opening(place) | ({"triggers"} if lines else set())

    def _opening(self, place: str) -> set[str]:
        parts = place.split(".")
        person, generic = ("", place) if parts[0] != "persons" else (f"{parts[1]}.", f"persons.{parts[2]}")
        door = person + _OPENS.get(generic, "")
        return {door} if door in self.screens and door not in self.told else set()

    def may_offer(self, key: str) -> bool:
        """Whether a line of the tick list (of anybody, or of one person: `ill.p0`) can still be shown."""
        said = self.told.get("triggers")
        if said is not None and "offered" not in said:
            return False
        seen = (said or {}).get("offered", ())
        every = [line.key for line in self.screens["triggers"].fields[0].lines]
        return any(line not in seen and key in (line, line.split(".")[0]) for line in every)

    # --- what the law itself leaves open ---

    @cached_property
    def without_answer(self) -> set[str]:
        """Open schemes in which a condition that is open, or the amount, rests on a value of the law nobody knows."""
        law = law_of(self.day, self.municipality).undecided
        return {key for key in self.candidates if not law[key].isdisjoint(_still_open(self.result[key]))}

    def settle_without_answer(self) -> None:
        """Close the schemes that stay "we do not know" whatever is answered: tried at the ends of what is possible.

        Of the others only the facts count that can make a condition fail.
        """
        tried = [self._evaluate(corner) for corner in corners(self.file, self._places(self.without_answer))]
        for key in self.without_answer:
            outcomes = {one[key].outcome for one in tried}
            if outcomes <= {Outcome.WETEN_WE_NIET, Outcome.NEE}:
                failing = {reason.term for one in tried for reason in one[key].because if reason.met is False}
                self.candidates[key] = self._settled_by_failing(key, failing)
        closed = {key for key in self.without_answer if not self.candidates[key]}
        self.candidates = {key: found for key, found in self.candidates.items() if key not in closed}
        self.result.schemes = [_not_known(one) if one.key in closed else one for one in self.result.schemes]

    def _settled_by_failing(self, key: str, failing: set[str]) -> frozenset[str]:
        places = {p for reason in self.result[key].because if reason.term in failing for p in reason.missing.facts}
        return frozenset(one for place in places for one in self.screens_for(place))

    def _places(self, keys: Iterable[str]) -> list[str]:
        return sorted({place for key in keys for place in self.result[key].depends_on})

    # --- how a screen is shown ---

    def as_shown(self, found: Screen) -> Screen:
        """Thresholds from the law; of the tick list only lines that can still matter."""
        return replace(found, fields=tuple(self._field(found, field) for field in found.fields))

    def _field(self, found: Screen, field: Field) -> Field:
        if field.kind is FieldKind.THRESHOLD and field.fact:
            rising = limits.limits_of(field.fact.name, self.result, self.candidates)
            return replace(field, limits=rising, typed=limits.typed(field.fact.name, self.result, self.candidates))
        if found.id == "triggers":
            return replace(field, lines=tuple(line for line in field.lines if self._matters(line.key)))
        return field

    def _matters(self, key: str) -> bool:
        """Whether a line is about a scheme that is open; what the law presumes, about one that is not a no."""
        if not self.may_offer(key):
            return False
        trigger = triggers.BY_KEY[key.split(".")[0]]
        looked_at = law_of(self.day, self.municipality).facts
        about = {trigger.gate, *(key for key, facts in looked_at.items() if not facts.isdisjoint(trigger.facts))}
        if trigger.is_presumed:
            return any(one.outcome is not Outcome.NEE for one in self.result.schemes if one.key in about)
        return not about.isdisjoint(self.candidates)

    # --- open doors ---

    @cached_property
    def doors(self) -> tuple[str, ...]:
        """Schemes that are no yes only because of lines that were left unticked."""
        shut = {one.key for one in self.result.schemes if self.is_shut(one.key)}
        told = self.told.get("triggers", {})
        supposed = {**self.told, "triggers": {"ticked": told.get("ticked", [])}}
        if "offered" not in told:
            return tuple(sorted(shut))
        opened = self.result.opened_by(read_household(self._file(supposed)), triggers.FACTS_ASKED)
        return tuple(one.key for one in self.result.schemes if one.key in shut | opened)


def _still_open(answer: SchemeResult) -> Iterable[str]:
    return {reason.term for reason in answer.because if reason.met is None} or {AMOUNT}


def _not_known(answer: SchemeResult) -> SchemeResult:
    return replace(answer, outcome=Outcome.WETEN_WE_NIET, depends_on=(), amount=None, amount_between=None)


def _settles(found: Screen, place: str) -> bool:
    if place.endswith(".income"):
        return found.id.startswith(f"{place.split('.')[1]}.income")
    return any(field.place == place or field.place.startswith(f"{place}.") for field in found.fields)


@cache
def _lines_about(place: str) -> tuple[str, ...]:
    """The lines of the tick list about a place, or that open a screen about it."""
    parts = place.split(".")
    person, generic = ("", place) if parts[0] != "persons" else (f".{parts[1]}", f"persons[].{parts[2]}")
    return tuple(f"{one.key}{person}" for one in triggers.TRIGGERS if generic in one.places)
