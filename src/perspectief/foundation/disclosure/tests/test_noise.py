"""Noise that stays the same for the same people, and that nobody can take away without the key."""

from __future__ import annotations

import base64
import os
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from perspectief.foundation.disclosure import Cell, Method, Reason, key_of_all, publish_registered, rule_on
from perspectief.foundation.disclosure import noise as room
from perspectief.foundation.disclosure.noise import KEYS, ROWS, slack, with_noise
from perspectief.foundation.disclosure.tests.planting import dimension, empty_register, planted
from perspectief.foundation.keys import read_keys

__all__ = ["empty_register"]
pytestmark = pytest.mark.usefixtures("empty_register")
RULE = rule_on()


def cells(numbers: dict[str, int], first: int = 0) -> list[Cell]:
    """Cells with records that are numbered on."""
    made = []
    for code, number in numbers.items():
        made.append(Cell({"soort": code}, number, key=key_of_all("mensen", range(first, first + number))))
        first += number
    return made


def test_the_same_people_give_the_same_number_in_whichever_order_and_table() -> None:
    planted("t", "soort", method=Method.NOISE)
    planted("u", "soort", dimension("lijn"), method=Method.NOISE)
    one = publish_registered({"t": cells({"a": 123, "b": 45})})["t"]
    both = cells({"a": 123, "b": 45})
    apart = [Cell({**cell.at, "lijn": "x"}, cell.number, key=cell.key) for cell in reversed(both)]

    other = publish_registered({"u": apart})["u"]

    assert one.at(soort="a").number == other.at(soort="a").number == other.at(soort="a", lijn="x").number


def test_one_person_more_gives_other_noise_so_two_moments_do_not_tell_them_apart() -> None:
    moved = Counter(
        with_noise(40 + more, key_of_all("mensen", range(start, start + 40 + more)), RULE)
        for start in range(0, 4000, 40)
        for more in (0, 1)
    )

    assert len(moved) >= 3


def test_noise_is_as_often_up_as_down_and_never_more_than_said() -> None:
    table = room._table(room._secret(), RULE.noise_most)

    assert len(table) == ROWS
    for row in table:
        assert len(row) == KEYS and sum(row) == 0
        assert max(map(abs, row)) == RULE.noise_most
    assert len(set(table)) == ROWS


@pytest.mark.parametrize("number", [0, 3, 9, 10, 57, 1234])
def test_what_is_shown_is_a_multiple_of_five_near_what_was_counted(number: int) -> None:
    for key in range(KEYS):
        shown = with_noise(number, key, RULE)
        assert shown % RULE.round_to == 0
        assert shown >= 0
        assert abs(shown - number) <= slack(RULE)


def test_a_total_has_noise_of_its_own_and_need_not_add_up() -> None:
    planted("t", "soort", method=Method.NOISE)
    off = []
    for first in range(0, 20_000, 500):
        made = publish_registered({"t": cells({"a": 123, "b": 145, "c": 87}, first)})["t"]
        off.append(sum(made.at(soort=code).number.value or 0 for code in "abc") - (made.at().number.value or 0))

    assert len(set(off)) > 1


def test_few_people_are_hidden_and_nobody_too_unless_nobody_can_be_there() -> None:
    planted("t", "soort", method=Method.NOISE)
    made = publish_registered({"t": [*cells({"a": 2, "b": 0, "d": 80}), Cell({"soort": "c"}, 0, impossible=True)]})["t"]

    assert [made.at(soort=code).number.text for code in "abc"] == ["geheim", "geheim", "0"]


def test_a_share_is_of_what_is_shown_and_of_fifty_or_more() -> None:
    planted("t", "soort", method=Method.NOISE, shares="soort")
    made = publish_registered({"t": cells({"a": 123, "b": 145})})["t"]
    part, whole = made.at(soort="a"), made.at()

    assert part.share is not None and part.number.value and whole.number.value
    assert abs(part.share.value - 100 * part.number.value / whole.number.value) <= 0.5
    few = publish_registered({"t": cells({"a": 20, "b": 15})})["t"]
    assert few.at(soort="a").share.reason == Reason.TOO_FEW  # type: ignore[union-attr]


def test_noise_that_points_one_way_does_not_place_a_small_count() -> None:
    """With so little noise nearly every small cell can be placed: then more is hidden, until it cannot."""
    planted("t", "soort", method=Method.NOISE)
    little = replace(RULE, noise_most=1)
    for first in range(0, 3000, 100):
        numbers = {"a": 4, "b": 60, "c": 70}
        made = publish_registered({"t": cells(numbers, first)}, rule=little)["t"]
        shown = {code: made.at(soort=code).number.value for code in "abc"}
        total = made.at().number.value
        if total is None or None in (shown["b"], shown["c"]):
            continue
        width = 2 * slack(little)
        left = total - (shown["b"] or 0) - (shown["c"] or 0)
        low, high = max(0, left - 3 * width / 2), left + 3 * width / 2
        assert high - low >= RULE.threshold


def test_a_new_key_in_front_leaves_published_tables_as_they_are(settings: Any) -> None:
    old, new = (base64.b64encode(os.urandom(32)).decode() for _ in range(2))
    settings.DATA_KEYS = read_keys(f"a:{old}")
    before = [with_noise(number, key_of_all("m", range(number)), RULE) for number in range(50, 90)]
    settings.DATA_KEYS = read_keys(f"b:{new},a:{old}")

    assert [with_noise(number, key_of_all("m", range(number)), RULE) for number in range(50, 90)] == before


def test_another_house_has_other_noise(settings: Any) -> None:
    made = []
    for _ in range(2):
        settings.DATA_KEYS = read_keys(f"a:{base64.b64encode(os.urandom(32)).decode()}")
        made.append([with_noise(number, key_of_all("m", range(number)), RULE) for number in range(50, 90)])

    assert made[0] != made[1]
