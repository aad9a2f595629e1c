"""Sums over roles: how far one reaches, until when it lasts, and what goes together."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest

from perspectief.foundation.access import Actor, Held, Role
from perspectief.foundation.accounts import scope
from perspectief.foundation.accounts.scope import EVERYWHERE, Lasting, Period, Scope

HERE, THERE = Scope("wij"), Scope("humanitas")
DAY = dt.date(2026, 11, 22)


def somebody(*held: Held, strong: bool = True) -> Actor:
    return Actor(uuid4(), held, strong)


@pytest.mark.parametrize(
    ("wide", "narrow", "is_covered"),
    [
        (EVERYWHERE, HERE, True),
        (EVERYWHERE, EVERYWHERE, True),
        (HERE, HERE, True),
        (HERE, THERE, False),
        (HERE, EVERYWHERE, False),
        (HERE, Scope("wij", "WK001401"), True),
        (Scope("wij", "WK001401"), HERE, False),
        (Scope(area="WK001401"), Scope("wij", "WK001401"), True),
        (Scope(area="WK001401"), Scope("wij", "WK001402"), False),
        (Scope(area="WK001401"), HERE, False),
    ],
)
def test_a_scope_covers_what_lies_within_all_its_bounds(wide: Scope, narrow: Scope, is_covered: bool) -> None:
    assert wide.covers(narrow) is is_covered


def test_a_role_reaches_as_far_as_it_was_given() -> None:
    here = somebody(Held(Role.ADMINISTRATOR, "wij"))

    assert scope.reaches(here, HERE, Role.ADMINISTRATOR)
    assert not scope.reaches(here, THERE, Role.ADMINISTRATOR)
    assert not scope.reaches(here, EVERYWHERE, Role.ADMINISTRATOR)
    assert not scope.reaches(here, HERE, Role.AUDITOR)


def test_two_narrow_roles_make_no_wide_one() -> None:
    both = somebody(Held(Role.ADMINISTRATOR, "wij"), Held(Role.ADMINISTRATOR, area="WK001401"))

    assert not scope.reaches(both, EVERYWHERE, Role.ADMINISTRATOR)
    assert scope.reaches(both, Scope("humanitas", "WK001401"), Role.ADMINISTRATOR)


def test_without_a_second_factor_a_staff_role_reaches_nothing() -> None:
    weak = somebody(Held(Role.ADMINISTRATOR), strong=False)

    assert scope.scopes_of(weak, Role.ADMINISTRATOR) == ()


def test_a_privileged_role_lasts_a_quarter_and_another_a_year() -> None:
    lasting = Lasting(ordinary=365, privileged=92)

    assert lasting.last_day(Role.BUDDY, DAY) == dt.date(2027, 11, 22)
    assert {lasting.last_day(role, DAY) for role in scope.PRIVILEGED} == {dt.date(2027, 2, 22)}


@pytest.mark.parametrize(
    ("day", "holds", "ends_soon"),
    [
        (dt.date(2026, 11, 21), False, False),
        (dt.date(2026, 11, 22), True, False),
        (dt.date(2026, 12, 9), True, False),
        (dt.date(2026, 12, 10), True, True),
        (dt.date(2026, 12, 31), True, True),
        (dt.date(2027, 1, 1), False, False),
    ],
)
def test_a_role_holds_through_its_last_day_and_says_when_that_is_near(
    day: dt.date, holds: bool, ends_soon: bool
) -> None:
    period = Period(DAY, dt.date(2026, 12, 31))

    assert period.holds_on(day) is holds
    assert period.ends_soon(day, 21) is ends_soon


def test_a_stopped_role_holds_on_no_day() -> None:
    stopped = Period(DAY, dt.date(2026, 12, 31), stopped=True)

    assert not stopped.holds_on(DAY)
    assert not stopped.ends_soon(dt.date(2026, 12, 31), 21)


@pytest.mark.parametrize("check", sorted(scope.CHECKS))
def test_who_manages_roles_never_checks_on_it(check: Role) -> None:
    assert not scope.go_together(check, frozenset({Role.ADMINISTRATOR}))
    assert not scope.go_together(Role.ADMINISTRATOR, frozenset({check, Role.BUDDY}))
    assert scope.go_together(check, frozenset({Role.POLICY_OFFICER}))


def test_only_a_helping_role_that_is_held_stands_beside_a_household() -> None:
    buddy = somebody(Held(Role.BUDDY), Held(Role.POLICY_OFFICER))

    assert scope.may_stand_beside(Role.BUDDY, buddy)
    assert not scope.may_stand_beside(Role.PROFESSIONAL, buddy)
    assert not scope.may_stand_beside(Role.POLICY_OFFICER, buddy)
