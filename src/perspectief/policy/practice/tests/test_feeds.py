"""The door for grants of Maatwerkbudget and presses of a stop button: it has no place for a person."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from perspectief.policy.practice.choices import Failed, Feed
from perspectief.policy.practice.models import Fed
from perspectief.policy.practice.services import feeds

pytestmark = pytest.mark.django_db


def message(**said: Any) -> dict[str, Any]:
    """One that keeps to the contract."""
    first = {
        "version": 1,
        "source": "custom_budget",
        "key": str(uuid.uuid4()),
        "month": "2026-03",
        "provision": "bijstand",
        "reason": "too_late",
        "area": "WK001410",
    }
    return {**first, **said}


def test_a_message_is_kept_once_with_a_rule_a_reason_a_month_and_a_wijk(city: None) -> None:
    read = feeds.read(message())
    assert feeds.take_in(read)
    assert not feeds.take_in(read), "the same key of the same source is one"

    kept = Fed.objects.get()
    assert (kept.source, kept.provision, kept.reason) == (Feed.CUSTOM_BUDGET, "regeling_bijstand", Failed.TOO_LATE)
    assert str(kept.month) == "2026-03-01"


def test_the_same_key_of_another_source_is_another(city: None) -> None:
    sent = message()
    assert feeds.take_in(feeds.read(sent))
    assert feeds.take_in(feeds.read({**sent, "source": "stop_button"}))


def test_an_area_may_be_left_out(city: None) -> None:
    sent = message()
    del sent["area"]
    assert feeds.read(sent).area == ""


@pytest.mark.parametrize(
    "more",
    [
        {"name": "Noor"},
        {"bsn": "123456782"},
        {"account": "a"},
        {"address": "Straat 1"},
        {"text": "Een moeder met drie kinderen."},
        {"birth_date": "1990-01-01"},
        {"amount": 150},
    ],
)
def test_a_field_that_the_contract_does_not_know_is_refused_and_never_repeated(
    city: None, more: dict[str, Any]
) -> None:
    with pytest.raises(feeds.BadFeed) as refused:
        feeds.read(message(**more))
    assert not any(str(value) in str(refused.value) for value in more.values() if len(str(value)) > 3)
    assert not Fed.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 2},
        {"source": "somewhere"},
        {"key": "12345"},
        {"key": "6ba7b810-9dad-11d1-80b4-00c04fd430c8"},
        {"month": "2026-03-14"},
        {"month": "2999-01"},
        {"provision": "bestaat_niet"},
        {"provision": 7},
        {"reason": "Zij was te laat"},
        {"area": "BU00141001"},
        {"area": "9711 AB"},
        {"area": "WK999999"},
    ],
)
def test_what_is_smaller_or_other_than_agreed_is_refused(city: None, wrong: dict[str, Any]) -> None:
    with pytest.raises(feeds.BadFeed):
        feeds.read(message(**wrong))


def test_every_field_but_the_area_is_needed(city: None) -> None:
    for name in feeds.NEEDED:
        sent = message()
        del sent[name]
        with pytest.raises(feeds.BadFeed):
            feeds.read(sent)


def test_nothing_comes_in_that_was_not_read_first(city: None) -> None:
    with pytest.raises(feeds.BadFeed):
        feeds.take_in(message())  # type: ignore[arg-type]
