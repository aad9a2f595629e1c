"""What is not done, and why: in words for the person who wanted it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from perspectief.foundation.access import Verdict
from perspectief.foundation.inbox.services import A_NAME, NAMED, PERSONAL


class Refused(Exception):
    """Something that we do not do. `field`: the field of the form that it is about."""

    def __init__(self, message: object, field: str = ""):
        super().__init__(str(message))
        self.field = field


def check(verdict: Verdict) -> None:
    """Go on when the verdict allows it. Raises Refused with its reason."""
    if not verdict.allowed:
        raise Refused(verdict.reason)


def names_somebody(text: str) -> object:
    """What in a text tells who somebody is; empty when there is nothing of the kind."""
    patterns = (*PERSONAL.items(), (A_NAME, NAMED))
    return next((what for what, pattern in patterns if pattern.search(text)), "")


def insist_on_nobody(**texts: str) -> None:
    """A text that tells who somebody is, is refused and not kept."""
    for field, text in texts.items():
        if what := names_somebody(text):
            raise Refused(_("Er staat %(what)s in uw tekst. Haal dat weg.") % {"what": what}, field)
