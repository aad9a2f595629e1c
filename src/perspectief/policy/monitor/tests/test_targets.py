"""What is wanted is proposed, set, replaced or refused; what was wanted before stays with its days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from perspectief.foundation.access import Actor, Held, Role
from perspectief.policy.monitor.choices import SetBy, TargetKind, TargetState, Wanted
from perspectief.policy.monitor.models import Indicator, Target
from perspectief.policy.monitor.queries.indicators import proposals_of, targets_of
from perspectief.policy.monitor.services import targets
from perspectief.policy.monitor.services.problems import Refused
from perspectief.policy.monitor.services.targets import Decision, Wish
from perspectief.policy.monitor.tests.making import indicator, version

pytestmark = pytest.mark.django_db
OFFICER = Actor(held=(Held(Role.POLICY_OFFICER),), strong=True)
MEMBER = Actor(held=(Held(Role.COUNCIL_MEMBER),), strong=True)
STABLE = Wish(TargetKind.DIRECTION, dt.date(2020, 1, 1), dt.date(2020, 12, 31), wanted=Wanted.STABLE)
RISE = replace(STABLE, wanted=Wanted.RISE)
BUDGET = Decision(SetBy.BUDGET, "Zo staat het in de begroting.", "Begroting 2020")
WINTER = dt.datetime(2019, 12, 31, tzinfo=dt.UTC)
SPRING = dt.datetime(2020, 4, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture(name="granted")
def _granted() -> Indicator:
    made = indicator("bijzondere-bijstand")
    version(made)
    return made


def test_a_replaced_target_stays_with_the_days_on_which_it_held(granted: Indicator) -> None:
    old = targets.set_target(indicator=granted, wish=STABLE, decision=BUDGET, by=OFFICER, at=WINTER)
    new = targets.replace_target(
        target=old, wish=RISE, decision=Decision(SetBy.COUNCIL, "De raad wil meer bereik."), by=OFFICER, at=SPRING
    )

    old.refresh_from_db()
    assert (old.state, old.superseded_at, new.replaces) == (TargetState.REPLACED, SPRING, old)
    assert targets_of(granted, SPRING - DAY) == [old]
    assert targets_of(granted) == [new]


def test_a_second_target_for_the_same_time_is_refused(granted: Indicator) -> None:
    targets.set_target(indicator=granted, wish=STABLE, decision=BUDGET, by=OFFICER)

    for wish in (RISE, replace(RISE, ends=None), replace(RISE, starts=dt.date(2020, 12, 31), ends=None)):
        with pytest.raises(Refused, match="geldt al een streefdoel"):
            targets.set_target(indicator=granted, wish=wish, decision=BUDGET, by=OFFICER)


def test_another_year_or_another_area_may_have_its_own(granted: Indicator) -> None:
    next_year = replace(RISE, starts=dt.date(2021, 1, 1), ends=None)
    for wish in (STABLE, next_year, replace(STABLE, area="WK001401")):
        targets.set_target(indicator=granted, wish=wish, decision=BUDGET, by=OFFICER)

    assert len(targets_of(granted)) == 3


def test_a_council_member_proposes_and_somebody_else_decides(granted: Indicator) -> None:
    proposal = targets.propose_target(indicator=granted, wish=RISE, by=MEMBER, reason="Te weinig bereik.", at=WINTER)
    assert (proposal.set_by, proposals_of(granted), targets_of(granted)) == (SetBy.COUNCIL, [proposal], [])

    with pytest.raises(Refused):
        targets.set_target(indicator=granted, wish=RISE, decision=BUDGET, by=MEMBER, proposal=proposal)
    made = targets.set_target(indicator=granted, wish=RISE, decision=BUDGET, by=OFFICER, proposal=proposal, at=SPRING)

    assert (targets_of(granted), proposals_of(granted)) == ([made], [])
    assert proposals_of(granted, SPRING - DAY) == [proposal]
    assert made.from_proposal == proposal


def test_a_proposal_that_is_not_taken_over_stays_with_the_reason(granted: Indicator) -> None:
    proposal = targets.propose_target(indicator=granted, wish=RISE, by=MEMBER, reason="Te weinig bereik.")

    refused = targets.refuse_target(target=proposal, by=OFFICER, reason="Er is geen geld voor.")

    assert (refused.state, refused.reason, refused.answer) == (
        TargetState.REFUSED,
        "Te weinig bereik.",
        "Er is geen geld voor.",
    )
    with pytest.raises(Refused, match="al besloten"):
        targets.refuse_target(target=proposal, by=OFFICER, reason="Nog eens.")


def test_a_target_that_holds_no_more_cannot_be_replaced(granted: Indicator) -> None:
    old = targets.set_target(indicator=granted, wish=STABLE, decision=BUDGET, by=OFFICER)
    targets.replace_target(target=old, wish=RISE, decision=BUDGET, by=OFFICER)

    with pytest.raises(Refused, match="geldt niet meer"):
        targets.replace_target(target=old, wish=RISE, decision=BUDGET, by=OFFICER)


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"kind": TargetKind.VALUE}, "value"),
        ({"kind": TargetKind.RANGE, "low": Decimal(5), "high": Decimal(4)}, "low"),
        ({"wanted": ""}, "wanted"),
        ({"band": Decimal(5)}, "band"),
        ({"ends": dt.date(2019, 1, 1)}, "ends"),
        ({"baseline": "vorig jaar"}, "baseline"),
    ],
)
def test_a_wish_that_says_nothing_is_refused_at_its_field(granted: Indicator, wish: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        targets.set_target(indicator=granted, wish=replace(STABLE, **wish), decision=BUDGET, by=OFFICER)

    assert refused.value.field == field


@pytest.mark.parametrize("role", [Role.EXPERT, Role.PARTNER, Role.RESIDENT])
def test_others_propose_nothing_here(granted: Indicator, role: Role) -> None:
    with pytest.raises(Refused):
        targets.propose_target(indicator=granted, wish=RISE, by=Actor(held=(Held(role),), strong=True), reason="Graag.")


def test_the_database_itself_keeps_one_target_from_a_day(granted: Indicator) -> None:
    made = targets.set_target(indicator=granted, wish=STABLE, decision=BUDGET, by=OFFICER)

    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(
            indicator=granted, kind=made.kind, wanted=made.wanted, starts=made.starts, set_by=made.set_by,
            state=TargetState.SET, recorded_at=SPRING,
        )  # fmt: skip
