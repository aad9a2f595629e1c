"""First scores are closed until two holders open them, and nobody who has the database can hurry that."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest
from django.core import serializers
from django.db import connection
from django.utils import timezone

from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.privacy.purpose import NoPurpose, upkeep
from perspectief.policy.weighing import guards
from perspectief.policy.weighing.calc.answers import Said
from perspectief.policy.weighing.choices import Holder, ItemState, RoundState
from perspectief.policy.weighing.models import KeyHolder, Release, Round, RoundStep, Score, Sealed, TalkPoint
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.queries import scores
from perspectief.policy.weighing.services import locks, panel, release, scoring
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.tests import panel_world
from perspectief.policy.weighing.tests.panel_world import SECRET, World, actor, everything, hand_in

pytestmark = pytest.mark.usefixtures("reference")
CHAIR_AND_EXPERT = (Holder.CHAIR, Holder.EXPERT)


@pytest.fixture
def world(reference: None) -> World:
    return panel_world.scoring_round()


def open_with(world: World, holders: tuple[Holder, Holder] = CHAIR_AND_EXPERT, **said: str) -> Release:
    typed = (world.words[holders[0]], world.words[holders[1]])
    return release.open_scores(one=world.round, by=actor("team"), typed=typed, **said)


def whole_database() -> str:
    """Every row of every table, as somebody with a copy of the database reads it."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of our own tables
            for row in cursor.fetchall():
                found += [bytes(cell) if isinstance(cell, memoryview | bytes) else str(cell).encode() for cell in row]
    return b"\n".join(found).decode("latin-1")


# --- Nothing to be read -----------------------------------------------------------------------------------------------
def test_no_table_holds_a_word_or_a_score_of_what_was_handed_in(world: World) -> None:
    everything(world)

    assert SECRET not in whole_database()
    with upkeep():
        assert not Score.objects.exists()


def test_no_table_holds_the_words_of_a_holder(world: World) -> None:
    everything(world)
    kept = whole_database()

    for said in world.words.values():
        assert said not in kept
        seed = bytes(locks.paper.read(said).seed)
        assert seed.hex() not in kept
        assert seed.decode("latin-1") not in kept


def test_a_box_says_nothing_by_its_length_or_its_other_columns(world: World) -> None:
    hand_in(world, "wij", 0, 4)
    hand_in(world, "ervaring", 0, 0, **{"1a": Said("cannot_judge"), "1b": Said("score", 0, reason="x" * 600)})

    with upkeep():
        one, other = Sealed.objects.order_by("pk")
        assert len(one.box) == len(other.box)
        said = json.loads(serializers.serialize("json", [one]))[0]["fields"]
    assert set(said) == {"assessor", "item", "box", "digest", "mark", "handed_in_on", "typed_by"}


def test_handing_in_again_replaces_what_was_there_and_shows_nothing_of_it(world: World) -> None:
    first = hand_in(world, "wij", 0, 1)
    again = hand_in(world, "wij", 0, 4)

    with upkeep():
        assert Sealed.objects.count() == 1
    assert first.digest != again.digest
    assert not hasattr(queries.handed_in(world.seats["wij"])[world.items[0].pk], "answers")


def test_before_opening_no_query_gives_a_panel(world: World) -> None:
    everything(world)

    with pytest.raises(scores.NotOpened):
        scores.panel_of(world.round, 1)
    with pytest.raises(scores.NotOpened):
        scores.reasons(world.round, world.items[0], "1a")


def test_scores_are_read_within_their_purpose_only(world: World) -> None:
    with pytest.raises(NoPurpose):
        list(Score.objects.all())
    with pytest.raises(NoPurpose):
        list(Sealed.objects.all())


# --- Opening ----------------------------------------------------------------------------------------------------------
def test_chair_and_expert_open_all_of_it_at_once(world: World) -> None:
    everything(world)

    made = open_with(world)

    assert made.boxes == len(world.seats) * len(world.items)
    assert made.holders == ["chair", "expert"]
    assert world.again().state == RoundState.TALK
    found = scores.panel_of(world.round, 1)
    assert {seat: of[str(world.items[0].key)]["1a"].value for seat, of in found.values.items()} == {
        1: 0,
        2: 1,
        3: 2,
        4: 3,
    }
    assert [seat.is_expert for seat in found.seats] == [False, True, False, False]
    assert TalkPoint.objects.filter(item__round=world.round).exists()


@pytest.mark.parametrize("holders", [(Holder.CHAIR, Holder.RECOVERY), (Holder.RECOVERY, Holder.EXPERT)])
def test_recovery_and_one_of_them_open_it_with_a_reason_that_everybody_reads(
    world: World, holders: tuple[Holder, Holder]
) -> None:
    everything(world)

    with pytest.raises(Refused, match="Schrijf op waarom"):
        open_with(world, holders)
    open_with(world, holders, reason="De voorzitter is ziek.")

    assert RoundStep.objects.get(kind="released").reason == "De voorzitter is ziek."


def test_one_holder_twice_opens_nothing(world: World) -> None:
    everything(world)

    with pytest.raises(release.WordsWrong) as wrong:
        open_with(world, (Holder.CHAIR, Holder.CHAIR))

    assert wrong.value.code == "same_holder"
    assert not scores.is_opened(world.round)


def test_words_of_another_round_are_named_and_open_nothing(world: World) -> None:
    everything(world)
    world.words[Holder.EXPERT] = " ".join(locks.paper.to_words(1, bytes(16)))

    with pytest.raises(release.WordsWrong) as wrong:
        open_with(world)

    assert (wrong.value.which, wrong.value.code) == (2, "other_round")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda said: said.rsplit(" ", 1)[0], "count"),
        (lambda said: "qqqqqq " + said.split(" ", 1)[1], "places"),
        (lambda said: " ".join(reversed(said.split())), "slip"),
    ],
)
def test_a_slip_of_the_pen_is_named_kindly(world: World, spoil: Callable[[str], str], code: str) -> None:
    everything(world)
    world.words[Holder.CHAIR] = spoil(world.words[Holder.CHAIR])

    with pytest.raises(release.WordsWrong) as wrong:
        open_with(world)

    assert (wrong.value.which, wrong.value.code) == (1, code)
    assert world.words[Holder.CHAIR] not in str(wrong.value)


def test_it_opens_once(world: World) -> None:
    everything(world)
    open_with(world)

    with pytest.raises(Refused, match="Er valt nu niets te openen"):
        open_with(world)


def test_before_the_last_day_it_opens_only_when_everybody_is_done(world: World) -> None:
    for which in range(len(world.items)):
        hand_in(world, "ervaring", which)

    with pytest.raises(Refused, match="nog niet iedereen is klaar"):
        open_with(world)
    Round.objects.filter(pk=world.round.pk).update(scores_until=timezone.localdate() - dt.timedelta(days=1))

    assert open_with(world).boxes == len(world.items)


# --- An expert by experience on each ----------------------------------------------------------------------------------
def test_it_stays_closed_while_something_has_no_box_of_an_expert(world: World) -> None:
    everything(world)
    panel.tell_conflict(
        assessor=world.seats["ervaring"], item=world.items[1], by=actor("ervaring"), reason="Ik help daar mee."
    )

    with pytest.raises(Refused, match="‘Beer’"):
        open_with(world)


def test_it_stays_closed_when_the_expert_gave_no_score_at_all(world: World) -> None:
    everything(world)
    nothing = {key: Said("cannot_judge") for key in ("1a", "1b", "3", "4")}
    hand_in(world, "ervaring", 2, **nothing)

    with pytest.raises(Refused, match=r"‘Clown’.*Er is niets geopend"):
        open_with(world)

    assert world.again().state == RoundState.SCORING
    with upkeep():
        assert not Score.objects.exists()
    assert not Release.objects.exists()


# --- Who meddles with the database ------------------------------------------------------------------------------------
def test_a_box_that_was_swapped_for_another_is_noticed(world: World) -> None:
    everything(world)
    with upkeep():
        one, other = Sealed.objects.order_by("pk")[:2]
        Sealed.objects.filter(pk=one.pk).update(box=other.box, digest=other.digest)

    with pytest.raises(locks.Tampered):
        open_with(world)


def test_a_box_that_was_taken_away_is_noticed(world: World) -> None:
    everything(world)
    with upkeep():
        Sealed.objects.filter(assessor=world.seats["wij"], item=world.items[0]).delete()
    Round.objects.filter(pk=world.round.pk).update(scores_until=timezone.localdate() - dt.timedelta(days=1))

    with pytest.raises(locks.Tampered, match="1 ingeleverde"):
        open_with(world)


def test_a_forged_box_with_a_forged_step_is_noticed(world: World) -> None:
    """The public keys are no secret: who has the database can make a box. Our mark on it they cannot make."""
    everything(world)
    seat, what = world.seats["wij"], world.items[0]
    forged = locks.sealing.seal(
        scoring.said.to_bytes(panel_world.answers(4)),
        locks.publics_of(world.again()),
        scoring.bound_to(world.round, seat, what),
    )
    with upkeep():
        Sealed.objects.filter(assessor=seat, item=what).update(box=forged, digest=scoring.digest_of(forged))
    with connection.cursor() as cursor:
        for statement in guards.lifted(connection.vendor):
            cursor.execute(statement)
    step = RoundStep.objects.filter(kind="score_sealed", detail__box=queries.place_of(seat, what)).last()
    assert step is not None
    step.detail["digest"] = scoring.digest_of(forged)
    step.save()

    with pytest.raises(locks.Tampered):
        open_with(world)


def test_a_public_key_that_was_swapped_is_noticed_before_a_score_is_closed_with_it(world: World) -> None:
    mine = locks.sealing.public_of(locks.sealing.new_seed())
    KeyHolder.objects.filter(round=world.round, holder=Holder.EXPERT).update(public=mine)

    with pytest.raises(locks.Tampered):
        hand_in(world, "wij", 0)


def test_a_round_key_that_was_swapped_is_noticed(world: World) -> None:
    Round.objects.filter(pk=world.round.pk).update(seal_key=b"x" * 96)

    with pytest.raises(locks.Tampered):
        hand_in(world, "wij", 0)


def test_moving_the_state_by_hand_opens_nothing(world: World) -> None:
    everything(world)
    Round.objects.filter(pk=world.round.pk).update(state=RoundState.TALK)

    with pytest.raises(scores.NotOpened):
        scores.panel_of(world.again(), 1)
    with pytest.raises(Refused):
        open_with(world)


# --- When it may be handed in -----------------------------------------------------------------------------------------
def test_after_the_last_day_nothing_comes_in(world: World) -> None:
    Round.objects.filter(pk=world.round.pk).update(scores_until=timezone.localdate() - dt.timedelta(days=1))

    with pytest.raises(Refused, match="De laatste dag is voorbij"):
        hand_in(world, "wij", 0)


def test_on_the_last_day_it_still_does(world: World) -> None:
    Round.objects.filter(pk=world.round.pk).update(scores_until=timezone.localdate())

    assert hand_in(world, "wij", 0).handed_in_on == timezone.localdate()


@pytest.mark.parametrize("state", [RoundState.OPEN, RoundState.TALK, RoundState.DECIDED])
def test_outside_the_time_of_first_scores_nothing_comes_in(world: World, state: RoundState) -> None:
    Round.objects.filter(pk=world.round.pk).update(state=state)

    with pytest.raises(Refused):
        hand_in(world, "wij", 0)


def test_what_does_not_take_part_is_not_scored(world: World) -> None:
    world.items[0].state = ItemState.WITHDRAWN
    world.items[0].save()

    with pytest.raises(Refused, match="doet niet mee"):
        hand_in(world, "wij", 0)


def test_what_was_taken_back_after_scores_came_in_is_not_opened(world: World) -> None:
    everything(world)
    world.items[0].state = ItemState.WITHDRAWN
    world.items[0].save()

    open_with(world)

    assert str(world.items[0].key) not in scores.panel_of(world.round, 1).items
    with upkeep():
        assert not Score.objects.filter(item=world.items[0]).exists()


@pytest.mark.parametrize(
    ("criterion", "said", "wrong"),
    [
        ("1a", Said("score", 5, reason="x"), ("answer", "missing")),
        ("1a", Said("score", None, reason="x"), ("answer", "missing")),
        ("1a", Said("score", 2), ("reason", "missing")),
        ("1a", Said("score", 2, low=3, reason="x"), ("low", "not_lower")),
        ("1a", Said("score", 2, high=1, reason="x"), ("high", "not_higher")),
        ("1a", Said("not_here", 2), ("answer", "no_score")),
        ("1a", Said("score", 2, confidence=4, reason="x"), ("confidence", "unknown")),
        ("1a", Said("score", 2, reason="x" * 601), ("reason", "too_long")),
    ],
)
def test_what_is_not_right_is_named_by_question_and_field(
    world: World, criterion: str, said: Said, wrong: tuple[str, str]
) -> None:
    with pytest.raises(scoring.Incomplete) as refused:
        hand_in(world, "wij", 0, **{criterion: said})

    assert [tuple(one) for one in refused.value.wrong] == [(criterion, *wrong)]


def test_all_questions_at_once_or_none(world: World) -> None:
    said = panel_world.answers()
    del said["3"]

    with pytest.raises(scoring.Incomplete) as refused:
        scoring.hand_in(assessor=world.seats["wij"], item=world.items[0], by=actor("wij"), answers=said)

    assert [one.criterion for one in refused.value.wrong] == ["3"]


def test_what_exists_is_also_asked_along_the_principles(world: World) -> None:
    said = panel_world.answers()

    with pytest.raises(scoring.Incomplete) as refused:
        scoring.hand_in(assessor=world.seats["wij"], item=world.items[3], by=actor("wij"), answers=said)

    assert [one.criterion for one in refused.value.wrong] == ["p1"]
