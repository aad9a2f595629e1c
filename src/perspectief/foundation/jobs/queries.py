"""Looks up jobs, and the settings under which they run."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from perspectief.foundation.dated import lookup
from perspectief.foundation.jobs.choices import OPEN, State
from perspectief.foundation.jobs.models import Job

SETTINGS = Path(__file__).parent / "data" / "settings.yaml"

setting = lookup(SETTINGS)
"""What holds today."""


def find(key: UUID | str) -> Job | None:
    """The job with this key; None when its row was removed long ago, or never was."""
    return Job.objects.filter(key=key).first()


def open_jobs(kind: str) -> QuerySet[Job]:
    """Jobs of this kind that wait or run, newest first."""
    return Job.objects.filter(kind=kind, state__in=OPEN)


def in_the_queue(now: dt.datetime | None = None) -> QuerySet[Job]:
    """Jobs that wait for a worker only, and not for a later moment."""
    later = Q(not_before__gt=now or timezone.now())
    return Job.objects.filter(state=State.WAITING).exclude(later)


def waiting_before(job: Job) -> int:
    """How many jobs are run before this one."""
    return in_the_queue().filter(queued_at__lt=job.queued_at).count()


def left_behind(before: dt.datetime) -> QuerySet[Job]:
    """Running jobs whose last heartbeat was before this moment: nobody works on them any more."""
    return Job.objects.filter(state=State.RUNNING, heartbeat_at__lt=before)
