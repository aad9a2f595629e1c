"""Panels of a test: a shelf of its own, so that no panel of a room stands between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from perspectief.foundation.access import YES
from perspectief.foundation.panels import register
from perspectief.foundation.panels.register import Panel, panel


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Panel]:
    """Offer a panel in this test only. Every other panel is away."""
    monkeypatch.setattr(register, "_PANELS", {})

    def offer(**said: Any) -> Panel:
        usual = {
            "key": "test",
            "title": "Een deel",
            "may": lambda by: YES,
            "template": "inbox/panel_read_along.html",
            "context": lambda request: {"pages": True},
            "empty": "er is niets.",
        }
        return panel(**{**usual, **said})

    return offer
