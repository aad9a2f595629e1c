"""Invented stories to practise with, from `data/examples`. Each has the same key in every practice copy."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

from perspectief.community.publishing import sealing
from perspectief.community.publishing.calc.triad import point_named
from perspectief.community.publishing.choices import CALLED, Age, Kind, Level, State
from perspectief.community.publishing.models import STORIES, Recording, Story
from perspectief.community.publishing.services.own import withdraw
from perspectief.foundation.codes import stretching
from perspectief.foundation.codes.calc.words import read_code
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.purpose import purpose

FOLDER = Path(__file__).parents[1] / "data" / "examples"
CONTENT_TYPES = {".png": "image/png", ".jpg": "image/jpeg"}


def key_of(name: str) -> uuid.UUID:
    """The key of an example, the same everywhere."""
    return uuid.UUID(bytes=hashlib.sha256(f"perspectief, invented story: {name}".encode()).digest()[:16], version=4)


@transaction.atomic
def load_examples(*names: str) -> int:
    """Load what is not there yet; only these, when some are named. How many were new."""
    with purpose(STORIES):
        known = set(Story.objects.filter(invented=True).values_list("pk", flat=True))
        asked = [said for said in _examples() if not names or said["key"] in names]
        new = [said for said in asked if key_of(said["key"]) not in known]
        for said in new:
            _load(said)
    return len(new)


@transaction.atomic
def withdraw_examples() -> int:
    """Take back the examples that show what happens then. How many."""
    keys = [key_of(said["key"]) for said in _examples() if said.get("withdraw")]
    with purpose(STORIES):
        found = list(Story.objects.filter(pk__in=keys, invented=True).exclude(state=State.WITHDRAWN))
    for story in found:
        withdraw(story=story)
    return len(found)


@transaction.atomic
def remove_examples() -> int:
    """Take all of them away. How many stories went."""
    with purpose(STORIES):
        return int(Story.objects.filter(invented=True).delete()[1].get(Story._meta.label, 0))


def _examples() -> list[dict[str, Any]]:
    content: dict[str, Any] = yaml.safe_load((FOLDER / "stories.yaml").read_text(encoding="utf-8"))
    return list(content["stories"])


def _load(said: dict[str, Any]) -> None:
    key, level, age = key_of(said["key"]), Level(said["level"]), Age(said["age"])
    last = timezone.localdate() + terms.term("story")
    state = State(said.get("state", State.CHOSEN))
    called = said.get("called") or ("" if state == State.NEW else str(CALLED[age]))
    Story(
        key=key,
        lookup=_lookup(said.get("code", "")),
        state=state,
        kind=Kind(said["kind"]),
        age=age,
        area=said.get("area", ""),
        level=level,
        widest=level,
        language="nl",
        goals=said["goals"],
        indicators=said.get("indicators", []),
        poles=said.get("poles", {}),
        triad=list(point_named(said["triad"])) if "triad" in said else [],
        sealed=sealing.seal_told(sealing.Told(said["text"], called), key),
        shown=b"" if state == State.NEW else sealing.seal_shown(_shown(said, called), key),
        against=said.get("against", False),
        invented=True,
        told_on=said["told_on"],
        until=last,
        ends_on=last,
        decided_at=_moment(said["decided_on"]) if "decided_on" in said else None,
    ).save(force_insert=True)
    if "file" in said:
        path = FOLDER / said["file"]
        sealed = sealing.seal_file(path.read_bytes(), key)
        Recording(story_id=key, content_type=CONTENT_TYPES[path.suffix], sealed=sealed).save(force_insert=True)


def _shown(said: dict[str, Any], called: str) -> sealing.Shown:
    more = {name: said.get(name, "") for name in ("alternative", "because", "answer")}
    return sealing.Shown(text=said["text"], called=called, **more)


def _lookup(code: str) -> str | None:
    if not code:
        return None
    return next(stretching.lookups(sealing.PLACE, read_code(code), stretching.costs_on(timezone.localdate())))


def _moment(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
