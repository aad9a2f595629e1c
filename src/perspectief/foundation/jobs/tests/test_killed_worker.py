"""A real worker in a process of its own is killed half-way, on the database that these tests run on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

PATIENCE_S = 60
SCRIPT = "perspectief.foundation.jobs.tests.killed"


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database that another process can reach: the test's own PostgreSQL, or a file of SQLite with our tables."""
    if connection.vendor == "sqlite":
        address = str(tmp_path / "killed.sqlite3")
        for app in ("jobs", "django_tasks_database"):
            migrate = [sys.executable, "manage.py", "migrate", app, "--verbosity=0"]
            subprocess.run(migrate, cwd=settings.BASE_DIR, env=environment(address), check=True, timeout=PATIENCE_S)
        return address
    request.getfixturevalue("transactional_db")
    said = connection.settings_dict
    return f"postgresql://{said['USER']}@/{said['NAME']}?host={quote(said['HOST'])}"


@pytest.fixture
def processes() -> Iterator[list[subprocess.Popen[bytes]]]:
    """What still runs at the end is ended."""
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in started:
        process.kill()
        process.wait()


def environment(address: str) -> dict[str, str]:
    return {**os.environ, "PERSPECTIEF_DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "perspectief.config.settings"}


def command(what: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", SCRIPT, what, str(folder)]


def do(what: str, folder: Path, address: str) -> str:
    done = subprocess.run(
        command(what, folder), env=environment(address), capture_output=True, text=True, timeout=PATIENCE_S
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def jobs(folder: Path, address: str) -> Any:
    return json.loads(do("tell", folder, address))


def lines(file: Path) -> list[str]:
    return file.read_text().split() if file.exists() else []


def a_worker_sticks_at_step_three(folder: Path, address: str) -> subprocess.Popen[bytes]:
    (folder / "stick").touch()
    do("ask", folder, address)
    worker = subprocess.Popen(command("work", folder), env=environment(address), stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + PATIENCE_S
    while lines(folder / "steps") != ["1", "2", "3"]:
        assert worker.poll() is None and time.monotonic() < deadline, "the worker never got to step three"
        time.sleep(0.02)
    return worker


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_loses_nothing_and_its_job_runs_again_with_one_outcome(
    tmp_path: Path, address: str, processes: list[subprocess.Popen[bytes]]
) -> None:
    worker = a_worker_sticks_at_step_three(tmp_path, address)
    processes.append(worker)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert [row[0] for row in jobs(tmp_path, address)] == ["running"], "the row outlives its worker"

    (tmp_path / "stick").unlink()
    do("work", tmp_path, address)
    assert lines(tmp_path / "outcomes") == [], "so shortly after it may still be alive"
    do("sweep", tmp_path, address)
    do("work", tmp_path, address)

    assert jobs(tmp_path, address) == [["done", "uitkomst", 2, 4, 4]]
    assert lines(tmp_path / "steps") == ["1", "2", "3", "1", "2", "3", "4"]
    assert lines(tmp_path / "outcomes") == ["uitkomst"]


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_asked_to_end_hands_its_job_to_the_next_one(
    tmp_path: Path, address: str, processes: list[subprocess.Popen[bytes]]
) -> None:
    worker = a_worker_sticks_at_step_three(tmp_path, address)
    processes.append(worker)
    worker.send_signal(signal.SIGTERM)
    time.sleep(0.6)  # longer than progress waits between two writes
    (tmp_path / "stick").unlink()
    assert worker.wait(PATIENCE_S) == 0
    assert jobs(tmp_path, address)[0][:3] == ["waiting", "", 0]

    do("work", tmp_path, address)

    assert jobs(tmp_path, address) == [["done", "uitkomst", 1, 4, 4]]
    assert lines(tmp_path / "outcomes") == ["uitkomst"]
