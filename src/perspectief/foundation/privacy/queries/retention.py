"""What should be gone and is not, and when somebody last looked."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from perspectief.foundation.privacy.models import RetentionRun
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.privacy.stores import stores

DAY = dt.timedelta(days=1)
LATE = 2 * DAY
"""So long after the last run, the daily job is missing."""


def overdue_records(now: dt.datetime | None = None, late_by: dt.timedelta = dt.timedelta()) -> dict[str, int]:
    """How many records each store holds that should be gone: 0 everywhere after the daily job.

    `late_by`: only those over their term for at least so long, for an alarm that leaves room for one daily job.
    """
    moment = (now or timezone.now()) - late_by
    with upkeep():
        return {store.label: store.count(moment) for store in stores()}


def overdue_total(now: dt.datetime | None = None) -> int:
    """The metric `overdue_records`: how many are over their term for a day or more. Anything but 0 is an alarm."""
    return sum(overdue_records(now, late_by=DAY).values())


def last_run() -> RetentionRun | None:
    """The last time that retention ran; None when it never did."""
    return RetentionRun.objects.first()


def is_behind(now: dt.datetime | None = None) -> bool:
    """The daily job did not run lately, so this database may also be an old copy that was put back."""
    last = last_run()
    return last is None or last.began_at < (now or timezone.now()) - LATE
