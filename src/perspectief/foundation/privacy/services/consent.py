"""Keeps what somebody said yes to, and that they said stop. Rows are only ever added."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from perspectief.foundation.privacy import consent_texts, journal
from perspectief.foundation.privacy.choices import Channel
from perspectief.foundation.privacy.journal import Kind, Way
from perspectief.foundation.privacy.models import CONSENT, Consent, Withdrawal
from perspectief.foundation.privacy.purpose import purpose, upkeep
from perspectief.foundation.privacy.subjects import Subject, account


class NotPossible(Exception):
    """A consent that cannot be: without parts, without an end, or with an end that is already past."""


@transaction.atomic
def give_consent(
    *,
    subject: Subject,
    receiver: str,
    receiver_words: str,
    parts: Sequence[str],
    text_key: str,
    text_version: str,
    language: str,
    channel: str,
    until: dt.datetime,
) -> Consent:
    """Somebody says yes. `receiver`: key of the account that may look; `receiver_words`: role and organisation.

    The text must be registered (`consent_texts.register_text`); its hash in the language of the reader is kept.
    """
    now = timezone.now()
    if not parts or until <= now:
        raise NotPossible("A consent names at least one part and an end that is still to come.")
    return Consent.objects.create(
        subject_room=subject.room,
        subject=subject.known_as(CONSENT),
        receiver=account(receiver).known_as(CONSENT),
        receiver_words=receiver_words,
        parts=sorted(set(parts)),
        text_key=text_key,
        text_version=text_version,
        language=language,
        text_hash=consent_texts.hash_of(text_key, text_version, language),
        channel=Channel(channel).value,
        given_at=now,
        until=until,
    )


@transaction.atomic
def withdraw_consent(*, consent: Consent, channel: str = Channel.SITE) -> Withdrawal:
    """Somebody says stop. It holds at once; saying it twice changes nothing, and nothing else changes."""
    with purpose(CONSENT):
        stopped, is_new = Withdrawal.objects.get_or_create(
            consent=consent, defaults={"at": timezone.now(), "channel": Channel(channel).value}
        )
    if is_new:
        journal.note(Kind.WITHDRAWN, _room(stopped.channel), consent.pk)
    return stopped


def tell_journal() -> None:
    """At start-up: a consent that was withdrawn stays so when an older database is put back."""
    for channel in Channel.values:
        journal.register(_room(channel), Kind.WITHDRAWN, _withdrawn_along(channel))


def _withdrawn_along(channel: str) -> Way:
    def withdraw_again(key: str, at: dt.datetime) -> None:
        Withdrawal.objects.create(consent_id=key, at=at, channel=channel)

    return Way(lambda: map(str, Consent.objects.filter(withdrawal=None).values_list("pk", flat=True)), withdraw_again)


def _room(channel: str) -> str:
    """How it was withdrawn is part of the proof, so the journal keeps it apart."""
    return f"consent.{channel}"


@transaction.atomic
def remove_consents(*, keys: Sequence[object], now: dt.datetime | None = None) -> int:
    """Delete consents that are over their term: first marked as released, then gone. How many went."""
    with upkeep():
        now = now or timezone.now()
        ended = Consent.objects.filter(pk__in=keys)
        ended.filter(released_at=None).update(released_at=now)
        Withdrawal.objects.filter(consent__in=keys).delete()
        return int(ended.delete()[1].get(Consent._meta.label, 0))
