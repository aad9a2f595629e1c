"""`python manage.py work`: do the jobs in the queue, and pick up what another worker left when it was killed."""

from __future__ import annotations

import logging
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from perspectief.foundation.jobs import queries, running, services

logger = logging.getLogger(__name__)


class GentleWorker(Worker):
    """Asked to end, it lets go of a running job at its next step instead of at its end."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """First time: hand back what runs, then end. Second time: end now."""
        running.stopping.set()
        super().shutdown(signum, frame)


class Command(BaseCommand):
    """Do jobs until Ctrl-C."""

    help = "Do the jobs in the queue, and pick up what a killed worker left."

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
        with sweeping():
            worker.run()


@contextmanager
def sweeping() -> Iterator[None]:
    """Sweep now, and in a thread every so often: long work never keeps another job waiting for its rescue."""
    services.sweep()
    ended = threading.Event()
    thread = threading.Thread(target=_keep_sweeping, args=(ended,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _keep_sweeping(ended: threading.Event) -> None:
    while not ended.wait(queries.setting("gone_after_s") / 2):
        try:
            services.sweep()
        except DatabaseError:
            logger.warning("The sweep could not read or write the database; trying again.")
    connection.close()
