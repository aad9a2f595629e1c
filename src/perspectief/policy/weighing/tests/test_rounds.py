"""A round: what must be known before it is announced, on which days it moves, and that its promises stay."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from perspectief.policy.weighing import states
from perspectief.policy.weighing.choices import FrameworkState, RoundState
from perspectief.policy.weighing.models import Round
from perspectief.policy.weighing.queries import rounds as queries
from perspectief.policy.weighing.queries.settings import grounds, rules_on, setting, value_of
from perspectief.policy.weighing.services import frameworks, rounds
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.tests import provider_world as world
from perspectief.policy.weighing.tests.provider_world import DAY, INVENTED, OFFICER, PARTNER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city(db: None) -> None:
    world.city()


@pytest.mark.parametrize(
    ("left_out", "asked"),
    [
        ({"legal_basis": " "}, "Noem de regel"),
        ({"ceilings": {}}, "hoeveel geld"),
        ({"ceilings": {"2027": 0}}, "hoeveel geld"),
        ({"dividing": ""}, "verdeelt"),
        ({"what_for": ""}, "waarvoor"),
        ({"replies_until": None}, "alle vier"),
    ],
)
def test_a_round_is_not_announced_without_ground_ceiling_dividing_and_dates(left_out: Any, asked: str) -> None:
    made = world.draft(**left_out)

    with pytest.raises(Refused, match=asked):
        rounds.announce(one=made, by=OFFICER)
    assert world.again(made).state == RoundState.DRAFT


def test_a_round_does_not_open_on_the_day_that_it_is_announced() -> None:
    with pytest.raises(Refused, match="te vroeg"):
        rounds.announce(one=world.draft(opens_on=world.today()), by=OFFICER)


def test_days_out_of_order_are_refused() -> None:
    made = world.draft(scores_until=world.today() + 5 * DAY)

    with pytest.raises(Refused, match="volgorde"):
        rounds.announce(one=made, by=OFFICER)


def test_a_framework_that_is_not_public_holds_a_round_back() -> None:
    made = world.draft()
    frameworks.back_to_draft(framework=made.framework, by=OFFICER)

    with pytest.raises(Refused, match="openbaar"):
        rounds.announce(one=world.again(made), by=OFFICER)


def test_announcing_freezes_the_framework_and_notes_its_digest_and_the_rules_of_that_day() -> None:
    made = world.announced()
    step = made.steps.get(kind="announced")

    assert made.framework.state == FrameworkState.FROZEN
    assert step.detail["framework_digest"] == made.framework.digest
    assert step.detail["ceilings"] == made.ceilings
    assert made.rules["long_running_years"] == setting("rule_long_running_years")
    assert made.rules["shares"] == made.framework.content["shares"]
    assert step.role == "policy_officer"


def test_a_second_round_uses_the_same_frozen_framework() -> None:
    first = world.announced()
    second = rounds.make_round(
        municipality=first.municipality, key="2028", name="Ronde 2028", framework=first.framework, by=OFFICER
    )
    said = {name: getattr(first, name) for name in rounds.FIELDS if name not in ("name", "framework")}
    rounds.fill_in(one=second, said=said, by=OFFICER)

    assert rounds.announce(one=second, by=OFFICER).framework.digest == first.framework.digest


def test_an_announced_round_is_not_filled_in_any_more() -> None:
    with pytest.raises(Refused, match="verandert niet meer"):
        rounds.fill_in(one=world.announced(), said={"ceilings": {"2027": 1}}, by=OFFICER)


@pytest.mark.parametrize(
    "change",
    [
        "ceilings = '{\"2027\": 1}'",
        "dividing = 'anders'",
        "legal_basis = 'anders'",
        "rules = '{}'",
        "closes_on = '2099-01-01'",
        "seed = 8",
        "announced_at = NULL",
        "state = 'draft'",
    ],
)
def test_the_database_refuses_to_change_the_promises_of_an_announced_round(change: str) -> None:
    world.announced()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE weighing_round SET {change}")  # noqa: S608 - our own words


def test_a_round_opens_from_its_first_day_on() -> None:
    made = world.announced()
    with pytest.raises(Refused, match="nog niet"):
        rounds.open_round(one=made, by=OFFICER)

    with world.travelled(1):
        assert rounds.open_round(one=made, by=OFFICER).state == RoundState.OPEN


def test_opening_twice_is_opening_once() -> None:
    made = world.opened()

    rounds.open_round(one=made, by=OFFICER)

    assert made.steps.filter(kind="opened").count() == 1


def test_the_calendar_opens_what_is_due_and_nothing_else() -> None:
    made = world.announced(days_ago=5)

    assert rounds.open_what_is_due(municipality="GM0014", at=timezone.now() - 5 * DAY) == 0
    assert rounds.open_what_is_due(municipality="GM0014", at=timezone.now()) == 1
    assert rounds.open_what_is_due(municipality="GM0014", at=timezone.now()) == 0
    assert world.again(made).state == RoundState.OPEN


def test_one_may_apply_through_the_last_day() -> None:
    made = world.opened()
    assert made.closes_on is not None

    assert queries.takes_applications(made, made.closes_on)
    assert not queries.takes_applications(made, made.closes_on + DAY)


def test_the_panel_does_not_begin_while_applications_can_still_come() -> None:
    with pytest.raises(Refused, match="Wacht tot na de laatste dag"):
        rounds.begin_scoring(one=world.opened(), by=OFFICER)


def test_the_panel_does_not_begin_before_somebody_looked_at_each_application() -> None:
    made = world.opened()
    world.sent(made)

    with world.travelled(world.AFTER_THE_LAST_DAY), pytest.raises(Refused, match="nog niet bekeken"):
        rounds.begin_scoring(one=made, by=OFFICER)


def test_a_round_stops_with_a_reason_only_and_stays_stopped() -> None:
    made = world.opened()
    with pytest.raises(Refused, match="waarom"):
        rounds.stop(one=made, by=OFFICER, reason=" ")

    rounds.stop(one=made, by=OFFICER, reason="De raad trok het geld in.")

    with pytest.raises(Refused):
        rounds.stop(one=made, by=OFFICER, reason="Nog een keer.")
    assert made.steps.get(kind="stopped").reason == "De raad trok het geld in."


def test_only_officers_and_the_team_make_or_move_rounds() -> None:
    made = world.draft()

    for act in (rounds.announce, rounds.open_round, rounds.begin_scoring):
        with pytest.raises(Refused):
            act(one=made, by=PARTNER)


def test_nobody_who_is_real_acts_at_another_moment_than_now() -> None:
    with pytest.raises(ValueError, match="invented"):
        rounds.announce(one=world.draft(), by=OFFICER, on=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))


def test_the_loader_of_an_invented_round_acts_in_the_past() -> None:
    long_ago = timezone.now() - 100 * DAY
    first = timezone.localdate(long_ago) + DAY
    days = {"closes_on": first + DAY, "scores_until": first + 2 * DAY, "replies_until": first + 3 * DAY}
    made = world.draft(opens_on=first, **days)

    rounds.announce(one=made, by=INVENTED, on=long_ago)

    assert rounds.open_round(one=made, by=INVENTED, on=long_ago + 2 * DAY).state == RoundState.OPEN


@pytest.mark.parametrize("key", ["2027", "ronde", "kader"])
def test_no_two_rounds_share_a_key_and_no_key_is_a_word_of_an_address(key: str) -> None:
    made = world.draft()

    with pytest.raises(Refused):
        rounds.make_round(municipality=made.municipality, key=key, name="x", framework=made.framework, by=OFFICER)


def test_no_arrow_leaves_a_decided_or_stopped_round() -> None:
    ends = (RoundState.DECIDED, RoundState.STOPPED)

    assert [arrow for arrow in states.ROUND if arrow.origin in ends] == []


def test_every_state_of_a_round_can_be_reached() -> None:
    assert {arrow.to for arrow in states.ROUND} == set(RoundState) - {RoundState.DRAFT}


def test_every_article_of_law_says_that_nobody_checked_it_yet() -> None:
    found = grounds(dt.date(2026, 11, 22))

    assert {one.article for one in found} >= {f"artikel 4:{number} Awb" for number in (23, 25, 26, 27, 51)}
    assert not any(one.checked for one in found)


def test_the_share_for_generational_poverty_is_a_proposal() -> None:
    assert value_of("generation_share").status == "voorstel"


def test_the_rules_of_a_round_are_numbers() -> None:
    assert all(isinstance(value, int | float) for value in rules_on(dt.date(2026, 11, 22)).values())


def test_moving_needs_an_arrow() -> None:
    made = world.announced()

    with pytest.raises(Refused), transaction.atomic():
        rounds.move(one=rounds.locked(made), to=RoundState.DECIDED, by=OFFICER, kind="decided")
    assert Round.objects.get().state == RoundState.ANNOUNCED
