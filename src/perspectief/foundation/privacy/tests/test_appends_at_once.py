"""Many workers write in the access log at the same moment: one unbroken chain comes out, on both databases."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper

from perspectief.foundation.privacy.models import Segment
from perspectief.foundation.privacy.queries.verify import first_wrong, verify_log
from perspectief.foundation.privacy.tests.conftest import look, somebody

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS, LINES = 4, 15
InWorker = Callable[[Callable[[], None]], threading.Thread]


@pytest.fixture
def in_worker(tmp_path: Path) -> Iterator[InWorker]:
    """Runs something with a connection of its own. SQLite in memory cannot be shared, so there it is a file."""
    file = tmp_path / "shared.sqlite3"
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(file) as copy:
            connection.connection.backup(copy)
    failures: list[BaseException] = []

    def start(work: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=_work, args=(work, file, failures))
        thread.start()
        return thread

    yield start
    assert failures == []


def _work(work: Callable[[], None], file: Path, failures: list[BaseException]) -> None:
    if connection.vendor == "sqlite":
        said: dict[str, Any] = {**connection.settings_dict, "NAME": str(file)}
        connections["default"] = DatabaseWrapper(said, "default")
    try:
        work()
    except BaseException as failure:
        failures.append(failure)
    finally:
        connection.close()


def test_lines_of_many_workers_make_one_unbroken_chain(in_worker: InWorker) -> None:
    together = threading.Barrier(WORKERS)

    def write() -> None:
        together.wait()
        for _ in range(LINES):
            with transaction.atomic():
                look(somebody(), somebody())

    for thread in [in_worker(write) for _ in range(WORKERS)]:
        thread.join(60)
    found: list[tuple[int, int, object]] = []

    def check() -> None:
        found.append((Segment.objects.count(), Segment.objects.get().count, first_wrong(verify_log())))

    in_worker(check).join(60)
    assert found == [(1, 2 * WORKERS * LINES, None)]


def test_the_log_is_whole_while_others_write_in_it(in_worker: InWorker) -> None:
    wrong: list[object] = []

    def write() -> None:
        for _ in range(LINES):
            with transaction.atomic():
                look(somebody())

    def check() -> None:
        wrong.extend(first_wrong(verify_log()) for _ in range(5))

    for thread in [in_worker(write), in_worker(check), in_worker(write)]:
        thread.join(60)
    assert wrong == [None] * 5
