"""python manage.py load_experience"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from perspectief.community.experience.services import examples
from perspectief.foundation.demo.permissions import may_look_along


class Command(BaseCommand):
    """Loads invented experts, questions and advice to practise with; may be run again at any time."""

    help = "Loads invented experts, questions and advice; refuses outside demo mode. May be run again at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Other ways to run it."""
        parser.add_argument("--if-demo", action="store_true", help="outside demo mode: do nothing, and say nothing")
        parser.add_argument("--remove", action="store_true", help="take everything invented away, in any mode")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load or remove, and tell what was done."""
        if options["remove"]:
            self.stdout.write(f"Verwijderd: {examples.remove_examples()} verzonnen vragen en adviezen")
        elif may_look_along().allowed:
            self.stdout.write(f"Geladen: {examples.load_examples()} verzonnen vragen en adviezen")
        elif not options["if_demo"]:
            raise CommandError("Invented experts are for a practice copy: PERSPECTIEF_DEMO is off.")
