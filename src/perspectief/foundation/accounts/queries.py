"""What is known of accounts, roles and circles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from perspectief.foundation.access import NOBODY, Actor, Held, Role
from perspectief.foundation.accounts.models import CircleMember, Grant, User


def actor_of(request: HttpRequest) -> Actor:
    """Who asks this, with the roles that hold today."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not user.is_active:
        return NOBODY
    return Actor(user.key, tuple(_held(grants_of(user))), strong=is_strong(request))


def is_strong(request: HttpRequest) -> bool:
    """Whether this session passed a second factor, here or at the city's identity provider."""
    done = request.session.get("account_authentication_methods", [])
    return any(one.get("method") == "mfa" or one.get("strong") for one in done)


def grants_of(user: User, on: dt.date | None = None) -> Iterable[Grant]:
    """The roles that somebody holds on a day; today when no day is named."""
    day = on or timezone.localdate()
    holding = Grant.objects.filter(user=user, begins_on__lte=day, ends_on__gte=day, ended_at=None)
    return holding.select_related("organisation", "area")


def _held(grants: Iterable[Grant]) -> Iterable[Held]:
    for one in grants:
        yield Held(
            Role(one.role), one.organisation.key if one.organisation else None, one.area.code if one.area else None
        )


def stands_in_circle(circle: UUID, by: Actor, now: dt.datetime | None = None) -> bool:
    """Whether this account was asked to stand around this household, and still is."""
    now = now or timezone.now()
    return (
        by.is_known
        and CircleMember.objects.filter(
            circle=circle, user__key=by.account, begins_at__lte=now, ends_at__gt=now
        ).exists()
    )
