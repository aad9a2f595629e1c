"""How often a code was wrong: a number, for who watches over the house."""

from __future__ import annotations

import datetime as dt

from django.db.models import Sum
from django.utils import timezone

from perspectief.foundation.codes.models import WrongCodes


def this_hour(now: dt.datetime) -> dt.datetime:
    """When the hour began in which this moment lies."""
    return now.replace(minute=0, second=0, microsecond=0)


def failed_in_hour(room: str, now: dt.datetime) -> int:
    """Wrong codes of a room, of everybody together in this hour."""
    found = WrongCodes.objects.filter(room=room, hour=this_hour(now))
    return found.values_list("count", flat=True).first() or 0


def failed_guesses(room: str, since: dt.datetime | None = None) -> int:
    """Wrong codes of a room, of everybody together; of the last day when no moment is named."""
    since = since or timezone.now() - dt.timedelta(days=1)
    found = WrongCodes.objects.filter(room=room, hour__gte=this_hour(since))
    return found.aggregate(all=Sum("count"))["all"] or 0
