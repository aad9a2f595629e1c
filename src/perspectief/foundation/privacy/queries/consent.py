"""Reads the consent ledger, live: what was withdrawn a moment ago does not hold any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from perspectief.foundation.privacy import consent_texts
from perspectief.foundation.privacy.models import CONSENT, Consent
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.queries.own_data import all_of, is_restricted
from perspectief.foundation.privacy.subjects import Subject, account, in_words


@dataclass(frozen=True)
class Given:
    """One consent as its giver reads it."""

    key: UUID
    receiver: str
    parts: tuple[str, ...]
    text: str
    text_version: str
    language: str
    channel: str
    given_at: dt.datetime
    until: dt.datetime
    stopped_at: dt.datetime | None
    holds: bool


def consent_holds(subject: Subject, receiver: str, part: str, now: dt.datetime | None = None) -> bool:
    """Whether this account may see this part of somebody now. Nobody may while the person paused looking.

    `receiver`: key of the account. Read from the database at every question, never remembered.
    """
    now = now or timezone.now()
    if is_restricted(subject):
        return False
    with purpose(CONSENT):
        holding = Consent.objects.filter(
            subject__in=subject.ever_known_as(CONSENT),
            receiver__in=account(receiver).ever_known_as(CONSENT),
            given_at__lte=now,
            until__gt=now,
            withdrawal=None,
        )
        return any(part in parts for parts in holding.values_list("parts", flat=True))


def consents_holding(keys: Iterable[UUID], now: dt.datetime | None = None) -> set[UUID]:
    """Which of these consents hold now: given, not over, not withdrawn. In one query, for a page that lists many."""
    now = now or timezone.now()
    with purpose(CONSENT):
        holding = Consent.objects.filter(pk__in=set(keys), given_at__lte=now, until__gt=now, withdrawal=None)
        return set(holding.values_list("pk", flat=True))


def consents_of(subject: Subject, now: dt.datetime | None = None) -> list[Given]:
    """All that somebody said yes to, newest first: also what they stopped or what ended."""
    now = now or timezone.now()
    with purpose(CONSENT):
        return [_as_given(one, now) for one in _of(subject).order_by("-given_at")]


def find_consent(subject: Subject, key: UUID) -> Consent | None:
    """One consent of this person; None when it is of somebody else or not there."""
    with purpose(CONSENT):
        return _of(subject).filter(pk=key).first()


def _of(subject: Subject) -> QuerySet[Consent]:
    names = [name for one in all_of(subject) for name in one.ever_known_as(CONSENT)]
    return Consent.objects.filter(subject__in=names).select_related("withdrawal")


def _as_given(one: Consent, now: dt.datetime) -> Given:
    stopped = getattr(one, "withdrawal", None)
    return Given(
        key=one.key,
        receiver=one.receiver_words,
        parts=tuple(in_words(part) for part in one.parts),
        text=_text(one),
        text_version=one.text_version,
        language=one.language,
        channel=str(one.get_channel_display()),
        given_at=one.given_at,
        until=one.until,
        stopped_at=stopped.at if stopped else None,
        holds=stopped is None and one.given_at <= now < one.until,
    )


def _text(one: Consent) -> str:
    """What was read then; empty when its words are not known any more."""
    try:
        return consent_texts.text_of(one.text_key, one.text_version, one.language)
    except consent_texts.UnknownText:
        return ""
