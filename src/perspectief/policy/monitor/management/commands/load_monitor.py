"""python manage.py load_monitor"""

from typing import Any

from django.core.management.base import BaseCommand

from perspectief.policy.monitor.services.loading import load_monitor


class Command(BaseCommand):
    """Loads the indicators, targets and published figures that come with Perspectief; may be run again at any time."""

    help = "Loads the indicators, targets and published figures of the municipality; may be run again at any time."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load and tell what was new."""
        loaded = load_monitor()
        self.stdout.write("Nieuw geladen: " + ", ".join(f"{count} {what}" for what, count in loaded.items()))
