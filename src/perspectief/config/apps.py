"""The composition root as Django knows it: it brings the checks of the settings along."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    """Settings, addresses, errors, logging: what no room owns."""

    name = "perspectief.config"
    label = "house"
    verbose_name = "house"

    def ready(self) -> None:
        """Every command judges the settings before it begins."""
        from perspectief.config import checks, readiness  # noqa: F401 - they register themselves
