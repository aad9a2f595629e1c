"""What somebody may ask about their own data: stop looking for now, correct it, erase it (AVG 16 to 18)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Actor
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy.choices import Action, Side
from perspectief.foundation.privacy.journal import Kind
from perspectief.foundation.privacy.models import OWN_DATA, Restriction
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.queries import all_of, consents_of, find_consent
from perspectief.foundation.privacy.services.consent import withdraw_consent
from perspectief.foundation.privacy.services.log import log_look
from perspectief.foundation.privacy.subjects import Stays, Subject, source_of

LOG_STAYS = Stays(
    _("Het logboek van wie er keek"),
    _("Zo kan later nog worden nagegaan wie wat zag. Uw naam staat er niet in."),
)
CONSENTS_STAY = Stays(
    _("Uw toestemmingen"),
    _("Wij moeten kunnen bewijzen dat u ja of stop zei. Uw naam staat er niet in."),
)


@transaction.atomic
def pause(*, subject: Subject, by: Actor, side: Side | None = None) -> None:
    """Nobody else may look at this until the person says that they may. `side`: who asked, without an account."""
    for one in all_of(subject):
        pause_again(one, timezone.now())
        journal.note(Kind.PAUSED, one.room, one.key)
    _log(subject, by, Action.CHANGE, "pause", side)


@transaction.atomic
def resume(*, subject: Subject, by: Actor, side: Side | None = None) -> None:
    """Others may look again, as far as they may at all."""
    for one in all_of(subject):
        with purpose(OWN_DATA):
            Restriction.objects.filter(subject__in=one.ever_known_as(OWN_DATA)).delete()
        _tell(one, False)
        journal.note(Kind.UNDONE, one.room, one.key)
    _log(subject, by, Action.CHANGE, "resume", side)


@transaction.atomic
def correct(*, subject: Subject, by: Actor, values: Mapping[str, str]) -> None:
    """Put right what somebody may put right themselves."""
    source = source_of(subject.room)
    if source is not None and source.correct is not None:
        source.correct(subject.key, values)
        _log(subject, by, Action.CHANGE, "own_fields")


def what_stays(*, subject: Subject) -> list[Stays]:
    """What would not be erased, and why."""
    stays = [LOG_STAYS, CONSENTS_STAY]
    for one in all_of(subject):
        source = source_of(one.room)
        if source is not None and source.stays is not None:
            stays += source.stays(one.key)
    return stays


@transaction.atomic
def erase(*, subject: Subject, by: Actor, side: Side | None = None) -> None:
    """Stop every consent and erase what may go, in every room. `what_stays` says what does not."""
    every = all_of(subject)
    _log(subject, by, Action.ERASE, "everything", side)
    for given in consents_of(subject):
        if given.holds and (consent := find_consent(subject, given.key)):
            withdraw_consent(consent=consent)
    for one in every:
        erase_again(one)
        journal.note(Kind.ERASED, one.room, one.key)


def pause_again(subject: Subject, at: dt.datetime) -> None:
    """Nobody else may look at this one subject, also after its database was put back."""
    with purpose(OWN_DATA):
        Restriction.objects.get_or_create(
            subject=subject.known_as(OWN_DATA), defaults={"subject_room": subject.room, "asked_at": at}
        )
    _tell(subject, True)


def erase_again(subject: Subject, _at: dt.datetime | None = None) -> None:
    """What may go of this one subject goes, also after its database was put back."""
    with purpose(OWN_DATA):
        Restriction.objects.filter(subject__in=subject.ever_known_as(OWN_DATA)).delete()
    source = source_of(subject.room)
    if source is not None and source.erase is not None:
        source.erase(subject.key)


def _tell(subject: Subject, is_paused: bool) -> None:
    source = source_of(subject.room)
    if source is not None and source.restrict is not None:
        source.restrict(subject.key, is_paused)


def _log(subject: Subject, by: Actor, action: Action, what: str, side: Side | None = None) -> None:
    about = all_of(subject)
    log_look(by=by, activity=OWN_DATA, subjects=about, action=action, what=what, reason="own_request", side=side)
