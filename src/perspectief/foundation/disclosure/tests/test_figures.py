"""One number at a time: when it is shown, and how."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from perspectief.foundation.datafiles import BadDataFile
from perspectief.foundation.dated import read_settings
from perspectief.foundation.disclosure import (
    Kind,
    Published,
    Reason,
    hide,
    publish_amount,
    publish_count,
    publish_difference,
    publish_official,
    publish_share,
    rule_on,
)
from perspectief.foundation.disclosure.published import MadeOutside


@pytest.mark.parametrize(("number", "shown"), [(10, 10), (12, 10), (13, 15), (1234, 1235), (1_234_567, 1_234_565)])
def test_a_count_is_rounded_to_five(number: int, shown: int) -> None:
    figure = publish_count(number)

    assert (figure.value, figure.rounded_to, figure.reason) == (shown, 5, None)


@pytest.mark.parametrize("number", [0, 1, 9])
def test_fewer_than_ten_is_secret_and_nobody_is_few_too(number: int) -> None:
    assert publish_count(number).reason == Reason.SECRET
    assert publish_count(number).value is None


def test_persons_of_too_few_households_are_secret() -> None:
    assert publish_count(40, households=9).reason == Reason.SECRET
    assert publish_count(40, households=10).value == 40


def test_all_but_a_few_is_as_telling_as_a_few() -> None:
    assert publish_count(95, of=100).reason == Reason.SECRET
    assert publish_count(100, of=100).reason == Reason.SECRET
    assert publish_count(90, of=100).value == 90
    assert publish_count(50, households=41, of=100, of_households=50).reason == Reason.SECRET


def test_a_share_is_whole_percents_of_the_counts_before_rounding() -> None:
    assert publish_share(333, 1000).value == 33
    assert publish_share(125, 1000).text == "13%"


def test_a_share_of_fewer_than_fifty_says_too_little() -> None:
    assert publish_share(20, 49).reason == Reason.TOO_FEW
    assert publish_share(20, 50).value == 40


@pytest.mark.parametrize("part", [0, 9, 991, 1000])
def test_a_share_of_almost_nobody_or_almost_everybody_is_secret(part: int) -> None:
    assert publish_share(part, 1000).reason == Reason.SECRET


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (123_456, "€ 1.230"),
        (1_234_567, "€ 12.300"),
        (123_456_789, "€ 1.235.000"),
        (8_437_123_456, "€ 84.370.000"),
        (-123_456, "−€ 1.230"),
    ],
)
def test_an_amount_keeps_the_digits_that_count(cents: int, text: str) -> None:
    assert publish_amount(cents, contributors=30).text == text.replace("€ ", "€\u00a0")


def test_an_amount_of_few_people_is_secret() -> None:
    assert publish_amount(1_000_000, contributors=9).reason == Reason.SECRET


def test_a_mean_may_be_rounded_to_the_euro() -> None:
    assert publish_amount(12_345, contributors=10, step=1).value == 123


def test_a_difference_is_computed_from_what_is_shown() -> None:
    after, before = publish_count(1012), publish_count(1008)

    assert publish_difference(after, before).value == 0
    assert publish_difference(publish_count(1028), before).text == "+20"
    assert publish_difference(before, publish_count(1028)).text == "−20"


def test_a_difference_with_a_secret_number_is_secret() -> None:
    assert publish_difference(publish_count(100), publish_count(3)).reason == Reason.SECRET


def test_a_count_less_an_amount_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="means nothing"):
        publish_difference(publish_count(100), publish_amount(100, contributors=10))


def test_nobody_else_makes_a_published_figure() -> None:
    with pytest.raises(MadeOutside):
        Published(3, Kind.COUNT, 1)
    with pytest.raises((MadeOutside, ValueError)):
        replace(publish_count(100), value=3)


def test_what_is_not_known_says_why_in_words() -> None:
    assert publish_count(None).text == "onbekend"
    assert [hide(reason).text for reason in Reason] == [
        "geheim",
        "te weinig",
        "nog niet geleverd",
        "niet van toepassing",
        "onbekend",
    ]
    assert all(reason.explanation.startswith(reason.value.capitalize()) for reason in Reason)


def test_a_hidden_figure_prints_its_reason_in_a_template() -> None:
    with translation.override("nl"):
        assert f"{publish_count(3)}" == "geheim"


def test_the_rule_is_that_of_a_day_and_has_a_ground() -> None:
    rule = rule_on(dt.date(2026, 11, 22))

    assert (rule.threshold, rule.round_to, rule.share_base) == (10, 5, 50)
    assert publish_count(12, rule=replace(rule, threshold=20)).is_hidden


@pytest.mark.parametrize("missing", ["from", "value", "source", "status"])
def test_a_setting_without_a_ground_does_not_load(tmp_path: Path, missing: str) -> None:
    said = {"from": "2026-01-01", "value": "1", "source": "x", "status": "voorstel"}
    del said[missing]
    path = tmp_path / "settings.yaml"
    values = ", ".join(f"{key}: {value}" for key, value in said.items())
    path.write_text(f"threshold:\n  meaning: m\n  unit: u\n  values: [{{{values}}}]\n")

    with pytest.raises(BadDataFile, match=missing):
        read_settings(path)


@pytest.mark.parametrize(
    ("value", "kind", "decimals", "text"),
    [
        (Decimal("13.4000"), Kind.SHARE, 1, "13,4%"),
        (Decimal("13.0000"), Kind.SHARE, 1, "13,0%"),
        (Decimal("12500.0000"), Kind.COUNT, 0, "12.500"),
        (3, Kind.COUNT, 0, "3"),
        (Decimal("2812345.5"), Kind.AMOUNT, 0, "€\u00a02.812.346"),
        (7.25, Kind.SCORE, 1, "7,3"),
        (4, Kind.RANK, 0, "plaats 4"),
    ],
)
def test_what_a_source_made_public_is_shown_as_it_came(value: Any, kind: Kind, decimals: int, text: str) -> None:
    assert publish_official(value, kind, decimals, source="Kerncijfers wijken en buurten 2020").text == text


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        ("secret", Reason.SECRET),
        ("not_yet", Reason.NOT_YET),
        ("not_measured", Reason.UNKNOWN),
        (Reason.TOO_FEW, Reason.TOO_FEW),
        ("", Reason.UNKNOWN),
    ],
)
def test_what_a_source_does_not_give_keeps_its_own_reason(missing: str, reason: Reason) -> None:
    assert publish_official(None, Kind.SHARE, source="CBS", missing=missing).reason == reason


def test_an_official_figure_without_a_publication_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="names the publication"):
        publish_official(3, Kind.COUNT, source=" ")


def test_a_change_between_official_figures_keeps_their_decimals() -> None:
    after, before = (publish_official(one, Kind.SHARE, 1, source="CBS") for one in (12.9, 13.4))

    assert publish_difference(after, before).text == "−0,5%"
