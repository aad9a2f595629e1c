"""What must be sent outside the house, written down before it is sent."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """What must be sent outside the house, written down before it is sent."""

    name = "perspectief.foundation.outbox"
    verbose_name = "outbox"

    def ready(self) -> None:
        """Tell the register what is kept here, and the worker what to do."""
        from perspectief.foundation.outbox import activities, checks, handlers, keyed  # noqa: F401 (registers itself)
        from perspectief.foundation.outbox.services import hold_back
        from perspectief.foundation.privacy import journal
        from perspectief.foundation.privacy.declare import declare, declare_files
        from perspectief.foundation.privacy.register import register

        register(activities.MESSAGES)
        declare(activities.MESSAGE_FIELDS)
        declare_files(activities.MAIL_FILES)
        keyed.declare_all()
        journal.register_end("messages", hold_back)
