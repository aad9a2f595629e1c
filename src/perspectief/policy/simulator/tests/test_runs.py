"""A plan is worked out: asked, waited for, stopped, picked up again, and answered from what is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from perspectief.foundation.jobs import services as jobs
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.jobs.models import Job
from perspectief.foundation.jobs.testing import work
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.simulator.models import Figures, Population, Reform, Run
from perspectief.policy.simulator.permissions import Limits
from perspectief.policy.simulator.queries import plans as plan_queries
from perspectief.policy.simulator.services import plans as plan_services
from perspectief.policy.simulator.services import runs as services
from perspectief.policy.simulator.tests.conftest import DAY, SAVINGS, WIDER, Answer

pytestmark = pytest.mark.django_db
Keep = Callable[[dict[str, Any]], Reform]


def ask(pages: PageClient, row: Reform | str, day: str = "2026-01-01") -> Any:
    key = row if isinstance(row, str) else row.key
    return pages.post(f"/beleid/simulator/plan/{key}/reken", {"dag": day})


def test_a_plan_is_asked_for_waited_for_and_shown(pages: PageClient, kept: Keep) -> None:
    asked = ask(pages, kept(WIDER))
    waiting = pages.get(asked.headers["Location"])
    (job,) = work()
    done = pages.get(asked.headers["Location"])

    assert asked.status_code == 303
    assert "Wij beginnen zo." in waiting.content.decode()
    assert job.state == State.DONE
    assert done.headers["Location"] == f"/beleid/simulator/uitkomst/{job.result}"
    assert "synthetisch" in pages.get(done.headers["Location"]).content.decode()


def test_an_example_is_worked_out_as_it_is(pages: PageClient) -> None:
    asked = ask(pages, "stadjerspas_150")
    (job,) = work()

    assert "/bezig/" in asked.headers["Location"]
    assert job.state == State.DONE
    assert Reform.objects.get().name == "Stadjerspas en minimaregelingen tot 150%"


def test_the_same_question_is_answered_at_once(pages: PageClient, kept: Keep, answer: Answer) -> None:
    run = answer(WIDER)
    asked = ask(pages, kept(WIDER))

    assert asked.headers["Location"] == f"/beleid/simulator/uitkomst/{run.key}"
    assert Job.objects.count() == 1


def test_two_plans_that_change_the_same_share_their_figures(answer: Answer) -> None:
    first, second = answer(WIDER), answer(WIDER | {"naam": "Anders genoemd"})

    assert first.key != second.key
    assert first.figures == second.figures
    assert Figures.objects.count() == 1


def test_under_other_rules_the_question_is_asked_again(
    pages: PageClient, kept: Keep, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(WIDER)
    monkeypatch.setattr("perspectief.policy.simulator.calc.plan.rules_digest", lambda: "other rules")

    assert "/bezig/" in ask(pages, kept(WIDER)).headers["Location"]


def test_a_plan_that_waits_is_stopped_and_asked_again(pages: PageClient, kept: Keep) -> None:
    row = kept(WIDER)
    page = ask(pages, row).headers["Location"]
    stopped = pages.post(f"/taak/{Job.objects.get().key}/stop", {"back": page})
    text = pages.get(stopped.headers["Location"]).content.decode()

    assert stopped.headers["Location"] == page
    assert "Gestopt." in text
    assert "Reken het opnieuw door" in text
    assert work() == []
    assert "/bezig/" in ask(pages, row).headers["Location"]


def test_a_plan_that_runs_stops_at_its_next_step(kept: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    job = services.start(row=kept(WIDER), day=DAY)
    assert isinstance(job, Job)
    monkeypatch.setattr(services, "_simulated", lambda *_all: jobs.cancel(job) and _all[2](1, 2))

    (ended,) = work()

    assert ended.state == State.CANCELLED
    assert Run.objects.count() == 0
    assert Figures.objects.count() == 0


def test_what_a_killed_worker_left_is_picked_up(kept: Keep) -> None:
    job = services.start(row=kept(WIDER), day=DAY)
    assert isinstance(job, Job)
    long_ago = timezone.now() - dt.timedelta(minutes=5)
    Job.objects.update(state=State.RUNNING, run=job.key, heartbeat_at=long_ago, started_at=long_ago, attempts=1)

    assert jobs.sweep().picked_up == 1
    (ended,) = work()
    assert ended.state == State.DONE
    assert Run.objects.count() == 1


def test_a_plan_that_went_away_meanwhile_is_told(kept: Keep) -> None:
    row = kept(WIDER)
    services.start(row=row, day=DAY)
    row.delete()

    (ended,) = work()
    assert (ended.state, ended.error) == (State.FAILED, "Dit plan is er niet meer.")


def test_a_plan_that_the_law_left_behind_is_told(kept: Keep) -> None:
    row = kept(WIDER)
    services.start(row=row, day=DAY)
    Reform.objects.update(text="naam: x")

    (ended,) = work()
    assert ended.error == "De wet is veranderd. Dit plan past er niet meer op. Maak het opnieuw."


def test_a_place_without_figures_is_told(kept: Keep, settings: Any) -> None:
    settings.MUNICIPALITY = "GM0344"
    services.start(row=kept(SAVINGS), day=DAY)

    (ended,) = work()
    assert ended.error == "Van deze gemeente hebben wij niet genoeg cijfers om een stad te maken."


@pytest.mark.parametrize("day", ["", "2026-01-02", "morgen", "1990-01-01"])
def test_only_a_day_of_the_list_is_worked_out(pages: PageClient, kept: Keep, day: str) -> None:
    response = ask(pages, kept(WIDER), day)

    assert response.status_code == 400
    assert "Kies een dag uit de lijst." in response.content.decode()
    assert Job.objects.count() == 0


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(waiting=1, started_per_minute=9, kept_per_hour=9), "Er staan nu te veel plannen in de rij."),
        (Limits(waiting=9, started_per_minute=1, kept_per_hour=9), "Er zijn net al veel plannen gestart."),
    ],
)
def test_there_is_a_limit_to_what_everybody_asks_together(
    pages: PageClient, kept: Keep, monkeypatch: pytest.MonkeyPatch, limits: Limits, words: str
) -> None:
    monkeypatch.setattr(plan_queries, "limits", lambda: limits)
    ask(pages, kept(WIDER))
    response = ask(pages, kept(SAVINGS))

    assert response.status_code == 429
    assert words in response.content.decode()
    assert Job.objects.count() == 1


def test_there_is_a_limit_to_what_is_kept(pages: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_queries, "limits", lambda: Limits(9, 9, kept_per_hour=0))
    response = ask(pages, "stadjerspas_150")

    assert response.status_code == 429
    assert "Er zijn dit uur al veel plannen bewaard." in response.content.decode()


def test_what_nobody_asked_about_for_years_is_removed(answer: Answer, kept: Keep) -> None:
    answer(WIDER)
    long_after = timezone.now() + dt.timedelta(days=800)

    assert plan_services.clean(now=timezone.now()) == 0
    assert plan_services.clean(now=long_after) == 1
    assert not (
        Reform.objects.exists() or Run.objects.exists() or Figures.objects.exists() or Population.objects.exists()
    )


def test_a_page_of_a_job_that_is_not_ours_is_not_found(pages: PageClient) -> None:
    assert pages.get("/beleid/simulator/bezig/12345678-1234-1234-1234-123456789012").status_code == 404
