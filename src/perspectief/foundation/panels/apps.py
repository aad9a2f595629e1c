"""Blocks that a room offers for another's page."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """Blocks that a room offers for another's page."""

    name = "perspectief.foundation.panels"
    verbose_name = "panels"
