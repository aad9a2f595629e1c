"""Figures that rooms offer each other: registered tables, handed out as published figures only."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class StatisticsConfig(AppConfig):
    """Figures that rooms offer each other: registered tables, handed out as published figures only."""

    name = "perspectief.foundation.statistics"
    verbose_name = "cijfers"

    def ready(self) -> None:
        """Each room tells in its `statistics.py` which tables it counts."""
        autodiscover_modules("statistics")
