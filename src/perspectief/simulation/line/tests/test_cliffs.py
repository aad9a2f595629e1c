"""Falls of a line: sums on lines that we draw ourselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from perspectief.simulation.line.cliffs import SMALLEST, cliffs, dips, falls

Cents = NDArray[np.int64]
HUNDREDS = np.arange(0, 601, dtype=np.int64) * 10_000


def told(**benefits: Callable[[Cents], Cents]) -> Callable[[Cents], tuple[Cents, Mapping[str, Cents]]]:
    """A household without tax that has these benefits, as cents of a gross wage in cents."""

    def ask(gross: Cents) -> tuple[Cents, Mapping[str, Cents]]:
        parts = {key: benefit(gross) for key, benefit in benefits.items()}
        return gross + sum(parts.values()), parts

    return ask


def up_to(limit: int, amount: int) -> Callable[[Cents], Cents]:
    """A benefit in euro for who earns at most so many euro."""
    return lambda gross: np.where(gross <= 100 * limit, 100 * amount, 0)


def found(ask):
    return cliffs(ask, HUNDREDS, ask(HUNDREDS)[0])


def test_a_benefit_up_to_ten_thousand_is_a_cliff_there_and_recovers_at_ten_and_a_half_thousand() -> None:
    (cliff,) = found(told(toeslag=up_to(10_000, 500)))
    assert (cliff.low, cliff.high) == (1_000_000, 1_000_001)
    assert cliff.drop == pytest.approx(50_000, abs=1)
    assert cliff.losses == (("toeslag", 50_000),)
    assert cliff.recovers == 1_050_000


def test_a_cliff_between_two_points_is_found_to_the_cent() -> None:
    (cliff,) = found(told(toeslag=up_to(12_345, 900)))
    assert (cliff.low, cliff.high) == (1_234_500, 1_234_501)
    assert cliff.recovers == 1_330_000  # the first point of the line with as much


def test_two_benefits_that_end_together_are_one_cliff_with_the_largest_loss_first() -> None:
    (cliff,) = found(told(a=up_to(20_000, 300), b=up_to(20_000, 700)))
    assert [key for key, _ in cliff.losses] == ["b", "a"]
    assert cliff.drop == pytest.approx(100_000, abs=1)


def test_a_cliff_that_never_recovers_says_so() -> None:
    (cliff,) = found(told(toeslag=up_to(59_900, 5_000)))
    assert cliff.recovers is None


def test_a_slide_over_many_steps_is_one_cliff_from_its_begin_to_its_end() -> None:
    slide = told(toeslag=lambda gross: np.clip(1_200_000 - gross * 2, 0, 500_000))
    (cliff,) = found(slide)
    assert (cliff.low, cliff.high) == (350_000, 600_000)
    assert cliff.drop == 250_000


def test_a_fall_as_small_as_rounding_is_no_cliff() -> None:
    step = told(toeslag=up_to(10_000, SMALLEST // 100 + 100))
    assert [high - low for low, high in falls(step(HUNDREDS)[0])] == []
    assert len(found(told(toeslag=up_to(10_000, SMALLEST // 100 + 200)))) == 1


@pytest.mark.parametrize("seed", range(20))
def test_every_fall_that_brute_force_finds_is_listed_and_nothing_else(seed: int) -> None:
    rng = np.random.default_rng(seed)
    benefits = {f"b{n}": up_to(int(rng.integers(0, 60_000)), int(rng.integers(50, 2_000))) for n in range(8)}
    disposable, _ = told(**benefits)(HUNDREDS)
    brute: list[tuple[int, int]] = []
    for place in range(600):
        if disposable[place + 1] < disposable[place]:
            if brute and brute[-1][1] == place:
                brute[-1] = (brute[-1][0], place + 1)
            else:
                brute.append((place, place + 1))
    steep = [(low, high) for low, high in brute if disposable[low] - disposable[high] > SMALLEST]
    assert list(falls(disposable)) == steep
    for cliff, (low, high) in zip(found(told(**benefits)), steep, strict=True):
        assert HUNDREDS[low] <= cliff.low < cliff.high <= HUNDREDS[high]


def test_a_dip_lasts_until_there_is_as_much_as_at_its_begin() -> None:
    disposable, _ = told(a=up_to(10_000, 500), b=up_to(10_300, 400))(HUNDREDS)
    (dip,) = dips(HUNDREDS, disposable)
    assert (dip.low, dip.until) == (1_000_000, 1_090_000)
    assert dip.deepest == 1_040_000
    assert dip.depth == 50_000


def test_a_line_that_only_rises_has_no_cliff_and_no_dip() -> None:
    ask = told(toeslag=lambda gross: np.zeros_like(gross))
    assert found(ask) == []
    assert dips(HUNDREDS, ask(HUNDREDS)[0]) == []
