"""Where on our pages a place of the household file is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from perspectief.residents.entitlements import queries
from perspectief.residents.entitlements.calc.kinds import Screen
from perspectief.residents.entitlements.calc.screens import screens
from perspectief.residents.entitlements.services.answers import FIRST, standing_of
from perspectief.residents.entitlements.services.told import carried_by

Answers = Mapping[str, Mapping[str, Any]]
TICK_LIST = "triggers"
WHO = ("parents", "partner", "married", "lives_elsewhere", "commercial_tenant")
"""What the first screens ask of a person, whatever they are called in the file."""


def screen_for_key(key: str, told: Answers) -> str:
    """The id of the screen that asks for a place in the household file (`home.bare_rent_m`, `persons.p0.income`).

    `told`: what was told so far. A place that hangs on an unticked personal matter leads to the tick list. Pure.
    """
    return _screen(key, told, screens(told))


def addresses(request: HttpRequest, back: str = "uitkomst") -> Callable[[str], str]:
    """From a place to the address of its question, from which one comes back to the result, or to `back`.

    For who fills in all on one page it is that page, at the field.
    """
    carried = carried_by(request)
    if carried.page:
        return lambda key: reverse("entitlements:one-page", args=[queries.anchor_of(key)])
    found = tuple(standing_of(request).screens.values())
    return lambda key: reverse("entitlements:question", args=[_screen(key, carried.told, found), back])


def question_address(request: HttpRequest, place: str) -> str:
    """The address of the question about one place."""
    return addresses(request)(place)


def _screen(key: str, told: Answers, found: Sequence[Screen]) -> str:
    ids = [one.id for one in found]
    parts = key.split(".")
    if parts[0] == "persons" and len(parts) > 2:
        person, name = parts[1], parts[2]
        if name == "income":
            return _income(person, ids, told)
        if name in WHO:
            return f"{person}.birth_date" if name == "commercial_tenant" else FIRST
    places = {field.place: one.id for one in found for field in one.fields if field.place}
    near = [place for place in places if key.startswith(f"{place}.") or place.startswith(f"{key}.")]
    return places.get(key) or (places[near[0]] if near else _door(key, ids))


def _income(person: str, ids: Sequence[str], told: Answers) -> str:
    """The first kind of income of which the amount is missing; else the list of kinds."""
    missing = [one for one in ids if one.startswith(f"{person}.income.") and "amount" not in told.get(one, {})]
    return missing[0] if missing else f"{person}.incomes" if f"{person}.incomes" in ids else TICK_LIST


def _door(key: str, ids: Sequence[str]) -> str:
    """The screen behind which a place is hidden as long as it was not told."""
    block = key.partition(".")[0]
    doors = {"home": "home.tenure", "wealth": "wealth.savings"}
    return doors[block] if doors.get(block) in ids else TICK_LIST
