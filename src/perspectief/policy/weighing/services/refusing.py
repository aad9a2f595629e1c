"""What is not done, and texts that may not tell who somebody is."""

from __future__ import annotations

from django.utils.translation import gettext as _

from perspectief.foundation.access import Verdict
from perspectief.foundation.inbox.services import names_somebody


class Refused(Exception):
    """Something that we do not do; the message is for the person who wanted it."""


def check(verdict: Verdict) -> None:
    """Go on when the verdict allows it. Raises Refused with its reason."""
    if not verdict.allowed:
        raise Refused(str(verdict.reason))


def insist_on_nobody(*texts: str) -> None:
    """A text that tells who somebody is, is not stored. Raises Refused."""
    for text in texts:
        if what := names_somebody(text):
            raise Refused(_("Er staat %(what)s in uw tekst. Haal dat weg.") % {"what": what})
