"""People with roles, for the tests of this room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from perspectief.foundation.access import Actor, Role
from perspectief.foundation.accounts import queries
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.places.models import Municipality


def in_days(days: int) -> dt.date:
    """That many days from now."""
    return timezone.localdate() + dt.timedelta(days=days)


@pytest.fixture
def organisation(db: None, settings: object) -> Callable[[str], Organisation]:
    """An organisation by its key, made when it is not there yet."""
    code = settings.MUNICIPALITY  # type: ignore[attr-defined]
    place, _new = Municipality.objects.get_or_create(
        code=code, defaults={"name": "Groningen", "source": "test", "read_on": timezone.localdate()}
    )

    def make(key: str) -> Organisation:
        made, _new = Organisation.objects.get_or_create(
            municipality=place, key=key, defaults={"name": key.capitalize(), "kind": "non_profit"}
        )
        return made

    return make


@pytest.fixture
def account(db: None) -> Callable[..., User]:
    """An account that holds these roles, everywhere or within one organisation."""

    def make(name: str, *roles: Role, organisation: Organisation | None = None, days: int = 60) -> User:
        user = User.objects.create_user(name, f"{name}@voorbeeld.test", first_name=name.capitalize())
        for role in roles:
            Grant.objects.create(
                user=user, role=role, organisation=organisation, begins_on=in_days(-30), ends_on=in_days(days)
            )
        return user

    return make


def actor(user: User) -> Actor:
    """That account in a session with a second factor."""
    return queries.actor(user, strong=True)
