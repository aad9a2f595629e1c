"""Giving, renewing and ending roles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import get_resolver
from django.utils import timezone

from perspectief.foundation.access import (
    HELPERS,
    NOBODY,
    STAFF,
    YES,
    Actor,
    Held,
    Permission,
    Role,
    Verdict,
    may_because_logged_in,
)
from perspectief.foundation.accounts import queries, services
from perspectief.foundation.accounts.models import Grant, User
from perspectief.foundation.accounts.permissions import may_manage_grants, may_see_who_sees_what
from perspectief.foundation.accounts.scope import UNBOUNDED
from perspectief.foundation.accounts.tests.conftest import actor, in_days
from perspectief.foundation.organisations.models import Organisation

pytestmark = pytest.mark.django_db
Account = Callable[..., User]


@pytest.fixture
def administrator(account: Account) -> Actor:
    return actor(account("beheer", Role.ADMINISTRATOR))


def test_an_administrator_gives_a_role_until_a_day_and_it_stands_who_gave_it(
    administrator: Actor, account: Account
) -> None:
    buddy = account("bo")

    given = services.grant_role(by=administrator, to=buddy, role=Role.BUDDY, ends_on=in_days(100))

    assert given.granted_by is not None and given.granted_by.key == administrator.account
    assert (given.begins_on, given.ends_on, given.last_used_on) == (timezone.localdate(), in_days(100), None)
    assert actor(buddy).has(Role.BUDDY)


@pytest.mark.parametrize("role", Role)
def test_nobody_gives_a_role_to_himself(role: Role, administrator: Actor) -> None:
    himself = User.objects.get(key=administrator.account)

    with pytest.raises(services.Refused, match="eigen rollen"):
        services.grant_role(by=administrator, to=himself, role=role, ends_on=in_days(30))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_only_an_administrator_gives_roles(role: Role, account: Account) -> None:
    with pytest.raises(services.Refused, match="Alleen een beheerder"):
        services.grant_role(by=actor(account("iemand", role)), to=account("bo"), role=Role.BUDDY, ends_on=in_days(30))


def test_without_a_second_factor_nobody_gives_a_role(account: Account) -> None:
    weak = queries.actor(account("beheer", Role.ADMINISTRATOR), strong=False)

    with pytest.raises(services.Refused, match="Alleen een beheerder"):
        services.grant_role(by=weak, to=account("bo"), role=Role.BUDDY, ends_on=in_days(30))


def test_a_role_lasts_a_year_at_most_and_a_privileged_one_a_quarter(administrator: Actor, account: Account) -> None:
    bo = account("bo")

    with pytest.raises(services.Refused, match="kan tot en met"):
        services.grant_role(by=administrator, to=bo, role=Role.BUDDY, ends_on=in_days(366))
    with pytest.raises(services.Refused, match="kan tot en met"):
        services.grant_role(by=administrator, to=bo, role=Role.AUDITOR, ends_on=in_days(93))
    assert services.grant_role(by=administrator, to=bo, role=Role.BUDDY, ends_on=in_days(365))
    assert services.grant_role(by=administrator, to=bo, role=Role.AUDITOR, ends_on=in_days(92))


def test_a_role_cannot_end_before_today(administrator: Actor, account: Account) -> None:
    with pytest.raises(services.Refused, match="al voorbij"):
        services.grant_role(by=administrator, to=account("bo"), role=Role.BUDDY, ends_on=in_days(-1))


def test_an_administrator_of_one_organisation_gives_roles_there_only(
    account: Account, organisation: Callable[[str], Organisation]
) -> None:
    wij, other = organisation("wij"), organisation("humanitas")
    here, bo = actor(account("beheer", Role.ADMINISTRATOR, organisation=wij)), account("bo")

    assert services.grant_role(by=here, to=bo, role=Role.BUDDY, ends_on=in_days(30), organisation=wij)
    for elsewhere in (other, None):
        with pytest.raises(services.Refused, match="buiten uw organisatie"):
            services.grant_role(by=here, to=bo, role=Role.PROFESSIONAL, ends_on=in_days(30), organisation=elsewhere)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.AUDITOR])
def test_a_privileged_role_is_given_by_who_has_no_bounds(
    role: Role, account: Account, organisation: Callable[[str], Organisation]
) -> None:
    wij = organisation("wij")
    here = actor(account("beheer", Role.ADMINISTRATOR, organisation=wij))

    with pytest.raises(services.Refused, match="hele gemeente"):
        services.grant_role(by=here, to=account("bo"), role=role, ends_on=in_days(30), organisation=wij)


@pytest.mark.parametrize("role", sorted(UNBOUNDED))
def test_a_role_whose_room_has_no_bounds_is_given_and_renewed_by_who_has_none(
    role: Role, account: Account, organisation: Callable[[str], Organisation], administrator: Actor
) -> None:
    wij, bo = organisation("wij"), account("bo")
    here = actor(account("hier", Role.ADMINISTRATOR, organisation=wij))

    with pytest.raises(services.Refused, match="hele gemeente"):
        services.grant_role(by=here, to=bo, role=role, ends_on=in_days(30), organisation=wij)
    given = services.grant_role(by=administrator, to=bo, role=role, ends_on=in_days(30), organisation=wij)
    with pytest.raises(services.Refused, match="hele gemeente"):
        services.renew_grant(by=here, grant=given, ends_on=in_days(60))


FOR_AN_ORGANISATION = {
    ("weighing", "may_apply"),
    ("experience", "may_ask"),
    ("experience", "may_ask_advice"),
    ("knowledge", "may_talk"),
    ("knowledge", "may_take_over"),
    ("practice", "may_ask"),
    ("practice", "may_write_down"),
}
"""Room and permission: each keeps the organisation of who does it, and no room shows a person there."""


def test_every_role_that_opens_a_page_whatever_its_bounds_is_named_as_such() -> None:
    """Left out: helpers, whom a household itself asks; the pages of roles, which look at the bounds of each row; and
    what a colleague of any organisation may do in the name of that organisation."""
    judged_row_by_row = {may_see_who_sees_what, may_manage_grants}
    asked = {
        one
        for one in permissions_of(get_resolver())
        if one not in judged_row_by_row and (one.__module__.split(".")[-2], one.__name__) not in FOR_AN_ORGANISATION
    }
    plain, somewhere = Actor(uuid4(), strong=True), "wij"

    found = {
        role
        for role in STAFF - HELPERS
        for may in asked
        if may(replace(plain, held=(Held(role, somewhere),))).allowed and not may(plain).allowed
    }

    assert found == UNBOUNDED


def permissions_of(resolver: Any) -> Iterator[Permission]:
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            yield from permissions_of(one)
        elif hasattr(one.callback, "permission"):
            yield one.callback.permission


def test_who_checks_on_roles_never_manages_them(administrator: Actor, account: Account) -> None:
    auditor = account("controle", Role.AUDITOR)

    with pytest.raises(services.Refused, match="controleert"):
        services.grant_role(by=administrator, to=auditor, role=Role.ADMINISTRATOR, ends_on=in_days(30))


def test_the_same_role_is_not_given_twice(administrator: Actor, account: Account) -> None:
    bo = account("bo", Role.BUDDY)

    with pytest.raises(services.Refused, match="heeft deze rol al"):
        services.grant_role(by=administrator, to=bo, role=Role.BUDDY, ends_on=in_days(100))


def test_a_closed_account_gets_no_role(administrator: Actor, account: Account) -> None:
    gone = account("weg")
    gone.is_active = False
    gone.save()

    with pytest.raises(services.Refused, match="gesloten"):
        services.grant_role(by=administrator, to=gone, role=Role.BUDDY, ends_on=in_days(100))


def test_an_ended_role_counts_no_longer_and_can_be_put_back_for_a_day(
    administrator: Actor, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo = account("bo", Role.BUDDY)
    grant = bo.grants.get()

    ended = services.end_grant(by=administrator, grant=grant)
    assert ended.ended_by is not None and ended.ended_by.key == administrator.account
    assert not actor(bo).has(Role.BUDDY)

    back = services.undo_end(by=administrator, grant=grant)
    assert (back.ended_at, back.ended_by) == (None, None)
    assert actor(bo).has(Role.BUDDY)

    services.end_grant(by=administrator, grant=grant)
    Grant.objects.update(ended_at=timezone.now() - dt.timedelta(hours=25))
    with pytest.raises(services.Refused, match="niet meer terug"):
        services.undo_end(by=administrator, grant=grant)


def test_a_role_that_was_stopped_does_not_come_back_beside_one_that_forbids_it(
    administrator: Actor, account: Account
) -> None:
    somebody = account("iemand", Role.AUDITOR)
    grant = services.end_grant(by=administrator, grant=somebody.grants.get())
    services.grant_role(by=administrator, to=somebody, role=Role.ADMINISTRATOR, ends_on=in_days(30))

    with pytest.raises(services.Refused, match="controleert"):
        services.undo_end(by=administrator, grant=grant)


def test_nobody_ends_or_renews_a_role_of_his_own_so_one_administrator_always_stays(administrator: Actor) -> None:
    own = Grant.objects.get(user__key=administrator.account)

    with pytest.raises(services.Refused, match="eigen rollen"):
        services.end_grant(by=administrator, grant=own)
    with pytest.raises(services.Refused, match="eigen rollen"):
        services.renew_grant(by=administrator, grant=own, ends_on=in_days(80))


def test_renewing_never_makes_a_role_shorter(administrator: Actor, account: Account) -> None:
    grant = account("bo", Role.BUDDY).grants.get()
    last = grant.ends_on

    with pytest.raises(services.Refused, match="Stop de rol dan"):
        services.renew_grant(by=administrator, grant=grant, ends_on=last - dt.timedelta(days=1))

    grant.refresh_from_db()
    assert grant.ends_on == last


def test_a_renewed_role_lasts_until_the_new_day_counted_from_today(administrator: Actor, account: Account) -> None:
    grant = account("bo", Role.BUDDY).grants.get()

    assert services.renew_grant(by=administrator, grant=grant, ends_on=in_days(365)).ends_on == in_days(365)
    with pytest.raises(services.Refused, match="kan tot en met"):
        services.renew_grant(by=administrator, grant=grant, ends_on=in_days(366))


def test_the_console_gives_the_first_administrator_and_keeps_to_the_same_terms(account: Account) -> None:
    first = account("eerste")

    with pytest.raises(services.Refused, match="kan tot en met"):
        services.give_from_console(to=first, role=Role.ADMINISTRATOR, ends_on=in_days(93))
    services.give_from_console(to=first, role=Role.ADMINISTRATOR, ends_on=in_days(92))

    assert actor(first).has(Role.ADMINISTRATOR)


def test_a_role_holds_from_its_first_day_through_its_last(account: Account) -> None:
    bo = account("bo", Role.BUDDY)
    grant = bo.grants.get()

    assert list(queries.grants_of(bo, grant.begins_on)) == list(queries.grants_of(bo, grant.ends_on)) == [grant]
    assert not queries.grants_of(bo, grant.begins_on - dt.timedelta(days=1))
    assert not queries.grants_of(bo, grant.ends_on + dt.timedelta(days=1))


def test_what_a_role_opened_is_noted_for_that_role_once_a_day(account: Account) -> None:
    both = account("twee", Role.AUDITOR, Role.POLICY_OFFICER)

    assert services.note_use(by=actor(both), permission=may_see_who_sees_what) == 1
    assert services.note_use(by=actor(both), permission=may_see_who_sees_what) == 0
    assert both.grants.get(role=Role.AUDITOR).last_used_on == timezone.localdate()
    assert both.grants.get(role=Role.POLICY_OFFICER).last_used_on is None


def test_what_is_open_without_a_role_uses_none(account: Account) -> None:
    auditor = account("controle", Role.AUDITOR)

    assert services.note_use(by=actor(auditor), permission=may_because_logged_in) == 0
    assert services.note_use(by=NOBODY, permission=lambda _by: YES) == 0
    assert services.note_use(by=actor(auditor), permission=lambda _by: Verdict(False)) == 0


@pytest.mark.parametrize(
    "wrong", [{"role": "koning"}, {"ends_on": dt.date(2020, 1, 1)}, {"ended_by_id": 1, "ended_at": None}]
)
def test_the_database_itself_refuses_a_grant_that_cannot_be(wrong: dict[str, object], account: Account) -> None:
    bo = account("bo", Role.BUDDY)
    said = {"ended_by_id": bo.pk} if "ended_by_id" in wrong else wrong

    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(user=bo).update(**said)
