"""The simulator: what another law would do, before it is decided."""

from django.apps import AppConfig


class SimulatorConfig(AppConfig):
    """The simulator: what another law would do, before it is decided."""

    name = "perspectief.policy.simulator"
    verbose_name = "simulator"

    def ready(self) -> None:
        """Tells the register what this room does, and the worker what kind of work it has."""
        from perspectief.policy.simulator import activities, tasks  # noqa: F401 - the tasks register themselves

        activities.declare_all()
