"""What is not done, and which words are not taken."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import gettext as _

from perspectief.foundation.access import Verdict
from perspectief.foundation.inbox.services import Refused as NotNobody
from perspectief.foundation.inbox.services import insist_on_nobody
from perspectief.foundation.places.models import Municipality


class Refused(Exception):
    """Something that we do not do; the message is for the person who wanted it, `field` where it belongs."""

    def __init__(self, message: str, field: str = ""):
        super().__init__(message)
        self.field = field


def check(verdict: Verdict) -> None:
    """Go on when the verdict allows it. Raises Refused with its reason."""
    if not verdict.allowed:
        raise Refused(str(verdict.reason))


def said(text: str, field: str, *, needed: bool = True) -> str:
    """A text as it is kept: with something in it, and with nobody in it. Raises Refused."""
    plain = text.replace("\r\n", "\n").strip()
    if needed and not plain:
        raise Refused(_("Hier staat nog niets. Schrijf het op."), field)
    try:
        insist_on_nobody(plain)
    except NotNobody as refused:
        raise Refused(str(refused), field) from refused
    return plain


def next_key(model: type[Model], municipality: Municipality, year: int) -> str:
    """The next number of this year, such as `2026-014`. Two at the same moment wait for each other."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    rows = model._default_manager.filter(municipality=municipality, key__startswith=f"{year}-")
    last = max((int(key.partition("-")[2]) for key in rows.values_list("key", flat=True)), default=0)
    return f"{year}-{last + 1:03d}"
