"""An organisation applies: begun, kept step by step, sent in time; and what an officer says of it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from perspectief.foundation import keys
from perspectief.foundation.outbox import services as outbox
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.models import Look
from perspectief.foundation.privacy.purpose import upkeep
from perspectief.foundation.uploads import Accepted
from perspectief.policy.weighing import activities
from perspectief.policy.weighing.choices import ItemState
from perspectief.policy.weighing.models import Assessor, Attachment, Item, Owner
from perspectief.policy.weighing.permissions import may_see_own
from perspectief.policy.weighing.queries import applications as queries
from perspectief.policy.weighing.queries import items
from perspectief.policy.weighing.queries import rounds as round_queries
from perspectief.policy.weighing.services import applications, letters, rounds
from perspectief.policy.weighing.services.applications import LevelSaid, Said
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.tests import provider_world as world
from perspectief.policy.weighing.tests.provider_world import (
    AFTER_THE_LAST_DAY,
    COLLEAGUE,
    DAY,
    EVERYWHERE,
    FIRST,
    OFFICER,
    PARTNER,
    PDF,
    RIVAL,
    SECOND,
)

pytestmark = pytest.mark.django_db
FILE = Accepted(PDF, "x")


@pytest.fixture(autouse=True)
def _city(db: None) -> None:
    world.city()


def again(item: Item) -> Item:
    return Item.objects.get(pk=item.pk)


# --- Whose it is ------------------------------------------------------------------------------------------------------
def test_an_application_is_begun_for_ones_own_organisation_only() -> None:
    one = world.opened()

    with pytest.raises(Refused):
        applications.start(one=one, organisation=SECOND, key=uuid4(), by=PARTNER)
    with pytest.raises(Refused):
        applications.start(one=one, organisation=FIRST, key=uuid4(), by=OFFICER)


def test_a_partner_role_without_an_organisation_opens_no_file() -> None:
    item = world.begun(world.opened())

    assert not may_see_own(EVERYWHERE, item).allowed
    with pytest.raises(Refused):
        applications.start(one=item.round, organisation=FIRST, key=uuid4(), by=EVERYWHERE)


def test_every_account_of_the_organisation_sees_and_fills_in_the_same_file() -> None:
    item = world.begun(world.opened())

    applications.keep(item=item, said=Said({"title": "Van ons samen"}), by=COLLEAGUE)

    assert may_see_own(COLLEAGUE, item).allowed
    assert again(item).title == "Van ons samen"


def test_another_organisation_sees_nothing_and_changes_nothing() -> None:
    item = world.sent(world.opened())

    assert not may_see_own(RIVAL, item).allowed
    for act in (applications.submit, applications.withdraw):
        with pytest.raises(Refused, match="andere organisatie"):
            act(item=item, by=RIVAL)
    with pytest.raises(Refused):
        applications.keep(item=item, said=Said({"title": "x"}), by=RIVAL)


def test_begun_twice_with_one_key_is_begun_once() -> None:
    one, key = world.opened(), uuid4()

    first = applications.start(one=one, organisation=FIRST, key=key, by=PARTNER)
    second = applications.start(one=one, organisation=FIRST, key=key, by=COLLEAGUE)

    assert first.pk == second.pk
    assert Item.objects.count() == 1


def test_the_key_of_somebody_else_opens_nothing() -> None:
    one = world.opened()
    item = world.begun(one, RIVAL, SECOND)

    with pytest.raises(Refused):
        applications.start(one=one, organisation=FIRST, key=item.key, by=PARTNER)


def test_who_worked_at_a_file_is_known_until_its_term_is_over() -> None:
    item = world.filled(world.opened())
    applications.keep(item=item, said=Said(), by=COLLEAGUE)

    assert set(queries.owners_of(item)) == {str(PARTNER.account), str(COLLEAGUE.account)}
    with upkeep():
        over = timezone.now() + terms.term("weighing_application") + DAY
        assert activities._owners().overdue(over).count() == 2


# --- Step by step -----------------------------------------------------------------------------------------------------
def test_a_step_keeps_what_it_says_and_leaves_the_rest() -> None:
    item = world.filled(world.opened())

    applications.keep(item=item, said=Said(answers={"1a": "Anders."}), by=PARTNER)

    kept = again(item)
    assert kept.answers["1a"] == "Anders."
    assert kept.answers["1b"] == "Zo."
    assert items.costs_of(items.levels_of(kept)[0]) == {2027: 40_000, 2028: 40_000}


def test_levels_that_are_left_out_go_with_their_years() -> None:
    item = world.filled(world.opened())
    both = [LevelSaid("all", "Alles", 200, {2027: 9}), LevelSaid("part", "Half", 90, {2027: 5, 2028: 5})]
    applications.keep(item=item, said=Said(levels=both), by=PARTNER)
    assert [one.key for one in items.levels_of(item)] == ["all", "part"]

    applications.keep(item=item, said=Said(levels=both[:1]), by=PARTNER)

    (left,) = items.levels_of(item)
    assert (left.key, items.costs_of(left)) == ("all", {2027: 9})


def test_the_form_asks_all_questions_of_the_framework_and_no_page_asks_more_than_six() -> None:
    content = round_queries.content_of(world.announced())
    pages = [step.criteria for step in queries.steps_of(content, with_files=False) if step.criteria]

    assert [one.key for page in pages for one in page] == [one.key for one in content.questions]
    assert max(map(len, pages)) <= queries.QUESTIONS_ON_A_PAGE


def test_an_empty_application_misses_something_on_every_step_with_fields() -> None:
    item = world.begun(world.opened())
    content = round_queries.content_of(item.round)

    steps = [step.key for step in queries.steps_of(content, with_files=True)]

    assert {one.step for one in queries.missing_of(item, content)} == set(steps) - {queries.FILES, queries.CHECK}


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ({"groups": {"families": 80, "young": 10, "others": 9}}, "Delen"),
        ({"everywhere": False}, "Waar"),
        ({"child": " "}, "Kinderen"),
        ({"child_said": ""}, "Wat kinderen zeiden"),
        ({"child_asked_on": None}, "Wanneer u het vroeg"),
        ({"goals": []}, "Doelen"),
    ],
)
def test_what_is_missing_is_named(said: dict[str, Any], label: str) -> None:
    item = world.filled(world.opened(), **said)

    assert [one.label for one in queries.missing_of(item, round_queries.content_of(item.round))] == [label]


def test_children_are_asked_only_when_it_touches_them() -> None:
    item = world.filled(world.opened(), touches_children=False, child_said="", child_asked_on=None)

    assert queries.missing_of(item, round_queries.content_of(item.round)) == []


def test_a_mail_address_in_a_text_is_pointed_out() -> None:
    item = world.filled(world.opened(), child="Mail naar kind@voorbeeld.nl")

    assert queries.personal_in(item) == ["een e-mailadres"]


# --- Sending ----------------------------------------------------------------------------------------------------------
def test_what_is_not_whole_is_not_sent() -> None:
    item = world.begun(world.opened())

    with pytest.raises(Refused, match="Er mist nog iets"):
        applications.submit(item=item, by=PARTNER)
    assert again(item).state == ItemState.DRAFT


def test_sent_twice_is_sent_once_and_the_first_moment_stays() -> None:
    item = world.sent(world.opened())
    first = item.submitted_at

    second = applications.submit(item=item, by=COLLEAGUE)

    assert (second.state, second.submitted_at) == (ItemState.SUBMITTED, first)


def test_after_the_last_day_nothing_is_sent_begun_or_changed_but_all_can_be_read() -> None:
    one = world.opened()
    item = world.filled(one)

    with world.travelled(AFTER_THE_LAST_DAY):
        for late in (
            lambda: applications.submit(item=item, by=PARTNER),
            lambda: applications.keep(item=item, said=Said({"title": "Te laat"}), by=PARTNER),
            lambda: world.begun(one),
        ):
            with pytest.raises(Refused, match="laatste dag is voorbij"):
                late()
        assert may_see_own(PARTNER, again(item)).allowed
    assert again(item).title == "Tassen voor iedereen"


def test_what_was_sent_does_not_change() -> None:
    item = world.sent(world.opened())

    with pytest.raises(Refused, match="verstuurd"):
        applications.keep(item=item, said=Said({"title": "x"}), by=PARTNER)
    with pytest.raises(Refused):
        applications.attach(item=item, name="x", file=FILE, by=PARTNER)


def test_nobody_applies_before_the_first_day() -> None:
    with pytest.raises(Refused, match="nog niet"):
        world.begun(world.announced())


# --- What an officer says ---------------------------------------------------------------------------------------------
def test_who_missed_something_adds_it_after_the_last_day_and_sends_again() -> None:
    item = world.sent(world.opened())
    until = world.today() + (AFTER_THE_LAST_DAY + 5) * DAY
    applications.ask_for_more(item=item, missing="De begroting.", until=until, by=OFFICER)

    with world.travelled(AFTER_THE_LAST_DAY):
        applications.keep(item=item, said=Said(answers={"what": "Met begroting."}), by=PARTNER)
        applications.submit(item=item, by=PARTNER)

    assert (again(item).state, again(item).missing) == (ItemState.SUBMITTED, "")


def test_the_time_to_add_something_ends() -> None:
    item = world.sent(world.opened())
    applications.ask_for_more(item=item, missing="De begroting.", until=world.today() + 5 * DAY, by=OFFICER)

    with world.travelled(6), pytest.raises(Refused, match="aan te vullen is voorbij"):
        applications.submit(item=item, by=PARTNER)


def test_nobody_is_left_out_while_the_time_to_add_runs() -> None:
    item = world.sent(world.opened())
    applications.ask_for_more(item=item, missing="De begroting.", until=world.today() + 5 * DAY, by=OFFICER)
    with pytest.raises(Refused, match="Wacht"):
        applications.do_not_take(item=item, reason="Kwam niet.", by=OFFICER)

    with world.travelled(6):
        assert applications.do_not_take(item=item, reason="Kwam niet.", by=OFFICER).state == ItemState.NOT_TAKEN


def test_who_must_add_something_or_does_not_take_part_gets_a_mail_that_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(letters, "mail_of", lambda _key: "iemand@example.org")
    mails: list[dict[str, Any]] = []
    monkeypatch.setattr(outbox, "send_mail", lambda **said: mails.append(said))
    item = world.sent(world.opened())

    applications.ask_for_more(item=item, missing="De begroting.", until=world.today() + DAY, by=OFFICER)
    with world.travelled(2):
        applications.do_not_take(item=item, reason="Kwam niet.", by=OFFICER)

    assert len({mail["idempotency_key"] for mail in mails}) == 2
    assert all(f"/wegen/aanvraag/{item.key}" in mail["text"] for mail in mails)
    assert not any(word in str(mail) for mail in mails for word in ("begroting", "Kwam", "Tassen"))


def test_what_does_not_take_part_says_why() -> None:
    item = world.sent(world.opened())
    with pytest.raises(Refused, match="waarom"):
        applications.do_not_take(item=item, reason=" ", by=OFFICER)

    applications.do_not_take(item=item, reason="Dit gaat over een andere stad.", by=OFFICER)

    assert again(item).not_taken_because == "Dit gaat over een andere stad."


def test_accepted_twice_is_accepted_once() -> None:
    item = world.sent(world.opened())
    applications.accept(item=item, by=OFFICER)
    applications.accept(item=item, by=OFFICER)

    assert item.round.steps.filter(kind="accepted").count() == 1


def test_a_draft_is_not_accepted() -> None:
    item = world.filled(world.opened())

    with pytest.raises(Refused):
        applications.accept(item=item, by=OFFICER)
    with pytest.raises(Refused):
        applications.do_not_take(item=item, reason="Niet goed.", by=OFFICER)


def test_a_provider_does_not_accept_its_own() -> None:
    with pytest.raises(Refused):
        applications.accept(item=world.sent(world.opened()), by=PARTNER)


# --- Taking back ------------------------------------------------------------------------------------------------------
def test_taken_back_stays_taken_back() -> None:
    item = world.sent(world.opened())
    applications.withdraw(item=item, by=PARTNER)
    applications.withdraw(item=item, by=COLLEAGUE)

    with pytest.raises(Refused):
        applications.submit(item=item, by=PARTNER)
    with pytest.raises(Refused):
        applications.accept(item=again(item), by=OFFICER)
    assert item.round.steps.filter(kind="withdrawn").count() == 1


def test_who_took_part_takes_it_back_until_the_round_stops() -> None:
    item = applications.accept(item=world.sent(world.opened()), by=OFFICER)
    rounds.stop(one=item.round, by=OFFICER, reason="Geen geld.")

    with pytest.raises(Refused):
        applications.withdraw(item=again(item), by=PARTNER)


# --- Files ------------------------------------------------------------------------------------------------------------
def test_a_file_is_kept_sealed_and_opens_for_the_organisation_and_an_officer() -> None:
    item = world.filled(world.opened())
    kept = applications.attach(item=item, name="Begroting", file=FILE, by=PARTNER)

    assert PDF not in bytes(kept.sealed)
    assert applications.open_file(attachment=kept, by=COLLEAGUE) == PDF
    assert applications.open_file(attachment=kept, by=OFFICER) == PDF
    with pytest.raises(Refused):
        applications.open_file(attachment=kept, by=RIVAL)


def test_a_file_that_was_moved_to_another_application_does_not_open() -> None:
    one = world.opened()
    kept = applications.attach(item=world.filled(one), name="Begroting", file=FILE, by=PARTNER)
    kept.item = world.filled(one)

    with pytest.raises(keys.NotOurs):
        applications.open_file(attachment=kept, by=PARTNER)


def test_everybody_who_worked_at_a_file_can_read_that_an_officer_opened_it() -> None:
    item = world.filled(world.opened())
    kept = applications.attach(item=item, name="Begroting", file=FILE, by=PARTNER)
    applications.keep(item=item, said=Said(), by=COLLEAGUE)

    applications.open_file(attachment=kept, by=PARTNER)
    with upkeep():
        assert Look.objects.count() == 0
    applications.open_file(attachment=kept, by=OFFICER)

    with upkeep():
        assert Look.objects.filter(what="weighing_file").count() == 2


def test_no_more_files_than_may_be() -> None:
    item = world.filled(world.opened())
    for number in range(5):
        applications.attach(item=item, name=str(number), file=FILE, by=PARTNER)

    with pytest.raises(Refused, match="5 bijlagen"):
        applications.attach(item=item, name="6", file=FILE, by=PARTNER)
    applications.detach(item=item, number=Attachment.objects.latest("pk").pk, by=PARTNER)
    assert Attachment.objects.count() == 4


def test_somebody_who_asks_gets_what_is_known_and_can_be_forgotten() -> None:
    item = world.filled(world.opened())
    key = str(PARTNER.account)

    parts = {part.key: part.rows for part in activities.collect(key)}
    assert len(parts["weighing.owner"]) == 1
    activities.erase(key)

    with upkeep():
        assert not Owner.objects.filter(account=PARTNER.account).exists()
    assert again(item).title == "Tassen voor iedereen"


def test_who_sat_in_a_panel_is_forgotten_first_and_the_seat_goes_with_its_scores() -> None:
    one = world.announced()
    with upkeep():
        Assessor.objects.create(round=one, number=1, seat="chair", account=PARTNER.account, organisation=FIRST)

    for term, left in (("weighing_seat", [None]), ("weighing_score", [])):
        with time_machine.travel(timezone.now() + terms.term(term) + DAY), upkeep():
            declared = activities._assessors()
            assert declared.remove
            assert declared.remove(declared.overdue(timezone.now())) == 1
            assert list(Assessor.objects.values_list("account", flat=True)) == left
            assert not declared.overdue(timezone.now()).exists()
