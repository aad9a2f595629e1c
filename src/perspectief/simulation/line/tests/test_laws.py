"""A line before and after a reform."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from perspectief.simulation.line import (
    Comparison,
    Family,
    Kind,
    Waiting,
    compare_lines,
    compare_within,
    law_of,
    turns,
)
from perspectief.simulation.reforms import BASELINE, gallery

DAY = date(2026, 7, 1)
PARENT = Family(Kind.PARENT, (2, 8))


def test_a_reform_that_changes_nothing_makes_no_difference_at_any_point() -> None:
    same = compare_lines(PARENT, replace(BASELINE, key="zelfde", name="Hetzelfde"), DAY)
    assert not same.difference.any()
    assert same.before.cliffs == same.after.cliffs


def test_an_energy_allowance_up_to_a_limit_makes_a_cliff_at_that_limit_that_is_not_there_now() -> None:
    compared = compare_lines(PARENT, gallery()["energietoeslag"], DAY)
    assert compared.before.cliffs == ()
    lost = {key for cliff in compared.after.cliffs for key, _ in cliff.losses}
    assert "energietoeslag_2022" in lost
    assert compared.difference.min() >= 0


def test_a_higher_limit_of_the_city_pass_lets_it_end_at_more_hours() -> None:
    compared = compare_lines(PARENT, gallery()["stadjerspas_150"], DAY)
    ends = [
        next(turn.high for turn in turns(line.points) if turn.key == "stadjerspas" and turn.ends)
        for line in (compared.before, compared.after)
    ]
    assert ends[0] < ends[1]


def test_who_keeps_more_of_a_wage_beside_bijstand_never_has_less() -> None:
    for family in (PARENT, Family(Kind.ALONE)):
        compared = compare_lines(family, gallery()["meer_houden_van_werk"], DAY)
        assert compared.difference.min() >= 0
        assert compared.difference.max() > 0


def test_savings_above_the_limit_take_bijstand_away_until_a_reform_raises_the_limit() -> None:
    saver = replace(PARENT, savings=20_000.0)
    compared = compare_lines(saver, gallery()["spaargeld_tot_15000"], DAY)
    assert "bijstand" not in compared.before.points.granted
    assert compared.after.points.granted["bijstand"][0] > 0
    assert np.array_equal(compared.before.points.gross, compared.after.points.gross)


def test_the_law_of_a_day_is_compiled_once() -> None:
    assert law_of(DAY) is law_of(DAY)


def test_who_cannot_wait_for_a_law_hears_how_far_it_is_and_gets_it_later() -> None:
    reform = replace(gallery()["stadjerspas_130"], key="nog_nooit_gezien", reason="Een proef.")
    day = date(2026, 7, 2)  # a day that no other test asks for
    first = compare_within(0.0, PARENT, reform, day)
    assert isinstance(first, Waiting)
    assert isinstance(compare_within(120.0, PARENT, reform, day), Comparison)
