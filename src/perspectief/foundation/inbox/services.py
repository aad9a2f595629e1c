"""Takes in signals from any page, without a person in them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.inbox.choices import Kind, State
from perspectief.foundation.inbox.models import Signal

PERSONAL = {
    _("een e-mailadres"): re.compile(r"\S+@\S+\.\S+"),
    _("een telefoonnummer of burgerservicenummer"): re.compile(r"(?:\d[\s.-]?){8,}"),
    _("een rekeningnummer"): re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}[\d\s]{6,}", re.IGNORECASE),
    _("een adres"): re.compile(r"\b\d{4}\s?[A-Z]{2}\b"),
    _("een naam"): re.compile(r"\b(?:mijn naam is|ik heet|my name is)\b", re.IGNORECASE),
}
"""What tells who somebody is. The text is refused, never stored and cleaned later."""


class Refused(Exception):
    """A signal that we do not take in; the message is for the person who wrote it."""


@transaction.atomic
def send_signal(*, page: str, kind: Kind, text: str = "") -> Signal:
    """Keep a signal. Only the path of the page is kept; a text that tells who somebody is, is refused."""
    for what, pattern in PERSONAL.items():
        if pattern.search(text):
            refused = gettext("Er staat %(what)s in uw tekst. Haal dat weg. Dan kunnen wij uw bericht bewaren.")
            raise Refused(refused % {"what": what})
    return Signal.objects.create(page=urlsplit(page).path[:200], kind=kind, text=text.strip()[:1000])


@transaction.atomic
def finish_signal(*, signal: Signal) -> Signal:
    """Somebody did something with it."""
    signal.state = State.DONE
    signal.save(update_fields=["state"])
    return signal
