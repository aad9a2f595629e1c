"""Front door: start a job, cancel it, and sweep up what a killed worker left.

A room registers its kind of work with `handlers.handler` at start-up, starts a job from a POST, keeps `job.key` in the
address of its page and shows `{% job_status job %}` there. What comes out belongs to the room: the job keeps its key.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from perspectief.foundation.jobs import queries, running
from perspectief.foundation.jobs.choices import OPEN, State
from perspectief.foundation.jobs.handlers import NotPossible, daily_kinds, kind_of
from perspectief.foundation.jobs.models import Job

GAVE_UP = gettext_noop("Deze berekening brak een paar keer af. Maak haar kleiner, of vertel het de beheerder.")


class UnknownParameter(ValueError):
    """A parameter that this kind of job does not take: a mistake in the room that starts it."""


@dataclass(frozen=True)
class Swept:
    """What a sweep did, as numbers of jobs."""

    picked_up: int = 0
    ended: int = 0
    removed: int = 0


def start(kind: str, params: Mapping[str, Any] | None = None, not_before: dt.datetime | None = None) -> Job:
    """Ask for work, at once or not before a moment. The same question that is still open gives that job again.

    So nobody computes it twice; who asks for an earlier moment moves a job that waits forward. `params` is JSON, holds
    only what this kind takes, and never anything about a person. Raises `NotPossible` when the queue is full.
    """
    asked = dict(params or {})
    unknown = asked.keys() - kind_of(kind).takes
    if unknown:
        raise UnknownParameter(f"Jobs of kind '{kind}' take no {', '.join(sorted(unknown))}.")
    fingerprint = _fingerprint(asked)
    new = Job(kind=kind, params=asked, fingerprint=fingerprint, not_before=not_before, queued_at=timezone.now())
    try:
        return _same(new) or _new(new)
    except IntegrityError:  # somebody asked the same between our look and our write
        same = _same(new)
        if same is None:
            raise
        return same


def _fingerprint(asked: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def _same(asked: Job) -> Job | None:
    open_ones = Job.objects.filter(kind=asked.kind, fingerprint=asked.fingerprint, state__in=OPEN, wants_to_stop=False)
    same = open_ones.first()
    return _sooner(same, asked.not_before) if same else None


@transaction.atomic
def _sooner(job: Job, moment: dt.datetime | None) -> Job:
    """A job that waits for a later moment than this one is moved forward."""
    waits = Job.objects.filter(key=job.key, state=State.WAITING, not_before__gt=moment or timezone.now())
    if waits.update(not_before=moment):
        _forget_task(job)
        job.refresh_from_db()
        running.enqueue(job)
    return job


@transaction.atomic
def _new(job: Job) -> Job:
    if queries.in_the_queue().count() >= queries.setting("most_waiting"):
        raise NotPossible(gettext("Er staan nu te veel berekeningen in de rij. Probeer het later nog eens."))
    job.save(force_insert=True)
    running.enqueue(job)
    return job


def start_daily(now: dt.datetime | None = None) -> list[Job]:
    """Start what must be done each day and was not started yet today. Any number of workers may ask at once."""
    now = now or timezone.now()
    day = timezone.localdate(now, timezone.get_default_timezone())
    begun = set(Job.objects.filter(day=day).values_list("kind", flat=True))
    wanted = [kind.key for kind in daily_kinds() if kind.key not in begun]
    return [job for kind in wanted if (job := _start_day(kind, day))]


def _start_day(kind: str, day: dt.date) -> Job | None:
    """None when another worker was first: the database holds one row for one day."""
    job = Job(kind=kind, params={}, day=day, fingerprint=_fingerprint({"day": day.isoformat()}))
    job.queued_at = timezone.now()
    try:
        with transaction.atomic():
            job.save(force_insert=True)
            _replace_earlier_days(job)
            running.enqueue(job)
    except IntegrityError:
        return None
    return job


def _replace_earlier_days(today: Job) -> None:
    """What still waits for an earlier day is done by today's job."""
    waits = Job.objects.filter(kind=today.kind, day__lt=today.day, state=State.WAITING)
    waits.update(state=State.CANCELLED, ended_at=timezone.now())


@transaction.atomic
def cancel(job: Job) -> Job:
    """Stop it: a waiting job at once, a running one at its next step. A job that has ended stays as it is."""
    waiting = Job.objects.filter(key=job.key, state=State.WAITING)
    if not waiting.update(state=State.CANCELLED, ended_at=timezone.now()):
        Job.objects.filter(key=job.key, state=State.RUNNING).update(wants_to_stop=True)
    job.refresh_from_db()
    return job


def sweep(now: dt.datetime | None = None) -> Swept:
    """Pick up what a killed worker left, and remove rows that are old. Any number of workers may do this at once."""
    now = now or timezone.now()
    gone_since = now - dt.timedelta(seconds=queries.setting("gone_after_s"))
    outcomes = [_pick_up(job, now) for job in queries.left_behind(gone_since)]
    picked_up = outcomes.count(State.WAITING) + _queue_again(gone_since)
    return Swept(picked_up, len([end for end in outcomes if end not in (State.WAITING, None)]), _clean(now))


@transaction.atomic
def _pick_up(job: Job, now: dt.datetime) -> Any:
    """What became of a job whose worker is gone; None when another sweep was first, or its worker came back."""
    left = Job.objects.filter(key=job.key, run=job.run, heartbeat_at=job.heartbeat_at, state=State.RUNNING)
    if job.wants_to_stop:
        return State.CANCELLED if left.update(state=State.CANCELLED, ended_at=now) else None
    if job.attempts >= queries.setting("most_attempts"):  # failures that were told are not among these
        return State.FAILED if left.update(state=State.FAILED, ended_at=now, error=GAVE_UP) else None
    if not left.update(state=State.WAITING, run=None):
        return None
    _forget_task(job)
    job.refresh_from_db()
    running.enqueue(job)
    return State.WAITING


def _queue_again(gone_since: dt.datetime) -> int:
    """Waiting jobs whose task a worker took without ever beginning."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY).values("id")
    lost = Job.objects.filter(state=State.WAITING, queued_at__lt=gone_since).filter(Q(task=None) | ~Q(task__in=ready))
    return sum(_queue(job) for job in lost)


@transaction.atomic
def _queue(job: Job) -> int:
    mine = Job.objects.filter(key=job.key, state=State.WAITING, task=job.task)
    if not mine.update(queued_at=timezone.now()):
        return 0
    _forget_task(job)
    running.enqueue(job)
    return 1


def _forget_task(job: Job) -> None:
    """The worker's own row of a task that nobody finishes any more."""
    DBTaskResult.objects.filter(id=job.task).delete()


def _clean(now: dt.datetime) -> int:
    """Remove jobs that ended long ago, and the worker's notes of tasks that are over."""
    before = now - dt.timedelta(days=queries.setting("keep_days"))
    ours = DBTaskResult.objects.filter(task_path=running.run_job.module_path)
    ours.finished().filter(finished_at__lt=before).delete()
    old = Job.objects.exclude(state__in=OPEN).filter(ended_at__lt=before)
    return old.delete()[1].get(Job._meta.label, 0)
