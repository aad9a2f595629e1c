"""Rows of figures by what makes each of them itself. For pages see `series`; here nothing is published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from perspectief.policy.monitor.choices import Status
from perspectief.policy.monitor.models import IndicatorVersion, Observation

VISIBLE = frozenset({Status.APPROVED, Status.REVISION})
"""Only these are for a page."""


class Key(NamedTuple):
    """What makes a figure this one: version, area, group and period."""

    version: int
    area: str
    group: str
    period: str


class Row(NamedTuple):
    """A figure as it was kept, with its definition: light, for a report reads tens of thousands. Not for a page."""

    version: IndicatorVersion
    pk: int
    period: str
    starts: dt.date
    ends: dt.date
    area: str
    group: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    base: int | None
    missing: str
    provisional: bool
    origin: str
    release: str
    source_url: str
    note: str
    recorded_at: dt.datetime
    superseded_at: dt.datetime | None

    @property
    def version_id(self) -> int:
        """The key of its definition."""
        return self.version.pk


def rows_of(found: QuerySet[Observation], versions: Mapping[int, IndicatorVersion]) -> Iterator[Row]:
    """These figures, each with its definition; `versions` by their key."""
    for version, *said in found.values_list("version_id", *Row._fields[1:]):
        yield Row(versions[version], *said)


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
