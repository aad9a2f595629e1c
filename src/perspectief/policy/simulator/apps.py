"""The simulator: what another law would do, before it is decided."""

from django.apps import AppConfig


class SimulatorConfig(AppConfig):
    """The simulator: what another law would do, before it is decided."""

    name = "perspectief.policy.simulator"
    verbose_name = "simulator"

    def ready(self) -> None:
        """Tells the worker what kind of work this room has."""
        from perspectief.policy.simulator import tasks  # noqa: F401 - registers its handler
