"""The invented people: complete, marked, and made again without doubling."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from perspectief.foundation.access import Role
from perspectief.foundation.accounts import queries as accounts
from perspectief.foundation.accounts.models import Circle, Grant, User
from perspectief.foundation.demo import services
from perspectief.foundation.demo.models import DemoPerson
from perspectief.foundation.demo.personas import demo_circle, personas


def test_every_role_of_the_house_is_played_by_somebody() -> None:
    assert {held.role for one in personas().values() for held in one.roles} == set(Role)


def test_every_name_tells_that_it_is_an_example() -> None:
    assert all(one.name.endswith(" Voorbeeld") for one in personas().values())


def test_somebody_holds_two_roles_and_one_buddy_stands_outside_the_circle() -> None:
    assert any(len(one.roles) > 1 for one in personas().values())
    buddies = [one for one in personas().values() if Role.BUDDY in {held.role for held in one.roles}]
    assert {one.in_circle for one in buddies} == {True, False}


@pytest.mark.usefixtures("reference")
def test_loading_again_changes_nothing() -> None:
    services.load_people()
    before = User.objects.count(), Grant.objects.count(), Circle.objects.count()

    services.load_people()

    assert (User.objects.count(), Grant.objects.count(), Circle.objects.count()) == before
    assert DemoPerson.objects.count() == len(personas())


@pytest.mark.usefixtures("reference")
def test_an_invented_person_has_no_password_and_no_address() -> None:
    services.load_people()

    assert not any(one.has_usable_password() or one.email for one in User.objects.all())


@pytest.mark.usefixtures("reference")
def test_roles_are_renewed_at_each_load_so_that_nobody_is_locked_out() -> None:
    services.load_people()

    with time_machine.travel(timezone.now() + dt.timedelta(days=300), tick=False):
        services.load_people()
        for one in DemoPerson.objects.all():
            wanted = {held.role for held in personas()[one.key].roles}
            assert {grant.role for grant in accounts.grants_of(one.user)} == wanted
        assert accounts.standing_in(demo_circle()).count() == sum(one.in_circle for one in personas().values())


@pytest.mark.usefixtures("reference")
def test_the_circle_holds_the_buddy_inside_and_not_the_one_outside() -> None:
    services.load_people()

    names = {member.user.first_name for member in accounts.standing_in(demo_circle())}
    assert names == {"Bram", "Fatma"}


@pytest.mark.usefixtures("reference")
def test_they_can_all_be_taken_away_in_any_mode(settings: Any) -> None:
    services.load_people()
    settings.DEMO_MODE = False

    call_command("load_demo", "--remove", stdout=StringIO())

    assert not User.objects.exists()
    assert not Circle.objects.exists()


@pytest.mark.usefixtures("reference")
def test_outside_demo_mode_nobody_is_made(settings: Any) -> None:
    settings.DEMO_MODE = False

    with pytest.raises(CommandError, match="demo mode only"):
        call_command("load_demo")
    call_command("load_demo", "--if-demo")

    assert not User.objects.exists()


@pytest.mark.django_db
def test_without_reference_data_the_command_says_what_to_do_first() -> None:
    with pytest.raises(CommandError, match="load_reference"):
        call_command("load_demo")

    assert not User.objects.exists()


@pytest.mark.usefixtures("reference")
def test_beside_an_account_of_somebody_real_nobody_is_made() -> None:
    User.objects.create_user("echt")

    with pytest.raises(CommandError, match="real people"):
        call_command("load_demo")
    said = StringIO()
    call_command("load_demo", "--if-demo", stderr=said)

    assert "echte mensen" in said.getvalue()
    assert User.objects.count() == 1


@pytest.mark.usefixtures("reference")
def test_where_practising_ended_what_is_left_of_it_is_named_until_it_is_gone(settings: Any) -> None:
    services.load_people()
    call_command("load_demo", "--check")
    settings.DEMO_MODE = False

    with pytest.raises(CommandError, match="load_demo --remove"):
        call_command("load_demo", "--check")
    call_command("load_demo", "--remove", stdout=StringIO())
    call_command("load_demo", "--check")


@pytest.mark.usefixtures("reference")
def test_a_role_that_an_invented_person_once_gave_to_somebody_real_goes_too() -> None:
    services.load_people()
    today, real = timezone.localdate(), User.objects.create_user("echt")
    invented = User.objects.get(username="verzonnen-beheer")
    given = {"user": real, "role": Role.ADMINISTRATOR, "begins_on": today, "ends_on": today}
    Grant.objects.create(**given, granted_by=invented)

    services.remove_people()

    assert list(User.objects.all()) == [real]
    assert not Grant.objects.exists()
