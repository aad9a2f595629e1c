"""python manage.py load_knowledge [--if-demo]"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from perspectief.community.knowledge.services.loading import load_knowledge, load_practice


class Command(BaseCommand):
    """Loads what public papers say of what works; in a demo also invented questions between colleagues."""

    help = "Loads what is known and the research agenda; may be run again at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Invented questions only where somebody practises."""
        parser.add_argument("--if-demo", action="store_true", help="in a demo: also invented questions")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and tell what was made."""
        made, asked = load_knowledge()
        self.stdout.write(f"Kennis: {made} nieuw of veranderd, {asked} vragen aan onderzoekers")
        if options["if_demo"] and settings.DEMO_MODE:
            self.stdout.write(f"Verzonnen vragen van collega's: {load_practice()}")
