"""Who offers something."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Who offers something."""

    name = "perspectief.foundation.organisations"
    verbose_name = "organisaties"
