"""Loads what public papers say, and (only to practise with) invented questions between colleagues."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation

from perspectief.community.knowledge.choices import AboutKind, Design, Kind, ResearchState, Result, SourceStatus, Theme
from perspectief.community.knowledge.models import Item, Question, Research
from perspectief.community.knowledge.services import items, questions, research
from perspectief.community.knowledge.services.taking_out import fingerprint
from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.datafiles import BadDataFile, DataFile, data_files
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places import queries as places
from perspectief.foundation.places.models import Municipality

ROOM = Path(__file__).parents[1]
KEEPER = Actor(held=(Held(Role.TEAM),), strong=True)
"""Who loads what is real."""
CHANGED = "De bron is opnieuw gelezen."


@transaction.atomic
def load_knowledge(*, room: Path = ROOM) -> tuple[int, int]:
    """Items and the research agenda of every data file; again changes nothing. Says how many were new or changed.

    What somebody wrote here since stays: a file only changes what nobody changed by hand.
    """
    with translation.override("nl"):
        made = sum(_load_item(city, file, row) for city, file, row in _rows(room, "knowledge"))
        asked = sum(_load_research(city, file, row) for city, file, row in _rows(room, "research"))
    return made, asked


def _rows(room: Path, name: str) -> list[tuple[Municipality, DataFile, dict[str, Any]]]:
    return [(places.municipality(file.municipality), file, row) for file in data_files(room, name) for row in file.rows]


def _load_item(city: Municipality, file: DataFile, row: dict[str, Any]) -> int:
    said = _said(file, row)
    if Item.objects.filter(municipality=city, was=fingerprint(city, row["key"])).exists():
        return 0
    found = Item.objects.filter(municipality=city, key=row["key"]).first()
    if found is None:
        items.add_item(municipality=city, kind=Kind(row["kind"]), said=said, by=KEEPER, key=row["key"])
        return 1
    if found.retired_at or found.versions.exclude(reason__in=("", CHANGED)).exists():
        return 0
    if items.said_now(found) == said:
        return 0
    items.rewrite(item=found, said=said, reason=CHANGED, by=KEEPER)
    return 1


def _said(file: DataFile, row: dict[str, Any]) -> items.Said:
    origin = row.get("from") or {}
    missing = [name for name in ("title", "lead") if not row.get(name)]
    missing += [name for name in ("source", "status") if not origin.get(name)]
    if missing:
        raise BadDataFile(f"{file.path}: {row.get('key')}: {', '.join(missing)} is missing.")
    return items.Said(
        title=row["title"],
        lead=row["lead"],
        text=(row.get("text") or "").strip(),
        grade=row.get("grade"),
        design=Design(row["design"]) if row.get("design") else "",
        origin=row.get("origin", ""),
        taken=row.get("taken", ""),
        source=origin["source"],
        source_url=origin.get("url", ""),
        source_status=SourceStatus(origin["status"]),
        checked_until=_checked_until(file, origin["status"]),
        about=_about(row),
    )


def _checked_until(file: DataFile, status: str) -> dt.date | None:
    """What somebody read holds until the day that the file names; what nobody read was not checked."""
    return file.top.get("checked_until") if status in (SourceStatus.SEEN, SourceStatus.DERIVED) else None


def _about(row: dict[str, Any]) -> tuple[tuple[AboutKind, str], ...]:
    parts = (written.partition(":") for written in row.get("about", []))
    return tuple(sorted((AboutKind(kind), key) for kind, _colon, key in parts))


def _load_research(city: Municipality, file: DataFile, row: dict[str, Any]) -> int:
    known = Q(key=row["key"]) | Q(was=fingerprint(city, row["key"]))
    if Research.objects.filter(known, municipality=city).exists():
        return 0
    origin = row["from"]
    wanted = research.Wanted(
        question=row["question"],
        why=row["why"],
        who=row.get("who", ""),
        source=origin["source"],
        source_url=origin.get("url", ""),
        about=_about(row),
    )
    result = Result(row["result"]) if row.get("result") else ""
    came = research.Came(ResearchState(row["state"]), row.get("news", ""), result, row["on"])
    made = research.put_on_agenda(municipality=city, wanted=wanted, came=came, by=KEEPER, key=row["key"])
    if row.get("item"):
        made.item = Item.objects.get(municipality=city, key=row["item"])
        made.save(update_fields=["item"])
    return 1


# --- To practise with -------------------------------------------------------------------------------------------------
@transaction.atomic
def load_practice(*, room: Path = ROOM) -> int:
    """Invented questions with answers, and two organisations that took something over; gives how many were made."""
    with translation.override("nl"):
        made = sum(
            _load_question(city, row)
            for city, _file, row in _rows(room, "practice_questions")
            if city.code == settings.MUNICIPALITY
        )
        _invented_reuse()
    return made


def _load_question(city: Municipality, row: dict[str, Any]) -> int:
    if Question.objects.filter(municipality=city, title=row["title"], invented=True).exists():
        return 0
    asked = questions.Asked(row["title"], row["text"], Theme(row["theme"]), row["case"])
    by = _invented(row["as"])
    question = questions.ask(municipality=city, asked=asked, by=by, on=_ago(row["ago"]))
    for told in row["answers"]:
        one = questions.answer(question=question, text=told["text"], by=_invented(told["as"]), on=_ago(told["ago"]))
        if told.get("helped"):
            questions.choose(answer=one, by=by)
    return 1


def _invented_reuse() -> None:
    item = Item.objects.filter(municipality__code=settings.MUNICIPALITY, key="hand-in-hand-voedselbank").first()
    known = Organisation.objects.filter(municipality__code=settings.MUNICIPALITY, invented=True)
    for key in known.filter(key__in=("voorbeeld_buurthuis", "voorbeeld_keuken")).values_list("key", flat=True):
        if item:
            items.take_over(item=item, by=_invented(f"partner:{key}"))


def _invented(written: str) -> Actor:
    role, _colon, organisation = written.partition(":")
    return Actor(held=(Held(Role(role), organisation or None),), strong=True, is_invented=True)


def _ago(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)
