"""Looks up messages, and the settings under which they go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from perspectief.foundation.dated import lookup
from perspectief.foundation.outbox.choices import OPEN, State, Trouble
from perspectief.foundation.outbox.codes import codes_with
from perspectief.foundation.outbox.models import ACTIVITY, Message, Received
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.purpose import purpose

SETTINGS = Path(__file__).parent / "data" / "settings.yaml"

setting = lookup(SETTINGS)
"""What holds today."""


def due(now: dt.datetime) -> QuerySet[Message]:
    """Messages that may go at this moment, the longest waiting first."""
    return Message.objects.filter(state=State.WAITING, next_try_at__lte=now).order_by("next_try_at", "asked_at")


def left_behind(before: dt.datetime) -> QuerySet[Message]:
    """Messages that were on their way before this moment and still are: their worker is gone."""
    return Message.objects.filter(state=State.SENDING, sending_since__lt=before)


def over_their_term(now: dt.datetime) -> QuerySet[Message]:
    """Messages that were sent or given up so long ago that their row must go."""
    sent = Q(state=State.SENT, ended_at__lt=terms.before("mail_sent", now))
    return Message.objects.filter(sent | Q(state=State.DEAD, ended_at__lt=terms.before("mail_dead", now)))


def received_too_long_ago(now: dt.datetime) -> QuerySet[Received]:
    """Notes of messages from outside that no sender tries again."""
    return Received.objects.filter(at__lt=terms.before("message_received", now))


def find(key: UUID) -> Message | None:
    """The message with this key; None when its row is gone."""
    with purpose(ACTIVITY):
        return Message.objects.filter(key=key).first()


def numbers(now: dt.datetime | None = None) -> Mapping[str, int]:
    """How many wait, how many could not be sent, and how many went today."""
    now = now or timezone.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    with purpose(ACTIVITY):
        return Message.objects.aggregate(
            waiting=Count("pk", filter=Q(state__in=OPEN)),
            dead=Count("pk", filter=Q(state=State.DEAD)),
            sent_today=Count("pk", filter=Q(state=State.SENT, ended_at__gte=midnight)),
        )


def messages(states: Iterable[Any], words: str = "") -> QuerySet[Message]:
    """Messages in these states whose subject matter or kind of error is called so, newest first."""
    found = Message.objects.filter(state__in=list(states))
    if not words:
        return found
    troubles = [code for code, name in Trouble.choices if words.casefold() in str(name).casefold()]
    named = Q(about__in=codes_with(words)) | Q(last_error__in=troubles)
    return found.filter(named | Q(about__icontains=words) | Q(idempotency_key=words))
