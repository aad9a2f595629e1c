"""The municipality, its areas and their tile map."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from perspectief.foundation.places import queries, services
from perspectief.foundation.places.models import Area, Municipality

pytestmark = pytest.mark.django_db


def test_groningen_has_its_twenty_wijken() -> None:
    services.load_places()

    assert queries.municipality("GM0014").name == "Groningen"
    assert list(queries.areas_of("GM0014").values_list("code", flat=True)) == [f"WK0014{n:02}" for n in range(20)]


def test_loading_twice_changes_nothing() -> None:
    services.load_places()
    before = list(Area.objects.values_list("pk", "code", "name", "map_row", "map_column"))

    assert services.load_places() == 20
    assert list(Area.objects.values_list("pk", "code", "name", "map_row", "map_column")) == before


def test_every_wijk_has_its_own_tile_and_north_is_up() -> None:
    services.load_places()

    rows = [[area and area.name for area in row] for row in queries.tile_map("GM0014")]

    assert sum(name is not None for row in rows for name in row) == 20
    assert rows[3][2] == "Centrum"
    assert [row for row, names in enumerate(rows) if "Ten Post e.o." in names] == [0]
    assert [row for row, names in enumerate(rows) if "Glimmen-Onnen-Noordlaren" in names] == [len(rows) - 1]


def test_a_municipality_without_areas_has_an_empty_map() -> None:
    assert queries.tile_map("GM9999") == []


def test_two_areas_cannot_share_a_tile() -> None:
    services.load_places()
    city = Municipality.objects.get(code="GM0014")
    taken = Area.objects.first()
    assert taken
    double = {"map_row": taken.map_row, "map_column": taken.map_column, "source": "test", "read_on": "2026-01-01"}

    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.create(municipality=city, code="WK001499", name="Elders", **double)
