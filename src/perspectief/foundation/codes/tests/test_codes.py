"""Codes of two rooms: another name in each, and counted apart."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.utils import timezone

from perspectief.foundation.codes import queries, services, stretching
from perspectief.foundation.codes.guessing import Tries
from perspectief.foundation.codes.models import WrongCodes
from perspectief.foundation.codes.queries import this_hour
from perspectief.foundation.codes.stretching import Costs, Place

CODE = ("appel", "fiets", "lantaarn", "dolfijn", "theepot", "regenboog")
CHEAP = Costs(memory=64, passes=1, lanes=1)
ONE, OTHER = Place("one: lookup", b"one/find"), Place("other: lookup", b"other/find")


def test_a_code_of_one_room_finds_nothing_in_another() -> None:
    in_one, in_other = (set(stretching.lookups(place, CODE, CHEAP)) for place in (ONE, OTHER))

    assert in_one.isdisjoint(in_other)
    assert in_one.isdisjoint(stretching.lookups(Place(ONE.label, OTHER.salt), CODE, CHEAP))
    assert in_one == set(stretching.lookups(ONE, CODE, CHEAP))


@pytest.mark.django_db
def test_guessing_in_one_room_does_not_shut_another() -> None:
    most = stretching.setting("wrong_codes_at_most", timezone.localdate())
    WrongCodes.objects.create(room="one", hour=this_hour(timezone.now()), count=most)
    request = RequestFactory(REMOTE_ADDR="192.0.2.1").post("/")

    services.ask("other", Tries(), request)
    with pytest.raises(services.TooOften):
        services.ask("one", Tries(), request)


@pytest.mark.django_db
def test_wrong_codes_are_a_number_for_each_room() -> None:
    for room in ("one", "one", "other"):
        services.failed(room)

    assert (queries.failed_guesses("one"), queries.failed_guesses("other"), queries.failed_guesses("third")) == (
        2,
        1,
        0,
    )
    assert {field.name for field in WrongCodes._meta.fields} == {"id", "room", "hour", "count"}
