"""`python manage.py work`: do the jobs in the queue, and pick up what another worker left when it was killed."""

from __future__ import annotations

import logging
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from django.core.checks import Tags
from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from perspectief.foundation.jobs import queries, running, services
from perspectief.foundation.jobs.handlers import Beside, besides

logger = logging.getLogger(__name__)
TRY_AGAIN_AFTER_S = 0.5
"""How long a worker waits before it asks a database that went away again."""


class GentleWorker(Worker):
    """Asked to end, it lets go of a running job at its next step instead of at its end."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """First time: hand back what runs, then end. Second time: end now."""
        running.stopping.set()
        super().shutdown(signum, frame)


class Command(BaseCommand):
    """Do jobs until Ctrl-C."""

    help = "Do the jobs in the queue, and pick up what a killed worker left."
    # Not the addresses and templates of pages: a worker that was killed is back sooner without them.
    requires_system_checks = [Tags.security]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How long to wait for work, and whether to stop without."""
        parser.add_argument("--interval", type=float, default=0.5, help="seconds between two looks in an empty queue")
        parser.add_argument("--batch", action="store_true", help="end when the queue is empty")

    def handle(self, *, interval: float, batch: bool, **options: Any) -> None:
        """Work, and sweep beside it."""
        worker = GentleWorker(
            queue_names=["*"],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        look_after()
        with working_beside([SWEEPING, *besides()]):
            work(worker)


def work(worker: Worker) -> None:
    """Do jobs. When the database goes away we wait until it is back."""
    while True:
        try:
            return worker.run()
        except Error:
            logger.warning("The database does not answer; trying again.")
            connection.close()
            time.sleep(TRY_AGAIN_AFTER_S)


def look_after() -> None:
    """Pick up what a killed worker left, and start what must be done today."""
    services.sweep()
    services.start_daily()


SWEEPING = Beside("sweep", look_after, lambda: queries.setting("gone_after_s") / 2)


@contextmanager
def working_beside(besides: Iterable[Beside]) -> Iterator[None]:
    """Each in a thread of its own, at once and then every so often."""
    ended = threading.Event()
    threads = [threading.Thread(target=_keep_doing, args=(one, ended), daemon=True) for one in besides]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def _keep_doing(beside: Beside, ended: threading.Event) -> None:
    """Until the end. Whatever goes wrong, it tries again: a message is no less due because of one error."""
    while True:
        try:
            close_old_connections()
            beside.run()
        except Error:
            logger.warning("The database does not answer '%s'; trying again.", beside.key)
            connection.close()
        except Exception as wrong:
            logger.error("'%s' failed: %s; trying again.", beside.key, type(wrong).__name__)
        if ended.wait(beside.every_s()):
            return connection.close()
