"""What start pages say of roles that end and of colleagues without a second step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import RequestFactory

from perspectief.foundation.access import NOBODY, Role
from perspectief.foundation.accounts import panels
from perspectief.foundation.accounts.models import User
from perspectief.foundation.accounts.tests.conftest import actor
from perspectief.foundation.panels.register import Context

MakeAccount = Callable[..., User]


def said(context: Context, user: User) -> object:
    request = RequestFactory().get("/start")
    request.actor = actor(user)
    return context(request)


def with_password(user: User) -> User:
    user.set_password("een lange zin om te onthouden")
    user.save()
    return user


def test_who_has_a_role_that_ends_soon_hears_it(account: MakeAccount) -> None:
    soon, later = account("vlug", Role.TEAM, days=5), account("laat", Role.TEAM, days=200)

    assert said(panels._own_that_end, soon) == {"grants": list(soon.grants.all())}
    assert said(panels._own_that_end, later) is None


def test_an_administrator_hears_how_many_roles_end_soon(account: MakeAccount) -> None:
    administrator = account("beheer", Role.ADMINISTRATOR)
    assert said(panels._all_that_end, administrator) is None

    account("vlug", Role.TEAM, Role.EXPERT, days=5)

    assert said(panels._all_that_end, administrator) == {"number": 2, "days": 21}


def test_a_colleague_with_a_password_and_no_second_step_is_counted(account: MakeAccount) -> None:
    with_password(account("collega", Role.TEAM))

    assert panels.without_second_step(NOBODY) == 1


def test_who_has_a_second_step_or_another_way_in_is_not(account: MakeAccount) -> None:
    safe = with_password(account("veilig", Role.TEAM))
    Authenticator.objects.create(user=safe, type=Authenticator.Type.TOTP, data={})
    city = account("via-de-gemeente", Role.TEAM)
    city.set_unusable_password()
    city.save()
    with_password(account("inwoner", Role.RESIDENT))
    User.objects.filter(pk=with_password(account("weg", Role.TEAM)).pk).update(is_active=False)

    assert panels.without_second_step(NOBODY) == 0


def test_spare_codes_alone_are_no_second_step(account: MakeAccount) -> None:
    user = with_password(account("collega", Role.TEAM))
    Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data={})

    assert panels.without_second_step(NOBODY) == 1


@pytest.mark.django_db
def test_without_accounts_there_is_nothing_to_tell() -> None:
    assert panels.without_second_step(NOBODY) == 0
