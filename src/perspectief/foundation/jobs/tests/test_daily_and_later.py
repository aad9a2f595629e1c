"""Work that is done each day, work for later, and work that is tried again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from perspectief.foundation.jobs import handlers, queries, services
from perspectief.foundation.jobs.backoff import BackOff
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.jobs.handlers import Handler, NotPossible, Progress, daily, handler
from perspectief.foundation.jobs.models import Job
from perspectief.foundation.jobs.testing import work

pytestmark = pytest.mark.django_db
Register = Callable[[Handler], str]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOON = dt.datetime(2026, 3, 10, 12, tzinfo=AMSTERDAM)
A_DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def no_other_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what the test registers."""
    monkeypatch.setattr(handlers, "_kinds", {})


def succeeds(progress: Progress) -> str:
    return "opgeruimd"


def fails(progress: Progress) -> str:
    raise ZeroDivisionError


def test_daily_work_starts_once_a_day_however_often_and_by_how_many_it_is_asked() -> None:
    daily("tidy", name="Opruimen")(succeeds)

    started = [services.start_daily(NOON + dt.timedelta(hours=hour)) for hour in (0, 1, 11)]

    assert [len(jobs) for jobs in started] == [1, 0, 0]
    assert [(job.state, job.result, job.day) for job in work()] == [(State.DONE, "opgeruimd", dt.date(2026, 3, 10))]
    assert len(services.start_daily(NOON + A_DAY)) == 1, "the next day it starts again"


def test_two_workers_that_look_at_the_same_moment_start_one_job() -> None:
    daily("tidy", name="Opruimen")(succeeds)

    first, second = services._start_day("tidy", NOON.date()), services._start_day("tidy", NOON.date())

    assert first is not None and second is None
    assert (Job.objects.count(), DBTaskResult.objects.count()) == (1, 1)


def test_a_day_is_a_day_in_amsterdam() -> None:
    daily("tidy", name="Opruimen")(succeeds)
    just_after_midnight = dt.datetime(2026, 7, 1, 0, 5, tzinfo=AMSTERDAM)

    services.start_daily(just_after_midnight - dt.timedelta(minutes=10))
    services.start_daily(just_after_midnight.astimezone(dt.UTC))

    assert set(Job.objects.values_list("day", flat=True)) == {dt.date(2026, 6, 30), dt.date(2026, 7, 1)}


def test_after_days_without_a_worker_the_work_of_today_starts_as_soon_as_one_is_back() -> None:
    daily("tidy", name="Opruimen")(succeeds)
    services.start_daily(NOON)

    (today,) = services.start_daily(NOON + 5 * A_DAY)

    assert [job.key for job in work()] == [today.key], "the job that still waited is replaced by the one of today"
    assert queries.find(Job.objects.get(day=NOON.date()).key).state == State.CANCELLED  # type: ignore[union-attr]


def test_daily_work_that_fails_is_tried_again_later_that_day() -> None:
    daily("tidy", name="Opruimen")(fails)
    services.start_daily(NOON)

    (job,) = work()

    assert (job.state, job.failures) == (State.WAITING, 1)
    assert dt.timedelta(seconds=40) < job.not_before - timezone.now() < dt.timedelta(seconds=80)
    assert work() == [], "not before its moment"
    assert DBTaskResult.objects.get(id=job.task).run_after == job.not_before


def test_daily_work_that_keeps_failing_has_failed_with_a_number() -> None:
    daily("tidy", name="Opruimen")(fails)
    services.start_daily(NOON)
    times = queries.setting("retries_daily")["times"]

    for _ in range(times + 1):
        Job.objects.update(not_before=None)
        (job,) = work()

    assert (job.state, job.failures) == (State.FAILED, times + 1)
    assert len(job.error_id) == 8


def test_work_that_succeeds_at_the_second_try_is_done_without_an_error() -> None:
    tries = iter([fails, succeeds])
    daily("tidy", name="Opruimen")(lambda progress: next(tries)(progress))
    services.start_daily(NOON)
    work()
    Job.objects.update(not_before=None)

    (job,) = work()

    assert (job.state, job.error, job.error_id) == (State.DONE, "", "")


def test_what_cannot_be_done_is_not_tried_again() -> None:
    def cannot(progress: Progress) -> str:
        raise NotPossible("Dit kan niet.")

    handler("hopeless", name="Proef", retries="retries_daily")(cannot)
    services.start("hopeless")

    assert work()[0].state == State.FAILED


def test_work_for_later_waits_until_its_moment() -> None:
    handler("later", name="Proef")(succeeds)
    tomorrow = timezone.now() + A_DAY

    job = services.start("later", not_before=tomorrow)

    assert work() == []
    assert DBTaskResult.objects.get(id=job.task).run_after == tomorrow
    assert queries.in_the_queue(tomorrow).get() == job


def test_who_asks_for_an_earlier_moment_moves_the_job_that_waits_forward() -> None:
    handler("later", name="Proef")(succeeds)
    later = services.start("later", not_before=timezone.now() + A_DAY)
    assert services.start("later", not_before=timezone.now() + 2 * A_DAY).not_before == later.not_before

    now = services.start("later")

    assert (now, now.not_before) == (later, None)
    assert [job.state for job in work()] == [State.DONE]
    assert DBTaskResult.objects.count() == 1


def test_a_killed_worker_that_came_after_failures_is_still_forgiven() -> None:
    handler("later", name="Proef", retries="retries_daily")(fails)
    services.start("later")
    for _ in range(4):
        Job.objects.update(not_before=None)
        (job,) = work()
    Job.objects.update(state=State.RUNNING, run=job.key, attempts=1, heartbeat_at=NOON)

    assert services.sweep().picked_up == 1


@pytest.mark.parametrize(("failures", "seconds"), [(1, 10), (2, 20), (3, 40), (4, 60), (5, 60), (6, None)])
def test_the_wait_grows_until_its_longest_and_then_ends(failures: int, seconds: int | None) -> None:
    waits = BackOff(times=5, first_s=10, factor=2, longest_s=60, spread=0.5)

    expected = None if seconds is None else dt.timedelta(seconds=seconds)
    assert waits.wait(failures, lambda: 0.5) == expected


def test_chance_spreads_the_wait_to_both_sides() -> None:
    waits = BackOff(times=5, first_s=100, factor=2, longest_s=600, spread=0.2)

    assert [waits.wait(1, lambda chance=chance: chance).seconds for chance in (0, 1)] == [80, 120]  # type: ignore
