"""What must be sent outside the house, written down before it is sent."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """What must be sent outside the house, written down before it is sent."""

    name = "perspectief.foundation.outbox"
    verbose_name = "outbox"
