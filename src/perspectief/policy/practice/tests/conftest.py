"""What tests of the practice room share: cheap codes, a city with a few provisions, themes of the lobby and ideas."""

from __future__ import annotations

import pytest

from perspectief.foundation.codes import stretching
from perspectief.foundation.organisations.services import load_organisations
from perspectief.foundation.places.models import Municipality
from perspectief.foundation.places.services import load_places
from perspectief.foundation.provisions.models import Provision
from perspectief.policy.practice import guessing
from perspectief.policy.practice.services.loading import load_ideas, load_themes

CHEAP = stretching.Costs(memory=64, passes=1, lanes=1)
SCHEMES = {"bijstand": "Bijstand", "zorgtoeslag": "Zorgtoeslag"}


@pytest.fixture(autouse=True)
def _quick_and_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    guessing.CODES.forget()
    monkeypatch.setattr(stretching, "costs_on", lambda _day: CHEAP)


@pytest.fixture
def city(db: None) -> None:
    """The municipality with two schemes, the organisations of the invented people, the themes and the ideas."""
    load_places()
    load_organisations()
    place = Municipality.objects.get(code="GM0014")
    for rule, name in SCHEMES.items():
        Provision.objects.create(municipality=place, key=f"regeling_{rule}", name=name, offers="Geld.", rule=rule)
    load_themes()
    load_ideas()
