"""All that the house keeps of one person, with why and for how long: what the law calls a copy (AVG article 15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.privacy.queries.consent import consents_of
from perspectief.foundation.privacy.queries.log import looks_at
from perspectief.foundation.privacy.queries.own_data import all_of, is_restricted
from perspectief.foundation.privacy.register import Activity, activity
from perspectief.foundation.privacy.subjects import Part, Subject, source_of


@dataclass(frozen=True)
class Chapter:
    """One kind of thing that is kept, with the words of the register around it."""

    part: Part
    about: Activity


@dataclass(frozen=True)
class Pack:
    """Everything of one person at one moment."""

    made_at: dt.datetime
    chapters: tuple[Chapter, ...]
    consents: tuple[Any, ...]
    looks: tuple[Any, ...]
    paused: bool


def pack_of(subject: Subject) -> Pack:
    """All rooms that keep something of this person, the consents and the looks."""
    return Pack(
        made_at=timezone.now(),
        chapters=tuple(Chapter(part, activity(part.activity)) for part in _parts(subject)),
        consents=tuple(consents_of(subject)),
        looks=tuple(looks_at(subject)),
        paused=is_restricted(subject),
    )


def _parts(subject: Subject) -> Iterable[Part]:
    for one in all_of(subject):
        source = source_of(one.room)
        if source is not None:
            yield from source.collect(one.key)


def as_json(pack: Pack) -> dict[str, Any]:
    """The pack for a machine: the names of fields as they are kept."""
    return {
        "gemaakt_op": pack.made_at,
        "kijken_gepauzeerd": pack.paused,
        "gegevens": [_chapter(one) for one in pack.chapters],
        "toestemmingen": [asdict(one) for one in pack.consents],
        "wie_keek_er_mee": [asdict(one) for one in pack.looks],
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    part, about = chapter.part, chapter.about
    return {
        "soort": part.key,
        "naam": str(part.title),
        "waarvoor": str(about.purpose),
        "grond": about.article,
        "ontvangers": [str(one) for one in about.receivers],
        "bewaartermijn": about.term,
        "herkomst": str(part.source) or _("van uzelf"),
        "rijen": [dict(row) for row in part.rows],
    }
