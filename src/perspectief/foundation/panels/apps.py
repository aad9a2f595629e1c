"""Blocks that a room offers for another's page."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PanelsConfig(AppConfig):
    """Blocks that a room offers for another's page."""

    name = "perspectief.foundation.panels"
    verbose_name = "panels"

    def ready(self) -> None:
        """Each room tells in its `panels.py` what it offers."""
        autodiscover_modules("panels")
