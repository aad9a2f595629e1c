"""Whatever the city offers a person in poverty."""

from django.apps import AppConfig


class ProvisionsConfig(AppConfig):
    """Whatever the city offers a person in poverty."""

    name = "perspectief.foundation.provisions"
    verbose_name = "voorzieningen"
