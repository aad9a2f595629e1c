"""In these tests a try of a code costs next to nothing, and nobody guessed before."""

from __future__ import annotations

import pytest

from perspectief.foundation.codes import stretching
from perspectief.residents.kept_checks import guessing

CHEAP = stretching.Costs(memory=64, passes=1, lanes=1)


@pytest.fixture(autouse=True)
def _quick_and_fresh(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cost itself is tested in `test_sealing`."""
    guessing.CODES.forget()
    guessing.NUMBERS.forget()
    if request.module.__name__.rpartition(".")[2] != "test_sealing":
        monkeypatch.setattr(stretching, "costs_on", lambda _day: CHEAP)
