"""A job from the question to the outcome."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from perspectief.foundation.jobs import handlers, queries, running, services
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.jobs.handlers import Cancelled, Handler, NotPossible, Progress
from perspectief.foundation.jobs.models import Job
from perspectief.foundation.jobs.testing import work

pytestmark = pytest.mark.django_db
Register = Callable[[Handler], str]
ASKED = {"place": "GM0014"}


def two_steps(progress: Progress, place: str) -> str:
    progress(1, 2, "de eerste stap")
    progress(2, 2)
    return f"uitkomst van {place}"


def test_a_job_waits_runs_and_keeps_the_key_of_what_came_out(kind: Register) -> None:
    job = services.start(kind(two_steps), ASKED)
    assert (job.state, job.attempts, job.percent) == (State.WAITING, 0, None)

    (job,) = work()

    assert (job.state, job.result, job.percent, job.attempts) == (State.DONE, "uitkomst van GM0014", 100, 1)
    assert job.started_at and job.ended_at and not job.is_open


def test_progress_can_be_read_on_the_way(kind: Register) -> None:
    seen: list[tuple[int | None, str]] = []

    def looks(progress: Progress, place: str) -> str:
        for step in (1, 2, 3):
            progress(step, 4, f"stap {step}")
            job = queries.open_jobs("tried").get()
            seen.append((job.percent, job.doing))
        return ""

    services.start(kind(looks), ASKED)
    work()

    assert seen == [(25, "stap 1"), (50, "stap 2"), (75, "stap 3")]


def test_the_same_question_twice_is_one_job_until_it_has_ended(kind: Register) -> None:
    first = services.start(kind(two_steps), ASKED)

    assert services.start("tried", ASKED) == first
    assert services.start("tried", {"place": "GM0363"}) != first
    work()
    assert services.start("tried", ASKED) != first


def test_the_database_itself_refuses_two_open_jobs_for_one_question(kind: Register) -> None:
    job = services.start(kind(two_steps), ASKED)

    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(
            kind=job.kind, params=job.params, fingerprint=job.fingerprint, queued_at=timezone.now(), state=State.WAITING
        )


def test_a_parameter_that_the_kind_does_not_take_is_refused(kind: Register) -> None:
    with pytest.raises(services.UnknownParameter, match="bsn"):
        services.start(kind(two_steps), {"place": "GM0014", "bsn": "123"})

    assert not Job.objects.exists()


def test_a_full_queue_takes_nothing_more(kind: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "setting", lambda name: 1)
    services.start(kind(two_steps), ASKED)

    with pytest.raises(NotPossible, match="later nog eens"):
        services.start("tried", {"place": "GM0363"})


def test_a_waiting_job_is_cancelled_at_once_and_never_runs(kind: Register) -> None:
    job = services.cancel(services.start(kind(two_steps), ASKED))

    running.run(job.key)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.CANCELLED, 0)


def test_a_running_job_is_cancelled_between_two_steps(kind: Register) -> None:
    reached: list[int] = []

    def long(progress: Progress, place: str) -> str:
        for step in range(1, 10):
            reached.append(step)
            if step == 3:
                services.cancel(queries.open_jobs("tried").get())
            progress(step, 9)
        return "te laat"

    services.start(kind(long), ASKED)
    (job,) = work()

    assert reached == [1, 2, 3]
    assert (job.state, job.result) == (State.CANCELLED, "")


def test_work_that_asks_instead_hears_that_it_must_stop_and_goes_on_hearing_it(kind: Register) -> None:
    heard: list[bool] = []

    def asks(progress: Progress, place: str) -> str:
        heard.append(progress.stopped())
        services.cancel(queries.open_jobs("tried").get())
        heard.extend([progress.stopped(), progress.stopped()])
        raise Cancelled

    services.start(kind(asks), ASKED)
    (job,) = work()

    assert heard == [False, True, True]
    assert job.state == State.CANCELLED


def test_the_same_question_can_be_asked_again_while_the_first_is_stopping(kind: Register) -> None:
    job = services.start(kind(two_steps), ASKED)
    Job.objects.filter(key=job.key).update(
        state=State.RUNNING, run=job.key, heartbeat_at=timezone.now(), wants_to_stop=True
    )

    assert services.start("tried", ASKED) != job


def test_a_job_that_has_ended_stays_as_it_is_when_somebody_cancels(kind: Register) -> None:
    services.start(kind(two_steps), ASKED)
    (job,) = work()

    assert services.cancel(job).state == State.DONE


def test_a_handler_says_in_plain_words_why_it_cannot(kind: Register) -> None:
    def cannot(progress: Progress, place: str) -> str:
        raise NotPossible("Deze gemeente kennen wij niet.")

    services.start(kind(cannot), ASKED)
    (job,) = work()

    assert (job.state, job.error, job.error_id) == (State.FAILED, "Deze gemeente kennen wij niet.", "")


def test_a_mistake_of_ours_becomes_plain_words_with_a_number_that_stands_in_the_log(
    kind: Register, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(progress: Progress, place: str) -> str:
        raise ZeroDivisionError("1 / 0")

    services.start(kind(breaks), ASKED)
    (job,) = work()

    assert job.state == State.FAILED
    assert job.error == "Er ging bij ons iets mis. Probeer het nog eens."
    assert len(job.error_id) == 8 and job.error_id in caplog.text


def test_a_kind_that_no_room_knows_any_more_ends_with_words(kind: Register) -> None:
    services.start(kind(two_steps), ASKED)
    handlers._kinds.pop("tried")

    (job,) = work()

    assert (job.state, job.error) == (State.FAILED, "Deze berekening bestaat niet meer.")


def test_one_kind_has_one_handler(kind: Register) -> None:
    kind(two_steps)

    with pytest.raises(ValueError, match="two handlers"):
        handlers.handler("tried", name="Andere")(lambda progress: "")


def test_a_worker_that_is_asked_to_end_hands_the_job_back_and_loses_no_attempt(kind: Register) -> None:
    def ends(progress: Progress, place: str) -> str:
        running.stopping.set()
        progress(1, 2)
        return "te laat"

    services.start(kind(ends), ASKED)
    (job,) = work()
    assert (job.state, job.attempts, job.run) == (State.WAITING, 0, None)

    running.stopping.clear()
    kind(two_steps)
    (job,) = work()
    assert (job.state, job.result) == (State.DONE, "uitkomst van GM0014")


def test_no_column_can_hold_a_person() -> None:
    assert not [field.name for field in Job._meta.get_fields() if field.is_relation]
    assert {field.name for field in Job._meta.get_fields()} == {
        *("key", "kind", "params", "fingerprint", "state", "wants_to_stop", "steps_done", "steps_all", "doing"),
        *("result", "error", "error_id", "asked_at", "queued_at", "started_at", "ended_at"),
        *("attempts", "failures", "heartbeat_at", "run", "task", "day", "not_before"),
    }
