"""`manage.py restore FOLDER`: put a backup back; what is over its term goes before anybody can see it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from perspectief.config.backup import BadBackup, restore


class Command(BaseCommand):
    """Put a backup back."""

    help = "Put a backup in the place of this database, compare it with its manifest, migrate, and apply retention."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which one."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--yes", action="store_true", help="also when this database holds data: that is lost")

    def handle(self, *args: Any, **options: Any) -> None:
        """Put it back."""
        try:
            done = restore(options["folder"], over=options["yes"])
        except BadBackup as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(
            f"{done.tables} tables and {done.rows} rows put back, the same as were kept; "
            f"{done.removed} over their term removed."
        )
