"""Who works with Perspectief."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who works with Perspectief."""

    name = "perspectief.foundation.accounts"
    verbose_name = "accounts"

    def ready(self) -> None:
        """Tells the register of processing activities what this room does with data of people."""
        from perspectief.foundation.accounts import activities, after_restore, keyed, moments, subject

        activities.declare_all()
        keyed.declare_all()
        moments.connect(self)
        subject.register()
        after_restore.tell_journal()
