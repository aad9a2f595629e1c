"""Loads goals, principles and lines from our own data files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction

from perspectief.foundation.datafiles import DataFile, data_files
from perspectief.foundation.goals.choices import Level, Proof
from perspectief.foundation.goals.models import Goal, Line, Principle
from perspectief.foundation.places import queries as places

ROOM = Path(__file__).parent


@transaction.atomic
def load_goals(*, room: Path = ROOM) -> int:
    """Load all goals, principles and lines; loading again changes nothing. Returns how many."""
    return _load_goals(room) + _load_principles(room) + _load_lines(room)


def _load_goals(room: Path) -> int:
    count = 0
    for file in data_files(room, "goals"):
        day, head = _head(file)
        for order, row in enumerate(file.rows, start=1):
            words = {"order": order, "name": row["name"], "meaning": row["meaning"]}
            kinds = {"level": Level(row["level"]), "proof": Proof(row["proof"])}
            Goal.objects.update_or_create(key=row["key"], **day, defaults={**words, **kinds, **head})
            count += 1
    return count


def _load_principles(room: Path) -> int:
    count = 0
    for file in data_files(room, "principles"):
        day, head = _head(file)
        for row in file.rows:
            words = {"label": row["label"], "text": row["text"]}
            Principle.objects.update_or_create(number=row["number"], **day, defaults={**words, **head})
            count += 1
    return count


def _load_lines(room: Path) -> int:
    count = 0
    for file in data_files(room, "lines"):
        day, head = _head(file)
        for row in file.rows:
            words = {"name": row["name"], "meaning": row["meaning"]}
            Line.objects.update_or_create(number=row["number"], **day, defaults={**words, **head})
            count += 1
    return count


def _head(file: DataFile) -> tuple[dict[str, Any], dict[str, Any]]:
    """What finds a row beside its own number, and what stands at the top of the file."""
    day = {"municipality": places.municipality(file.municipality), "valid_from": file.top["valid_from"]}
    return day, {"source": file.source, "source_url": file.top.get("source_url", "")}
