"""Guessing is slow, counted, and hopeless; nobody is shut out by somebody else before that is needed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import RequestFactory
from django.utils import timezone

from perspectief.foundation.codes import stretching
from perspectief.foundation.codes.calc.chance import chance_in_a_year
from perspectief.foundation.codes.guessing import Tries, neighbourhood
from perspectief.foundation.codes.models import WrongCodes
from perspectief.foundation.codes.queries import this_hour
from perspectief.foundation.ui.testing import PageClient
from perspectief.residents.kept_checks import guessing, queries, services
from perspectief.residents.kept_checks.queries.guesses import ROOM
from perspectief.residents.kept_checks.services import TooOften
from perspectief.residents.kept_checks.tests.people import another, keeps, opens

WRONG = "appel fiets lantaarn dolfijn theepot regenboog"


def setting(name: str) -> int:
    return stretching.setting(name, timezone.localdate())


def test_who_guesses_all_year_opens_one_with_a_chance_below_one_in_a_billion() -> None:
    assert chance_in_a_year(setting("wrong_codes_at_most"), setting("kept_at_once")) < 1e-9
    assert chance_in_a_year(setting("wrong_codes_at_most"), 1) < 1e-12


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::5", "2001:db8:1::/48"),
        ("unix:", "unix:"),
        ("", ""),
    ],
)
def test_an_address_counts_with_its_neighbours(address: str, counted_as: str) -> None:
    assert neighbourhood(address) == counted_as


def test_tries_are_forgotten_after_a_quarter_of_an_hour() -> None:
    time = [0.0]
    tries = Tries(clock=lambda: time[0])
    tries.add("192.0.2.1")
    tries.add("192.0.2.250")
    assert tries.made("192.0.2.3") == (2, 900)

    time[0] = 901
    assert tries.made("192.0.2.3")[0] == 0


def test_no_address_can_be_found_back_in_memory() -> None:
    tries = Tries()
    tries.add("192.0.2.1")

    assert "192.0.2" not in repr(vars(tries))


@pytest.mark.django_db
def test_after_ten_wrong_codes_an_address_waits_and_the_answer_says_how_long(pages: PageClient) -> None:
    code = keeps(pages)
    visitor = another()
    for _try in range(setting("wrong_codes_per_address")):
        assert opens(visitor, WRONG).status_code == 303

    refused = opens(visitor, code)

    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 900
    assert "Wacht even" in refused.content.decode()
    assert opens(another(), code).status_code == 429
    assert another().post("/bewaard", {"words": code}, REMOTE_ADDR="198.51.100.1").status_code == 303


@pytest.mark.django_db
def test_a_right_code_does_not_count(pages: PageClient) -> None:
    code = keeps(pages)

    for _try in range(setting("wrong_codes_per_address") + 2):
        assert opens(another(), code).headers["Location"] == "/bewaard/mijn"
    assert WrongCodes.objects.count() == 0


@pytest.mark.django_db
def test_when_many_guess_who_was_not_wrong_may_still_try_and_who_was_may_not() -> None:
    WrongCodes.objects.create(room=ROOM, hour=this_hour(timezone.now()), count=setting("wrong_codes_in_all"))
    new, wrong_before = (RequestFactory(REMOTE_ADDR=one).post("/bewaard") for one in ("192.0.2.1", "198.51.100.1"))
    guessing.CODES.add("198.51.100.9")

    services.ask(new)
    with pytest.raises(TooOften) as refused:
        services.ask(wrong_before)

    assert 0 < refused.value.seconds <= 3601


@pytest.mark.django_db
def test_above_the_last_limit_nobody_may_guess_until_the_next_hour() -> None:
    WrongCodes.objects.create(room=ROOM, hour=this_hour(timezone.now()), count=setting("wrong_codes_at_most"))

    with pytest.raises(TooOften):
        services.ask(RequestFactory(REMOTE_ADDR="192.0.2.1").post("/bewaard"))


@pytest.mark.django_db
def test_wrong_codes_are_counted_for_who_watches_over_the_house() -> None:
    for _try in range(3):
        services.failed()
    WrongCodes.objects.create(room=ROOM, hour=this_hour(timezone.now()) - dt.timedelta(days=3), count=40)

    assert queries.failed_guesses() == 3
    assert queries.failed_guesses(timezone.now() - dt.timedelta(days=9)) == 43
    assert {field.name for field in WrongCodes._meta.fields} == {"id", "room", "hour", "count"}
