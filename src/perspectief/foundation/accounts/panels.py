"""What this room says on start pages: roles that end, and colleagues without a second step. Only numbers of others."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import STAFF, Actor, may_because_logged_in
from perspectief.foundation.accounts import queries
from perspectief.foundation.accounts.permissions import may_manage_accounts, may_see_who_sees_what
from perspectief.foundation.panels.register import door, panel

SOON = "soon"


def _own_that_end(request: HttpRequest) -> dict[str, Any] | None:
    grants = queries.holding().filter(user__key=request.actor.account).order_by("ends_on")
    within, today = queries.setting("ends_soon_days"), timezone.localdate()
    ending = [one for one in grants if queries.period_of(one).ends_soon(today, within)]
    return {"grants": ending} if ending else None


def _all_that_end(request: HttpRequest) -> dict[str, Any] | None:
    number = queries.who_can_see_what(request.actor, queries.Asked(when=SOON)).count()
    return {"number": number, "days": queries.setting("ends_soon_days")} if number else None


def _without_second_step(request: HttpRequest) -> dict[str, Any] | None:
    number = without_second_step(request.actor)
    return {"number": number} if number else None


def without_second_step(by: Actor) -> int:
    """Open accounts with a staff role and a password of their own, which never set up a second step here."""
    working = queries.holding().filter(role__in=STAFF).values("user")
    factors = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES).values("user")
    weak = queries.met_by(by).filter(is_active=True, pk__in=working).exclude(pk__in=factors)
    return weak.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).count()


panel(
    key="own-roles-end",
    title=_("Uw rol stopt bijna"),
    may=may_because_logged_in,
    template="accounts/panel_own_roles.html",
    context=_own_that_end,
    order=60,
)
panel(
    key="roles-end",
    title=_("Rollen die bijna stoppen"),
    may=may_see_who_sees_what,
    template="accounts/panel_roles.html",
    context=_all_that_end,
    empty=_("Er stopt binnenkort geen rol."),
    order=30,
)
panel(
    key="second-step",
    title=_("Tweede stap bij het inloggen"),
    may=may_manage_accounts,
    template="accounts/panel_second_step.html",
    context=_without_second_step,
    empty=_("Iedereen met een wachtwoord heeft zo’n stap."),
    order=40,
)
door(
    key="accounts",
    title=_("Accounts"),
    says=_("Maak een account, of sluit er een."),
    goes_to="accounts:people",
    may=may_manage_accounts,
    order=20,
)
door(
    key="access",
    title=_("Wie kan wat zien"),
    says=_("Zie wie welke rol heeft, en tot wanneer."),
    goes_to="accounts:access",
    may=may_see_who_sees_what,
    order=22,
)
door(
    key="own-account",
    title=_("Mijn account"),
    says=_("Zie uw rollen en hoe u inlogt."),
    goes_to="accounts:overview",
    may=may_because_logged_in,
    order=76,
)
