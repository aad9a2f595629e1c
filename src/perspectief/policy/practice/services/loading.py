"""Loads what the municipality brings: themes of the lobby, and ideas of the work conference with their fate."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from perspectief.foundation.datafiles import BadDataFile, DataFile, data_files
from perspectief.foundation.places import queries as places
from perspectief.policy.practice.choices import Fate
from perspectief.policy.practice.models import Idea, IdeaFate, LobbyTheme
from perspectief.policy.practice.services.lobby import simulator_page

ROOM = Path(__file__).parents[1]


@transaction.atomic
def load_themes(*, room: Path = ROOM) -> int:
    """The themes of every municipality that brings some; may be run again. Gives how many there are."""
    files = list(data_files(room, "lobby_themes"))
    for file in files:
        city = places.municipality(file.municipality)
        for number, row in enumerate(file.rows, start=1):
            said = {"number": number, "name": row["name"], "says": row["says"], "source": file.source}
            said["simulated"] = simulator_page(row.get("simulated", ""))
            LobbyTheme.objects.update_or_create(municipality=city, key=row["key"], defaults=said)
    return sum(len(file.rows) for file in files)


@transaction.atomic
def load_ideas(*, room: Path = ROOM) -> int:
    """The ideas of every municipality that brings some; may be run again. Gives how many there are."""
    files = list(data_files(room, "ideas"))
    for file in files:
        for order, row in enumerate(file.rows):
            _load_idea(file, order, row)
    return sum(len(file.rows) for file in files)


def _load_idea(file: DataFile, order: int, row: dict[str, Any]) -> None:
    table = row["table"]
    said = {"table": table, "table_name": file.top["tables"][table], "words": row["words"], "order": order}
    said["source"] = f"{file.source}, tafel {table}"
    city = places.municipality(file.municipality)
    idea, _made = Idea.objects.update_or_create(municipality=city, key=row["key"], defaults=said)
    if not idea.fates.filter(role="").exists():
        _load_fate(idea, file, row.get("fate"))


def _load_fate(idea: Idea, file: DataFile, told: dict[str, str] | None) -> None:
    """Without news nobody knows what became of it, and that is what it says."""
    moment = timezone.make_aware(dt.datetime.combine(file.read_on, dt.time(12)))
    if told is None:
        IdeaFate.objects.create(idea=idea, fate=Fate.UNKNOWN, at=moment)
        return
    if told.get("paper") not in file.top["papers"] or not told.get("place"):
        raise BadDataFile(f"{file.path}: {idea.key}: a fate names its paper and the place in it.")
    source = f"{file.top['papers'][told['paper']]}, {told['place']}"
    IdeaFate.objects.create(idea=idea, fate=Fate(told["fate"]), words=told["words"], source=source, at=moment)
