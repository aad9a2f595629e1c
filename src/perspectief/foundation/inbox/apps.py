"""Signals from any page, without a person in them."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """Signals from any page, without a person in them."""

    name = "perspectief.foundation.inbox"
    verbose_name = "signalen"
