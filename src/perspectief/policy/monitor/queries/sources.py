"""Looks up tables that we follow, their snapshots, and deliveries on their way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from perspectief.foundation.access import Role
from perspectief.foundation.jobs import queries as jobs
from perspectief.foundation.jobs.models import Job
from perspectief.policy.monitor.models import Delivery, Fetch, Snapshot, SourceTable
from perspectief.policy.monitor.sources import parquet
from perspectief.policy.monitor.sources.problems import SourceProblem

STATLINE = "statline"
"""The kind of work that fetches a table."""


def tables() -> QuerySet[SourceTable]:
    """Every table that we follow, with when it was last looked at and last kept."""
    looks = Fetch.objects.filter(table=OuterRef("pk")).order_by("-at")
    kept = Snapshot.objects.filter(dataset=OuterRef("dataset")).order_by("-fetched_at")
    return SourceTable.objects.annotate(
        looked_at=Subquery(looks.values("at")[:1]),
        last_outcome=Subquery(looks.values("outcome")[:1]),
        kept_at=Subquery(kept.values("fetched_at")[:1]),
    )


def table(dataset: str) -> SourceTable | None:
    """The table that we call so."""
    return SourceTable.objects.filter(dataset=dataset).first()


def fetches(table: SourceTable) -> QuerySet[Fetch]:
    """Each look at it, newest first."""
    return table.fetches.select_related("snapshot").defer("columns")


def last_fetch(table: SourceTable) -> Fetch | None:
    """The newest look."""
    return table.fetches.select_related("snapshot").first()


def fetch(key: object) -> Fetch | None:
    """One look."""
    return Fetch.objects.select_related("table", "snapshot").filter(key=key).first()


def waits_for_a_person(fetch: Fetch) -> bool:
    """Whether this is the newest look, and what it found was refused."""
    newest = Fetch.objects.filter(table=fetch.table).order_by("-at").values_list("pk", flat=True).first()
    return fetch.outcome == Fetch.Outcome.REFUSED and newest == fetch.pk


def open_job(dataset: str) -> Job | None:
    """The job that looks at this table now."""
    return next((job for job in jobs.open_jobs(STATLINE) if job.params.get("table") == dataset), None)


def last_snapshot(dataset: str) -> Snapshot | None:
    """The newest snapshot."""
    return snapshots(dataset).first()


def snapshots(dataset: str) -> QuerySet[Snapshot]:
    """All of them, newest first."""
    return Snapshot.objects.filter(dataset=dataset).order_by("-fetched_at")


def file_of(snapshot: Snapshot) -> Path:
    """Its file, whole and as it was kept. Raises SourceProblem."""
    path = Path(settings.SNAPSHOT_FOLDER) / snapshot.file
    if not path.exists():
        raise SourceProblem(_("Het bestand van deze momentopname is weg. Haal de tabel opnieuw op."))
    if parquet.digest_of(path) != snapshot.digest:
        raise SourceProblem(_("Het bestand van deze momentopname is veranderd. Vertel het de beheerder."))
    return path


def deliveries() -> QuerySet[Delivery]:
    """Every delivery, newest first, with how many rows were held back."""
    return Delivery.objects.annotate(held=Count("quarantined")).select_related("snapshot").order_by("-at", "pk")


def delivery(key: object) -> Delivery | None:
    """One delivery."""
    return deliveries().filter(key=key).first()


@dataclass(frozen=True)
class Step:
    """What happened to a delivery: when, what, in which role, and why."""

    at: dt.datetime
    what: str
    role: str
    why: str


def steps_of(delivery: Delivery) -> list[Step]:
    """Oldest first."""
    words, roles = dict(Delivery.State.choices), dict(Role.choices)
    return [
        Step(dt.datetime.fromisoformat(one["at"]), words[one["state"]], roles.get(one["role"], ""), one["why"])
        for one in delivery.steps
    ]


@dataclass(frozen=True)
class Needs:
    """What waits for somebody: tables that changed, tables that ended, and deliveries on their way."""

    changed: list[SourceTable]
    ended: list[SourceTable]
    waiting: list[Delivery]


ON_THEIR_WAY = (Delivery.State.READ, Delivery.State.CHECKED, Delivery.State.APPROVED)
MOST_SHOWN = 10


def needs_a_look() -> Needs | None:
    """None when nothing waits. A table that ended is named as long as we follow it."""
    followed = list(tables())
    changed = [one for one in followed if one.last_outcome == Fetch.Outcome.REFUSED]
    ended = [one for one in followed if one.discontinued]
    waiting = list(Delivery.objects.filter(state__in=ON_THEIR_WAY)[:MOST_SHOWN])
    return Needs(changed, ended, waiting) if changed or ended or waiting else None
