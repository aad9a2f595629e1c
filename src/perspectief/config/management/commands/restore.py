"""`manage.py restore FOLDER`: put a backup back; what is over its term goes before anybody can see it."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from perspectief.config.backup import BadBackup, restore
from perspectief.foundation.privacy import journal

NOT_DONE_AGAIN = (
    "NOT DONE AGAIN: what people had erased or stopped since this backup may be here. Tell the privacy officer before "
    "you serve it."
)


class Command(BaseCommand):
    """Put a backup back."""

    help = "Put a backup in the place of this database, compare it with its manifest, migrate, and apply retention."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which one."""
        parser.add_argument("folder", type=Path, nargs="?")
        parser.add_argument("--check", action="store_true", help="only say whether a restore began that did not end")
        parser.add_argument("--yes", action="store_true", help="also when this database holds data: that is lost")
        parser.add_argument(
            "--without-journal", action="store_true", help="also when nobody can tell what people had erased since"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Put it back."""
        if options["check"]:
            _insist_nothing_is_half()
            return
        if options["folder"] is None:
            raise CommandError("Name the folder of the backup.")
        try:
            done = restore(options["folder"], over=options["yes"], without_journal=options["without_journal"])
        except BadBackup as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(
            f"{done.tables} tables and {done.rows} rows put back, the same as were kept; "
            f"{done.removed} over their term removed."
        )
        self.stdout.write(f"Done again from the journal: {_said(done.again)}. Ended: {_said(done.ended)}.")
        if done.not_replayed:
            self.stderr.write(self.style.ERROR(f"{NOT_DONE_AGAIN} ({done.not_replayed})"))


def _insist_nothing_is_half() -> None:
    if journal.restore_is_under_way():
        raise CommandError(
            "A restore began and did not end, so what people had erased may be here. Run `restore FOLDER --yes` again. "
            "Serve nothing before it ends."
        )


def _said(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items()) or "nothing"
