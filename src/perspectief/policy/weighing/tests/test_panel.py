"""Who sits in a panel, what follows from the rules, what must be there before it begins, and what is shown apart."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from perspectief.foundation.access import Actor
from perspectief.foundation.demo.testing import reference as reference
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.policy.weighing.calc.agreement import experts_and_others
from perspectief.policy.weighing.choices import Holder, LinkKind, Seat
from perspectief.policy.weighing.models import Assessor, Conflict, Owner, Round, RoundStep, TalkPoint
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.queries import scores
from perspectief.policy.weighing.services import links, locks, panel, release, talk
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.services.rounds import begin_scoring
from perspectief.policy.weighing.tests import panel_world
from perspectief.policy.weighing.tests.panel_world import World, account_of, actor, everything, hand_in

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture
def world(reference: None) -> World:
    return panel_world.scoring_round()


def titles(seat: Assessor) -> list[str]:
    return [one.title for one in queries.items_for(seat)]


def put(world: World, key: str, seat: Seat = Seat.MEMBER, by: Actor | None = None, **said: object) -> Assessor:
    new = panel.NewSeat(seat, account_of(key), **said)  # type: ignore[arg-type]
    return panel.seat(one=world.round, new=new, by=by or actor("beleid"))


# --- Seats ------------------------------------------------------------------------------------------------------------
def test_seats_are_numbered_and_a_number_is_never_given_again(reference: None) -> None:
    world = panel_world.seated(panel_world.announced())
    panel.stop_seat(assessor=world.seats["beleid"], by=actor("beleid"), reason="Te druk.")

    assert put(world, "wij-buiten").number == 5
    assert put(world, "beleid").number == 4
    assert [one.number for one in queries.sitting(world.round)] == [1, 2, 3, 4, 5]


def test_the_steps_of_a_round_name_numbers_and_roles_and_nobody(reference: None) -> None:
    world = panel_world.seated(panel_world.announced())

    step = RoundStep.objects.filter(round=world.round, kind="seated").last()

    assert step is not None
    assert (step.role, step.detail) == ("policy_officer", {"seat": 4, "as": "member"})


def test_a_second_chair_and_a_second_seat_are_refused(reference: None) -> None:
    world = panel_world.seated(panel_world.announced())

    with pytest.raises(Refused, match="al een voorzitter"):
        put(world, "wij-buiten", Seat.CHAIR)
    with pytest.raises(Refused, match="zit al in het panel"):
        put(world, "wij")


def test_who_is_no_expert_by_experience_gets_no_such_seat(reference: None) -> None:
    world = panel_world.announced()

    with pytest.raises(Refused, match="niet de rol"):
        put(world, "wij", Seat.EXPERT)
    with pytest.raises(Refused, match="niet de rol"):
        put(world, "wij", is_expert=True)
    with pytest.raises(Refused, match="geen rol"):
        put(world, "raad")


def test_somebody_without_an_account_works_on_paper_and_never_chairs(reference: None) -> None:
    world = panel_world.announced()
    new = panel.NewSeat(Seat.EXPERT, on_paper=True)

    made = panel.seat(one=world.round, new=new, by=actor("beleid"))

    assert (made.account, made.on_paper, made.is_expert) == (None, True, True)
    with pytest.raises(Refused):
        panel.seat(one=world.round, new=panel.NewSeat(Seat.MEMBER), by=actor("beleid"))
    with pytest.raises(Refused, match="De voorzitter heeft een account nodig"):
        panel.seat(one=world.round, new=panel.NewSeat(Seat.CHAIR, on_paper=True), by=actor("beleid"))
    with pytest.raises(Refused, match="alleen op papier"):
        panel.set_paper(assessor=made, on_paper=False, by=actor("beleid"))


@pytest.mark.parametrize("who", ["wij", "ervaring", "raad", "partner", "beheer"])
def test_only_who_steers_gives_seats(reference: None, who: str) -> None:
    world = panel_world.announced()

    with pytest.raises(Refused):
        put(world, "wij-buiten", by=actor(who))


def test_the_database_holds_one_seat_per_account_and_number(world: World) -> None:
    with upkeep(), pytest.raises(IntegrityError), transaction.atomic():
        Assessor.objects.create(round=world.round, number=9, seat=Seat.MEMBER, account=account_of("wij"))
    with upkeep(), pytest.raises(IntegrityError), transaction.atomic():
        Assessor.objects.create(round=world.round, number=1, seat=Seat.MEMBER)


# --- The order, and interests -----------------------------------------------------------------------------------------
def test_each_seat_has_an_order_of_its_own_that_stays_the_same(world: World) -> None:
    for number in range(12):
        panel_world.item(world.round, f"Nog {number:02d}")

    orders = {key: tuple(titles(seat)) for key, seat in world.seats.items()}

    assert len(set(orders.values())) == len(orders)
    assert orders == {key: tuple(titles(seat)) for key, seat in world.seats.items()}
    assert all(sorted(order) != list(order) for order in orders.values())


def test_what_the_own_organisation_asks_is_not_seen_and_not_scored(world: World) -> None:
    mine = panel_world.organisation("wij_groningen", "WIJ")
    world.items[0].organisation = mine
    world.items[0].save()

    assert "Aap" not in titles(world.seats["wij"])
    assert "Aap" in titles(world.seats["team"])
    with pytest.raises(Refused, match="belang"):
        hand_in(world, "wij", 0)


def test_the_organisation_that_was_said_at_the_seat_counts_as_well(world: World) -> None:
    world.items[1].organisation = panel_world.organisation("voorbeeld_x", "Voorbeeld X")
    world.items[1].save()
    seat = put(world, "wij-buiten", organisation="voorbeeld_x")

    assert "Beer" not in titles(seat)


def test_the_municipality_weighs_so_its_own_name_is_no_interest(world: World) -> None:
    world.items[0].organisation = panel_world.organisation("gemeente_groningen", "Gemeente")
    world.items[0].save()

    assert "Aap" in titles(world.seats["beleid"])


def test_who_wrote_an_application_does_not_judge_it(world: World) -> None:
    with upkeep():
        Owner.objects.create(item=world.items[2], account=account_of("wij"), at=timezone.now())

    assert "Clown" not in titles(world.seats["wij"])


def test_an_interest_that_follows_from_the_rules_is_written_down_at_opening_and_its_box_stays_shut(
    world: World,
) -> None:
    everything(world)
    world.items[0].organisation = panel_world.organisation("wij_groningen", "WIJ")
    world.items[0].save()

    opened(world)

    key = str(world.items[0].key)
    assert key not in scores.panel_of(world.round).values[3]
    with upkeep():
        assert Conflict.objects.get().by_rule
    with pytest.raises(Refused, match="kan nu niet"):
        panel.take_back_conflict(assessor=world.seats["wij"], item=world.items[0], by=actor("wij"))


def test_an_interest_told_in_the_talk_takes_scores_and_links_out_of_the_sums(world: World) -> None:
    everything(world)
    opened(world)
    seat, key = world.seats["wij"], str(world.items[0].key)
    new = links.NewLink(world.items[0], world.items[1], LinkKind.CLASHES, 2, "Zelfde mensen.")
    link = links.add_link(assessor=seat, new=new, by=actor("wij"))

    panel.tell_conflict(assessor=seat, item=world.items[0], by=actor("wij"), reason="Mijn zus werkt daar.")

    assert key not in scores.panel_of(world.round).values[3]
    link.refresh_from_db()
    assert link.removed_at is not None


def test_who_works_there_by_the_end_of_the_talk_does_not_count_either(world: World) -> None:
    everything(world)
    opened(world)
    world.items[0].organisation = panel_world.organisation("wij_groningen", "WIJ")
    world.items[0].save()

    talk.close(one=world.round, by=actor("team"))

    assert str(world.items[0].key) not in scores.panel_of(world.round).values[3]


def test_only_the_person_tells_an_interest(world: World) -> None:
    with pytest.raises(Refused):
        panel.tell_conflict(
            assessor=world.seats["wij"], item=world.items[0], by=actor("team"), reason="Hij werkt daar."
        )
    with pytest.raises(Refused):
        hand_in(World(world.round, world.items, {"team": world.seats["wij"]}), "team", 0)


# --- Before it begins -------------------------------------------------------------------------------------------------
def test_all_that_is_missing_is_told_at_once(reference: None) -> None:
    world = panel_world.announced()

    said = " ".join(queries.missing(world.round))

    assert "voorzitter" in said
    assert "ervaringsdeskundige" in said
    assert "woorden voor het slot" in said


def test_a_round_does_not_begin_without_an_expert_by_experience_and_a_lock(reference: None) -> None:
    world = panel_world.announced(state="open")

    with pytest.raises(Refused, match="ervaringsdeskundige"):
        begin_scoring(one=world.round, by=actor("beleid"))


def test_it_begins_when_all_is_there(reference: None) -> None:
    world = panel_world.with_words(panel_world.seated(panel_world.announced(state="open")))

    assert queries.missing(world.again()) == []
    assert begin_scoring(one=world.again(), by=actor("beleid")).state == "scoring"


def test_when_all_experts_have_an_interest_in_one_thing_another_is_needed(reference: None) -> None:
    world = panel_world.with_words(panel_world.seated(panel_world.announced(state="open")))
    panel.tell_conflict(
        assessor=world.seats["ervaring"], item=world.items[1], by=actor("ervaring"), reason="Ik werk daar."
    )

    assert queries.missing(world.again()) == [
        "Bij ‘Beer’ hebben alle ervaringsdeskundigen een belang. Zoek er nog een."
    ]


def test_fewer_than_five_is_advised_against_and_not_refused(world: World) -> None:
    assert queries.advice(world.round) == ["Er zitten 4 mensen in het panel. Vijf of meer is beter."]
    put(world, "wij-buiten")
    assert queries.advice(world.round) == []


# --- The lock ---------------------------------------------------------------------------------------------------------
def test_nobody_holds_two_keys(reference: None) -> None:
    world = panel_world.seated(panel_world.announced())

    allowed = Counter(
        key
        for key in ("team", "ervaring", "wij", "beleid")
        for holder in Holder
        if locks.may_hold(actor(key), world.round, holder).allowed
    )

    assert allowed == {"team": 1, "ervaring": 1, "beleid": 1}


def test_who_made_words_makes_no_others_from_another_seat(reference: None) -> None:
    world = panel_world.seated(panel_world.announced())
    officer = actor("beleid")
    panel_world.take_words(world.again(), Holder.RECOVERY, officer)
    for key in ("beleid", "team"):
        panel.stop_seat(assessor=world.seats[key], by=officer, reason="Iemand anders zit voor.")

    panel.seat(one=world.round, new=panel.NewSeat(Seat.CHAIR, account_of("beleid")), by=officer)

    assert not locks.may_hold(officer, world.again(), Holder.CHAIR).allowed
    with pytest.raises(Refused, match="al woorden"):
        panel_world.take_words(world.again(), Holder.CHAIR, officer)


def test_words_of_who_stopped_are_no_lock(reference: None) -> None:
    world = panel_world.with_words(panel_world.seated(panel_world.announced()))
    panel.stop_seat(assessor=world.seats["team"], by=actor("beleid"), reason="Ander werk.")
    panel.stop_seat(assessor=world.seats["ervaring"], by=actor("beleid"), reason="Ander werk.")
    panel.seat(one=world.round, new=panel.NewSeat(Seat.CHAIR, account_of("wij-buiten")), by=actor("beleid"))

    assert any("slot: de voorzitter, een ervaringsdeskundige" in one.lower() for one in queries.missing(world.again()))


def test_new_words_make_the_old_ones_useless(reference: None) -> None:
    world = panel_world.with_words(panel_world.seated(panel_world.announced()))
    old = world.words[Holder.CHAIR]
    world.words[Holder.CHAIR] = panel_world.take_words(world.again(), Holder.CHAIR, actor("team"))
    Round.objects.filter(pk=world.round.pk).update(state="scoring")
    world.round = world.again()
    everything(world)

    with pytest.raises(release.WordsWrong) as wrong:
        release.open_scores(one=world.round, by=actor("team"), typed=(old, world.words[Holder.EXPERT]))
    assert wrong.value.code == "other_round"
    assert opened(world).boxes == 16


def test_who_has_no_part_in_it_does_not_open_even_with_the_words(world: World) -> None:
    everything(world)
    typed = (world.words[Holder.CHAIR], world.words[Holder.EXPERT])

    for key in ("wij", "wij-buiten", "raad", "beheer"):
        with pytest.raises(Refused):
            release.open_scores(one=world.round, by=actor(key), typed=typed)


# --- Links ------------------------------------------------------------------------------------------------------------
def test_a_link_that_hinders_is_below_nought_and_one_that_helps_above(world: World) -> None:
    one, other = world.items[:2]
    strengths = {}
    for kind in LinkKind:
        new = links.NewLink(one, other, kind, 2, "Daarom.")
        strengths[kind] = links.add_link(assessor=world.seats["wij"], new=new, by=actor("wij")).strength

    assert {kind for kind, strength in strengths.items() if strength < 0} == {LinkKind.CLASHES, LinkKind.OVERLAPS}


def test_no_link_with_what_somebody_has_an_interest_in(world: World) -> None:
    panel.tell_conflict(assessor=world.seats["wij"], item=world.items[0], by=actor("wij"), reason="Mijn werk.")

    new = links.NewLink(world.items[1], world.items[0], LinkKind.ADDS, 1, "Daarom.")
    with pytest.raises(Refused):
        links.add_link(assessor=world.seats["wij"], new=new, by=actor("wij"))


def test_a_link_of_another_seat_is_not_taken_away(world: World) -> None:
    new = links.NewLink(world.items[0], world.items[1], LinkKind.ADDS, 1, "Daarom.")
    made = links.add_link(assessor=world.seats["wij"], new=new, by=actor("wij"))

    with pytest.raises(Refused):
        links.remove_link(assessor=world.seats["team"], link=made, by=actor("team"))


# --- After opening ----------------------------------------------------------------------------------------------------
def opened(world: World) -> release.Release:
    typed = (world.words[Holder.CHAIR], world.words[Holder.EXPERT])
    return release.open_scores(one=world.round, by=actor("team"), typed=typed)


def test_the_talk_list_names_questions_with_the_largest_differences_first(world: World) -> None:
    everything(world)
    opened(world)

    points = list(TalkPoint.objects.filter(item__round=world.round))

    assert points
    assert [one.weight for one in points] == sorted((one.weight for one in points), reverse=True)
    assert {one.criterion for one in points} == {"1a", "1b", "3", "4"}


def test_where_everybody_says_the_same_there_is_nothing_to_talk_about(world: World) -> None:
    for key in world.seats:
        for which in range(4):
            hand_in(world, key, which, 2)
    opened(world)

    assert not TalkPoint.objects.exists()


def test_reasons_come_without_who_and_in_the_order_of_the_alphabet(world: World) -> None:
    everything(world)
    opened(world)

    said = scores.reasons(world.round, world.items[0], "1a")

    assert said == sorted(said)
    assert len(said) == 4


def test_experts_are_shown_apart_from_three_scores_up_or_when_each_said_yes(world: World) -> None:
    everything(world)
    opened(world)
    assert experts_and_others(scores.panel_of(world.round)) == ()

    panel.set_show_alone(assessor=world.seats["ervaring"], yes=True, by=actor("ervaring"))

    split = experts_and_others(scores.panel_of(world.round))[0]
    assert (split.experts, split.experts_n, split.others_n) == (1.0, 1, 3)
    with pytest.raises(Refused):
        panel.set_show_alone(assessor=world.seats["ervaring"], yes=True, by=actor("team"))


def test_a_conclusion_names_nobody_and_has_a_day_that_was(world: World) -> None:
    everything(world)
    opened(world)
    point = TalkPoint.objects.first()
    assert point is not None

    with pytest.raises(Refused):
        talk.conclude(point=point, text="Mail jan@voorbeeld.test", by=actor("team"))
    with pytest.raises(Refused):
        talk.conclude(point=point, text="Goed gesprek.", by=actor("wij"))
    made = talk.conclude(point=point, text="Goed gesprek.", by=actor("team"), talked_on=dt.date(2026, 1, 5))
    assert made.talked_on == dt.date(2026, 1, 5)


def test_a_talk_point_that_was_concluded_stays_when_the_list_is_made_again(world: World) -> None:
    everything(world)
    opened(world)
    first = TalkPoint.objects.first()
    assert first is not None
    talk.conclude(point=first, text="Goed gesprek.", by=actor("team"))

    talk.make_list(one=world.round)

    assert TalkPoint.objects.get(conclusion="Goed gesprek.").pk == first.pk
    assert len(set(TalkPoint.objects.values_list("item", "criterion"))) == TalkPoint.objects.count()


def test_a_stranger_gets_no_page_of_a_seat(world: World) -> None:
    assert queries.my_seat(world.round, actor("raad")) is None
    assert queries.my_seat(world.round, Actor()) is None
