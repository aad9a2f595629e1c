"""For tests: the invented people, logged in."""

from __future__ import annotations

from typing import TypeVar

import pytest
from django.test import Client

from perspectief.foundation.demo.personas import personas
from perspectief.foundation.organisations.services import load_organisations
from perspectief.foundation.places.services import load_places

Visitor = TypeVar("Visitor", bound=Client)


def look_along(client: Visitor, key: str) -> Visitor:
    """This client goes on as the invented person with this key of `data/personas.yaml`, all roles awake."""
    response = client.post(f"/demo/als/{personas()[key].key}")
    assert response.status_code == 303, response.content
    return client


@pytest.fixture
def reference(db: None) -> None:
    """The organisations and areas that the invented people need."""
    load_places()
    load_organisations()
