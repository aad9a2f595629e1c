"""python manage.py load_practice [--if-demo]"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from perspectief.policy.practice.services.demo import load_reports
from perspectief.policy.practice.services.loading import load_ideas, load_themes


class Command(BaseCommand):
    """Loads the themes of the lobby and the ideas of the work conference; in a demo also invented reports."""

    help = "Loads themes of the lobby and ideas; with --if-demo, in a demo, also invented reports. May be run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Invented reports only where somebody practises."""
        parser.add_argument("--if-demo", action="store_true", help="also load invented reports, when this is a demo")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and tell what there is."""
        self.stdout.write(f"Thema's van de lobby: {load_themes()}")
        self.stdout.write(f"Ideeën van de werkconferentie: {load_ideas()}")
        if options["if_demo"] and settings.DEMO_MODE:
            self.stdout.write(f"Verzonnen meldingen: {load_reports()}")
