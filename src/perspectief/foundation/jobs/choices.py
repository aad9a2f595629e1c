"""The states of a job."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How far a job is."""

    WAITING = "waiting", _("in de rij")
    RUNNING = "running", _("bezig")
    DONE = "done", _("klaar")
    FAILED = "failed", _("niet gelukt")
    CANCELLED = "cancelled", _("gestopt")


OPEN = (State.WAITING, State.RUNNING)
"""A job that still has something to do."""
