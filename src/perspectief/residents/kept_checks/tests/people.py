"""For tests: somebody who keeps a check, and a helper who is asked to look along."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client

from perspectief.foundation.access import Role
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Municipality
from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.kept_checks.models import KeptCheck, SharedCopy

ANSWERS: dict[str, dict[str, Any]] = {
    "who": {"partner": "no", "children": "1", "grown": "0", "others": "0"},
    "p0.birth_date": {"birth_date": "1-5-1990"},
    "p11.birth_date": {"birth_date": "1-3-2016"},
    "home.tenure": {"tenure": "huur", "bare_rent_m": "987,65", "service_cost_m": "20"},
}
WORD = re.compile(r"<li><span>([a-z]+)</span></li>")
NUMBER = re.compile(r'<p class="ps-number">(\d{3}) (\d{3})</p>')


def text_of(response: Any) -> str:
    return unescape(response.content.decode())


def tell(visitor: Client) -> None:
    """Answers a few questions of the check."""
    for screen, said in ANSWERS.items():
        assert visitor.post(f"/rechten/vraag/{screen}", said).status_code == 303


def keeps(visitor: Client) -> str:
    """Answers, keeps the check, and gives the six words."""
    tell(visitor)
    assert visitor.post("/bewaard/nieuw").headers["Location"] == "/bewaard/woorden"
    words = WORD.findall(text_of(visitor.get("/bewaard/woorden")))
    assert len(words) == 6
    return " ".join(words)


def another() -> PageClient:
    """A browser that nobody used yet."""
    return PageClient(headers={"host": "localhost"})


def opens(visitor: Client, code: str, **said: str) -> Any:
    return visitor.post("/bewaard", {"words": code, **said})


def helper(name: str = "Bo Smit", role: Role = Role.PROFESSIONAL) -> tuple[User, PageClient]:
    """A professional of an organisation, logged in with a second factor."""
    municipality, _ = Municipality.objects.get_or_create(
        code="GM0014", defaults={"name": "Groningen", "source": "test", "read_on": "2026-11-22"}
    )
    organisation, _ = Organisation.objects.get_or_create(
        municipality=municipality, key="wij_groningen", defaults={"name": "WIJ Groningen", "kind": "non_profit"}
    )
    user = person(role, name=name)
    Grant.objects.filter(user=user).update(organisation=organisation)
    return user, enter(another(), user)


def shares(resident: Client, by: Client, *parts: str, day: int = 0) -> None:
    """The helper says a number; the resident types it, chooses and says yes. `day`: which of the days."""
    number = NUMBER.search(text_of(by.post("/bewaard/meekijken")))
    assert number
    assert resident.post("/bewaard/mijn/delen", {"number": " ".join(number.groups())}).status_code == 303
    page = text_of(resident.get("/bewaard/mijn/delen/kiezen"))
    days = re.findall(r'name="day"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="day"', page)
    chosen = next(filter(None, days[day]))
    said = {"parts": list(parts) or ["kept_outcome"], "day": chosen, "agreed": "ja"}
    assert resident.post("/bewaard/mijn/delen/kiezen", said).headers["Location"] == "/bewaard/mijn"


def looks(by: Client, key: object, part: str = "", reason: str = "kept_together") -> Any:
    """The helper says why and looks."""
    address = f"/bewaard/gedeeld/{key}" + (f"/{part}" if part else "")
    by.post(address, {"reason": reason})
    return by.get(address)


def the_check() -> KeptCheck:
    from perspectief.foundation.privacy.purpose import upkeep

    with upkeep():
        return KeptCheck.objects.get()


def the_copy() -> SharedCopy:
    from perspectief.foundation.privacy.purpose import upkeep

    with upkeep():
        return SharedCopy.objects.select_related("kept").get()
