"""As of which day somebody reads: out of the address, so that a link keeps saying the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

NAME = "stand"


@dataclass(frozen=True)
class Moment:
    """As of when. `day`: the day that was asked, None for now. `is_wrong`: what was asked is no day of the past."""

    day: dt.date | None
    is_wrong: bool = False

    @property
    def as_of(self) -> dt.datetime | None:
        """The last moment of that day; None for now."""
        if self.day is None:
            return None
        return timezone.make_aware(dt.datetime.combine(self.day, dt.time.max))

    @property
    def on(self) -> dt.date:
        """The day itself."""
        return self.day or timezone.localdate()

    @property
    def query(self) -> str:
        """For behind an address; empty for now."""
        return f"?{NAME}={self.day.isoformat()}" if self.day else ""

    @property
    def fixed(self) -> str:
        """The same for a link that must go on saying what it says today."""
        return f"?{NAME}={self.on.isoformat()}"


def read_moment(request: HttpRequest) -> Moment:
    """What the address says; a day to come is no moment to look back from."""
    said = request.GET.get(NAME, "").strip()
    if not said:
        return Moment(None)
    try:
        day = dt.date.fromisoformat(said)
    except ValueError:
        return Moment(None, is_wrong=True)
    today = timezone.localdate()
    if day > today:
        return Moment(None, is_wrong=True)
    return Moment(None if day == today else day)
