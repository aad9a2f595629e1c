"""A check that a resident chose to keep, opened again by a code."""

from django.apps import AppConfig


class KeptChecksConfig(AppConfig):
    """A check that a resident chose to keep, opened again by a code."""

    name = "perspectief.residents.kept_checks"
    verbose_name = "kept checks"
