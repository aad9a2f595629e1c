"""What a worker does for the inbox each day."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.inbox import services
from perspectief.foundation.jobs.handlers import Progress, daily


@daily("signals-mail", name=_("Zeggen dat er signalen wachten"))
def tell_what_waits(_progress: Progress) -> str:
    """One mail at the beginning of a working day, whatever the time at which signals came."""
    return str(services.tell_the_team(timezone.localdate()))
