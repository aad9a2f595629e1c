"""Who stands around one household: asked by that household, until a day, and only in a role that helps."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import HELPERS, Actor, Role
from perspectief.foundation.accounts import queries
from perspectief.foundation.accounts.models import Circle, CircleMember, User
from perspectief.foundation.accounts.services.grants import Refused
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy.journal import Kind

CIRCLES = "accounts.circle"
"""What the journal calls standing in a circle."""


@transaction.atomic
def open_circle() -> Circle:
    """An empty circle. What belongs to the household keeps its key; the circle itself knows nobody's name."""
    return Circle.objects.create()


@transaction.atomic
def join_circle(*, circle: Circle, user: User, role: Role, until: dt.datetime) -> CircleMember:
    """The household asks somebody to stand beside it. The room of the household judges who may ask. Raises Refused.

    Who left before may be asked again.
    """
    now = timezone.now()
    _check(user, role, now, until)
    member, _new = CircleMember.objects.update_or_create(
        circle=circle, user=user, defaults={"role": role, "begins_at": now, "ends_at": until, "last_used_at": None}
    )
    return member


@transaction.atomic
def leave_circle(*, member: CircleMember) -> CircleMember:
    """The household says stop, or the helper does. It holds from the next request on."""
    now = timezone.now()
    if member.ends_at > now:
        member.ends_at = max(now, member.begins_at)
        member.save(update_fields=["ends_at"])
        journal.note(Kind.ENDED, CIRCLES, key_of(member))
    return member


def key_of(member: CircleMember) -> str:
    """One member of one circle, for the journal: there is one such row, also after somebody was asked again."""
    return f"{member.circle_id} {member.user.key}"


@transaction.atomic
def touch_circle(*, circle: UUID, by: Actor) -> bool:
    """Note that this actor looked at something of this household today. False: it does not stand in this circle."""
    if not queries.stands_in_circle(circle, by):
        return False
    now = timezone.now()
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    CircleMember.objects.filter(circle=circle, user__key=by.account).exclude(last_used_at__gte=today).update(
        last_used_at=now
    )
    return True


def _check(user: User, role: Role, now: dt.datetime, until: dt.datetime) -> None:
    if role not in HELPERS:
        raise Refused(_("Alleen wie helpt, kan in een kring staan."))
    if not user.is_active or not queries.grants_of(user).filter(role=role).exists():
        raise Refused(_("Deze persoon heeft deze rol vandaag niet."))
    if until <= now:
        raise Refused(_("Deze dag is al voorbij. Kies een latere dag."))
    if until > now + dt.timedelta(days=queries.setting("longest_circle_days")):
        raise Refused(_("Deze dag is te ver weg. Kies een eerdere dag."))
