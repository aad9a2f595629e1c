"""`python manage.py retention`: remove what is over its term. Run it before a restored backup serves anybody."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from perspectief.foundation.privacy.queries import overdue_records
from perspectief.foundation.privacy.services import retention


class Command(BaseCommand):
    """Prints numbers by store; fails when something that should be gone is not."""

    help = "Removes what is over its term. Prints numbers only, never a row."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Only count, or act as if it were another moment."""
        parser.add_argument("--check", action="store_true", help="only count what should be gone")
        parser.add_argument("--now", type=_moment, help="as if it were this moment, such as 2027-01-31")

    def handle(self, *, check: bool, now: dt.datetime | None, **options: Any) -> None:
        """Remove, count what is left, and fail when that is not zero."""
        if not check:
            self._remove(now)
        left = {label: number for label, number in overdue_records(now).items() if number}
        for label, number in left.items():
            self.stderr.write(f"  over its term: {label} {number}")
        self.stdout.write(f"overdue_records {sum(left.values())}")
        if left:
            raise CommandError("Something is kept too long.")

    def _remove(self, now: dt.datetime | None) -> None:
        try:
            removed = retention.run_retention(now)
        except retention.RetentionFailed as problem:
            raise CommandError(str(problem)) from None
        for label, number in removed.counts.items():
            self.stdout.write(f"  removed: {label} {number}")


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.tzinfo else timezone.make_aware(moment)
