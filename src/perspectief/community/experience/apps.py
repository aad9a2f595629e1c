"""Experts by experience: who they are, where they are asked, and what became of their advice."""

from django.apps import AppConfig


class ExperienceConfig(AppConfig):
    """Experts by experience: who they are, where they are asked, and what became of their advice."""

    name = "perspectief.community.experience"
    verbose_name = "ervaringsdeskundigen"

    def ready(self) -> None:
        """Tells the register what is kept here, the worker what it does, and offers advice to other rooms."""
        from perspectief.community.experience import activities, consents, keyed, tasks  # noqa: F401 - daily work
        from perspectief.community.experience.services.tasks import tell_journal
        from perspectief.community.experience.source import Register
        from perspectief.foundation import advice

        activities.declare_all()
        consents.declare_all()
        keyed.declare_all()
        tell_journal()
        advice.register(Register())
