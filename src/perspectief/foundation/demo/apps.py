"""Invented people, to practise with."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Invented people, to practise with."""

    name = "perspectief.foundation.demo"
    verbose_name = "demo"
