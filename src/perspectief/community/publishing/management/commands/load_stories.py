"""python manage.py load_stories"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from perspectief.community.publishing.services import examples
from perspectief.foundation.demo.permissions import may_look_along


class Command(BaseCommand):
    """Loads invented stories to practise with; may be run again at any time."""

    help = "Loads invented stories to practise with; refuses outside demo mode. May be run again at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Other ways to run it."""
        parser.add_argument("--if-demo", action="store_true", help="outside demo mode: do nothing, and say nothing")
        parser.add_argument("--withdraw", action="store_true", help="take back the story that shows what happens then")
        parser.add_argument("--remove", action="store_true", help="take every invented story away, in any mode")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load, take back or remove, and tell what was done."""
        if options["remove"]:
            self.stdout.write(f"Verwijderd: {examples.remove_examples()} verzonnen verhalen")
        elif may_look_along().allowed:
            self._do(withdraw=options["withdraw"])
        elif not options["if_demo"]:
            raise CommandError("Invented stories are for a practice copy: PERSPECTIEF_DEMO is off.")

    def _do(self, *, withdraw: bool) -> None:
        if withdraw:
            self.stdout.write(f"Ingetrokken: {examples.withdraw_examples()} verzonnen verhaal")
        else:
            self.stdout.write(f"Geladen: {examples.load_examples()} verzonnen verhalen")
