"""The city, with its organisations, for tests of this room."""

from __future__ import annotations

import pytest

from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places import queries as places


@pytest.fixture
def city(reference: None) -> Organisation:
    """The municipality, and an organisation that asks."""
    return Organisation.objects.create(
        municipality=places.municipality("GM0014"),
        key="voorbeeld_schooltas",
        name="Stichting Voorbeeld Schooltas",
        kind="non_profit",
        invented=True,
    )
