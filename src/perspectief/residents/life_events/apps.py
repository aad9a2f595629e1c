"""Something changes: a dated list of what to do, before, on the day and after."""

from django.apps import AppConfig


class LifeEventsConfig(AppConfig):
    """Something changes: a dated list of what to do, before, on the day and after."""

    name = "perspectief.residents.life_events"
    verbose_name = "er verandert iets"
