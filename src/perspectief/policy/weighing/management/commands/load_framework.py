"""python manage.py load_framework"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from perspectief.policy.weighing.services.loading import load_frameworks


class Command(BaseCommand):
    """Loads the frameworks of our data files. What is there already stays as it is."""

    help = "Loads how a municipality weighs; may be run again at any time."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load and tell what is new."""
        for one in load_frameworks():
            self.stdout.write(f"Wegingskader: {one}")
