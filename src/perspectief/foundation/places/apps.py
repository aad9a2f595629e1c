"""The municipality and its areas."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The municipality and its areas."""

    name = "perspectief.foundation.places"
    verbose_name = "plaatsen"
