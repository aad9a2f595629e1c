"""Kinds of work to try things on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from perspectief.foundation.jobs import handlers, running
from perspectief.foundation.jobs.handlers import Handler


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Handler], str]]:
    """Registers a handler as kind "tried", which takes `place`; progress is written at every step."""
    monkeypatch.setattr(handlers, "_kinds", dict(handlers._kinds))
    monkeypatch.setattr(running, "WRITE_EVERY_S", 0)

    def register(run: Handler) -> str:
        handlers._kinds.pop("tried", None)
        handlers.handler("tried", name="Proef", takes=("place",))(run)
        return "tried"

    yield register
    running.stopping.clear()
