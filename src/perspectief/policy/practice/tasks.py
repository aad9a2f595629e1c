"""What the worker does for the practice room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from perspectief.foundation.jobs.handlers import Progress, daily
from perspectief.policy.practice.services import escalation


@daily(escalation.JOB, name=_("Knelpunten die te lang stil liggen"))
def tell_what_is_silent(progress: Progress) -> str:
    """Tells who gave the backing that nothing happened, once a day."""
    found = escalation.escalate()
    progress(1, 1)
    return str(len(found))
