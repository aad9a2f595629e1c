"""Rows of figures by what makes each of them itself. For pages see `series`; here nothing is published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from django.db.models import QuerySet

from perspectief.policy.monitor.choices import Status
from perspectief.policy.monitor.models import Observation

VISIBLE = frozenset({Status.APPROVED, Status.REVISION})
"""Only these are for a page."""


class Key(NamedTuple):
    """What makes a figure this one: version, area, group and period."""

    version: int
    area: str
    group: str
    period: str


def key_of(row: Observation) -> Key:
    """The key of a row."""
    return Key(row.version_id, row.area, row.group, row.period)


def standing_rows(keys: Collection[Key]) -> list[Observation]:
    """The rows of these figures that stand now: what is shown, and drafts."""
    return [row for row in _around(keys).filter(superseded_at__isnull=True) if key_of(row) in keys]


def rows_recorded_at(keys: Collection[Key], moment: dt.datetime) -> list[Observation]:
    """The rows of these figures that were kept as of exactly this moment, also when they were revised since."""
    return [row for row in _around(keys).filter(recorded_at=moment) if key_of(row) in keys]


def _around(keys: Collection[Key]) -> QuerySet[Observation]:
    """These figures and some neighbours: one query, however many."""
    return Observation.objects.filter(
        version_id__in={key.version for key in keys},
        area__in={key.area for key in keys},
        group__in={key.group for key in keys},
        period__in={key.period for key in keys},
    )
