"""How likely it is that somebody guesses a code, under the throttle."""

from __future__ import annotations

from perspectief.foundation.codes.calc.words import MANY, words

HOURS_IN_A_YEAR = 24 * 366


def codes() -> int:
    """How many codes there are."""
    return len(words()) ** MANY


def chance_in_a_year(failed_per_hour: int, kept: int) -> float:
    """The chance that somebody who guesses all year as often as they may, opens any of the things that are kept."""
    return failed_per_hour * HOURS_IN_A_YEAR * kept / codes()
