"""What a household is entitled to."""

from django.apps import AppConfig


class EntitlementsConfig(AppConfig):
    """What a household is entitled to."""

    name = "perspectief.residents.entitlements"
    verbose_name = "rechten"

    def ready(self) -> None:
        """Tells the register what this room does, and which texts of the law's own files a resident reads here.

        They are translated and kept plain too.
        """
        from perspectief.foundation.language import data_texts
        from perspectief.residents.entitlements import activities
        from perspectief.rules import practice
        from perspectief.rules.household.arrangement import PRESUMED
        from perspectief.rules.kernel.evaluate import OWN_WORDS

        data_texts.register("rules/practice", lambda: (line.text for line in practice.sayings()))
        data_texts.register("rules/kernel", lambda: OWN_WORDS)
        data_texts.register("rules/household", lambda: PRESUMED)
        activities.declare_all()
