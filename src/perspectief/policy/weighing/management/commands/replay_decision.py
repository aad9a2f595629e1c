"""Does the decision of a round again from all that was kept: `manage.py replay_decision ROUND`."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from perspectief.policy.weighing.queries import rounds
from perspectief.policy.weighing.services.replay import NothingDecided, replay


class Command(BaseCommand):
    """Says 'hetzelfde', or the first difference."""

    help = "Do the decision of a round again from all that was kept, and tell whether the same comes out."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which round."""
        parser.add_argument("round", help="key of the round")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it again."""
        found = rounds.find(settings.MUNICIPALITY, options["round"])
        if found is None:
            raise CommandError(f"Er is geen ronde '{options['round']}'.")
        try:
            difference = replay(found)
        except NothingDecided as nothing:
            raise CommandError("In deze ronde is nog niets besloten.") from nothing
        if difference:
            raise CommandError(f"Het eerste verschil: {difference}")
        self.stdout.write("hetzelfde")
