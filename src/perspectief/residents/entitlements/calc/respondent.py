"""Somebody who knows a whole household file and answers every screen truthfully: to learn the order and to test it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from perspectief.residents.entitlements.calc import triggers
from perspectief.residents.entitlements.calc.kinds import Field, FieldKind, Screen
from perspectief.residents.entitlements.calc.people import age_on
from perspectief.rules import evaluate, read_household
from perspectief.rules.facts import FACTS


class Respondent:
    """Somebody who knows everything about one household file and answers truthfully."""

    def __init__(self, file: Mapping[str, Any], day: date):
        self.file, self.day = _without_second_telling(file), day
        self.full = evaluate(read_household(self.file), day)
        self.ids = self._ids()
        self.persons = {own: next(p for p in file["persons"] if p["id"] == theirs) for own, theirs in self.ids.items()}

    def _ids(self) -> dict[str, str]:
        """The ids of the interview and those of the file."""
        first, *others = self.file["persons"]
        ids = {"p0": first["id"]}
        groups: dict[str, list[str]] = {"p1": [], "p2": [], "p3": []}
        for person in others:
            if person["id"] == first.get("partner"):
                ids["p1"] = person["id"]
                continue
            child = first["id"] in person.get("parents", ())
            group = "p3" if not child else "p2" if age_on(person["birth_date"], self.day) >= 18 else "p1"
            groups[group].append(person["id"])
        for group, found in groups.items():
            ids |= {f"{group}{number}": one for number, one in enumerate(found, start=1)}
        return ids

    def answer(self, screen: Screen) -> dict[str, Any]:
        """The truth about one screen."""
        if screen.id == "who":
            return self._who()
        if screen.id == "triggers":
            lines = [line.key for line in screen.fields[0].lines]
            return {"offered": lines, "ticked": [line for line in lines if self._ticks(line)]}
        if screen.template == "person.income":
            return self._income(screen)
        return {field.name: self._field(screen, field) for field in screen.fields}

    def _who(self) -> dict[str, Any]:
        partner = self.persons.get("p1")
        lives = "no" if partner is None else "elsewhere" if partner.get("lives_elsewhere") else "here"
        count = Counter(one[:2] for one in self.ids if len(one) == 3)
        return {"partner": lives, "children": count["p1"], "grown": count["p2"], "others": count["p3"]}

    def _field(self, screen: Screen, field: Field) -> Any:
        person = self.persons.get(screen.person, {})
        if field.name == "relation":
            is_parent = person["id"] in self.file["persons"][0].get("parents", ())
            return "parent" if is_parent else "tenant" if person.get("commercial_tenant") else "other"
        if screen.template == "person.incomes":
            studies = ["studie"] if person.get("student", "geen") != "geen" else []
            return [*(income["kind"] for income in person["income"]), *studies] or ["geen"]
        if screen.id == "wealth.savings" and field.name == "kinds":
            return [line.key for line in field.lines if self.file["wealth"].get(line.key)]
        return _within(field, self._at(field.place, field.fact))

    def _at(self, place: str, fact: Any) -> Any:
        """What the file says at a place; a missing key means what the vocabulary says."""
        block, *steps = place.split(".")
        inner: Any = self.file.get(block, {})
        if block == "persons":
            inner, steps = self.persons[steps[0]], steps[1:]
        for step in steps:
            inner = inner.get(step, {}) if isinstance(inner, Mapping) else {}
        if inner != {}:
            return inner
        if block == "persons" and steps[0] == "wealth":
            return 0.0  # what is listed of somebody's own wealth is complete
        assert fact.absent.value is not None, place
        return fact.choices(fact.absent.value).name.lower() if fact.choices else fact.absent.value

    def _income(self, screen: Screen) -> dict[str, Any]:
        incomes = [income for income in self.persons[screen.person]["income"] if income["kind"] == screen.about]
        assert len(incomes) == 1
        said = {"amount": incomes[0]["amount"], "per": incomes[0]["per"]}
        if screen.about == "aow" and any(field.name == "pensioen" for field in screen.fields):
            pension = next(one for one in self.persons[screen.person]["income"] if one["kind"] == "pensioen")
            assert pension["per"] == said["per"]
            said["pensioen"] = pension["amount"]
        if screen.about != "winst":
            return said
        return {**said, **{one.name: self._field(screen, one) for one in screen.fields if one.place}}

    def _ticks(self, line: str) -> bool:
        key, _, person = line.partition(".")
        trigger = triggers.BY_KEY[key]
        if key == "little_left":
            return any(r.term == "heeft_weinig_leefgeld_gezin" and r.met for r in self.full["voedselbank"].because)
        if key == "childcare":
            return "childcare" in self.persons[person]
        if key == "child_income":
            return bool(self.persons[person]["income"])
        if key == "own_wealth":
            return bool(self.persons[person].get("wealth"))
        facts = [FACTS[name] for name in (trigger.fact, *trigger.also)]
        truths = [self._at((fact.key or "").replace("persons[]", f"persons.{person}"), fact) for fact in facts]
        if trigger.is_presumed and facts:
            return bool(truths[0] != facts[0].absent.value)
        return any(truth not in (False, 0, "geen") for truth in truths)


def _without_second_telling(file: Mapping[str, Any]) -> dict[str, Any]:
    """The file without the net income that can be told instead of incomes.

    A sample draws it apart, so that it contradicts the incomes of the same file; a person who tells incomes is not
    asked for it (0: the rule works it out).
    """
    situation = {key: said for key, said in file["situation"].items() if key != "net_income_without_holiday_pay_m"}
    return {**file, "situation": situation}


def _within(field: Field, truth: Any) -> Any:
    """The band that holds the truth, where thresholds are asked; the truth itself where only that decides."""
    if field.kind is not FieldKind.THRESHOLD:
        return truth
    return next((band for band in field.bands if _holds(band, truth)), truth)


def _holds(band: Mapping[str, Any], truth: Any) -> bool:
    low, high = band.get("between", (band.get("at_least", 0), band.get("at_most", float("inf"))))
    return bool(low <= truth <= high)
