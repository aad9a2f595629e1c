"""python manage.py load_demo"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from perspectief.foundation.demo import queries, services
from perspectief.foundation.demo.permissions import may_look_along


class Command(BaseCommand):
    """Makes the invented people; may be run again at any time."""

    help = "Makes the invented people to practise with; refuses outside demo mode. May be run again at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Two other ways to run it."""
        parser.add_argument("--if-demo", action="store_true", help="outside demo mode: do nothing, and say nothing")
        parser.add_argument("--remove", action="store_true", help="take every invented account away, in any mode")
        parser.add_argument("--check", action="store_true", help="outside demo mode: fail when any is left behind")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load or remove, and tell what was done."""
        if options["remove"]:
            self.stdout.write(f"Verwijderd: {services.remove_people()} verzonnen mensen")
        elif options["check"]:
            self._check()
        elif options["if_demo"] and queries.real_accounts().exists():
            self.stderr.write("Niet geladen: hier staan accounts van echte mensen.")
        elif may_look_along().allowed or not options["if_demo"]:
            self._load()

    def _load(self) -> None:
        try:
            people = services.load_people()
        except (services.NotPractising, services.RealPeople, services.Missing) as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"Geladen: {len(people)} verzonnen mensen")

    def _check(self) -> None:
        left = queries.left_behind()
        if left and not may_look_along().allowed:
            raise CommandError(
                f"PERSPECTIEF_DEMO is off, and {left} accounts or roles of invented people are left in this database. "
                "Take them away first: python manage.py load_demo --remove"
            )
