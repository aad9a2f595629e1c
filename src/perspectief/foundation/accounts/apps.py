"""Who works with Perspectief."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who works with Perspectief."""

    name = "perspectief.foundation.accounts"
    verbose_name = "accounts"
