"""What may be kept of a person, why, how long, and who looked."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """What may be kept of a person, why, how long, and who looked."""

    name = "perspectief.foundation.privacy"
    verbose_name = "privacy"
