"""Who offers something."""

from __future__ import annotations

import pytest

from perspectief.foundation.organisations import queries, services
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places import services as places

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded() -> None:
    places.load_places()
    services.load_organisations()


def test_every_organisation_tells_where_we_read_of_it() -> None:
    assert queries.organisations_of("GM0014").count() > 80
    assert not [one.name for one in Organisation.objects.all() if not one.sources]


def test_an_organisation_is_found_by_its_other_names_too() -> None:
    found = queries.find_by_name("GM0014", "SVB")

    assert found
    assert found.name == "Sociale Verzekeringsbank (SVB)"
    assert queries.find_by_name("GM0014", "gemeente groningen") == queries.find_by_name("GM0014", "Gemeente Groningen")


def test_an_unknown_name_is_nobody() -> None:
    assert queries.find_by_name("GM0014", "Bestaat Niet") is None
