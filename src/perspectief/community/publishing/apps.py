"""Stories that people tell, and what they allow with them."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Stories that people tell, and what they allow with them."""

    name = "perspectief.community.publishing"
    verbose_name = "verhalen"

    def ready(self) -> None:
        """Tells the register what is kept here, and offers stories to other rooms."""
        from perspectief.community.publishing import activities, consents, keyed
        from perspectief.community.publishing.services import discarding, own
        from perspectief.community.publishing.source import Stories
        from perspectief.foundation import voices

        activities.declare_all()
        consents.declare_all()
        keyed.declare_all()
        own.tell_journal()
        discarding.tell_journal()
        voices.register(Stories())
