"""What is not done, and why: in words for the person who wanted it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from perspectief.foundation.access import Verdict
from perspectief.foundation.inbox.services import names_somebody


class Refused(Exception):
    """Something that we do not do. `field`: the field of the form that it is about."""

    def __init__(self, message: object, field: str = ""):
        super().__init__(str(message))
        self.field = field


def check(verdict: Verdict) -> None:
    """Go on when the verdict allows it. Raises Refused with its reason."""
    if not verdict.allowed:
        raise Refused(verdict.reason)


def insist_on_nobody(**texts: str) -> None:
    """A text that tells who somebody is, is refused and not kept."""
    for field, text in texts.items():
        if what := names_somebody(text):
            raise Refused(_("Er staat %(what)s in uw tekst. Haal dat weg.") % {"what": what}, field)
