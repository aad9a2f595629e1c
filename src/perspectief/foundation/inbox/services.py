"""Takes in signals from any page, without a person in them, and says how far we are with each."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Actor
from perspectief.foundation.inbox import queries
from perspectief.foundation.inbox.choices import Kind, State
from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.inbox.permissions import may_handle
from perspectief.foundation.outbox.services import once, send_mail
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.services import log_look
from perspectief.foundation.privacy.subjects import Subject

PERSONAL = {
    _("een e-mailadres"): re.compile(r"\S+@\S+\.\S+"),
    _("een telefoonnummer of burgerservicenummer"): re.compile(r"(?:\d[\s.-]?){8,}"),
    _("een rekeningnummer"): re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}[\d\s]{6,}", re.IGNORECASE),
    _("een adres"): re.compile(r"\b\d{4}\s?[A-Z]{2}\b"),
    _("een naam"): re.compile(r"\b(?:mijn naam is|ik heet|my name is)\b", re.IGNORECASE),
}
"""What tells who somebody is. The text is refused, never stored and cleaned later."""

NAMED = re.compile(
    r"\b(?i:meneer|mevrouw|mevr\.?|mw\.?|dhr\.?|de heer|juf|meester"
    r"|(?:mijn|zijn|haar|onze|ons|hun|je|jouw|uw)\s+(?:zoon|dochter|zoontje|dochtertje|kind|man|vrouw|ex|moeder|vader|mama|papa"
    r"|broer|broertje|zus|zusje|vriend|vriendin|buurman|buurvrouw|begeleider|consulent|juf|meester))\s+"
    r"(?:(?:van|de|der|den|ten|ter|el|al)\s+)*[A-Z][a-zà-ÿ][\wà-ÿ'-]*"
)
"""A name after a title, or after what somebody is to whoever writes: `mijn dochter Sanne`. Other names pass: a human
still looks."""
A_NAME = _("een naam")


WEEKEND = (5, 6)
"""Saturday and Sunday, as `weekday` counts."""


class Refused(Exception):
    """Something that we do not do with a signal; the message is for the person who wanted it."""


@transaction.atomic
def send_signal(*, page: str, kind: Kind, text: str = "", key: str = "", about: str = "") -> Signal | None:
    """Keep a signal. Only the path of the page is kept, and nothing says at what time it came: `tasks.py` tells the
    team, once a working day.

    A text that tells who somebody is, is refused. `about`: key of a provision or a scheme. `key`: what the sender calls
    this signal; the same one twice is one signal, and the second time there is nothing to give back.
    """
    insist_on_nobody(text)
    key = key or uuid4().hex
    if not once(source="signal", key=key):
        return None
    return Signal.objects.create(page=urlsplit(page).path[:200], kind=kind, text=text.strip()[:1000], about=about[:80])


def insist_on_nobody(text: str) -> None:
    """A text that tells who somebody is, is refused: it is not stored and cleaned later. Raises Refused."""
    if what := names_somebody(text):
        refused = gettext("Er staat %(what)s in uw tekst. Haal dat weg. Dan kunnen wij uw bericht bewaren.")
        raise Refused(refused % {"what": what})


def names_somebody(text: str) -> object:
    """What in a text tells who somebody is, a name too; empty when there is nothing of the kind."""
    return points_at_somebody(text) or (A_NAME if NAMED.search(text) else "")


def points_at_somebody(text: str) -> object:
    """The same, but a name may stand in it: an address, a number or the like."""
    return next((what for what, pattern in PERSONAL.items() if pattern.search(text)), "")


@transaction.atomic
def tell_the_team(day: dt.date) -> int:
    """One mail on a working day, when signals of the days before wait; with the number and the way, and nothing else.

    A mail for each signal would say at what time somebody sent it, and of today it tells nothing for the same reason.
    Only when the team has an address for this. Again on the same day is the same mail. Gives how many wait.
    """
    number = queries.new_signals().filter(received_on__lt=day).count()
    if not settings.SIGNALS_MAIL or day.weekday() in WEEKEND or not number:
        return 0
    with override(settings.LANGUAGE_CODE):
        said = {"number": number, "where": f"{settings.ADDRESS}{reverse('inbox:signals')}"}
        text = ngettext(
            "Er wacht %(number)s nieuw signaal. U leest het hier: %(where)s",
            "Er wachten %(number)s nieuwe signalen. U leest ze hier: %(where)s",
            number,
        )
        subject = gettext("Er wacht iets op u")
    send_mail(
        to=settings.SIGNALS_MAIL, subject=subject, text=text % said, about="signal", idempotency_key=f"signals:{day}"
    )
    return number


@transaction.atomic
def move_signal(*, signal: Signal, to: State, by: Actor) -> Signal:
    """Somebody looks at it, did something with it, or was too quick. Moved twice is moved once. Raises Refused."""
    verdict = may_handle(by)
    if not verdict.allowed:
        raise Refused(str(verdict.reason))
    signal.state = to
    signal.save(update_fields=["state"])
    return signal


def log_reading(*, by: Actor, action: Action) -> None:
    """A line that somebody read signals, in the caller's transaction: free text may name a person after all.

    Nobody knows whom, so it is about all signals together.
    """
    about = [Subject("inbox", "all")]
    log_look(by=by, activity="signals", subjects=about, action=action, what="signals", reason="reading-signals")
