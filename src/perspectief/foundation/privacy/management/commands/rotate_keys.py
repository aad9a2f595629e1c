"""`python manage.py rotate_keys`: seal everything with the newest data key, while web and worker go on."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from perspectief.foundation import keys
from perspectief.foundation.privacy import rotation


class Command(BaseCommand):
    """Prints numbers by column; fails when a row does not open."""

    help = "Seals what was sealed with an older data key again, with the newest. May be stopped and begun again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Only count, or smaller steps."""
        parser.add_argument("--dry-run", action="store_true", help="only count what would be sealed again")
        parser.add_argument("--batch", type=int, default=rotation.BATCH, help="rows in one transaction")

    def handle(self, *, dry_run: bool, batch: int, **options: Any) -> None:
        """Seal again, count what is left, and say which keys can go."""
        shut = 0 if dry_run else self._rotate(max(1, batch))
        left = {name: number for name, number in rotation.left().items() if number}
        for name, number in left.items():
            self.stdout.write(f"  under an older key: {name} {number}")
        self._say_which_keys_can_go(sum(left.values()))
        if shut:
            raise CommandError(f"{shut} rows did not open. Bring their key back, or restore them from a backup.")

    def _rotate(self, batch: int) -> int:
        shut = 0
        for turned in rotation.rotate(batch=batch):
            self.stdout.write(f"  sealed again: {turned.name} {turned.done}")
            for key in turned.shut:
                self.stderr.write(f"  does not open: {turned.name} {key}")
            shut += len(turned.shut)
        return shut

    def _say_which_keys_can_go(self, left: int) -> None:
        newest, *older = keys.key_ids()
        needed = {key_id for one in self._waiting() for key_id in one}
        self.stdout.write(f"under_older_keys {left}")
        for key_id in older:
            keep = left or key_id in needed
            self.stdout.write(f"key {key_id}: {'keep' if keep else 'nothing hangs on it, take it out'}")
        self.stdout.write(f"key {newest}: in use")

    def _waiting(self) -> list[set[str]]:
        """What goes by itself, in time: its key must stay until then."""
        found = []
        for name, by_key in rotation.waiting().items():
            older = {key_id: number for key_id, number in by_key.items() if number and key_id != keys.key_ids()[0]}
            for key_id, number in older.items():
                self.stdout.write(f"  waits until it goes by itself: {name} {number} under {key_id}")
            found.append(set(older))
        return found
