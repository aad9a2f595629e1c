"""A resident shares a check with one helper, and stops whenever they like."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from perspectief.foundation import keys
from perspectief.foundation.access import NOBODY, Actor, Held, Role
from perspectief.foundation.accounts.models import Circle, User
from perspectief.foundation.accounts.queries import standing_in
from perspectief.foundation.accounts.services import join_circle, leave_circle, open_circle, touch_circle
from perspectief.foundation.codes.calc.words import new_pair
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy import services as privacy
from perspectief.foundation.privacy.choices import Action, Channel, Side
from perspectief.foundation.privacy.journal import Kind, Way
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.queries import find_consent
from perspectief.residents.kept_checks import queries, sealing
from perspectief.residents.kept_checks.choices import Part, Reason
from perspectief.residents.kept_checks.models import KEPT, SHARED, DeskNumber, KeptCheck, SharedCopy

NUMBER_LASTS = dt.timedelta(minutes=15)
DIGITS = 6
COPIES = "kept_checks.shared"
"""What the journal calls what is shared."""
CONSENT_TEXT, CONSENT_VERSION = "kept_checks.share", "1"


@transaction.atomic
def make_number(*, by: Actor, held: Held) -> tuple[str, DeskNumber]:
    """Six digits for a helper to say aloud: once, for a quarter of an hour. Earlier ones of this helper stop."""
    with purpose(SHARED):
        DeskNumber.objects.filter(account=by.account).delete()
        while True:
            number = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
            if made := _made(number, by, held):
                return number, made


def _made(number: str, by: Actor, held: Held) -> DeskNumber | None:
    """None when somebody else has this number now."""
    try:
        with transaction.atomic():
            return DeskNumber.objects.create(
                digest=keys.digest(queries.NUMBER, number),
                account=by.account,
                role=held.role,
                organisation=held.organisation or "",
                pair=new_pair(),
                ends_at=timezone.now() + NUMBER_LASTS,
            )
    except IntegrityError:
        return None


@transaction.atomic
def type_number(*, kept: KeptCheck, typed: str) -> DeskNumber | None:
    """The resident typed the number of a helper: from now on nobody else can. None when it does not work (any more)."""
    found = queries.find_number(typed)
    if found is None:
        return None
    with purpose(SHARED):
        mine = DeskNumber.objects.filter(pk=found.pk, digest=found.digest).update(digest=None, typed_for=kept)
    return found if mine else None


@transaction.atomic
def share(
    *,
    kept: KeptCheck,
    said: Mapping[str, Any],
    number: DeskNumber,
    parts: Sequence[Part],
    last_day: dt.date,
    language: str,
    channel: Channel,
) -> SharedCopy:
    """The resident says yes: this helper sees these parts until that day. Raises Refused (of accounts)."""
    until = _end_of(min(last_day, queries.last_share_day(kept)))
    with purpose(KEPT), purpose(SHARED):
        for earlier in SharedCopy.objects.filter(kept=kept, account=number.account).select_related("kept"):
            stop_sharing(copy=earlier, channel=channel)
        helper = User.objects.get(key=number.account)
        join_circle(circle=_circle_of(kept), user=helper, role=Role(number.role), until=until)
        copy = SharedCopy(
            key=uuid.uuid4(),
            kept=kept,
            account=number.account,
            role=number.role,
            organisation=number.organisation,
            pair=number.pair,
            parts=sorted(part.value for part in parts),
            consent=_agree(kept, number, parts, until, language, channel),
            ends_at=until,
        )
        copy.sealed = sealing.seal_copy(said, copy.pk)
        copy.save(force_insert=True)
        number.delete()
    _log_with_code(kept, Action.SHARE)
    return copy


@transaction.atomic
def stop_sharing(*, copy: SharedCopy, channel: Channel = Channel.SITE) -> None:
    """The resident says stop: it holds from the next request of the helper on, and the copy is gone."""
    kept = copy.kept
    if consent := find_consent(queries.subject_of(kept.pk), copy.consent):
        privacy.withdraw_consent(consent=consent, channel=channel)
    if kept.circle_id is not None:
        for member in standing_in(kept.circle_id).filter(user__key=copy.account):
            leave_circle(member=member)
    journal.note(Kind.ERASED, COPIES, copy.pk)
    with purpose(SHARED):
        copy.delete()
    _log_with_code(kept, Action.CHANGE)


def tell_journal() -> None:
    """At start-up: what is shared no more stays away when an older database is put back, and so do all numbers."""
    copies = Way(lambda: map(str, SharedCopy.objects.values_list("pk", flat=True)), _remove_again)
    journal.register(COPIES, Kind.ERASED, copies)
    journal.register_end("desk numbers", lambda: int(DeskNumber.objects.all().delete()[0]))


def _remove_again(key: str, _at: dt.datetime) -> None:
    SharedCopy.objects.filter(pk=key).delete()


@transaction.atomic
def look_along(*, by: Actor, copy: SharedCopy, part: Part, reason: Reason) -> dict[str, Any]:
    """The answers, for a helper who may see this part now; the resident reads that it happened. Raises DoesNotOpen."""
    said = sealing.unseal_copy(copy.sealed, copy.pk)
    if copy.kept.circle_id is not None:
        touch_circle(circle=copy.kept.circle_id, by=by)
    privacy.log_look(
        by=by,
        activity=SHARED,
        subjects=[queries.subject_of(copy.kept_id)],
        action=Action.VIEW,
        what=part.value,
        reason=reason.value,
        organisation=copy.organisation,
    )
    return said


def log_list(*, by: Actor, copies: Iterable[queries.CopyLine]) -> None:
    """A line for each resident in the list of a helper, in the caller's transaction."""
    about = [queries.subject_of(one.kept) for one in copies]
    privacy.log_look(
        by=by, activity=SHARED, subjects=about, action=Action.SEARCH, what="kept_share", reason="kept_list"
    )


def _agree(
    kept: KeptCheck, number: DeskNumber, parts: Sequence[Part], until: dt.datetime, language: str, channel: Channel
) -> uuid.UUID:
    who = filter(None, (queries.role_words(number.role), queries.organisation_words(number.organisation)))
    consent = privacy.give_consent(
        subject=queries.subject_of(kept.pk),
        receiver=str(number.account),
        receiver_words=", ".join(who),
        parts=[part.value for part in parts],
        text_key=CONSENT_TEXT,
        text_version=CONSENT_VERSION,
        language=language,
        channel=channel,
        until=until,
    )
    return consent.key


def _circle_of(kept: KeptCheck) -> Circle:
    if kept.circle is None:
        kept.circle = open_circle()
        kept.save(update_fields=["circle"])
    return kept.circle


def _end_of(day: dt.date) -> dt.datetime:
    """The first moment after that day."""
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))


def _log_with_code(kept: KeptCheck, action: Action) -> None:
    privacy.log_look(
        by=NOBODY,
        activity=SHARED,
        subjects=[queries.subject_of(kept.pk)],
        action=action,
        what="kept_share",
        reason="kept_choice",
        side=Side.WITH_CODE,
    )
