"""The open rule book: a public page per scheme, and a map of the Regelingenwoud."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """The open rule book: a public page per scheme, and a map of the Regelingenwoud."""

    name = "perspectief.community.rulebook"
    verbose_name = "regelboek"
