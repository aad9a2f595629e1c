"""Looks up signals."""

from __future__ import annotations

from django.db.models import QuerySet

from perspectief.foundation.inbox.choices import State
from perspectief.foundation.inbox.models import Signal


def open_signals() -> QuerySet[Signal]:
    """What nobody has finished yet, newest first."""
    return Signal.objects.exclude(state=State.DONE)
