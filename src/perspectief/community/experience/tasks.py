"""Daily work of this room: ask how it was, and let go of themes of which the yes stopped on another page."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.community.experience.services import people, reminding
from perspectief.foundation.jobs.handlers import Progress, daily


@daily("experience", name=_("Nazorg voor ervaringsdeskundigen"))
def experience(_progress: Progress) -> str:
    """Reminders of today, and what may no longer be kept."""
    people.forget_unallowed()
    return str(reminding.remind_all(timezone.localdate()))
