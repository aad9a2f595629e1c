"""What somebody who waits for a job sees, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from perspectief.foundation.jobs import queries, services
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.jobs.handlers import Handler, NotPossible, Progress
from perspectief.foundation.jobs.models import Job
from perspectief.foundation.jobs.testing import work
from perspectief.foundation.ui.testing import PageClient

pytestmark = pytest.mark.django_db
Register = Callable[[Handler], str]


@pytest.fixture
def job(kind: Register) -> Job:
    return services.start(kind(lambda progress, place: "42"), {"place": "GM0014"})


@pytest.fixture
def visit(pages: PageClient, settings: Any) -> Callable[..., str]:
    """The HTML of the page that this job stands on."""
    settings.ROOT_URLCONF = "perspectief.foundation.jobs.tests.room"
    return lambda job, query="": pages.get(f"/proef/{job.key}{query}").content.decode()


def runs(job: Job, **fields: object) -> Job:
    Job.objects.filter(key=job.key).update(
        **{"state": State.RUNNING, "run": uuid4(), "heartbeat_at": timezone.now(), **fields}
    )
    job.refresh_from_db()
    return job


def test_a_waiting_job_says_so_and_fetches_itself_again_with_and_without_javascript(
    visit: Callable[..., str], job: Job
) -> None:
    html = visit(job)

    assert "Wij beginnen zo." in html
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in html
    assert f'hx-get="/taak/{job.key}/stand?said=waiting-0"' in html
    assert "Stop de berekening" in html


def test_the_place_in_the_queue_is_told(visit: Callable[..., str], job: Job) -> None:
    second = services.start("tried", {"place": "GM0363"})

    assert "Er is nog 1 berekening voor u." in visit(second)


def test_who_reads_slowly_can_stop_the_page_from_fetching_itself(visit: Callable[..., str], job: Job) -> None:
    assert f'href="/proef/{job.key}?rustig=1"' in visit(job)

    quiet = visit(job, "?rustig=1")
    assert "http-equiv" not in quiet
    assert f'href="/proef/{job.key}"' in quiet


def test_a_running_job_shows_how_far_it_is_in_words_and_as_a_bar(visit: Callable[..., str], job: Job) -> None:
    html = visit(runs(job, steps_done=3, steps_all=8, doing="Wij rekenen de gezinnen door."))

    assert "37 procent is klaar." in html
    assert "Wij rekenen de gezinnen door." in html
    assert '<progress class="ps-progress" aria-labelledby="job-state" max="100" value="37"></progress>' in html


def test_without_a_number_of_steps_the_bar_has_no_value(visit: Callable[..., str], job: Job) -> None:
    html = visit(runs(job))

    assert "Wij zijn begonnen." in html
    assert '<progress class="ps-progress" aria-labelledby="job-state"></progress>' in html


def test_a_screen_reader_hears_the_progress_in_quarters_only(client: Client, job: Job) -> None:
    runs(job, steps_done=30, steps_all=100)

    first = client.get(f"/taak/{job.key}/stand?said=running-0").content.decode()
    again = client.get(f"/taak/{job.key}/stand?said=running-1").content.decode()

    assert 'role="status"' in first
    assert "said=running-1" in first
    assert 'role="status"' not in again


def test_the_part_that_moves_asks_for_the_whole_page_when_the_job_has_ended(client: Client, job: Job) -> None:
    assert "HX-Refresh" not in client.get(f"/taak/{job.key}/stand").headers

    work()

    response = client.get(f"/taak/{job.key}/stand")
    assert response.headers["HX-Refresh"] == "true"
    assert "no-store" in response.headers["Cache-Control"]
    assert "hx-get" not in response.content.decode()


def test_a_job_that_is_done_leaves_the_page_to_what_came_out(visit: Callable[..., str], job: Job) -> None:
    work()

    html = visit(job)

    assert "De uitkomst is 42." in html
    assert "ps-job" not in html
    assert "htmx" not in html


def test_the_button_stops_the_job_and_comes_back_to_the_page(
    pages: PageClient, visit: Callable[..., str], job: Job
) -> None:
    assert f'action="/taak/{job.key}/stop"' in visit(job)

    response = pages.post(f"/taak/{job.key}/stop", {"back": f"/proef/{job.key}"})

    assert (response.status_code, response.headers["Location"]) == (303, f"/proef/{job.key}")
    html = visit(job)
    assert "Gestopt." in html
    assert "Stop de berekening" not in html
    assert "http-equiv" not in html


def test_a_running_job_that_must_stop_says_that_it_takes_a_moment(
    pages: PageClient, visit: Callable[..., str], job: Job
) -> None:
    runs(job)

    pages.post(f"/taak/{job.key}/stop", {"back": "/"})

    html = visit(job)
    assert "Wij stoppen. Dat duurt nog even." in html
    assert "Stop de berekening" not in html
    assert "http-equiv" in html


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_the_button_never_leads_to_another_site(pages: PageClient, job: Job, back: str) -> None:
    assert pages.post(f"/taak/{job.key}/stop", {"back": back}).headers["Location"] == "/"


def test_another_site_cannot_stop_a_job(pages: PageClient, job: Job) -> None:
    response = pages.post(f"/taak/{job.key}/stop", {"back": "/"}, headers={"sec-fetch-site": "cross-site"})

    job.refresh_from_db()
    assert response.status_code == 403
    assert job.state == State.WAITING


def test_looking_at_a_job_does_not_stop_it(client: Client, job: Job) -> None:
    assert client.get(f"/taak/{job.key}/stop").status_code == 405


def test_a_job_that_is_nowhere_is_a_page_that_is_nowhere(pages: PageClient) -> None:
    assert pages.get(f"/taak/{uuid4()}/stand").status_code == 404
    assert queries.find(uuid4()) is None


def test_what_went_wrong_is_told_with_its_number(visit: Callable[..., str], kind: Register) -> None:
    def breaks(progress: Progress, place: str) -> str:
        raise ZeroDivisionError

    job = services.start(kind(breaks), {"place": "GM0014"})
    (job,) = work()

    html = visit(job)
    assert "Het is niet gelukt." in html
    assert "Er ging bij ons iets mis. Probeer het nog eens." in html
    assert f"Het nummer van deze fout is {job.error_id}." in html


def test_why_it_cannot_is_told_in_the_words_of_the_room(visit: Callable[..., str], kind: Register) -> None:
    def cannot(progress: Progress, place: str) -> str:
        raise NotPossible("Deze <gemeente> kennen wij niet.")

    job = services.start(kind(cannot), {"place": "GM9999"})
    work()

    assert "Deze &lt;gemeente&gt; kennen wij niet." in visit(job)
