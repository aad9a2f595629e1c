"""The council room: what the council asks and hears about the learning cycle."""

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """The council room: what the council asks and hears about the learning cycle."""

    name = "perspectief.policy.council"
    verbose_name = "raad"

    def ready(self) -> None:
        """Tells the worker what kind of work this room has, and the register what it keeps."""
        from perspectief.foundation import taken_out
        from perspectief.policy.council import activities, advice_part, tasks  # noqa: F401 - tasks register themselves
        from perspectief.policy.council.services import taking_out

        activities.declare_all()
        advice_part.register()
        taken_out.listen(taking_out.forget)
