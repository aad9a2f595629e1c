"""Two scenarios of one household side by side: what differs, and what that does to every scheme.

The second scenario is the first with a few facts changed. Whoever gets bijstand gets it worked out anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from perspectief.rules import Outcome, Result, SchemeResult, evaluate, read_household
from perspectief.rules.household import BadHousehold

File = dict[str, Any]
NET_INCOME = "netto_inkomen_m_gezin"
"""Net income of the family per month without bijstand: bijstand is a scheme of its own."""
MONTHS = {"maand": 1, "kwartaal": 3, "jaar": 12}
"""How many months one payment is for."""
NEW_PARTNER = "samen"


@dataclass(frozen=True)
class Line:
    """One scheme, income or total in both scenarios: euro per `per`; None when it cannot be said."""

    key: str
    name: str
    per: str
    first: float | None
    second: float | None

    @property
    def difference(self) -> float | None:
        """Second less first."""
        return None if self.first is None or self.second is None else self.second - self.first


@dataclass(frozen=True)
class Comparison:
    """Both scenarios: schemes with an amount in either, net income, and both together per month."""

    schemes: list[Line]
    income: Line
    total: Line


def adults_of(file: Mapping[str, Any], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Id and name of the claimant and their partner: whose work may differ."""
    persons = file.get("persons", [])
    partner = persons[0].get("partner") if persons else None
    return [(one["id"], names.get(one["id"], one["id"])) for one in persons[:1] + _with_id(persons[1:], partner)]


def _with_id(persons: list[File], wanted: str | None) -> list[File]:
    return [one for one in persons if wanted and one["id"] == wanted]


def changed(file: Mapping[str, Any], changes: Mapping[str, Any]) -> File:
    """The household with the changes made: `hours` and `wage_m` by person, `partner`, `bare_rent_m`, `savings`."""
    other: File = deepcopy(dict(file))
    if "partner" in changes:
        _add_partner(other, changes["partner"])
    for person in other["persons"]:
        _change_work(person, changes.get("persons", {}).get(person["id"], {}))
    if "bare_rent_m" in changes:
        other["home"] = {**_block(other, "home"), "bare_rent_m": changes["bare_rent_m"]}
    if "savings" in changes:
        other["wealth"] = {**_block(other, "wealth"), "savings": changes["savings"]}
    return other


def _block(file: File, name: str) -> File:
    block = file.get(name)
    return block if isinstance(block, dict) else {}


def _add_partner(file: File, said: Mapping[str, Any]) -> None:
    if file["persons"][0].get("partner"):
        return
    partner: File = {"id": NEW_PARTNER, "partner": file["persons"][0]["id"]}
    if said.get("birth_date"):
        partner["birth_date"] = said["birth_date"]
    if said.get("wage_m") is not None:
        partner["income"] = _wage(said["wage_m"])
    file["persons"][0]["partner"] = NEW_PARTNER
    file["persons"].append(partner)


def _change_work(person: File, said: Mapping[str, Any]) -> None:
    if "hours" in said:
        person["hours_per_week"] = said["hours"]
    if "wage_m" in said:
        told = person.get("income")
        others = [one for one in told if one["kind"] != "loon"] if isinstance(told, list) else []
        person["income"] = others + _wage(said["wage_m"])


def _wage(amount: float) -> list[File]:
    return [{"kind": "loon", "amount": amount, "per": "month", "gross": True}] if amount else []


def compared(first: Mapping[str, Any], second: File) -> Comparison:
    """Both households by the law of today. Raises BadHousehold."""
    here, there = _answer(first), _answer(_with_assistance_anew(second))
    told = {income["kind"] for file in (first, second) for income in _incomes(file)} - {"bijstand"}
    lines = [_line(one, there[one.key]) for one in here.schemes]
    lines = [line for line in lines if line.first or line.second]
    income = Line("income", "", "maand", _net(here), _net(there))
    counted = [line for line in lines if line.per in MONTHS and line.key not in told]
    return Comparison(lines, income, Line("total", "", "maand", *_totals([income, *counted])))


def _answer(file: Mapping[str, Any]) -> Result:
    return evaluate(read_household(file), show=(NET_INCOME,))


def _incomes(file: Mapping[str, Any]) -> list[File]:
    told = [person.get("income") for person in file["persons"]]
    return [income for incomes in told if isinstance(incomes, list) for income in incomes]


def _with_assistance_anew(file: File) -> File:
    """Bijstand that somebody gets changes with the rest: what the law gives takes the place of what was told."""
    told = [income for income in _incomes(file) if income["kind"] == "bijstand"]
    if not told:
        return file
    for income in told:
        income["amount"], income["per"] = 0.0, "month"
    amount = _amount(_answer(file)["bijstand"])
    told[0]["amount"] = "onbekend" if amount is None else amount
    return file


def _net(result: Result) -> float | None:
    values = result.terms.get(NET_INCOME)
    first = next(iter(values.values()), None) if isinstance(values, dict) else values
    return float(first) if isinstance(first, int | float) else None


def _line(first: SchemeResult, second: SchemeResult) -> Line:
    return Line(first.key, first.scheme.name, first.per, _amount(first), _amount(second))


def _amount(one: SchemeResult) -> float | None:
    """Euro; 0 when the answer is no, None when nobody can say."""
    if one.outcome is Outcome.NEE:
        return 0.0
    return one.amount if one.outcome in (Outcome.JA, Outcome.WAARSCHIJNLIJK) else None


def _totals(lines: list[Line]) -> tuple[float | None, float | None]:
    return _total([(line.first, line.per) for line in lines]), _total([(line.second, line.per) for line in lines])


def _total(amounts: list[tuple[float | None, str]]) -> float | None:
    known = [amount / MONTHS[per] for amount, per in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


__all__ = ["NEW_PARTNER", "BadHousehold", "Comparison", "Line", "adults_of", "changed", "compared"]
