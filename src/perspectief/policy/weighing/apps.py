"""The weighing room: what the city pays for is judged together, within a budget, and the choice is explained."""

from django.apps import AppConfig


class WeighingConfig(AppConfig):
    """The weighing room: what the city pays for is judged together, within a budget, and the choice is explained."""

    name = "perspectief.policy.weighing"
    verbose_name = "wegen"

    def ready(self) -> None:
        """Tells the register what is kept of people here, the keyring what it sealed, and the worker its work."""
        from perspectief.foundation.language import data_texts
        from perspectief.policy.weighing import activities, chapter, keyed, tasks  # noqa: F401 - tasks register themselves
        from perspectief.policy.weighing.queries import practice, settings

        data_texts.register("policy/weighing/data", practice.texts)
        data_texts.register("policy/weighing/data/settings.yaml", settings.texts)
        activities.declare_all()
        keyed.declare_all()
        chapter.declare()
