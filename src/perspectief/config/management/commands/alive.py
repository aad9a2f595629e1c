"""`manage.py alive database|worker|web`: ends with 0 when that part answers, for a container's health check."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from perspectief.config import readiness


class Command(BaseCommand):
    """Does a part answer?"""

    help = "End with 0 when the database, the worker or the web process of this machine answers, else with 1."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which part."""
        parser.add_argument("part", choices=("database", "worker", "web"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask it."""
        part = options["part"]
        asks = {"database": readiness.database_answers, "worker": readiness.worker_is_alive, "web": web_answers}
        if not asks[part]():
            raise CommandError(f"The {part} does not answer.")


def web_answers() -> bool:
    """Whether the web process on this machine is well, asked under a name that it answers to."""
    headers = {"Host": settings.ALLOWED_HOSTS[0].lstrip("."), "X-Forwarded-Proto": "https"}
    address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/health"
    try:
        with urlopen(Request(address, headers=headers), timeout=4) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
