"""What a household is entitled to."""

from django.apps import AppConfig


class EntitlementsConfig(AppConfig):
    """What a household is entitled to."""

    name = "perspectief.residents.entitlements"
    verbose_name = "rechten"
