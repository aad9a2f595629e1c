"""Loads goals, principles, lines and actions from our own data files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction

from perspectief.foundation.datafiles import DataFile, data_files
from perspectief.foundation.goals.choices import Level, Progress, Proof
from perspectief.foundation.goals.models import Action, ActionNews, Goal, Line, Principle
from perspectief.foundation.places import queries as places

ROOM = Path(__file__).parent


@transaction.atomic
def load_goals(*, room: Path = ROOM) -> int:
    """Load all goals, principles, lines and actions; loading again changes nothing. Returns how many."""
    return _load_goals(room) + _load_principles(room) + _load_lines(room) + _load_actions(room)


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


def _load_actions(room: Path) -> int:
    count = 0
    for file in data_files(room, "actions"):
        day, head = _head(file)
        for order, row in enumerate(file.rows, start=1):
            said = {name: row[name] for name in ("line", "text", "goals", "owner", "due", "due_said")}
            action, _new = Action.objects.update_or_create(
                key=row["key"], **day, defaults={**said, "order": order, **head}
            )
            for news in row.get("news", []):
                _keep_news(action, news, file.top["papers"][news["from"]])
            count += 1
    return count


def _keep_news(action: Action, said: dict[str, Any], paper: dict[str, Any]) -> None:
    """Older news stays as it is: only what is not there yet is added."""
    defaults = {"state": Progress(said["state"]), "text": said.get("text", ""), "source_url": paper.get("url", "")}
    ActionNews.objects.get_or_create(action=action, on=paper["day"], source=paper["source"], defaults=defaults)


def _head(file: DataFile) -> tuple[dict[str, Any], dict[str, Any]]:
    """What finds a row beside its own number, and what stands at the top of the file."""
    day = {"municipality": places.municipality(file.municipality), "valid_from": file.top["valid_from"]}
    return day, {"source": file.source, "source_url": file.top.get("source_url", "")}
