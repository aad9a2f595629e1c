"""One attempt at one job, inside the worker.

Each attempt has its own number (`run`), and every write asks for it: a worker that was thought dead and wakes up again
finds that the job is no longer its own, and its outcome is not written.
"""

from __future__ import annotations

import datetime as dt
import logging
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop
from django_tasks import task

from perspectief.foundation.jobs import queries
from perspectief.foundation.jobs.backoff import back_off
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.jobs.handlers import Cancelled, NotPossible, kind_of
from perspectief.foundation.jobs.models import Job

logger = logging.getLogger(__name__)
stopping = threading.Event()
"""Set when this worker was asked to end: a running job goes back to the queue at its next step."""
WRITE_EVERY_S = 0.5
"""Progress is written no oftener than this, and so a stop is seen no later."""
WENT_WRONG = gettext_noop("Er ging bij ons iets mis. Probeer het nog eens.")
UNKNOWN_KIND = gettext_noop("Deze berekening bestaat niet meer.")


class Lost(Exception):
    """Another worker has taken this job over."""


class HandedBack(Exception):
    """This worker must end; the next one does the job."""


@task()
def run_job(key: str) -> None:
    """What the worker calls. It never fails itself: what goes wrong stands in the job's own row."""
    run(UUID(key))


def enqueue(job: Job) -> None:
    """Hand a waiting job to the workers, in the transaction that wrote it."""
    later = run_job.using(run_after=job.not_before) if job.not_before else run_job
    job.task = UUID(str(later.enqueue(str(job.key)).id))
    job.queued_at = timezone.now()
    job.save(update_fields=["task", "queued_at"])


def run(key: UUID) -> None:
    """Try this job once, unless it was cancelled or another worker has it."""
    job = _claim(key)
    if job is None:
        return
    try:
        with _heart(job):
            result = _handle(job)
    except Lost:
        logger.warning("Job %s was taken over by another worker.", key)
    except Cancelled:
        _end(job, State.CANCELLED)
    except NotPossible as reason:
        _end(job, State.FAILED, error=str(reason)[:300])
    except HandedBack:
        _hand_back(job)
    except Exception:
        _fail(job)
    except BaseException:
        _hand_back(job)
        raise
    else:
        _end(job, State.DONE, result=result or "", steps_done=F("steps_all"), doing="", error_id="")


def _handle(job: Job) -> str | None:
    try:
        kind = kind_of(job.kind)
    except KeyError as unknown:
        raise NotPossible(UNKNOWN_KIND) from unknown
    return kind.run(Reporter(job), **job.params)


def _claim(key: UUID) -> Job | None:
    now = timezone.now()
    claimed = Job.objects.filter(key=key, state=State.WAITING).update(
        state=State.RUNNING,
        run=(run := uuid4()),
        attempts=F("attempts") + 1,
        started_at=now,
        heartbeat_at=now,
        steps_done=0,
        steps_all=0,
        doing="",
    )
    return Job.objects.get(key=key, run=run) if claimed else None


def _end(job: Job, state: Any, **fields: object) -> None:
    """Write how it ended, once: only the attempt that still holds the job can."""
    mine = Job.objects.filter(key=job.key, run=job.run, state=State.RUNNING)
    if not mine.update(state=state, ended_at=timezone.now(), **fields):
        logger.warning("Job %s was taken over by another worker; this outcome is dropped.", job.key)


def _fail(job: Job) -> None:
    """Try again later when its kind says so and it was not the last time; else it has failed."""
    number = secrets.token_hex(4).upper()
    logger.exception("Job %s of kind %s failed, error %s", job.key, job.kind, number)
    wait = _wait(job)
    if wait is None:
        _end(job, State.FAILED, error=WENT_WRONG, error_id=number, failures=F("failures") + 1)
    else:
        _hand_back(job, not_before=timezone.now() + wait, failures=F("failures") + 1, error_id=number)


def _wait(job: Job) -> dt.timedelta | None:
    retries = kind_of(job.kind).retries
    return back_off(queries.setting(retries)).wait(job.failures + 1) if retries else None


def _hand_back(job: Job, **fields: object) -> None:
    """Back to the queue, unless somebody wants it to stop anyway."""
    with transaction.atomic():
        mine = Job.objects.filter(key=job.key, run=job.run, state=State.RUNNING)
        if mine.filter(wants_to_stop=True).update(state=State.CANCELLED, ended_at=timezone.now()):
            return
        if mine.update(state=State.WAITING, run=None, attempts=F("attempts") - 1, **fields):
            job.refresh_from_db()
            enqueue(job)


class Reporter:
    """The `Progress` of one attempt."""

    def __init__(self, job: Job):
        self.job, self.written_at, self.must_stop = job, float("-inf"), False

    def __call__(self, done: int, all: int, doing: str = "") -> None:
        """Write how far it is, now and then, and hear whether it must stop."""
        if self._is_early() and done < all:
            return
        self._write(steps_done=done, steps_all=all, doing=doing[:120])
        if self.must_stop:
            raise Cancelled

    def stopped(self) -> bool:
        """Hear whether it must stop, now and then."""
        if not self._is_early():
            self._write()
        return self.must_stop

    def _is_early(self) -> bool:
        return time.monotonic() - self.written_at < WRITE_EVERY_S

    def _write(self, **fields: object) -> None:
        if stopping.is_set():
            raise HandedBack
        self.written_at = time.monotonic()
        _beat(self.job, **fields)
        self.must_stop = Job.objects.filter(key=self.job.key, wants_to_stop=True).exists()


def _beat(job: Job, **fields: object) -> None:
    mine = Job.objects.filter(key=job.key, run=job.run, state=State.RUNNING)
    if not mine.update(heartbeat_at=timezone.now(), **fields):
        raise Lost


@contextmanager
def _heart(job: Job) -> Iterator[None]:
    """Tell that this process is alive, also through a long step, from a thread of its own."""
    ended = threading.Event()
    thread = threading.Thread(target=_keep_beating, args=(job, ended), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _keep_beating(job: Job, ended: threading.Event) -> None:
    every = dt.timedelta(seconds=queries.setting("heartbeat_s")).total_seconds()
    while not ended.wait(every):
        try:
            _beat(job)
        except Lost:
            break
        except DatabaseError:
            logger.warning("The heartbeat of job %s could not be written; trying again.", job.key)
    connection.close()
