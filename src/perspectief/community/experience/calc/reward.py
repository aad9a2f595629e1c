"""What a reward does to the money of a household: the same month without and with it, both computed by the law.

Nothing is kept: a household comes in, two months go out. What the law of today does not say to us, stays unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from perspectief.rules import schemes
from perspectief.rules.household import BENEFITS
from perspectief.simulation.outlook import HouseholdFile, Money, claimant_of, money, ready
from perspectief.simulation.outlook.changes import incomes_of, with_income

NOTHING = 0.005
"""Euro: less is a rounding."""
KIND_OF_INCOME = {"wage": ("loon", True), "allowance": ("vrijwilligerswerk", False), "gift_card": ("gift", False)}
"""Kind of income in a household file, and whether it is gross."""
ASSISTANCE = "bijstand"
GIFTS = "giften"


class Known(StrEnum):
    """How sure we are of all of it together."""

    YES = "yes"
    FREE_PART_UNKNOWN = "free_part_unknown"
    """The law lets a part of it be free, and how much that is today we do not know."""
    GIFT_OR_WAGE = "gift_or_wage"
    """Whether it counts as a gift, the municipality decides."""
    BENEFIT = "benefit"
    """Somebody else sets off a wage against another benefit, in a way that we do not compute."""


@dataclass(frozen=True)
class Line:
    """One scheme, euro per month without and with the reward. None: nobody can say it yet."""

    key: str
    name: str
    before: float | None
    after: float | None

    @property
    def change(self) -> float | None:
        """Euro per month more or less; None when one of the two is not known."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class Effect:
    """Euro per month. `net`: what the reward is after tax; `kept`: what is left of it when all schemes were counted.

    `lines`: schemes that change, or of which we cannot say whether they do; `ask`: places of answers that would tell;
    `supposes`: which part of a wage is free was taken from the last law we know.
    """

    gross: float
    net: float | None
    kept: float | None
    lines: tuple[Line, ...]
    ask: tuple[str, ...]
    known: Known
    has_assistance: bool
    supposes: bool


def effect_of(household: HouseholdFile, kind: str, month: float, day: dt.date) -> Effect:
    """What a reward of this kind, euro per month, does on a day. Raises BadHousehold."""
    base = ready(household).household
    before = money(base, day)
    if kind not in KIND_OF_INCOME or month <= 0:
        return Effect(0.0, 0.0, 0.0, (), (), Known.YES, _has_assistance(before), supposes=False)
    income, gross = KIND_OF_INCOME[kind]
    claimant = claimant_of(base)
    after = money(with_income(base, claimant, kind=income, amount=month, per="month", gross=gross), day)
    lines = tuple(_lines(before, after, day))
    known = _known(kind, base, before)
    is_whole = before.is_whole and after.is_whole and all(line.change is not None for line in lines)
    net = _net(before, after) if after.is_known else None
    kept = after.disposable - before.disposable if is_whole and known is not Known.BENEFIT else None
    ask = tuple(dict.fromkeys(place for line in lines for place in after.open.get(line.key, ())))
    return Effect(month, net, kept, lines, ask, known, _has_assistance(before), after.supposes)


def _known(kind: str, base: HouseholdFile, before: Money) -> Known:
    if kind == "wage" and _has_benefit(base):
        return Known.BENEFIT
    if kind == "allowance":
        return Known.FREE_PART_UNKNOWN
    return Known.GIFT_OR_WAGE if kind == "gift_card" and _has_assistance(before) else Known.YES


def _has_benefit(base: HouseholdFile) -> bool:
    return any(one.get("kind") in BENEFITS for person in base["persons"] for one in incomes_of(person) or [])


def _has_assistance(own: Money) -> bool:
    return own.schemes.get(ASSISTANCE, 0.0) > NOTHING or any(one.kind == ASSISTANCE for one in own.streams)


def _net(before: Money, after: Money) -> float:
    return _earned(after) - _earned(before)


def _earned(own: Money) -> float:
    """All net income that is not bijstand."""
    return sum(one.amount for one in own.streams if one.kind != ASSISTANCE)


def _lines(before: Money, after: Money, day: dt.date) -> Iterator[Line]:
    """What gives another amount, and what cannot be said with the reward and could without it."""
    first, last = _paid(before), _paid(after)
    for key in dict.fromkeys((*first, *last, *after.open, *after.unsure)):
        was, is_now = first.get(key, 0.0), last.get(key, 0.0)
        if _open(after, key) and not _open(before, key):
            yield Line(key, _name(key, day), was, None)
        elif not _open(after, key) and abs(is_now - was) >= NOTHING:
            yield Line(key, _name(key, day), None if _open(before, key) else was, is_now)


def _paid(own: Money) -> Mapping[str, float]:
    """Euro per month of every scheme; bijstand that could only be told stands with them."""
    told = sum(one.amount for one in own.streams if one.kind == ASSISTANCE)
    return {**own.schemes, **({ASSISTANCE: told} if told and ASSISTANCE not in own.schemes else {})}


def _open(own: Money, key: str) -> bool:
    return key in own.open or key in own.unsure


def _name(key: str, day: dt.date) -> str:
    return str(schemes()[key].name)


def household_file(said: Mapping[str, Any], day: dt.date, municipality: str) -> HouseholdFile:
    """A household out of a few answers: ages, children, kinds of income, rent and savings.

    `said`: age, partner (bool), partner_age, children (ages), assistance (bool), wage, benefit and its kind,
    partner_wage (gross euro per month), rent (bare, euro per month, None: no rent), savings, months_used (of the free
    part).
    """
    one = {"id": "a", "birth_date": _born(said["age"], day), "income": list(_incomes(said))}
    persons: list[dict[str, Any]] = [one]
    if said.get("months_used") is not None:
        one["exemption_months_used"] = said["months_used"]
    parents = ["a"]
    if said.get("partner"):
        one["partner"] = "b"
        wage = said.get("partner_wage") or 0
        persons.append(
            {
                "id": "b",
                "birth_date": _born(said.get("partner_age") or said["age"], day),
                "partner": "a",
                "income": [_gross("loon", wage)] if wage else [],
            }
        )
        parents.append("b")
    for number, age in enumerate(said.get("children") or ()):
        persons.append({"id": f"k{number}", "birth_date": _born(age, day), "parents": parents, "income": []})
    file: HouseholdFile = {"date": day.isoformat(), "municipality": municipality, "persons": persons}
    rent = said.get("rent")
    file["home"] = {"tenure": "huur", "self_contained": True, "bare_rent_m": rent} if rent else {"tenure": "inwonend"}
    file["wealth"] = {"savings": said.get("savings") or 0}
    return {**file, "receives": ["bijstand"]} if said.get("assistance") else file


def _incomes(said: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if said.get("wage"):
        yield _gross("loon", said["wage"])
    if said.get("benefit"):
        yield _gross(said["benefit_kind"], said["benefit"])


def _gross(kind: str, amount: float) -> dict[str, Any]:
    return {"kind": kind, "amount": amount, "per": "month", "gross": True}


def _born(age: int, day: dt.date) -> str:
    """A birthday early in the year, so that the age is reached."""
    return dt.date(day.year - int(age), 1, 1).isoformat()
