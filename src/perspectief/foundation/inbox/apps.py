"""Signals from any page, without a person in them."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """Signals from any page, without a person in them."""

    name = "perspectief.foundation.inbox"
    verbose_name = "signalen"

    def ready(self) -> None:
        """Tells the register of processing activities what this room does with data of people."""
        from perspectief.foundation.inbox import activities, tasks  # noqa: F401 - tasks register themselves

        activities.declare_all()
