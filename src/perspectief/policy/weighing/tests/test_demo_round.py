"""The invented rounds: the same each time, whole enough to be done again, and without any real organisation in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from perspectief.foundation.organisations.models import Organisation
from perspectief.foundation.privacy.purpose import purpose
from perspectief.policy.weighing.choices import DecisionState, Holder, ItemState, Origin, Outcome, RoundState, RunKind
from perspectief.policy.weighing.models import (
    Assessor,
    Commitment,
    Decision,
    FreedMoney,
    Item,
    KeyHolder,
    Link,
    Reply,
    Round,
    RoundStep,
    Run,
    Score,
    Sealed,
    Spent,
    TalkPoint,
    Verdict,
    Weighting,
)
from perspectief.policy.weighing.models.scoring import PANEL
from perspectief.policy.weighing.queries import panel

PRACTICE, TRIAL = "oefenronde", "probeerronde"


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Both rounds, made once for all tests of this file; what the command said."""
    said = StringIO()
    with django_db_blocker.unblock(), override_settings(DEMO_MODE=True), transaction.atomic():
        call_command("load_reference", verbosity=0, stdout=StringIO())
        call_command("load_framework", stdout=StringIO())
        call_command("load_demo", "--if-demo", stdout=StringIO())
        call_command("load_weighing", "--if-demo", stdout=said)
        yield said.getvalue()
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("told")]


def practice() -> Round:
    return Round.objects.select_related("framework").get(key=PRACTICE)


def decision() -> Decision:
    return Decision.objects.select_related("round__framework", "run").get(round__key=PRACTICE)


# --- What is there ----------------------------------------------------------------------------------------------------
def test_twenty_four_invented_things_were_weighed_by_seven_of_whom_two_are_experts_by_experience() -> None:
    items = Item.objects.filter(round__key=PRACTICE, state=ItemState.ACCEPTED)
    with purpose(PANEL):
        seats = list(Assessor.objects.filter(round__key=PRACTICE))

    assert items.count() == 24
    assert items.filter(origin=Origin.EXISTING).count() == 6
    assert (items.filter(statutory=True).count(), items.filter(unproven=True).count()) == (2, 3)
    assert len(seats) == 7
    assert sum(one.is_expert for one in seats) == 2
    assert Link.objects.filter(round__key=PRACTICE, removed_at=None).count() >= 20
    assert set(Weighting.objects.filter(round__key=PRACTICE).values_list("by_whom", flat=True)) == {
        "team",
        "experts",
        "council",
    }


def test_it_was_decided_with_every_kind_of_outcome_two_departures_and_their_reasons() -> None:
    taken = decision()

    assert (practice().state, taken.state) == (RoundState.DECIDED, DecisionState.FINAL)
    assert set(Verdict.objects.filter(decision=taken).values_list("outcome", flat=True)) == set(Outcome.values)
    assert len(taken.departures) == 2
    assert all(one["reason"] for one in taken.departures)
    assert taken.loss > 0
    assert taken.expert_advice


def test_good_things_score_higher_than_weak_ones() -> None:
    values = {one["title"]: one["value"] for one in decision().snapshot["items"]}

    assert values["Maatje voor een gezin"] > 80
    assert values["Kledingkast aan huis (verzonnen)"] < 30


def test_who_was_told_no_could_reply_and_heard_what_became_of_it() -> None:
    replies = Reply.objects.filter(item__round__key=PRACTICE)

    assert replies.count() == 3
    assert not replies.filter(answer="").exists()
    assert not replies.filter(item__verdict__outcome=Outcome.GRANTED).exists()


def test_the_panel_talked_and_some_changed_a_score_with_a_reason() -> None:
    with purpose(PANEL):
        second = list(Score.objects.filter(assessor__round__key=PRACTICE, phase=2))

    assert TalkPoint.objects.filter(item__round__key=PRACTICE).exclude(conclusion="").count() >= 8
    assert second
    assert all(one.changed_because for one in second)


def test_half_a_year_later_there_are_accounts_and_freed_money_that_buys_reach_elsewhere() -> None:
    freed = FreedMoney.objects.filter(freed_by__round__key=PRACTICE)

    assert Commitment.objects.filter(item__round__key=PRACTICE).count() > 20
    assert Spent.objects.filter(commitment__item__round__key=PRACTICE, reach__gt=0).exists()
    assert freed.filter(goes_to__isnull=False, reach__gt=0).exists()


def test_every_step_lies_in_the_year_before_the_money() -> None:
    first_year = min(int(year) for year in practice().ceilings)
    years = {at.year for at in RoundStep.objects.filter(round__key=PRACTICE).values_list("at", flat=True)}

    assert years == {first_year - 1}


# --- It can be done again ---------------------------------------------------------------------------------------------
def test_loading_again_changes_nothing() -> None:
    before = {model: model.objects.count() for model in (Round, Item, Run, Verdict, RoundStep, Commitment, FreedMoney)}
    again = StringIO()

    with override_settings(DEMO_MODE=True):
        call_command("load_weighing", "--if-demo", stdout=again)

    assert {model: model.objects.count() for model in before} == before
    assert "OEFENING" not in again.getvalue()


def test_the_decision_comes_out_the_same_when_somebody_does_it_again_from_what_was_kept() -> None:
    said = StringIO()

    call_command("replay_decision", PRACTICE, stdout=said)

    assert said.getvalue().strip() == "hetzelfde"
    assert set(Run.objects.filter(round__key=PRACTICE).values_list("kind", flat=True)) == set(RunKind.values)


# --- Nobody real ------------------------------------------------------------------------------------------------------
def test_no_real_organisation_stands_in_a_score_a_reply_a_verdict_or_a_letter() -> None:
    with purpose(PANEL):
        texts = [one.reason + one.changed_because for one in Score.objects.filter(assessor__round__invented=True)]
    texts += [json.dumps(decision().snapshot, ensure_ascii=False)]
    for one in Verdict.objects.all():
        letter = json.loads(one.letter)
        letter.pop("city")  # whose letter it is
        texts += [json.dumps([one.reasons, one.own_words, letter], ensure_ascii=False)]
    for item in Item.objects.filter(round__invented=True):
        texts += [json.dumps([item.title, item.answers, item.child, item.child_said], ensure_ascii=False)]
    texts += [one.text + one.answer for one in Reply.objects.all()]
    texts += [one.reason for one in Link.objects.all()] + [one.conclusion for one in TalkPoint.objects.all()]
    whole = "\n".join(texts).casefold()

    assert len(real_names()) > 50
    assert not [name for name in real_names() if name.casefold() in whole]


ORDINARY = {"toeslagen", "gemeente"}
"""Short names of organisations that are everyday words too."""


def real_names() -> set[str]:
    real = Organisation.objects.filter(invented=False)
    found = {name for one in real for name in (one.name, *one.other_names)}
    return {name for name in found if len(name) > 3 and name.casefold() not in ORDINARY}


def test_everything_of_both_rounds_is_marked_as_invented_and_of_an_invented_organisation() -> None:
    items = Item.objects.filter(round__key__in=(PRACTICE, TRIAL)).select_related("organisation")

    assert not items.filter(invented=False).exists()
    assert all(one.organisation and one.organisation.invented for one in items)
    assert not Round.objects.filter(invented=False).exists()


# --- The round to try -------------------------------------------------------------------------------------------------
def test_the_round_to_try_is_in_scoring_and_four_invented_people_have_a_seat() -> None:
    one = Round.objects.select_related("framework").get(key=TRIAL)
    with purpose(PANEL):
        seats = list(Assessor.objects.filter(round=one))

    assert one.state == RoundState.SCORING
    assert sum(seat.account is not None for seat in seats) == 4
    assert panel.missing(one) == []
    with purpose(PANEL):
        assert Sealed.objects.filter(assessor__round=one).count() == 6


def test_its_words_are_told_once_and_stand_nowhere_in_the_database(told: str) -> None:
    lines = [line for line in told.splitlines() if len(line.split(":")[-1].split()) == 13]

    assert len(lines) == len(Holder)
    assert "OEFENING" in told
    words = lines[0].split(":")[-1].split()
    kept = [json.dumps(one, default=str) for one in RoundStep.objects.values()]
    kept += [json.dumps(one, default=str) for one in KeyHolder.objects.values()]
    assert not [text for text in kept if " ".join(words) in text]


def test_outside_a_demo_nothing_is_loaded() -> None:
    before, said = Round.objects.count(), StringIO()

    with override_settings(DEMO_MODE=False):
        call_command("load_weighing", "--if-demo", stdout=said)

    assert (Round.objects.count(), said.getvalue()) == (before, "")
