"""Front door: write down what must go out, in your own transaction; take in once what comes from outside.

    with transaction.atomic():
        appointment = …
        send_mail(to=…, subject=_("Een bericht van de gemeente"), text=…, about="appointment",
                  idempotency_key=f"appointment:{appointment.key}")

The row is there when the transaction is, and a worker sends it: at least once, always with the same Message-ID.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone

from perspectief.foundation.access import Actor
from perspectief.foundation.outbox.choices import OPEN, Channel, State, Trouble
from perspectief.foundation.outbox.envelope import BadMessage, insist_on_a_key, insist_on_a_neutral_outside
from perspectief.foundation.outbox.models import ACTIVITY, Message, Received
from perspectief.foundation.outbox.permissions import may_mend_messages
from perspectief.foundation.outbox.sealed import seal_into
from perspectief.foundation.privacy.purpose import purpose


class Refused(Exception):
    """Something that this person may not do with a message; the reason is in words for that person."""


def send_mail(*, to: str, subject: str, text: str, about: str, idempotency_key: str) -> Message:
    """Write down a mail to one person. The same key twice is one mail, also from two processes at the same moment.

    `about`: a code word for staff, such as "login". Raises NotNeutral when subject or code tell more than they may,
    BadMessage when the address is none.
    """
    try:
        validate_email(to)
    except ValidationError:
        raise BadMessage("This is no e-mail address.") from None
    insist_on_a_neutral_outside(subject=subject, about=about)
    return _write_down(Channel.MAIL, about, idempotency_key, recipient=to, subject=subject, body=text)


def post_to(*, system: str, data: Mapping[str, Any], about: str, idempotency_key: str) -> Message:
    """Write down a message to another system, by its name in PERSPECTIEF_WEBHOOKS: an HTTP POST of JSON.

    The Idempotency-Key of the request stays the same at each try. Raises BadMessage when that system is not known.
    """
    if system not in settings.WEBHOOKS:
        raise BadMessage(f"PERSPECTIEF_WEBHOOKS names no '{system}'.")
    insist_on_a_neutral_outside(subject=about, about=about)
    body = json.dumps(data, ensure_ascii=False)
    return _write_down(Channel.WEBHOOK, about, idempotency_key, recipient=system, subject=about, body=body)


def _write_down(channel: Any, about: str, idempotency_key: str, **plain: str) -> Message:
    insist_on_a_key(idempotency_key)
    message = seal_into(Message(channel=channel, about=about, idempotency_key=idempotency_key), **plain)
    with purpose(ACTIVITY):
        try:
            with transaction.atomic():
                message.save(force_insert=True)
        except IntegrityError:
            return Message.objects.get(idempotency_key=idempotency_key)
    return message


def once(*, source: str, key: str) -> bool:
    """Is this the first time that this message comes in? Ask it in the transaction of what the message brings about.

    Undone together with that transaction, so a message whose effect failed may come again. `source`: code word of the
    other system; `key`: what it calls this message. Two at the same moment: the second waits, and hears no. Only the
    day is kept: with a time, the rows of anonymous signals would say when each was sent.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("`once` stands in the transaction of what the message does.")
    try:
        with transaction.atomic():
            day = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
            Received.objects.create(source=source, digest=hashlib.sha256(key.encode()).hexdigest(), at=day)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def try_again(*, message: Message, by: Actor) -> bool:
    """Let a message that could not be sent go once more, from the start. No when it was not dead any more."""
    _insist(by)
    with purpose(ACTIVITY):
        dead = Message.objects.filter(key=message.key, state=State.DEAD)
        return bool(dead.update(state=State.WAITING, attempts=0, next_try_at=timezone.now(), ended_at=None))


@transaction.atomic
def throw_away(*, message: Message, by: Actor) -> bool:
    """Remove a message that could not be sent, with all that it says. No when it was not dead any more."""
    _insist(by)
    with purpose(ACTIVITY):
        return bool(Message.objects.filter(key=message.key, state=State.DEAD).delete()[0])


def hold_back() -> int:
    """After a restore: what waited in the older database may have gone since, so a person decides. How many."""
    held = {"state": State.DEAD, "last_error": Trouble.RESTORED, "ended_at": timezone.now()}
    with purpose(ACTIVITY):
        return Message.objects.filter(state__in=OPEN).update(**held)


def _insist(by: Actor) -> None:
    verdict = may_mend_messages(by)
    if not verdict.allowed:
        raise Refused(str(verdict.reason))
