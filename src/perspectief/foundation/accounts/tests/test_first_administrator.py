"""The first account of a house."""

from __future__ import annotations

import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from perspectief.foundation.access import Role
from perspectief.foundation.accounts.models import Grant, User

pytestmark = pytest.mark.django_db
WHO = ("--first-name=Eerste", "--last-name=Beheerder", "--email=eerste@example.org")


def test_it_is_an_administrator_until_a_day_and_chooses_a_password(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("first_administrator", *WHO)

    grant = Grant.objects.get()
    assert (grant.role, grant.user.email) == (Role.ADMINISTRATOR, "eerste@example.org")
    assert not grant.user.has_usable_password()
    link = re.search(r"https?://\S+", capsys.readouterr().out)
    assert link
    path = "/" + link[0].split("/", 3)[3]
    assert client.get(path, follow=True).status_code == 200


def test_a_house_with_an_administrator_gets_no_second_one_this_way() -> None:
    call_command("first_administrator", *WHO)
    with pytest.raises(CommandError, match="/beheer/accounts"):
        call_command("first_administrator", "--first-name=A", "--last-name=B", "--email=ander@example.org")


@pytest.mark.parametrize(("email", "words"), [("geen adres", "no e-mail address"), ("IS@example.org", "already")])
def test_an_address_that_cannot_be_used_is_named(email: str, words: str) -> None:
    User.objects.create(username="is", email="is@example.org")
    with pytest.raises(CommandError, match=words):
        call_command("first_administrator", "--first-name=A", "--last-name=B", f"--email={email}")
    assert User.objects.count() == 1
