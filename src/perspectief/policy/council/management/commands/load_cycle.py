"""python manage.py load_cycle [--if-demo]"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from perspectief.policy.council.services.demo import load_cycles
from perspectief.policy.council.services.practice import load_letters, load_questions
from perspectief.policy.monitor.services.area_views import load_invented_views


class Command(BaseCommand):
    """Loads invented half years with their reports, to practise with. What is there already stays as it is."""

    help = "Loads invented half years with their reports, to practise with; may be run again at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Only where somebody practises."""
        parser.add_argument("--if-demo", action="store_true", help="do nothing unless this is a demo")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and tell what was made."""
        if options["if_demo"] and not settings.DEMO_MODE:
            return
        self.stdout.write(f"Verzonnen vragen: {load_questions()}")
        for line in load_cycles():
            self.stdout.write(line)
        self.stdout.write(f"Verzonnen brieven: {load_letters()}")
        self.stdout.write(f"Verzonnen woorden van wijken: {load_invented_views()}")
