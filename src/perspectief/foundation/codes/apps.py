"""Six words by which somebody without an account comes back."""

from django.apps import AppConfig


class CodesConfig(AppConfig):
    """Six words by which somebody without an account comes back."""

    name = "perspectief.foundation.codes"
    verbose_name = "codes"

    def ready(self) -> None:
        """Tells the register what is kept here."""
        from perspectief.foundation.codes import activities

        activities.declare_all()
