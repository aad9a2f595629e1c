"""Loads organisations from our own data files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction

from perspectief.foundation.datafiles import data_files
from perspectief.foundation.organisations.choices import Kind
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places import queries as places

ROOM = Path(__file__).parent
FACTS = ("name", "other_names", "kind", "website", "phone", "sources", "seen_year")
"""What a file says of an organisation."""


@transaction.atomic
def load_organisations(*, room: Path = ROOM) -> int:
    """Load every organisation in `data/`; loading again changes nothing. Returns how many."""
    count = 0
    for file in data_files(room, "organisations"):
        city = places.municipality(file.municipality)
        said = [Organisation(municipality=city, key=row["key"], **_facts(row)) for row in file.rows]
        Organisation.objects.bulk_create(
            said, update_conflicts=True, unique_fields=["municipality", "key"], update_fields=FACTS
        )
        count += len(said)
    return count


def _facts(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": row["name"],
        "other_names": row.get("other_names", []),
        "kind": Kind(row["kind"]),
        "website": row.get("website", ""),
        "phone": row.get("phone", ""),
        "sources": row["sources"],
        "seen_year": row.get("seen_year"),
    }
