"""The monitor: goals, indicators, figures with their source, and what they do not say."""

from django.apps import AppConfig


class MonitorConfig(AppConfig):
    """The monitor: goals, indicators, figures with their source, and what they do not say."""

    name = "perspectief.policy.monitor"
    verbose_name = "monitor"
