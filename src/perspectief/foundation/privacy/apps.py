"""What may be kept of a person, why, how long, and who looked."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """What may be kept of a person, why, how long, and who looked."""

    name = "perspectief.foundation.privacy"
    verbose_name = "privacy"

    def ready(self) -> None:
        """Tells the register what packages keep, and the worker what to do each day; terms are translated too."""
        from perspectief.foundation.language import data_texts
        from perspectief.foundation.privacy import activities, keyed, packages, tasks, terms  # noqa: F401 - tasks register themselves
        from perspectief.foundation.privacy.services.consent import tell_journal

        data_texts.register("foundation/privacy/data/terms.yaml", terms.meanings)
        packages.declare_all()
        activities.declare_all()
        keyed.declare_all()
        tell_journal()
