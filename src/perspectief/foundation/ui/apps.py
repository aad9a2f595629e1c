"""Pages, components and their look."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Pages, components and their look."""

    name = "perspectief.foundation.ui"
    verbose_name = "pagina's"

    def ready(self) -> None:
        """The sentences of the accessibility statement stand in a data file."""
        from perspectief.foundation.language import data_texts
        from perspectief.foundation.ui import accessibility

        data_texts.register("foundation/ui/data/accessibility.yaml", accessibility.texts)
