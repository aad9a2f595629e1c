"""python manage.py load_weighing [--if-demo]"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from perspectief.foundation.demo.permissions import may_look_along
from perspectief.policy.weighing.choices import Holder
from perspectief.policy.weighing.services.demo import load_practice_round, load_trial_round


class Command(BaseCommand):
    """Loads two invented rounds of weighing, to practise with. What is there already stays as it is."""

    help = "Loads a decided round and one in scoring, both invented; may be run again at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Only where somebody practises."""
        parser.add_argument("--if-demo", action="store_true", help="do nothing unless this is a demo")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and tell what was made."""
        if options["if_demo"] and not may_look_along().allowed:
            return
        made = load_practice_round()
        self.stdout.write(f"Verzonnen ronde: {made.name if made else 'was er al'}")
        self._tell(load_trial_round())

    def _tell(self, words: dict[Holder, str] | None) -> None:
        """The words of the lock, which nobody keeps: only of a round to practise with are they told."""
        if words is None:
            self.stdout.write("Verzonnen ronde om te scoren: was er al")
            return
        self.stdout.write("Verzonnen ronde om te scoren. OEFENING: deze woorden openen het slot, twee zijn genoeg.")
        for holder, said in words.items():
            self.stdout.write(f"  {holder.label}: {said}")
