"""What is known of accounts, roles and circles: who asks this, who holds what, and who stands around a household."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils import timezone

from perspectief.foundation.access import NOBODY, Actor, Held, Role
from perspectief.foundation.accounts.logins import is_strong
from perspectief.foundation.accounts.models import Circle, CircleMember, Grant, User
from perspectief.foundation.accounts.permissions import READERS
from perspectief.foundation.accounts.scope import Lasting, Period, Scope, may_stand_beside, scopes_of
from perspectief.foundation.dated import lookup

SETTINGS = Path(__file__).parent / "data" / "settings.yaml"
setting = lookup(SETTINGS)
"""What holds today."""


def lasting() -> Lasting:
    """How long roles may last, today."""
    return Lasting(setting("longest_days"), setting("longest_privileged_days"))


# --- Who asks this ----------------------------------------------------------------------------------------------------
def actor_of(request: HttpRequest) -> Actor:
    """Who asks this, with the roles that hold today."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not user.is_active:
        return NOBODY
    if user.is_invented and not settings.DEMO_MODE:
        return NOBODY
    return actor(user, strong=is_strong(request))


def actor(user: User, *, strong: bool) -> Actor:
    """This account with the roles that hold today."""
    held_now = tuple(held(one) for one in grants_of(user))
    return Actor(user.key, held_now, strong=strong, is_invented=user.is_invented)


def met_by(by: Actor) -> QuerySet[User]:
    """The accounts that exist for who asks: for somebody invented only the invented ones."""
    return User.objects.filter(is_invented=True) if by.is_invented else User.objects.all()


def accounts(by: Actor, name: str = "") -> QuerySet[User]:
    """All accounts, or those with every word of `name` in them, by name."""
    found = Q()
    for word in name.split():
        one = (Q(**{f"{field}__icontains": word}) for field in ("username", "email", "first_name", "last_name"))
        found &= reduce(or_, one)
    return met_by(by).filter(found).order_by(Lower("last_name"), Lower("first_name"), "username", "pk")


# --- Roles ------------------------------------------------------------------------------------------------------------
def grants_of(user: User, on: dt.date | None = None) -> QuerySet[Grant]:
    """The roles that somebody holds on a day; today when no day is named."""
    return holding(on).filter(user=user).select_related("organisation", "area")


def holding(on: dt.date | None = None) -> QuerySet[Grant]:
    """All roles that hold on a day; today when no day is named."""
    day = on or timezone.localdate()
    return Grant.objects.filter(begins_on__lte=day, ends_on__gte=day, ended_at=None)


def roles_of(user: User) -> frozenset[Role]:
    """Roles that somebody holds now or was promised for later."""
    coming = Grant.objects.filter(user=user, ends_on__gte=timezone.localdate(), ended_at=None)
    return frozenset(Role(one) for one in coming.values_list("role", flat=True))


def held(grant: Grant) -> Held:
    """A grant in the words of `access`."""
    scope = scope_of_grant(grant)
    return Held(Role(grant.role), scope.organisation, scope.area)


def scope_of_grant(grant: Grant) -> Scope:
    """How far a grant reaches."""
    return Scope(
        grant.organisation.key if grant.organisation else None,
        grant.area.code if grant.area else None,
    )


def period_of(grant: Grant) -> Period:
    """From when until when it counts."""
    return Period(grant.begins_on, grant.ends_on, stopped=grant.ended_at is not None)


def find_grant(key: UUID) -> Grant | None:
    """The grant with this key."""
    return Grant.objects.select_related("user", "organisation", "area").filter(key=key).first()


def find_account(by: Actor, typed: str) -> User | None:
    """The account that goes by exactly this name or e-mail address; nothing when two do."""
    found = met_by(by).filter(Q(username=typed) | Q(email__iexact=typed), is_active=True)[:2]
    return found[0] if len(found) == 1 else None


def mail_of(key: UUID) -> str:
    """The mail address of an account that is in use; empty when there is none, or nobody real behind it."""
    found = User.objects.filter(key=key, is_active=True, is_invented=False).values_list("email", flat=True).first()
    return found or ""


def may_be_undone(grant: Grant) -> bool:
    """Stopped so short ago that it can be put back."""
    since = timezone.now() - dt.timedelta(hours=setting("undo_hours"))
    return grant.ended_at is not None and grant.ended_at >= since and grant.ends_on >= timezone.localdate()


# --- Who can see what -------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Asked:
    """Which lines of "who can see what" are asked for."""

    role: str = ""
    organisation: str = ""
    when: str = ""
    """Empty: what counts now or later; `soon`: what ends soon; `past`: what no longer counts."""
    name: str = ""


def who_can_see_what(by: Actor, asked: Asked) -> QuerySet[Grant]:
    """Roles within the reach of who asks, by account, with the number of circles that the account stands in with it."""
    rows = Grant.objects.filter(_within(scopes_of(by, *READERS))).filter(_when(asked.when)).filter(_named(asked.name))
    if by.is_invented:
        rows = rows.filter(user__is_invented=True)
    if asked.role:
        rows = rows.filter(role=asked.role)
    if asked.organisation:
        rows = rows.filter(organisation__key=asked.organisation)
    rows = rows.select_related("user", "organisation", "area", "granted_by", "ended_by")
    return _with_circles(rows).order_by(
        "user__last_name", "user__first_name", "user__username", "role", "begins_on", "pk"
    )


def _within(scopes: Iterable[Scope]) -> Q:
    reach = Q(pk__in=[])
    for scope in scopes:
        bounds = Q(pk__isnull=False)
        if scope.organisation is not None:
            bounds &= Q(organisation__key=scope.organisation)
        if scope.area is not None:
            bounds &= Q(area__code=scope.area)
        reach |= bounds
    return reach


def _when(when: str) -> Q:
    today = timezone.localdate()
    counts = Q(ends_on__gte=today, ended_at=None)
    if when == "past":
        return ~counts
    if when == "soon":
        last = today + dt.timedelta(days=setting("ends_soon_days"))
        return counts & Q(begins_on__lte=today, ends_on__lte=last)
    return counts


def _named(name: str) -> Q:
    found = Q()
    for word in name.split():
        found &= (
            Q(user__username__icontains=word)
            | Q(user__email__icontains=word)
            | Q(user__first_name__icontains=word)
            | Q(user__last_name__icontains=word)
        )
    return found


def _with_circles(rows: QuerySet[Grant]) -> QuerySet[Grant]:
    now = timezone.now()
    standing = Q(user__circles__role=F("role"), user__circles__begins_at__lte=now, user__circles__ends_at__gt=now)
    return rows.annotate(
        circles=Count("user__circles", filter=standing),
        circle_used_at=Max("user__circles__last_used_at", filter=standing),
    )


# --- Circles ----------------------------------------------------------------------------------------------------------
def standing_in(circle: UUID, now: dt.datetime | None = None) -> QuerySet[CircleMember]:
    """Who stands around this household now, whether or not their role still holds."""
    now = now or timezone.now()
    return CircleMember.objects.filter(circle=circle, begins_at__lte=now, ends_at__gt=now).select_related("user")


def circles_of(by: Actor, now: dt.datetime | None = None) -> QuerySet[Circle]:
    """The circles that this actor stands in now, with a role that it holds today."""
    now = now or timezone.now()
    roles = [role for role in by.roles if may_stand_beside(role, by)]
    member = CircleMember.objects.filter(user__key=by.account, role__in=roles, begins_at__lte=now, ends_at__gt=now)
    return Circle.objects.filter(pk__in=member.values("circle"))


def stands_in_circle(circle: UUID, by: Actor, now: dt.datetime | None = None) -> bool:
    """Whether this account was asked to stand around this household, still is, and still holds that role."""
    return by.is_known and circles_of(by, now).filter(pk=circle).exists()
