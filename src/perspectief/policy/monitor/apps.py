"""The monitor: goals, indicators, figures with their source, and what they do not say."""

from django.apps import AppConfig


class MonitorConfig(AppConfig):
    """The monitor: goals, indicators, figures with their source, and what they do not say."""

    name = "perspectief.policy.monitor"
    verbose_name = "monitor"

    def ready(self) -> None:
        """Tells the register what this room keeps of people, and the worker what kind of work it has."""
        from perspectief.foundation import voices
        from perspectief.policy.monitor import activities, tasks  # noqa: F401 - the tasks register themselves
        from perspectief.policy.monitor.queries.indicators import indicators

        activities.declare_all()
        voices.register_beside(lambda: [(one.key, one.name) for one in indicators()])
