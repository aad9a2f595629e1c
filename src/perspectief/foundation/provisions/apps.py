"""Whatever the city offers a person in poverty."""

from django.apps import AppConfig


class ProvisionsConfig(AppConfig):
    """Whatever the city offers a person in poverty."""

    name = "perspectief.foundation.provisions"
    verbose_name = "voorzieningen"

    def ready(self) -> None:
        """Tells which texts of the data files a resident reads: they are translated and kept plain too."""
        from perspectief.foundation.language import data_texts
        from perspectief.foundation.provisions import queries

        data_texts.register("provisions/data", lambda: (says for *_, says in queries.told_roads()))
