"""Looks up the accounts of invented people."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from perspectief.foundation.accounts.models import User
from perspectief.foundation.demo.models import DemoPerson
from perspectief.foundation.demo.permissions import may_look_along
from perspectief.foundation.demo.personas import Persona, personas

IN_SESSION = "demo_person"
"""Where a session keeps as whom it looks."""


def is_invented(user: User) -> bool:
    """Whether this is the account of an invented person."""
    return DemoPerson.objects.filter(user=user).exists()


def person_of(request: HttpRequest) -> Persona | None:
    """As whom this session looks; None for everybody else. Without the cookie of a session nothing is looked up."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not may_look_along().allowed:
        return None
    return personas().get(request.session.get(IN_SESSION, ""))
