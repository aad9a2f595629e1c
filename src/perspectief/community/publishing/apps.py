"""Stories that people tell, and what they allow with them."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Stories that people tell, and what they allow with them."""

    name = "perspectief.community.publishing"
    verbose_name = "verhalen"
