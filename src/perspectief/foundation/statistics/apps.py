"""Figures that rooms offer each other: registered tables, handed out as published figures only."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """Figures that rooms offer each other: registered tables, handed out as published figures only."""

    name = "perspectief.foundation.statistics"
    verbose_name = "cijfers"
