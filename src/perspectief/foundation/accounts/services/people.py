"""Makes and closes accounts of people. An administrator does so; a link by mail lets the person choose a password."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, Verdict
from perspectief.foundation.accounts.models import User
from perspectief.foundation.accounts.permissions import may_change_account, may_manage_accounts, may_meet
from perspectief.foundation.accounts.services.grants import Refused
from perspectief.foundation.accounts.services.people_log import log_account
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy.journal import Kind

ROOM = "accounts"
"""What the journal calls accounts."""


@transaction.atomic
def make_account(*, by: Actor, first_name: str, last_name: str, email: str, username: str = "") -> User:
    """An account for one person, without a password: they choose one themselves. Raises Refused.

    What somebody invented makes is invented too: it gets no mail, and nobody ever logs in with it.
    """
    _insist(may_manage_accounts(by))
    make = _invented_account if by.is_invented else new_account
    made = make(first_name=first_name, last_name=last_name, email=email, username=username)
    log_account(by=by, whose=[made], change="account-made")
    return made


@transaction.atomic
def new_account(*, first_name: str, last_name: str, email: str, username: str = "") -> User:
    """The same without an administrator: the first account of a house. No page calls this."""
    made = User(username=username or email, email=email, first_name=first_name, last_name=last_name)
    made.set_unusable_password()
    made.save()
    EmailAddress.objects.create(user=made, email=email, verified=True, primary=True)
    return made


def _invented_account(*, first_name: str, last_name: str, email: str, username: str) -> User:
    """Without an address that the city's login would know."""
    names = {"username": username or email, "first_name": first_name, "last_name": last_name}
    made = User(**names, email=email, is_invented=True)
    made.set_unusable_password()
    made.save()
    return made


@transaction.atomic
def close_account(*, by: Actor, account: User) -> User:
    """Nobody logs in with it from now on, and whoever is logged in is out at once. Raises Refused."""
    _insist(_may_change(by, account))
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(account=account)
    log_account(by=by, whose=[account], change="account-closed")
    journal.note(Kind.CLOSED, ROOM, account.key)
    return account


@transaction.atomic
def open_account(*, by: Actor, account: User) -> User:
    """Open a closed account again. Raises Refused."""
    _insist(_may_change(by, account))
    account.is_active = True
    account.save(update_fields=["is_active"])
    log_account(by=by, whose=[account], change="account-opened")
    journal.note(Kind.UNDONE, ROOM, account.key)
    return account


@transaction.atomic
def send_link(*, by: Actor, account: User) -> None:
    """Mail a link with which the person chooses a password. It works for a day, and once. Raises Refused."""
    _insist(may_manage_accounts(by))
    _insist(may_meet(by, invented=account.is_invented))
    if not account.is_active:
        raise Refused(_("Dit account is gesloten. Open het eerst weer."))
    if account.is_invented:
        raise Refused(_("Dit account is verzonnen. Het krijgt geen mail."))
    said = {"user": account, "link": link_for(account)}
    get_adapter().send_mail("account/email/choose_password", account.email, said)
    log_account(by=by, whose=[account], change="account-link-sent")


def link_for(account: User) -> str:
    """The address at which this person chooses a password."""
    key = (user_pk_to_url_str(account), default_token_generator.make_token(account))
    return f"{settings.ADDRESS}{reverse('account_reset_password_from_key', args=key)}"


@transaction.atomic
def forget_second_step(*, by: Actor, account: User) -> None:
    """For who lost phone, key and spare codes: at the next login they set up a new second step. Raises Refused.

    The password goes too, or whoever knows it would set up that new step: a link by mail lets the person choose one.
    """
    _insist(_may_change(by, account))
    Authenticator.objects.filter(user=account).delete()
    account.set_unusable_password()
    account.save(update_fields=["password"])
    end_sessions(account=account)
    get_adapter().send_mail("account/email/second_step_gone", account.email, {"user": account})
    log_account(by=by, whose=[account], change="account-second-step-gone")
    journal.note(Kind.FACTOR_GONE, ROOM, account.key)
    if settings.LOCAL_LOGIN and account.is_active and not account.is_invented:
        send_link(by=by, account=account)


def end_sessions(*, account: User) -> int:
    """Log this account out everywhere. Says how many sessions that were."""
    open_now = list(UserSession.objects.filter(user=account))
    for one in open_now:
        one.end()
    return len(open_now)


def _may_change(by: Actor, account: User) -> Verdict:
    return may_change_account(by, whose=account.key, invented=account.is_invented)


def _insist(verdict: Verdict) -> None:
    if not verdict.allowed:
        raise Refused(str(verdict.reason))
