"""The council room: what the council asks and hears about the learning cycle."""

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """The council room: what the council asks and hears about the learning cycle."""

    name = "perspectief.policy.council"
    verbose_name = "raad"
