"""Pages, components and their look."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Pages, components and their look."""

    name = "perspectief.foundation.ui"
    verbose_name = "pagina's"
