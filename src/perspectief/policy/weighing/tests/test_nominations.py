"""What exists already is nominated, with what is known of it, and never ends just like that."""

from __future__ import annotations

import datetime as dt

import pytest

from perspectief.foundation.provisions.models import Provision
from perspectief.policy.weighing.choices import ItemState, Origin
from perspectief.policy.weighing.models import Item
from perspectief.policy.weighing.queries import items
from perspectief.policy.weighing.services import applications, nominations, rounds
from perspectief.policy.weighing.services.applications import LevelSaid
from perspectief.policy.weighing.services.nominations import Nominated
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.tests import provider_world as world
from perspectief.policy.weighing.tests.provider_world import DAY, INVENTED, OFFICER, PARTNER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city(db: None) -> None:
    world.city()


def nominated(**fields: object) -> Item:
    return nominations.nominate(
        one=world.opened(), provision=Provision.objects.get(), by=OFFICER, said=Nominated(fields) if fields else None
    )


def long_ago() -> dt.date:
    return world.today() - 5 * 365 * DAY


def test_a_nominated_provision_takes_part_at_once_with_what_its_page_says() -> None:
    item = nominated()

    assert (item.state, item.origin) == (ItemState.ACCEPTED, Origin.EXISTING)
    assert (item.title, item.answers["what"]) == ("Tassen voor school", "Een tas.")
    assert list(items.weighed(item.round)) == [item]


def test_nominated_twice_is_nominated_once() -> None:
    item = nominated()

    assert nominations.nominate(one=item.round, provision=Provision.objects.get(), by=OFFICER).pk == item.pk
    assert item.round.steps.filter(kind="nominated").count() == 1


def test_only_officers_nominate() -> None:
    with pytest.raises(Refused):
        nominations.nominate(one=world.opened(), provision=Provision.objects.get(), by=PARTNER)


def test_the_organisation_of_a_provision_sees_its_own_file() -> None:
    item = nominated()

    assert list(items.of_organisations("GM0014", {world.FIRST})) == [item]


def test_costs_and_marks_are_written_down() -> None:
    item = nominated()
    levels = [LevelSaid("all", "Alles", 300, {2027: 50_000})]

    nominations.change(item=item, said=Nominated({"statutory": True}, levels=levels), by=OFFICER)

    assert Item.objects.get().statutory
    assert items.costs_of(items.levels_of(item)[0]) == {2027: 50_000}


def test_what_gets_money_for_long_ends_after_a_hearing_only() -> None:
    with pytest.raises(Refused, match="Hoor de aanbieder eerst"):
        nominated(running_since=long_ago(), ends_not_before=world.today() + 2000 * DAY)


def test_what_gets_money_for_long_ends_a_reasonable_term_after_the_hearing() -> None:
    heard = dt.date(2026, 11, 10)
    item = nominated(running_since=long_ago(), heard_on=heard)
    first = nominations.earliest_end(item, item.round)

    assert first == dt.date(2027, 12, 1)
    with pytest.raises(Refused, match="niet eerder"):
        nominations.change(item=item, said=Nominated({"ends_not_before": first - DAY}), by=OFFICER)
    nominations.change(item=item, said=Nominated({"ends_not_before": first}), by=OFFICER)


def test_what_gets_money_since_last_year_may_end_at_any_time() -> None:
    item = nominated(running_since=world.today() - 300 * DAY, ends_not_before=world.today())

    assert nominations.earliest_end(item, item.round) is None


def test_an_officer_does_not_rewrite_the_application_of_a_provider() -> None:
    item = world.sent(world.opened())

    with pytest.raises(Refused, match="aanvraag van een aanbieder"):
        nominations.change(item=item, said=Nominated({"title": "Anders"}), by=OFFICER)
    nominations.change(item=item, said=Nominated({"statutory": True}), by=OFFICER)
    assert Item.objects.get().statutory


def test_a_nomination_by_mistake_is_taken_out_with_a_reason() -> None:
    item = nominated()

    assert applications.do_not_take(item=item, reason="Per ongeluk.", by=OFFICER).state == ItemState.NOT_TAKEN


# --- How well it is known that it works -------------------------------------------------------------------------------
def test_a_grade_needs_its_source() -> None:
    item = nominated()

    with pytest.raises(Refused, match="waar dit staat"):
        nominations.grade(item=item, criterion="1a", grade=3, source=" ", by=OFFICER)
    nominations.grade(item=item, criterion="1a", grade=0, source="", by=OFFICER)


def test_a_new_grade_takes_the_place_of_the_old() -> None:
    item = nominated()
    for number in (1, 3):
        nominations.grade(item=item, criterion="1a", grade=number, source="Onderzoek 2025", by=OFFICER)

    assert [one.grade for one in item.evidence.all()] == [3]


@pytest.mark.parametrize(("criterion", "grade"), [("1a", 6), ("9z", 1)])
def test_a_grade_that_does_not_exist_is_refused(criterion: str, grade: int) -> None:
    with pytest.raises(Refused):
        nominations.grade(item=nominated(), criterion=criterion, grade=grade, source="x", by=OFFICER)


def test_in_a_round_to_practise_with_no_real_organisation_is_judged() -> None:
    Provision.objects.update(organisation=None)
    real = Provision.objects.get()
    first = world.draft()
    practice = rounds.make_round(
        municipality=first.municipality, key="oefenen", name="Oefenen", framework=first.framework, by=INVENTED
    )

    with pytest.raises(Refused, match="echte organisatie"):
        nominations.nominate(one=practice, provision=real, by=OFFICER)
