"""Reads what children and young people say, and the meetings at which they do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from perspectief.community.experience.choices import Age, Panel
from perspectief.community.experience.models import YOUTH, Advice, Gathering, Word
from perspectief.community.experience.queries import advice as register
from perspectief.community.experience.sealing import WORD, text_of
from perspectief.foundation.privacy.purpose import purpose


@dataclass(frozen=True)
class Heard:
    """What one child says, opened for who works with it."""

    word: Word
    text: str


def questions() -> QuerySet[Advice]:
    """What was put before children and youth, newest first."""
    return register.every(Panel.YOUTH)


def heard(advice: Advice) -> list[Heard]:
    """Everything that was said about it, the newest last."""
    with purpose(YOUTH):
        return [Heard(one, text_of(WORD, one.sealed, one.pk)) for one in Word.objects.filter(advice=advice)]


def ages(found: list[Heard]) -> list[tuple[Age, list[Heard]]]:
    """By age group, in order."""
    return [(age, [one for one in found if one.word.age == age]) for age in Age]


def gathering(key: UUID, now: dt.datetime | None = None) -> Gathering | None:
    """The meeting behind a link, while it is open."""
    moment = now or timezone.now()
    return Gathering.objects.filter(pk=key, ends_at__gt=moment).select_related("advice").first()


def open_gatherings(advice: Advice) -> QuerySet[Gathering]:
    """Links that work now."""
    return Gathering.objects.filter(advice=advice, ends_at__gt=timezone.now())


def words_since(advice: Advice, moment: dt.datetime) -> int:
    """How many were said since a day: a meeting takes so many."""
    with purpose(YOUTH):
        return Word.objects.filter(advice=advice, said_on__gte=timezone.localdate(moment)).count()


def find_word(key: UUID) -> Word | None:
    """One of them."""
    with purpose(YOUTH):
        return Word.objects.filter(pk=key).select_related("advice").first()
