"""Removes what is over its term, in the database and in files.

Runs every day (job `retention`), by hand (`manage.py retention`), and before a restored backup serves anybody.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from perspectief.foundation.privacy.models import RetentionRun
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.privacy.queries.retention import overdue_records
from perspectief.foundation.privacy.stores import Store, stores

logger = logging.getLogger(__name__)
MOST_ROUNDS = 5
"""Some rows may only go when others went before them, such as a circle after its last member."""


class RetentionFailed(RuntimeError):
    """Something could not be removed. All else was; the message names the stores, never a row."""


@dataclass(frozen=True)
class Removed:
    """What one run removed: numbers by store, without any person."""

    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All together."""
        return sum(self.counts.values())


def run_retention(now: dt.datetime | None = None) -> Removed:
    """Remove all that is over its term at `now`, and keep a row with the numbers.

    Raises RetentionFailed at the end when something could not be removed.
    """
    began, now = timezone.now(), now or timezone.now()
    failed: set[str] = set()
    counts = _remove_everything(now, failed)
    left = sum(overdue_records(now).values())
    RetentionRun.objects.create(began_at=began, as_of=now, removed=counts, left=left, failed=sorted(failed))
    _forget_traces()
    if failed:
        raise RetentionFailed(f"Not removed: {', '.join(sorted(failed))}.")
    return Removed(counts)


def _remove_everything(now: dt.datetime, failed: set[str]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for _round in range(MOST_ROUNDS):
        gone = {store.label: _remove(store, now, failed) for store in stores() if store.label not in failed}
        counts.update(gone)
        if not any(gone.values()):
            break
    return dict(+counts)


def _remove(store: Store, now: dt.datetime, failed: set[str]) -> int:
    try:
        with upkeep(), transaction.atomic():
            return store.remove(now)
    except Exception:  # the other stores must not wait for this one
        logger.exception("Retention could not remove from %s.", store.label)
        failed.add(store.label)
        return 0


def _forget_traces() -> None:
    """SQLite keeps removed rows in its write-ahead file until that is emptied."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
