"""What a killed worker left is picked up; nothing is lost and nothing comes out twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from perspectief.foundation.jobs import queries, running, services
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.jobs.handlers import Handler, Progress
from perspectief.foundation.jobs.models import Job
from perspectief.foundation.jobs.testing import work

pytestmark = pytest.mark.django_db
Register = Callable[[Handler], str]


def one_step(progress: Progress) -> str:
    progress(1, 1)
    return "uitkomst"


def left_behind(kind: Register, *, attempts: int = 1, seconds_ago: int = 60, **fields: object) -> Job:
    """A job whose worker went: it runs, and nobody has heard of it since."""
    job = services.start(kind(one_step))
    then = timezone.now() - dt.timedelta(seconds=seconds_ago)
    fields = {"state": State.RUNNING, "run": job.key, "attempts": attempts, "heartbeat_at": then, **fields}
    Job.objects.filter(key=job.key).update(**fields)
    job.refresh_from_db()
    return job


def test_a_job_without_a_heartbeat_goes_back_to_the_queue_and_is_done(kind: Register) -> None:
    job = left_behind(kind)

    assert services.sweep() == services.Swept(picked_up=1)

    job.refresh_from_db()
    assert job.state == State.WAITING
    assert DBTaskResult.objects.get().id == job.task, "the note of the worker that went is gone"
    assert work()[0].result == "uitkomst"


def test_a_job_that_is_alive_is_left_alone(kind: Register) -> None:
    job = left_behind(kind, seconds_ago=5)

    assert services.sweep() == services.Swept()
    job.refresh_from_db()
    assert job.state == State.RUNNING


def test_a_job_that_keeps_killing_its_worker_is_given_up_with_words(kind: Register) -> None:
    job = left_behind(kind, attempts=3)

    assert services.sweep() == services.Swept(ended=1)
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "brak een paar keer af" in job.error


def test_a_job_that_had_to_stop_is_not_begun_again(kind: Register) -> None:
    job = left_behind(kind, wants_to_stop=True)

    assert services.sweep() == services.Swept(ended=1)
    job.refresh_from_db()
    assert job.state == State.CANCELLED


def test_a_worker_that_wakes_up_after_its_job_was_given_to_another_writes_nothing(kind: Register) -> None:
    def sleeps(progress: Progress) -> str:
        Job.objects.update(heartbeat_at=timezone.now() - dt.timedelta(hours=1))
        services.sweep()
        kind(one_step)
        assert work()[0].result == "uitkomst"
        return "van de slaper"

    services.start(kind(sleeps))
    (job,) = work()

    assert (job.state, job.result, job.attempts) == (State.DONE, "uitkomst", 2)


def test_a_sleeping_worker_hears_at_its_next_step_that_the_job_is_no_longer_its_own(kind: Register) -> None:
    went_on: list[str] = []

    def sleeps(progress: Progress) -> str:
        Job.objects.update(heartbeat_at=timezone.now() - dt.timedelta(hours=1))
        services.sweep()
        progress(1, 2)
        went_on.append("too far")
        return ""

    services.start(kind(sleeps))
    (job,) = work()

    assert job.state == State.WAITING
    assert not went_on


def test_a_waiting_job_whose_task_was_taken_and_never_begun_is_queued_again(kind: Register) -> None:
    job = services.start(kind(one_step))
    DBTaskResult.objects.update(status="RUNNING")
    assert services.sweep() == services.Swept(), "a worker may be about to begin"

    assert services.sweep(timezone.now() + dt.timedelta(minutes=5)) == services.Swept(picked_up=1)

    again = queries.find(job.key)
    assert again and again.task != job.task
    assert DBTaskResult.objects.ready().get().id == again.task


def test_a_waiting_job_with_its_task_is_left_in_its_place(kind: Register) -> None:
    services.start(kind(one_step))

    assert services.sweep(timezone.now() + dt.timedelta(hours=5)) == services.Swept()


def test_old_rows_go_and_young_and_open_ones_stay(kind: Register) -> None:
    services.start(kind(one_step))
    work()
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=timezone.now())
    keep = dt.timedelta(days=queries.setting("keep_days"))

    assert services.sweep(timezone.now() + keep - dt.timedelta(hours=1)).removed == 0
    assert services.sweep(timezone.now() + keep + dt.timedelta(hours=1)).removed == 1
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_an_interrupted_process_hands_its_job_back(kind: Register) -> None:
    def interrupted(progress: Progress) -> str:
        raise SystemExit(1)

    job = services.start(kind(interrupted))
    with pytest.raises(SystemExit):
        running.run(job.key)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.WAITING, 0)
