"""What happens at moments that others tell us of: a login, a new second step, tables that were made."""

from __future__ import annotations

import ipaddress
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added
from allauth.usersessions.models import UserSession
from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.core.cache import cache
from django.core.management import call_command
from django.db.models.signals import post_migrate, pre_save
from django.http import HttpRequest

from perspectief.foundation.accounts import sessions
from perspectief.foundation.accounts.logins import SECOND_FACTOR
from perspectief.foundation.accounts.models import User
from perspectief.foundation.accounts.services import people_log
from perspectief.foundation.privacy.subjects import register_words

WRONG_CODES_BEFORE_A_LETTER = 5
DAY_S = 24 * 60 * 60
NETWORK = {4: 24, 6: 48}
"""So much of an address is kept of a session: the network, not the house."""


def connect(app: AppConfig) -> None:
    """Listen, from start-up on."""
    user_logged_in.connect(begin_session)
    authenticator_added.connect(count_as_second_step)
    authentication_failed.connect(warn_the_owner)
    pre_save.connect(shorten_address, sender=UserSession)
    post_migrate.connect(make_cache_table, sender=app)
    register_words(people_log.WORDS)


def begin_session(sender: Any, *, request: HttpRequest, **_more: Any) -> None:
    """A session lasts from now."""
    sessions.begin(request.session)


def count_as_second_step(
    sender: Any, *, request: HttpRequest, user: User, authenticator: Authenticator, **_more: Any
) -> None:
    """Who sets up a second step uses it at that moment: no need to show it again at once."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        said = {"id": authenticator.pk, "type": authenticator.type}
        record_authentication(request, user, SECOND_FACTOR, **said)


def warn_the_owner(sender: Any, *, user: User, **_more: Any) -> None:
    """Somebody typed the right password and a wrong code, again and again: the owner hears it, once a day."""
    tries = f"wrong codes: {user.pk}"
    count = cache.get(tries, 0) + 1
    cache.set(tries, count, timeout=DAY_S)
    if count == WRONG_CODES_BEFORE_A_LETTER:
        get_adapter().send_notification_mail("account/email/wrong_codes", user)


def shorten_address(sender: Any, *, instance: UserSession, **_more: Any) -> None:
    """What is kept of a session tells in which network it began, not in which house."""
    address = ipaddress.ip_address(instance.ip)
    network = ipaddress.ip_network((address, NETWORK[address.version]), strict=False)
    instance.ip = str(network.network_address)


def make_cache_table(sender: Any, *, using: str, **_more: Any) -> None:
    """The table in which guesses are counted comes with the other tables."""
    call_command("createcachetable", database=using, verbosity=0)
