"""What tests of the council room share."""

from __future__ import annotations

import pytest

from perspectief.foundation import voices
from perspectief.policy.council.tests import world


@pytest.fixture
def city(db: None, monkeypatch: pytest.MonkeyPatch) -> world.Stories:
    """A city with goals, figures and one story; gives the room that keeps the stories."""
    stories = world.Stories(world.story())
    monkeypatch.setattr(voices, "_SOURCES", [stories])
    world.plan()
    world.figures()
    return stories
