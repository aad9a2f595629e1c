"""Loads municipalities and areas from our own data files."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from perspectief.foundation.datafiles import data_files
from perspectief.foundation.places.models import Area, Municipality

ROOM = Path(__file__).parent


@transaction.atomic
def load_places(*, room: Path = ROOM) -> int:
    """Load every municipality in `data/`; loading again changes nothing. Returns the number of areas."""
    count = 0
    for file in data_files(room, "areas"):
        read = {"source": file.source, "read_on": file.read_on}
        name = {"name": file.top["name"]}
        city, _ = Municipality.objects.update_or_create(code=file.municipality, defaults={**name, **read})
        for row in file.rows:
            place = {"municipality": city, "name": row["name"], "map_row": row["row"], "map_column": row["column"]}
            Area.objects.update_or_create(code=row["code"], defaults={**place, **read})
            count += 1
    return count
