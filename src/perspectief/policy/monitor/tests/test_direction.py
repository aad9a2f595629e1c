"""When a target is met, and what counts as a change."""

from __future__ import annotations

import pytest

from perspectief.policy.monitor.calc.direction import (
    Better,
    Measure,
    Trend,
    Verdict,
    fallen,
    reached,
    risen,
    stable,
    trend,
    within,
)

BAND = 0.05


def whole(value: float) -> Measure:
    return Measure(value, step=1)


@pytest.mark.parametrize(
    ("now", "verdict"),
    [(1050, Verdict.MET), (950, Verdict.MET), (1053, Verdict.NOT_MET), (940, Verdict.NOT_MET)],
)
def test_stable_is_met_as_long_as_the_figure_stays_within_the_band(now: float, verdict: Verdict) -> None:
    assert stable(Measure(1000), Measure(now), BAND) == verdict


def test_stable_is_unsure_when_the_interval_of_the_source_reaches_into_the_band() -> None:
    assert stable(Measure(1000), Measure(1080, 1030, 1130), BAND) == Verdict.UNSURE


def test_stable_is_unsure_when_rounding_alone_could_make_the_difference() -> None:
    assert stable(Measure(20, step=5), Measure(25, step=5), BAND) == Verdict.UNSURE


def test_nothing_is_stable_against_zero() -> None:
    assert stable(Measure(0), Measure(10), BAND) == Verdict.UNSURE


def test_a_rise_is_met_when_its_whole_interval_lies_above_zero() -> None:
    assert risen(whole(100), whole(102)) == Verdict.MET
    assert risen(Measure(10, 9, 11), Measure(12, 11.5, 12.5)) == Verdict.MET


def test_a_rise_is_unsure_when_its_interval_holds_zero() -> None:
    assert risen(Measure(10, 9, 11), Measure(12, 10.5, 13.5)) == Verdict.UNSURE
    assert risen(Measure(16.6, step=0.1), Measure(16.7, step=0.1)) == Verdict.UNSURE


def test_a_rise_is_not_met_when_the_figure_fell() -> None:
    assert risen(whole(100), whole(98)) == Verdict.NOT_MET


def test_a_fall_is_the_mirror_of_a_rise() -> None:
    assert fallen(whole(102), whole(100)) == Verdict.MET
    assert fallen(whole(100), whole(102)) == Verdict.NOT_MET
    assert fallen(whole(100), whole(100)) == Verdict.UNSURE


@pytest.mark.parametrize(
    ("better", "value", "verdict"),
    [
        (Better.UP, 50, Verdict.MET),
        (Better.UP, 51, Verdict.NOT_MET),
        (Better.DOWN, 50, Verdict.MET),
        (Better.DOWN, 49, Verdict.NOT_MET),
        (Better.NONE, 50, Verdict.MET),
        (Better.NONE, 49, Verdict.NOT_MET),
    ],
)
def test_a_number_is_reached_from_the_side_that_is_better(better: Better, value: float, verdict: Verdict) -> None:
    assert reached(Measure(50), value, better) == verdict


def test_an_interval_over_the_border_leaves_a_number_open() -> None:
    assert reached(Measure(50, 45, 55), 48, Better.UP) == Verdict.UNSURE
    assert within(Measure(50, 45, 55), 40, 60) == Verdict.MET


def test_a_figure_moved_only_when_rounding_cannot_explain_it() -> None:
    assert trend(Measure(16.7, step=0.1), Measure(16.6, step=0.1)) == Trend.SAME
    assert trend(Measure(91.3, step=0.1), Measure(91.4, step=0.1)) == Trend.SAME
    assert trend(Measure(13.6, step=0.1), Measure(12.0, step=0.1)) == Trend.LOWER
    assert trend(Measure(12.0, step=0.1), Measure(13.6, step=0.1)) == Trend.HIGHER
