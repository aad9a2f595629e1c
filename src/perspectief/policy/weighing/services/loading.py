"""Loads frameworks from our own data files. What is there already stays as it is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from perspectief.foundation.datafiles import BadDataFile, DataFile, data_files
from perspectief.foundation.goals.queries import principles_on
from perspectief.foundation.places import queries as places
from perspectief.policy.weighing.calc import framework as calc
from perspectief.policy.weighing.choices import FrameworkState
from perspectief.policy.weighing.models import Framework
from perspectief.policy.weighing.queries.settings import setting

ROOM = Path(__file__).parents[1]
PRINCIPLES = "uitgangspunten"
"""The group of all principles."""


@transaction.atomic
def load_frameworks(*, room: Path = ROOM) -> list[Framework]:
    """Load each version that is not there yet, public at once. Gives the new ones. Raises BadDataFile."""
    found = (_load(file, row) for file in data_files(room, "framework") for row in file.rows)
    return [one for one in found if one is not None]


def _load(file: DataFile, row: dict[str, Any]) -> Framework | None:
    municipality = places.municipality(file.municipality)
    own = {"municipality": municipality, "key": row["key"], "version": row["version"]}
    if Framework.objects.filter(**own).exists():
        return None
    content = _content(file, row)
    problems = list(calc.problems_of(content))
    if problems:
        raise BadDataFile(f"{file.path}: {' '.join(problems)}")
    return Framework.objects.create(
        **own,
        name=row["name"],
        state=FrameworkState.PUBLISHED,
        content=content,
        valid_from=row["valid_from"],
        source=file.source,
        made_at=timezone.now(),
    )


def _content(file: DataFile, row: dict[str, Any]) -> dict[str, Any]:
    content = dict(row["content"])
    content.setdefault("shares", {"generation": setting("generation_share")})
    if row.get("principles") == "goals":
        content["criteria"] = [*content["criteria"], *_principles(file.municipality)]
    return content


def _principles(municipality: str) -> list[dict[str, Any]]:
    """What experts by experience ask of everything, as questions for provisions that exist."""
    return [
        {
            "key": f"p{one.number}",
            "number": str(one.number),
            "label": one.label,
            "asks": one.text,
            "kind": calc.PRINCIPLE,
            "group": PRINCIPLES,
        }
        for one in principles_on(dt.date.today(), municipality)
    ]
