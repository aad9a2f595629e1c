"""Where on our pages a place of the household file is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
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
    return _Asked(screens(told), told).screen(key)


def addresses(request: HttpRequest, back: str = "uitkomst") -> Callable[[str], str]:
    """From a place to the address of its question, from which one comes back to the result, or to `back`.

    For who fills in all on one page it is that page, at the field.
    """
    carried = carried_by(request)
    if carried.page:
        return lambda key: reverse("entitlements:one-page", args=[queries.anchor_of(key)])
    asked = _Asked(standing_of(request).screens.values(), carried.told)
    address = cache(lambda screen: reverse("entitlements:question", args=[screen, back]))
    return lambda key: address(asked.screen(key))


class _Asked:
    """Which of these screens asks for a place."""

    def __init__(self, found: Iterable[Screen], told: Answers):
        found = list(found)
        self.told, self.ids = told, [one.id for one in found]
        self.places = {field.place: one.id for one in found for field in one.fields if field.place}

    def screen(self, key: str) -> str:
        parts = key.split(".")
        if parts[0] == "persons" and len(parts) > 2:
            person, name = parts[1], parts[2]
            if name == "income":
                return self._income(person)
            if name in WHO:
                return f"{person}.birth_date" if name == "commercial_tenant" else FIRST
        if key in self.places:
            return self.places[key]
        near = (place for place in self.places if key.startswith(f"{place}.") or place.startswith(f"{key}."))
        first = next(near, None)
        return self.places[first] if first else self._door(key)

    def _income(self, person: str) -> str:
        """The first kind of income of which the amount is missing; else the list of kinds."""
        kinds = (one for one in self.ids if one.startswith(f"{person}.income."))
        missing = next((one for one in kinds if "amount" not in self.told.get(one, {})), None)
        return missing or (f"{person}.incomes" if f"{person}.incomes" in self.ids else TICK_LIST)

    def _door(self, key: str) -> str:
        """The screen behind which a place is hidden as long as it was not told."""
        block = key.partition(".")[0]
        doors = {"home": "home.tenure", "wealth": "wealth.savings"}
        return doors[block] if doors.get(block) in self.ids else TICK_LIST
