"""A household file as the fields of the one-page check, so that given answers can be changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.http import QueryDict

from perspectief.residents.entitlements import questions
from perspectief.residents.entitlements.calc.holiday import HOLIDAY_PAY
from perspectief.residents.entitlements.choices import Role
from perspectief.residents.entitlements.services.names import roles_of
from perspectief.rules.facts import Fact, Kind
from perspectief.rules.household import GROSS_YEAR, UNKNOWN_WORD
from perspectief.simulation.outlook import holiday_share

Fields = dict[str, Any]
BLOCKS = ("home", "wealth", "costs", "situation")


def posted(said: Mapping[str, Any]) -> QueryDict:
    """Carried fields as a form receives them; a list stands for a field with more than one answer."""
    data = QueryDict(mutable=True)
    for name, value in said.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def fields_of(file: Mapping[str, Any], with_holiday: Collection[str] = ()) -> Fields:
    """The fields that give this household file; what a field cannot say (a range, unknown) stays blank.

    `with_holiday`: which incomes were told with holiday pay in them, by number of person and of income ("0.1").
    """
    persons = file.get("persons", [])
    roles = roles_of(persons)
    ids = {one["id"]: f"p{number}" for number, one in enumerate(persons)}
    said: Fields = {"who": ",".join(f"{ids[one['id']]}.{role}" for one, role in zip(persons, roles, strict=True))}
    for number, (one, role) in enumerate(zip(persons, roles, strict=True)):
        holiday = {row.partition(".")[2] for row in with_holiday if row.startswith(f"{number}.")}
        said |= _prefixed(ids[one["id"]], _person(one, role, persons, holiday))
    for name in BLOCKS:
        block = file.get(name)
        said |= _prefixed(name, _facts(questions.facts_of(name), block if isinstance(block, dict) else {}))
    return {**said, "receives": list(file["receives"])} if file.get("receives") else said


def _prefixed(prefix: str, said: Fields) -> Fields:
    return {f"{prefix}-{name}": value for name, value in said.items()}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _person(person: Mapping[str, Any], role: Role, persons: list[dict[str, Any]], holiday: Collection[str]) -> Fields:
    facts = [fact for group in questions.person_groups(role) for fact in group.facts]
    said = {**_facts(facts, person), **_relation(person, role, persons), **_incomes(person, holiday)}
    care = person.get("childcare")
    care = care[0] if isinstance(care, list) and care else care
    return {**said, **_childcare(care)} if isinstance(care, dict) else said


def _relation(person: Mapping[str, Any], role: Role, persons: list[dict[str, Any]]) -> Fields:
    if role is Role.PARTNER:
        return {"married": "ja"} if person.get("married") is True else {}
    if role is Role.CHILD:
        parents = set(_listed(person.get("parents")))
        mine, theirs = persons[0]["id"] in parents, persons[0].get("partner") in parents
        return {"parents": "both" if mine and theirs else "claimant" if mine else "partner"}
    if role is Role.OTHER:
        return {"relation": "parent" if person["id"] in _listed(persons[0].get("parents")) else "other"}
    return {}


def _incomes(person: Mapping[str, Any], holiday: Collection[str]) -> Fields:
    told = person.get("income")
    if not isinstance(told, list):
        return {}
    said: Fields = {"has_income": "ja" if told else "nee", "rows": str(max(1, len(told)))}
    for row, income in enumerate(told):
        said |= _prefixed(f"income{row}", _income(income, has_holiday=str(row) in holiday))
    return said


def _income(income: Mapping[str, Any], *, has_holiday: bool) -> Fields:
    """The amount in a file has its holiday pay in it; of a net amount it is a range that begins at what was typed."""
    amount, per = income["amount"], income.get("per", "month")
    if isinstance(amount, Mapping) and "between" in amount:
        return _income_as_typed(income, amount["between"][0], per)
    if income["kind"] not in HOLIDAY_PAY or per == "year" or not isinstance(amount, int | float):
        return _income_as_typed(income, amount, per)
    if has_holiday or income.get("gross") is False:
        return {**_income_as_typed(income, amount, per), "holiday": "on"}
    return _income_as_typed(income, amount / (1 + holiday_share(date.today())), per)


def _income_as_typed(income: Mapping[str, Any], amount: Any, per: str) -> Fields:
    said = {"kind": income["kind"], "amount": _typed_number(amount), "per": per}
    if income["kind"] in GROSS_YEAR:
        said["gross"] = "bruto" if income.get("gross", True) else "netto"
    return said


def _childcare(care: Mapping[str, Any]) -> Fields:
    numbers = {name: _typed_number(care.get(name)) for name in ("hours_m", "price_per_hour")}
    return _prefixed("care", {"kind": care.get("kind", ""), **numbers})


def _facts(facts: list[Fact], block: Mapping[str, Any]) -> Fields:
    named = {questions.name_of(fact): fact for fact in facts}
    return {name: typed for name, fact in named.items() if name in block and (typed := _typed(fact, block[name]))}


def _typed(fact: Fact, value: Any) -> str:
    """A value as somebody types it; blank when the field cannot say it."""
    if fact.kind is Kind.YES_NO:
        return _typed_yes_no(fact, value)
    if fact.kind in (Kind.EURO, Kind.NUMBER):
        return _typed_number(value)
    if not isinstance(value, str | date) or value == UNKNOWN_WORD:
        return ""
    return _typed_date(str(value)) if fact.kind is Kind.DATE else str(value).lower()


def _typed_yes_no(fact: Fact, value: Any) -> str:
    """A tick box says only yes: for it no is blank."""
    is_tick_box = fact.absent.value is False and not fact.absent.presumed
    if not isinstance(value, bool):
        return ""
    return "ja" if value else "" if is_tick_box else "nee"


def _typed_number(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return f"{value:.2f}".removesuffix(".00").replace(".", ",")


def _typed_date(iso: str) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return ""
    return f"{day.day}-{day.month}-{day.year}"
