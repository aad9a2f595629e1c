"""What is not done, and texts that may not point at a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from perspectief.foundation.access import Verdict
from perspectief.foundation.inbox.services import names_somebody, points_at_somebody


class Refused(Exception):
    """Something that we do not do; the message is for the person who wanted it. `field`: of the form, if one is."""

    def __init__(self, message: Any, field: str = ""):
        super().__init__(str(message))
        self.field = field


def check(verdict: Verdict) -> None:
    """Go on when the verdict allows it. Raises Refused with its reason."""
    if not verdict.allowed:
        raise Refused(verdict.reason)


def insist_on_words(**texts: str) -> None:
    """Every text says something and points at nobody. Raises Refused."""
    for field, text in texts.items():
        if not text.strip():
            raise Refused(_("Hier staat nog niets. Schrijf het op."), field)
    insist_on_nobody(**texts)


def insist_on_nobody(**texts: str) -> None:
    """What tells who somebody is, is refused: these texts are read by others. Raises Refused."""
    _insist_on_none(names_somebody, texts)


def insist_on_no_number(**texts: str) -> None:
    """The same for a name that somebody chose for themselves. Raises Refused."""
    _insist_on_none(points_at_somebody, texts)


def _insist_on_none(found_in: Callable[[str], object], texts: Mapping[str, str]) -> None:
    for field, text in texts.items():
        if what := found_in(text):
            said = _("Er staat %(what)s in deze tekst. Haal dat weg. Anderen lezen dit.")
            raise Refused(said % {"what": what}, field)
