"""Writes in the access log who looked for accounts and who changed them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Actor
from perspectief.foundation.accounts.models import User
from perspectief.foundation.privacy import subjects
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.privacy.services import log_look

ACTIVITY = "accounts"
"""Key of the activity in the register: logging in with an account."""
LIST, MANAGING = "accounts-list", "managing-accounts"
WORDS = {
    LIST: _("lijst van accounts"),
    MANAGING: _("accounts bijhouden"),
    "account-made": _("account gemaakt"),
    "account-closed": _("account gesloten"),
    "account-opened": _("account weer geopend"),
    "account-link-sent": _("link gestuurd om een wachtwoord te kiezen"),
    "account-second-step-gone": _("tweede stap weggehaald"),
}
"""What these code words are called on a page of the access log."""


def log_account(*, by: Actor, whose: Iterable[User], change: str) -> None:
    """One line for whose account it is, in the caller's transaction."""
    _log(by, whose, Action.CHANGE, change)


@transaction.atomic
def log_list_of_accounts(*, by: Actor, whose: Iterable[User]) -> None:
    """One line for each account that a list or search showed."""
    _log(by, whose, Action.SEARCH, LIST)


@transaction.atomic
def log_one_account(*, by: Actor, whose: User) -> None:
    """One line: this account was opened."""
    _log(by, [whose], Action.VIEW, LIST)


def _log(by: Actor, whose: Iterable[User], action: Action, what: str) -> None:
    about = [subjects.account(key) for key in dict.fromkeys(one.key for one in whose)]
    if about:
        log_look(by=by, activity=ACTIVITY, subjects=about, action=action, what=what, reason=MANAGING)
