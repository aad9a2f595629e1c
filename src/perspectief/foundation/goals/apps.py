"""What the municipality wants to reach: goals, principles and lines."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    """What the municipality wants to reach: goals, principles and lines."""

    name = "perspectief.foundation.goals"
    verbose_name = "doelen"
