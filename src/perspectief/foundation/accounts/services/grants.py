"""Gives, renews and ends roles. Each change stands in the access log of whom it is about."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, Permission, Role, Verdict
from perspectief.foundation.accounts import queries
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.accounts.permissions import may_change_grant, may_hold_together
from perspectief.foundation.accounts.scope import Scope
from perspectief.foundation.accounts.services.log import log_change
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Area
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy.journal import Kind

GRANTS = "accounts.grant"
"""What the journal calls roles."""


class Refused(Exception):
    """A role that is not given, ended or renewed; the message is for the person who asks."""


@transaction.atomic
def grant_role(
    *,
    by: Actor,
    to: User,
    role: Role,
    ends_on: dt.date,
    begins_on: dt.date | None = None,
    organisation: Organisation | None = None,
    area: Area | None = None,
) -> Grant:
    """Give a role until a day. Raises Refused with the reason."""
    scope = Scope(organisation.key if organisation else None, area.code if area else None)
    _insist(may_change_grant(by, whose=to.key, invented=to.is_invented, role=role, scope=scope))
    given = _give(to, role, begins_on or timezone.localdate(), ends_on, organisation, area)
    given.granted_by = _account(by)
    given.save(update_fields=["granted_by"])
    log_change(by=by, grant=given, change="role-given")
    return given


@transaction.atomic
def give_from_console(
    *, to: User, role: Role, ends_on: dt.date, organisation: Organisation | None = None, area: Area | None = None
) -> Grant:
    """Give a role without an administrator: the first one, and the people of the demo. No page calls this."""
    return _give(to, role, timezone.localdate(), ends_on, organisation, area)


@transaction.atomic
def renew_grant(*, by: Actor, grant: Grant, ends_on: dt.date) -> Grant:
    """Look again whether the role is still needed, and let it last until a later day. Raises Refused."""
    grant = _locked(grant)
    _insist(_may_change(by, grant))
    if grant.ended_at is not None:
        raise Refused(_("Deze rol is al gestopt. Geef de rol opnieuw."))
    _check_days(Role(grant.role), timezone.localdate(), ends_on)
    if ends_on < grant.ends_on:
        raise Refused(_("Deze rol duurt al langer dan die dag. Wilt u de rol eerder laten eindigen? Stop de rol dan."))
    grant.ends_on = ends_on
    grant.save(update_fields=["ends_on"])
    log_change(by=by, grant=grant, change="role-renewed")
    return grant


@transaction.atomic
def end_grant(*, by: Actor, grant: Grant) -> Grant:
    """Stop a role at once. Ended twice is ended once. Raises Refused."""
    grant = _locked(grant)
    _insist(_may_change(by, grant))
    if grant.ended_at is not None:
        return grant
    grant.ended_at, grant.ended_by = timezone.now(), _account(by)
    grant.save(update_fields=["ended_at", "ended_by"])
    log_change(by=by, grant=grant, change="role-ended")
    journal.note(Kind.ENDED, GRANTS, grant.key)
    return grant


@transaction.atomic
def undo_end(*, by: Actor, grant: Grant) -> Grant:
    """Put back a role that was stopped by mistake, until the day it had. Raises Refused."""
    grant = _locked(grant)
    _insist(_may_change(by, grant))
    if grant.ended_at is None:
        return grant
    if not queries.may_be_undone(grant):
        raise Refused(_("Dit kan niet meer terug. Geef de rol opnieuw."))
    _check_fits(grant.user, Role(grant.role), grant.organisation, grant.area)
    grant.ended_at = grant.ended_by = None
    grant.save(update_fields=["ended_at", "ended_by"])
    log_change(by=by, grant=grant, change="role-put-back")
    journal.note(Kind.UNDONE, GRANTS, grant.key)
    return grant


def note_use(*, by: Actor, permission: Permission) -> int:
    """Note for today the roles to which this permission says yes and without which it would not. How many were new."""
    if not by.is_known or permission(Actor(by.account, strong=by.strong)).allowed:
        return 0
    today = timezone.localdate()
    unused = queries.holding(today).filter(user__key=by.account).exclude(last_used_on=today)
    used = [one.pk for one in unused.select_related("organisation", "area") if _opens(permission, by, one)]
    return Grant.objects.filter(pk__in=used).update(last_used_on=today) if used else 0


def _opens(permission: Permission, by: Actor, grant: Grant) -> bool:
    return permission(Actor(by.account, (queries.held(grant),), strong=by.strong)).allowed


def _give(
    to: User,
    role: Role,
    begins_on: dt.date,
    ends_on: dt.date,
    organisation: Organisation | None,
    area: Area | None,
) -> Grant:
    User.objects.select_for_update(no_key=True).get(pk=to.pk)  # two at once do not give it twice
    if not to.is_active:
        raise Refused(_("Dit account is gesloten."))
    _check_days(role, begins_on, ends_on)
    _check_fits(to, role, organisation, area)
    return Grant.objects.create(
        user=to, role=role, organisation=organisation, area=area, begins_on=begins_on, ends_on=ends_on
    )


def _check_days(role: Role, first: dt.date, last: dt.date) -> None:
    if last < max(first, timezone.localdate()):
        raise Refused(_("Deze dag is al voorbij. Kies een latere dag."))
    latest = queries.lasting().last_day(role, first)
    if last > latest:
        words = _("Deze rol kan tot en met %(day)s. Kies een eerdere dag.")
        raise Refused(words % {"day": f"{latest:%d-%m-%Y}"})


def _check_fits(to: User, role: Role, organisation: Organisation | None, area: Area | None) -> None:
    """Each role stands there once within the same bounds, and fits beside the others."""
    _insist(may_hold_together(role, queries.roles_of(to)))
    same = Grant.objects.filter(user=to, role=role, organisation=organisation, area=area, ended_at=None)
    if same.filter(ends_on__gte=timezone.localdate()).exists():
        raise Refused(_("Dit account heeft deze rol al. U kunt de rol verlengen."))


def _may_change(by: Actor, grant: Grant) -> Verdict:
    whose, scope = grant.user, queries.scope_of_grant(grant)
    return may_change_grant(by, whose=whose.key, invented=whose.is_invented, role=Role(grant.role), scope=scope)


def _insist(verdict: Verdict) -> None:
    if not verdict.allowed:
        raise Refused(str(verdict.reason))


def _locked(grant: Grant) -> Grant:
    return (
        Grant.objects.select_for_update(of=("self",), no_key=True)
        .select_related("user", "organisation", "area")
        .get(pk=grant.pk)
    )


def _account(by: Actor) -> User:
    return User.objects.get(key=by.account)
