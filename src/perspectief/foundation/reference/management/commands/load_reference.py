"""python manage.py load_reference"""

from typing import Any

from django.core.management.base import BaseCommand

from perspectief.foundation.reference.services import load_reference


class Command(BaseCommand):
    """Loads places, organisations, goals and provisions; may be run again at any time."""

    help = "Loads the reference data of the municipality; may be run again at any time."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load and tell what was loaded."""
        loaded = load_reference()
        self.stdout.write("Geladen: " + ", ".join(f"{count} {what}" for what, count in loaded.items()))
