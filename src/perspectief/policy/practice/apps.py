"""The practice room: what goes wrong in practice becomes a measure, or goes to the national lobby."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticeConfig(AppConfig):
    """The practice room: what goes wrong in practice becomes a measure, or goes to the national lobby."""

    name = "perspectief.policy.practice"
    verbose_name = "praktijk"

    def ready(self) -> None:
        """Tells the worker and the register what this room does, and offers the council its part of a report."""
        from perspectief.policy.council import sections
        from perspectief.policy.council.choices import Part
        from perspectief.policy.practice import activities, keyed, report_part, tasks  # noqa: F401 - the tasks register

        activities.declare_all()
        keyed.declare_all()
        title = _("Knelpunten uit de praktijk en de lobby")
        sections.register(Part.SIGNALS, "practice", title=title, make=report_part.told)
