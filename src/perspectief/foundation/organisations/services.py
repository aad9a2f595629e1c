"""Loads organisations from our own data files."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from perspectief.foundation.datafiles import data_files
from perspectief.foundation.organisations.choices import Kind
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places import queries as places

ROOM = Path(__file__).parent


@transaction.atomic
def load_organisations(*, room: Path = ROOM) -> int:
    """Load every organisation in `data/`; loading again changes nothing. Returns how many."""
    count = 0
    for file in data_files(room, "organisations"):
        city = places.municipality(file.municipality)
        for row in file.rows:
            facts = {
                "name": row["name"],
                "other_names": row.get("other_names", []),
                "kind": Kind(row["kind"]),
                "website": row.get("website", ""),
                "phone": row.get("phone", ""),
                "sources": row["sources"],
                "seen_year": row.get("seen_year"),
            }
            Organisation.objects.update_or_create(municipality=city, key=row["key"], defaults=facts)
            count += 1
    return count
