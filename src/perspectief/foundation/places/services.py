"""Loads municipalities and areas from our own data files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.db import transaction

from perspectief.foundation.datafiles import data_files
from perspectief.foundation.places.models import Area, Boundary, Municipality
from perspectief.foundation.places.sources import geojson

ROOM = Path(__file__).parent
FACTS = ("municipality", "name", "map_row", "map_column", "source", "read_on")
"""What a file says of an area."""


@transaction.atomic
def load_places(*, room: Path = ROOM) -> int:
    """Load every municipality in `data/`; loading again changes nothing. Returns the number of areas."""
    count = 0
    for file in data_files(room, "areas"):
        read = {"source": file.source, "read_on": file.read_on}
        name = {"name": file.top["name"]}
        city, _ = Municipality.objects.update_or_create(code=file.municipality, defaults={**name, **read})
        said = [Area(municipality=city, code=row["code"], **_place(row), **read) for row in file.rows]
        Area.objects.bulk_create(said, update_conflicts=True, unique_fields=["code"], update_fields=FACTS)
        count += len(said)
    return count


def _place(row: dict[str, Any]) -> dict[str, Any]:
    return {"name": row["name"], "map_row": row["row"], "map_column": row["column"]}


@transaction.atomic
def import_boundaries(*, file: Path, municipality: str, source: str, licence: str, read_on: dt.date) -> int:
    """Take over the boundaries of all areas of a municipality from a GeoJSON file, instead of any that stood here.

    Other areas in the file are left out. Returns the number taken over. Raises `geojson.BadFile`; then nothing changes.
    """
    found = geojson.read(file)
    areas = list(Area.objects.filter(municipality__code=municipality))
    missing = [f"{area.code} ({area.name})" for area in areas if area.code not in found]
    if missing or not areas:
        lacks = ", ".join(missing) or "every area"
        raise geojson.BadFile(f"{file}: of {municipality} it lacks {lacks}. Take the division of the same year.")
    remove_boundaries(municipality=municipality)
    Boundary.objects.bulk_create(
        Boundary(area=area, polygons=found[area.code], source=source, licence=licence, read_on=read_on)
        for area in areas
    )
    return len(areas)


def remove_boundaries(*, municipality: str) -> int:
    """Back to a map of tiles. Returns how many boundaries went."""
    return Boundary.objects.filter(area__municipality__code=municipality).delete()[0]
