"""Something changes: a dated list of what to do, before, on the day and after."""

from django.apps import AppConfig


class LifeEventsConfig(AppConfig):
    """Something changes: a dated list of what to do, before, on the day and after."""

    name = "perspectief.residents.life_events"
    verbose_name = "er verandert iets"

    def ready(self) -> None:
        """Tells the register what this room does. Its lists in data files are translated and kept plain too."""
        from perspectief.foundation.language import data_texts
        from perspectief.residents.life_events import activities, queries

        data_texts.register("residents/life_events/data", queries.texts)
        activities.declare_all()
