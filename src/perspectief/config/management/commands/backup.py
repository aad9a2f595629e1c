"""`manage.py backup FOLDER`: a sealed copy of the database, with counts and checksums."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from perspectief.config.backup import BadBackup, backup


class Command(BaseCommand):
    """Make a backup while people go on."""

    help = (
        "Write a sealed copy of the database and a manifest into an empty folder. It opens with PERSPECTIEF_DATA_KEYS."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it."""
        try:
            content = backup(options["folder"])
        except BadBackup as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"{len(content)} tables, {sum(rows for rows, _ in content.values())} rows kept.")
