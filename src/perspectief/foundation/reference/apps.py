"""Loads the reference data of a municipality."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """Loads the reference data of a municipality."""

    name = "perspectief.foundation.reference"
    verbose_name = "gegevens laden"
