"""Is a target met, and does a figure rise or fall? Judged on what is shown, with the margin that it carries.

A margin is the interval of the source (low, high) where it gives one, and otherwise the rounding of the figure: 16.7 in
tenths may be anything from 16.65 to 16.75. A change is only a change when its whole interval says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ON_THE_BORDER = 1e-9
"""1.05 less 1 is a little more than 0.05 in the numbers of a computer."""


class Verdict(StrEnum):
    """What can be said of a target."""

    MET = "met"
    NOT_MET = "not_met"
    UNSURE = "unsure"


class Trend(StrEnum):
    """What can be said of two figures, the newer beside the older."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"


class Better(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True)
class Measure:
    """A figure with its margin. `low`, `high`: the interval of its source, None without one. `step`: its rounding."""

    value: float
    low: float | None = None
    high: float | None = None
    step: float = 0.0

    @property
    def has_interval(self) -> bool:
        """Does its source give an interval?"""
        return self.low is not None and self.high is not None

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and highest it may be."""
        if self.low is not None and self.high is not None:
            return self.low, self.high
        return self.value - self.step / 2, self.value + self.step / 2

    def times(self, factor: float) -> Measure:
        """The same in the measure of another series."""
        low, high = (None if end is None else end * factor for end in (self.low, self.high))
        return Measure(self.value * factor, low, high, self.step * factor)


def change(before: Measure, after: Measure) -> tuple[float, float]:
    """The least and the most that `after` lies above `before`, in their own unit."""
    (low_before, high_before), (low_after, high_after) = before.ends, after.ends
    return low_after - high_before, high_after - low_before


def relative_change(before: Measure, after: Measure) -> tuple[float, float] | None:
    """The least and the most that `after` lies above `before`, as a part of `before`; None below or around nothing."""
    (low_before, high_before), (low_after, high_after) = before.ends, after.ends
    if low_before <= 0 or low_after < 0:
        return None
    return low_after / high_before - 1, high_after / low_before - 1


def trend(before: Measure, after: Measure) -> Trend:
    """Higher or lower when the whole interval of the change says so."""
    least, most = change(before, after)
    if least > ON_THE_BORDER:
        return Trend.HIGHER
    return Trend.LOWER if most < -ON_THE_BORDER else Trend.SAME


def risen(before: Measure, after: Measure) -> Verdict:
    """'Stijging': met when the interval of the change lies above zero, not met when none of it does."""
    least, most = change(before, after)
    if least > ON_THE_BORDER:
        return Verdict.MET
    return Verdict.NOT_MET if most < -ON_THE_BORDER else Verdict.UNSURE


def fallen(before: Measure, after: Measure) -> Verdict:
    """'Daling': the mirror of a rise."""
    least, most = change(before, after)
    if most < -ON_THE_BORDER:
        return Verdict.MET
    return Verdict.NOT_MET if least > ON_THE_BORDER else Verdict.UNSURE


def stable(before: Measure, after: Measure, band: float) -> Verdict:
    """'Stabiel': met when the figure moved by no more than `band`; unsure when only its interval reaches that band."""
    if before.value <= 0:
        return Verdict.UNSURE
    if abs(after.value / before.value - 1) <= band + ON_THE_BORDER:
        return Verdict.MET
    ends = relative_change(before, after)
    reaches = ends is None or (ends[0] <= band and ends[1] >= -band)
    return Verdict.UNSURE if reaches else Verdict.NOT_MET


def reached(now: Measure, value: float, better: Better) -> Verdict:
    """A number to reach, from below or from above; without a better side it is met on the number itself."""
    if better is Better.NONE:
        return within(now, value, value)
    low, high = (value, None) if better is Better.UP else (None, value)
    return _inside(now, low, high)


def within(now: Measure, low: float, high: float) -> Verdict:
    """Between two numbers, both counted in."""
    return _inside(now, low, high)


def _inside(now: Measure, low: float | None, high: float | None) -> Verdict:
    """The figure decides; an interval of the source that reaches over the border leaves it open."""
    met = _lies(now.value, low, high)
    if now.has_interval and any(_lies(end, low, high) != met for end in now.ends):
        return Verdict.UNSURE
    return Verdict.MET if met else Verdict.NOT_MET


def _lies(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)
