"""In these tests a try of a code costs next to nothing, and nobody guessed before."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from perspectief.community.publishing import guessing
from perspectief.foundation.codes import stretching

CHEAP = stretching.Costs(memory=64, passes=1, lanes=1)


@pytest.fixture(autouse=True)
def _quick_and_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    guessing.CODES.forget()
    monkeypatch.setattr(stretching, "costs_on", lambda _day: CHEAP)


@pytest.fixture
def city(db: None) -> None:
    """Goals and wijken of the municipality."""
    call_command("load_reference", verbosity=0)
