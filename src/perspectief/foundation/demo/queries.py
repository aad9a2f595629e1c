"""Looks up the accounts of invented people, and whether there are others."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest

from perspectief.foundation.access import Actor
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.accounts.queries import actor
from perspectief.foundation.demo.permissions import may_look_along
from perspectief.foundation.demo.personas import Persona, personas

IN_SESSION = "demo_person"
"""Where a session keeps as whom it looks."""


def actor_of(key: str) -> Actor:
    """An invented person with the roles of today, as if logged in with a second step: for loaders of practice data.

    Raises User.DoesNotExist before the people were loaded.
    """
    return actor(User.objects.get(demo_person__key=key, is_invented=True), strong=True)


def real_accounts() -> QuerySet[User]:
    """Accounts of people who exist."""
    return User.objects.filter(is_invented=False)


def left_behind() -> int:
    """How many accounts there are of nobody, and how many roles that such an account gave to somebody else."""
    return (
        User.objects.filter(is_invented=True).count()
        + Grant.objects.filter(granted_by__is_invented=True, user__is_invented=False).count()
    )


def person_of(request: HttpRequest) -> Persona | None:
    """As whom this session looks; None for everybody else. Without the cookie of a session nothing is looked up."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not may_look_along().allowed:
        return None
    return personas().get(request.session.get(IN_SESSION, ""))
