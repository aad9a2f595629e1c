"""Who stands around one household."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from perspectief.foundation.access import HELPERS, NOBODY, Role
from perspectief.foundation.accounts import queries, services
from perspectief.foundation.accounts.models import Circle, CircleMember, User
from perspectief.foundation.accounts.tests.conftest import actor

pytestmark = pytest.mark.django_db
Account = Callable[..., User]


@pytest.fixture
def circle() -> Circle:
    return services.open_circle()


def until(days: int = 30) -> dt.datetime:
    return timezone.now() + dt.timedelta(days=days)


def test_a_buddy_in_the_circle_stands_beside_this_household_and_no_other(account: Account, circle: Circle) -> None:
    buddy, outside = account("bo", Role.BUDDY), account("bea", Role.BUDDY)
    services.join_circle(circle=circle, user=buddy, role=Role.BUDDY, until=until())

    assert queries.stands_in_circle(circle.key, actor(buddy))
    assert not queries.stands_in_circle(services.open_circle().key, actor(buddy))
    assert not queries.stands_in_circle(uuid4(), actor(buddy))
    assert not queries.stands_in_circle(circle.key, actor(outside))
    assert not queries.stands_in_circle(circle.key, NOBODY)


def test_without_a_second_factor_a_helper_stands_nowhere(account: Account, circle: Circle) -> None:
    buddy = account("bo", Role.BUDDY)
    services.join_circle(circle=circle, user=buddy, role=Role.BUDDY, until=until())

    assert not queries.stands_in_circle(circle.key, queries.actor(buddy, strong=False))


@pytest.mark.parametrize("role", sorted(set(Role) - HELPERS))
def test_only_who_helps_stands_in_a_circle(role: Role, account: Account, circle: Circle) -> None:
    with pytest.raises(services.Refused, match="Alleen wie helpt"):
        services.join_circle(circle=circle, user=account("iemand", role), role=role, until=until())


def test_a_role_that_is_not_held_opens_no_circle(account: Account, circle: Circle) -> None:
    with pytest.raises(services.Refused, match="heeft deze rol vandaag niet"):
        services.join_circle(circle=circle, user=account("bo", Role.BUDDY), role=Role.PROFESSIONAL, until=until())


def test_once_the_role_has_ended_the_circle_is_closed_too(account: Account, circle: Circle) -> None:
    buddy = account("bo", Role.BUDDY)
    services.join_circle(circle=circle, user=buddy, role=Role.BUDDY, until=until())
    services.end_grant(by=actor(account("beheer", Role.ADMINISTRATOR)), grant=buddy.grants.get())

    assert not queries.stands_in_circle(circle.key, actor(buddy))


def test_another_helping_role_does_not_keep_the_place_of_the_first(account: Account, circle: Circle) -> None:
    both = account("bo", Role.BUDDY, Role.DEBT_COUNSELLOR)
    services.join_circle(circle=circle, user=both, role=Role.BUDDY, until=until())
    services.end_grant(by=actor(account("beheer", Role.ADMINISTRATOR)), grant=both.grants.get(role=Role.BUDDY))

    assert not queries.stands_in_circle(circle.key, actor(both))


def test_a_place_in_a_circle_ends_on_its_moment(account: Account, circle: Circle) -> None:
    buddy, end = account("bo", Role.BUDDY), until(30)
    services.join_circle(circle=circle, user=buddy, role=Role.BUDDY, until=end)

    assert queries.stands_in_circle(circle.key, actor(buddy), end - dt.timedelta(seconds=1))
    assert not queries.stands_in_circle(circle.key, actor(buddy), end)


@pytest.mark.parametrize("days", [-1, 0, 366])
def test_a_place_is_asked_for_a_while_that_is_not_over_and_not_longer_than_a_year(
    days: int, account: Account, circle: Circle
) -> None:
    with pytest.raises(services.Refused, match="Deze dag is"):
        services.join_circle(circle=circle, user=account("bo", Role.BUDDY), role=Role.BUDDY, until=until(days))


def test_who_left_stands_there_no_longer_and_may_be_asked_again(account: Account, circle: Circle) -> None:
    buddy = account("bo", Role.BUDDY)
    member = services.join_circle(circle=circle, user=buddy, role=Role.BUDDY, until=until())

    services.leave_circle(member=member)
    assert not queries.stands_in_circle(circle.key, actor(buddy))

    services.join_circle(circle=circle, user=buddy, role=Role.BUDDY, until=until())
    assert [one.user for one in queries.standing_in(circle.key)] == [buddy]


def test_looking_is_noted_once_a_day_and_only_for_who_stands_there(account: Account, circle: Circle) -> None:
    buddy, outside = account("bo", Role.BUDDY), account("bea", Role.BUDDY)
    services.join_circle(circle=circle, user=buddy, role=Role.BUDDY, until=until())

    assert services.touch_circle(circle=circle.key, by=actor(buddy))
    first = CircleMember.objects.get().last_used_at
    assert services.touch_circle(circle=circle.key, by=actor(buddy))
    assert CircleMember.objects.get().last_used_at == first is not None
    assert not services.touch_circle(circle=circle.key, by=actor(outside))


def test_circles_of_somebody_are_those_that_count_today(account: Account, circle: Circle) -> None:
    buddy = account("bo", Role.BUDDY)
    services.join_circle(circle=circle, user=buddy, role=Role.BUDDY, until=until())
    services.leave_circle(
        member=services.join_circle(circle=services.open_circle(), user=buddy, role=Role.BUDDY, until=until())
    )

    assert list(queries.circles_of(actor(buddy))) == [circle]
    assert not queries.circles_of(NOBODY).exists()


@pytest.mark.parametrize("wrong", [{"role": Role.COUNCIL_MEMBER}, {"ends_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)}])
def test_the_database_itself_refuses_a_place_that_cannot_be(
    wrong: dict[str, object], account: Account, circle: Circle
) -> None:
    services.join_circle(circle=circle, user=account("bo", Role.BUDDY), role=Role.BUDDY, until=until())

    with pytest.raises(IntegrityError), transaction.atomic():
        CircleMember.objects.update(**wrong)
