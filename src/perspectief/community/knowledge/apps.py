"""What works: good practice, questions between colleagues, and what must still be found out."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """What works: good practice, questions between colleagues, and what must still be found out."""

    name = "perspectief.community.knowledge"
    verbose_name = "kennispunt"

    def ready(self) -> None:
        """Tells the register what is kept here."""
        from perspectief.community.knowledge import activities

        activities.declare_all()
