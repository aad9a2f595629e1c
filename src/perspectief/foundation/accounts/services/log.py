"""Writes in the access log who looked at roles and who changed them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Actor, Role
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.privacy import subjects
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.services import log_look

ACTIVITY = "roles"
"""Key of the activity in the register: who may see what."""
CHANGES = {
    "role-given": _("rol gegeven"),
    "role-renewed": _("rol verlengd"),
    "role-ended": _("rol gestopt"),
    "role-put-back": _("rol teruggezet"),
}
LIST, MANAGING = "roles-list", "managing-roles"
SHOWN = {
    "VIEW": ("user",),
    "SEARCH": ("user", "granted_by"),
    "EXPORT": ("user", "granted_by", "ended_by"),
}
"""Whose names a page, a list and a file of roles show."""
WORDS = {
    LIST: _("lijst van rollen"),
    MANAGING: _("bijhouden wie wat mag zien"),
    **{
        f"{change}:{role}": format_lazy("{}: {}", said, role.label) for change, said in CHANGES.items() for role in Role
    },
}
"""What these code words are called on a page of the access log."""


def log_change(*, by: Actor, grant: Grant, change: str) -> None:
    """One line for whom the role is, in the caller's transaction."""
    _log(by, [grant.user], "CHANGE", f"{change}:{grant.role}", grant.organisation.key if grant.organisation else "")


@transaction.atomic
def log_list(*, by: Actor, grants: Iterable[Grant], action: str) -> None:
    """One line for each account that a list, file or page showed. `action`: SEARCH, EXPORT or VIEW."""
    shown = (getattr(one, name) for one in grants for name in SHOWN[action])
    _log(by, filter(None, shown), action, LIST, "")


def _log(by: Actor, whose: Iterable[User], action: str, what: str, organisation: str) -> None:
    keys = dict.fromkeys(one.key for one in whose)
    if not keys:
        return
    log_look(
        by=by,
        activity=ACTIVITY,
        subjects=[subjects.account(key) for key in keys],
        action=Action[action],
        what=what,
        reason=MANAGING,
        organisation=organisation,
    )
