"""Who may look along as an invented person: everybody, and only where people practise."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import YES, Verdict

OPEN = "Where people practise, everybody may look along as an invented person; elsewhere these pages do not exist."
"""Why the pages of this room are public."""
NOT_HERE = Verdict(False, _("Dit kan alleen in de oefenversie."))


def may_look_along() -> Verdict:
    """Only in demo mode. Whoever looks along gets the roles of an invented person without any proof of who they are."""
    return YES if settings.DEMO_MODE else NOT_HERE
