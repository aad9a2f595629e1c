"""What is not done, and in which role something is done."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from perspectief.foundation.access import STAFF, Actor, Role, Verdict
from perspectief.foundation.inbox.services import PERSONAL


class Refused(Exception):
    """Something that we do not do; the message is for the person who wanted it."""


def check(verdict: Verdict) -> None:
    """Go on when the verdict allows it. Raises Refused with its reason."""
    if not verdict.allowed:
        raise Refused(str(verdict.reason))


def role_of(by: Actor, among: Iterable[Role] = STAFF) -> str:
    """The role in which somebody does this, for the record: never a name. Of several the first one counts."""
    held = by.roles & frozenset(among)
    return next((role.value for role in Role if role in held), "")


def insist_on_nobody(*texts: str) -> None:
    """A text that tells who somebody is, is not stored. Raises Refused."""
    for text in texts:
        for what, pattern in PERSONAL.items():
            if pattern.search(text):
                raise Refused(_("Er staat %(what)s in uw tekst. Haal dat weg.") % {"what": what})
