"""PDF, calendar files, QR codes and small charts, made in memory."""

from django.apps import AppConfig


class OutputConfig(AppConfig):
    """PDF, calendar files, QR codes and small charts, made in memory."""

    name = "perspectief.foundation.output"
    verbose_name = "uitvoer"
