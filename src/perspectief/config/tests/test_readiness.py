"""Whether the house can receive people, and its numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client

from perspectief.config import readiness
from perspectief.foundation.accounts.models import User
from perspectief.foundation.jobs import services as jobs
from perspectief.foundation.privacy.services import run_retention

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_heard_of_a_worker() -> None:
    cache.delete(readiness.WORKER)


def test_the_house_is_ready_when_every_part_works(client: Client) -> None:
    readiness.sign_of_life()
    run_retention()

    response = client.get("/ready")

    assert response.status_code == 200
    assert response.json()["status"] == "goed"
    assert set(response.json()["delen"].values()) == {"goed"}
    assert "no-store" in response.headers["Cache-Control"]


def test_without_a_worker_the_house_still_receives_people_and_says_that_it_is_missing(client: Client) -> None:
    run_retention()

    response = client.get("/ready")

    assert response.status_code == 200
    assert response.json()["status"] == "let op"
    assert response.json()["delen"]["werker"] == "let op"


def test_a_journal_that_cannot_be_written_is_said_and_people_still_come_in(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    readiness.sign_of_life()
    run_retention()
    (tmp_path / "journal").touch()  # a file stands where the folder should be
    settings.JOURNAL_FOLDER = tmp_path / "journal"

    response = client.get("/ready")

    assert (response.status_code, response.json()["delen"]["journaal"]) == (200, "let op")


@pytest.mark.parametrize(("part", "breaks"), [("database", "database_answers"), ("wet", "_law_loads")])
def test_a_part_that_is_needed_and_missing_is_named(
    client: Client, monkeypatch: pytest.MonkeyPatch, part: str, breaks: str
) -> None:
    monkeypatch.setattr(readiness, breaks, lambda: False)

    response = client.get("/ready")

    assert response.status_code == 503
    assert response.json()["delen"][part] == "fout"


def test_without_demo_mode_an_invented_account_that_is_left_is_an_error(client: Client, settings: Any) -> None:
    User.objects.create(username="verzonnen-beheer", is_invented=True)
    assert client.get("/ready").json()["delen"]["verzonnen mensen"] == "goed"

    settings.DEMO_MODE = False
    response = client.get("/ready")

    assert response.status_code == 503
    assert response.json()["delen"]["verzonnen mensen"] == "fout"


def test_what_breaks_while_we_ask_is_a_part_that_does_not_work(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down() -> bool:
        raise RuntimeError("secret words")

    monkeypatch.setattr(readiness, "_law_loads", break_down)

    response = client.get("/ready")

    assert response.status_code == 503
    assert b"secret" not in response.content


def test_a_worker_counts_as_gone_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    readiness.sign_of_life()
    assert readiness.worker_is_alive()
    call_command("alive", "worker")

    monkeypatch.setattr(readiness, "WORKER_GONE_AFTER_S", 0)
    assert not readiness.worker_is_alive()
    with pytest.raises(CommandError, match="worker does not answer"):
        call_command("alive", "worker")


def test_a_web_process_that_is_not_there_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "1")
    with pytest.raises(CommandError, match="web does not answer"):
        call_command("alive", "web")


def numbers_of(text: str) -> dict[str, float]:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines}


def test_the_numbers_are_for_this_machine(client: Client) -> None:
    found = numbers_of(client.get("/metrics").content.decode())

    assert found["perspectief_overdue_records"] == 0
    assert found["perspectief_worker_is_alive"] == 0
    assert found['perspectief_messages{state="dead"}'] == 0
    assert client.get("/metrics", REMOTE_ADDR="192.0.2.7").status_code == 404


def test_with_a_token_the_numbers_are_for_who_knows_it(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = "0123456789abcdef"

    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"authorization": "Bearer wrong"}).status_code == 404
    assert client.get("/metrics", headers={"authorization": "Bearer 0123456789abcdef"}).status_code == 200


def test_behind_a_proxy_without_a_token_the_numbers_are_for_nobody(client: Client, settings: Any) -> None:
    settings.BEHIND_PROXY = True
    assert client.get("/metrics", headers={"x-forwarded-for": "127.0.0.1"}).status_code == 404


def test_a_job_that_waits_is_counted_and_its_age_told(client: Client) -> None:
    jobs.start("retention")

    found = numbers_of(client.get("/metrics").content.decode())

    assert found['perspectief_jobs{state="waiting"}'] == 1
    assert found["perspectief_job_waits_seconds"] >= 0
