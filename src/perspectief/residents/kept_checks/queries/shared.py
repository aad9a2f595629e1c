"""What is shared with whom. Whether somebody may see it is read live, at every question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from perspectief.foundation import keys
from perspectief.foundation.access import Actor, Role, Verdict
from perspectief.foundation.accounts.queries import stands_in_circle
from perspectief.foundation.organisations.queries import names_of
from perspectief.foundation.privacy.purpose import purpose
from perspectief.foundation.privacy.queries import consent_holds
from perspectief.residents.kept_checks.choices import Part
from perspectief.residents.kept_checks.models import SHARED, DeskNumber, KeptCheck, SharedCopy
from perspectief.residents.kept_checks.permissions import may_see_copy
from perspectief.residents.kept_checks.queries.kept import subject_of

NUMBER = "kept_checks: number of a helper"


@dataclass(frozen=True)
class CopyLine:
    """One share in words, for the resident or for the helper."""

    key: UUID
    kept: UUID
    role: str
    organisation: str
    pair: str
    parts: tuple[Part, ...]
    shared_on: dt.date
    last_day: dt.date
    allowed: bool = True


def role_words(role: str) -> str:
    """What a role is called."""
    return str(dict(Role.choices).get(role, role))


def organisation_words(key: str) -> str:
    """The name of an organisation by its key; "" without one."""
    return ", ".join(names_of(settings.MUNICIPALITY, [key])) if key else ""


def copies_of(kept: UUID) -> list[CopyLine]:
    """With whom this check is shared now."""
    with purpose(SHARED):
        return [_line(one) for one in SharedCopy.objects.filter(kept=kept, ends_at__gt=timezone.now())]


def copies_for(by: Actor) -> list[CopyLine]:
    """What residents share with this account now, and whether it may be seen at this moment."""
    with purpose(SHARED):
        found = SharedCopy.objects.filter(account=by.account, ends_at__gt=timezone.now()).select_related("kept")
        return [_line(one, any(may_see(by, one, part).allowed for part in one.parts)) for one in found]


def find_copy(key: UUID) -> SharedCopy | None:
    """One share with its check; None when it was stopped, or never was."""
    with purpose(SHARED):
        return SharedCopy.objects.select_related("kept").filter(pk=key).first()


def copy_of(kept: UUID, key: UUID) -> SharedCopy | None:
    """One share of this check."""
    with purpose(SHARED):
        return SharedCopy.objects.select_related("kept").filter(pk=key, kept=kept).first()


def may_see(by: Actor, copy: SharedCopy, part: str, now: dt.datetime | None = None) -> Verdict:
    """Whether this actor may see this part now: the circle, the consent, a pause and both days are read again."""
    now = now or timezone.now()
    circle, kept = copy.kept.circle_id, copy.kept
    return may_see_copy(
        by,
        is_for=by.is_known and copy.account == by.account,
        stands_beside=circle is not None and _works_there(by, copy) and stands_in_circle(circle, by, now),
        agreed=part in copy.parts and consent_holds(subject_of(kept.pk), str(copy.account), part, now),
        runs=copy.ends_at > now and kept.expires_on >= timezone.localdate(now),
    )


def _works_there(by: Actor, copy: SharedCopy) -> bool:
    """Whether they still hold the role in the organisation that the resident said yes to."""
    return by.within(Role(copy.role), organisation=copy.organisation or None)


def find_number(typed: str, now: dt.datetime | None = None) -> DeskNumber | None:
    """Whose number this is, when nobody typed it yet and it still works."""
    with purpose(SHARED):
        known = list(keys.digests(NUMBER, typed))
        return DeskNumber.objects.filter(digest__in=known, ends_at__gt=now or timezone.now()).first()


def typed_number(kept: UUID, number: int) -> DeskNumber | None:
    """The number that was typed for this check a moment ago."""
    with purpose(SHARED):
        return DeskNumber.objects.filter(pk=number, typed_for=kept, ends_at__gt=timezone.now()).first()


def last_share_day(kept: KeptCheck) -> dt.date:
    """Sharing never outlasts the check itself."""
    return kept.expires_on


def _line(copy: SharedCopy, allowed: bool = True) -> CopyLine:
    return CopyLine(
        key=copy.key,
        kept=copy.kept_id,
        role=role_words(copy.role),
        organisation=organisation_words(copy.organisation),
        pair=copy.pair,
        parts=tuple(_parts(copy.parts)),
        shared_on=copy.shared_on,
        last_day=timezone.localtime(copy.ends_at - dt.timedelta(seconds=1)).date(),
        allowed=allowed,
    )


def _parts(values: Iterable[str]) -> Iterable[Part]:
    return (Part(value) for value in Part.values if value in values)
