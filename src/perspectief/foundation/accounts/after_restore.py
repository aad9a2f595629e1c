"""What stays ended or gone of accounts when an older database is put back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.account.models import EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from perspectief.foundation.accounts.models import CircleMember, Grant, User
from perspectief.foundation.accounts.services.circles import CIRCLES, key_of
from perspectief.foundation.accounts.services.grants import GRANTS
from perspectief.foundation.accounts.services.people import ROOM
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy.journal import Kind, Way

FACTOR = "accounts.factor"


def tell_journal() -> None:
    """At start-up."""
    journal.register(GRANTS, Kind.ENDED, Way(_grants, _end_grant))
    journal.register(CIRCLES, Kind.ENDED, Way(lambda: map(key_of, _members()), _leave))
    journal.register(ROOM, Kind.CLOSED, Way(_accounts, _close))
    journal.register(ROOM, Kind.FACTOR_GONE, Way(_accounts, _forget_factors))
    journal.register(FACTOR, Kind.FACTOR_GONE, Way(lambda: map(_key_of_factor, _factors()), _forget_factor))
    journal.register_end("sessions", end_all_sessions)
    journal.register_end("links", end_all_links)
    authenticator_removed.connect(note_factor)


def note_factor(sender: Any, *, authenticator: Authenticator, **_more: Any) -> None:
    """Somebody took away one second step of their own, such as that of a lost phone."""
    journal.note(Kind.FACTOR_GONE, FACTOR, _key_of_factor(authenticator))


def end_all_sessions() -> int:
    """Everybody logs in again."""
    UserSession.objects.all().delete()
    return Session.objects.all().delete()[0]


def end_all_links() -> int:
    """No link to choose a password works that was mailed before: neither a used one nor another.

    A link stands for the password and the last login (in seconds) of its account. So whoever has no password yet gets
    another one that cannot be used, and for the others the last login moves by a second.
    """
    EmailConfirmation.objects.all().delete()
    every = list(User.objects.all())
    for user in every:
        if not user.has_usable_password():
            user.set_unusable_password()
        user.last_login = (user.last_login or user.date_joined) + dt.timedelta(seconds=1)
    return User.objects.bulk_update(every, ["password", "last_login"])


def _grants() -> list[str]:
    return [str(key) for key in Grant.objects.filter(ended_at=None).values_list("key", flat=True)]


def _end_grant(key: str, at: dt.datetime) -> None:
    Grant.objects.filter(key=key).update(ended_at=at)


def _members() -> list[CircleMember]:
    return list(CircleMember.objects.select_related("user"))


def _leave(key: str, at: dt.datetime) -> None:
    circle, _, user = key.partition(" ")
    for member in CircleMember.objects.filter(circle=circle, user__key=user, begins_at__lte=at, ends_at__gt=at):
        member.ends_at = at
        member.save(update_fields=["ends_at"])


def _accounts() -> list[str]:
    return [str(key) for key in User.objects.values_list("key", flat=True)]


def _close(key: str, _at: dt.datetime) -> None:
    User.objects.filter(key=key).update(is_active=False)


def _forget_factors(key: str, at: dt.datetime) -> None:
    """What was set up after that moment stays. The password goes, as it did then."""
    Authenticator.objects.filter(user__key=key, created_at__lte=at).delete()
    _forget_password(User.objects.get(key=key))


def _forget_password(user: User) -> None:
    """Or whoever knows the old one would set up a second step of their own: a link by mail lets the person choose."""
    user.set_unusable_password()
    user.save(update_fields=["password"])


def _factors() -> list[Authenticator]:
    return list(Authenticator.objects.select_related("user"))


def _key_of_factor(one: Authenticator) -> str:
    """No number of a row, for a number may be given out again."""
    return f"{one.user.key} {one.type} {one.created_at.isoformat()}"


def _forget_factor(key: str, _at: dt.datetime) -> None:
    """Was it the last one in this backup, then the password goes too: the newer step is not here to guard it."""
    for one in _factors():
        if _key_of_factor(one) == key:
            one.delete()
            if not Authenticator.objects.filter(user=one.user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
                _forget_password(one.user)
