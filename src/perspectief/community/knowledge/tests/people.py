"""For tests: who asks, who answers and who keeps the knowledge."""

from __future__ import annotations

from html import unescape
from typing import Any

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.accounts.models import Grant
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Municipality
from perspectief.foundation.ui.testing import PageClient

KEEPER = Actor(held=(Held(Role.TEAM),), strong=True)
WIJ = Actor(held=(Held(Role.PROFESSIONAL, "wij_groningen"),), strong=True)
BUDDY = Actor(held=(Held(Role.BUDDY, "humanitas"),), strong=True)
EXPERT = Actor(held=(Held(Role.EXPERT),), strong=True)
RESIDENT = Actor(held=(Held(Role.RESIDENT),), strong=True)


def city() -> Municipality:
    return Municipality.objects.get(code="GM0014")


def somebody(name: str, role: Role, organisation: str | None = None) -> PageClient:
    """A browser in which this person is logged in."""
    user = person(role, name=f"{name} Bakker")
    if organisation:
        Grant.objects.filter(user=user).update(organisation=Organisation.objects.get(key=organisation))
    return enter(PageClient(headers={"host": "localhost"}), user)


def text_of(response: Any) -> str:
    return unescape(response.content.decode())
