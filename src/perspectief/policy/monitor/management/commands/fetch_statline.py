"""`manage.py fetch_statline 86006NED [--dry-run]`: fetch a table of StatLine from the command line."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from perspectief.foundation.jobs.handlers import NotPossible
from perspectief.policy.monitor.models import Fetch
from perspectief.policy.monitor.queries import sources as queries
from perspectief.policy.monitor.queries.source_words import lines_of
from perspectief.policy.monitor.services import snapshots
from perspectief.policy.monitor.services.problems import Refused

PARTS = "RegioS=GM0014,NL01"


class Command(BaseCommand):
    """Looks at a table, says what is new, and keeps a dated snapshot unless it is a dry run.

    A table whose columns or lists changed is not kept: somebody reads the difference on /beheer/monitor/bronnen first.
    """

    help = "Fetch a table of StatLine as a dated snapshot."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The table, and whether to keep it."""
        parser.add_argument("id", help="number of the table, such as 86006NED")
        parser.add_argument("--dry-run", action="store_true", help="look and compare, keep nothing")
        parser.add_argument("--part", action="append", default=[], metavar=PARTS, help="only these codes of a column")

    def handle(self, *_: Any, **options: Any) -> None:
        """Say what came out; end with an error when nothing could be kept."""
        try:
            table = _table(options["id"], options["part"])
            fetch = snapshots.look(_Quiet(), dataset=table.dataset, keep=not options["dry_run"])
        except (Refused, NotPossible) as problem:
            raise CommandError(str(problem)) from problem
        for line in lines_of(fetch):
            self.stdout.write(line)
        if fetch.outcome == Fetch.Outcome.REFUSED:
            raise CommandError("Not kept. Read what changed, and accept it on /beheer/monitor/bronnen.")


def _table(id: str, parts: list[str]) -> Any:
    """The table as it is followed already; `parts` says anew which codes are wanted."""
    known = queries.table(f"cbs-{id.lower()}")
    if known and not parts:
        return known
    choices = dict(part.partition("=")[::2] for part in parts)
    return snapshots.put(id=id, note=known.note if known else "", choices={k: v.split(",") for k, v in choices.items()})


class _Quiet:
    """Progress of a command: nobody waits for it, and nobody stops it but with the keyboard."""

    def __call__(self, done: int, all: int, doing: str = "") -> None:
        """Nothing."""

    def stopped(self) -> bool:
        """Never."""
        return False
