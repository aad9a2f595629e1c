"""One household line: 601 hours with cliffs and the burden of an hour and of 1,200 euro more, once compiled."""

from __future__ import annotations

from datetime import date

from tests.benchmarks.measure import Figures, median, timings

from perspectief.simulation.line import Axis, Family, Kind, Step, compile_law, line_of

DAY = date(2026, 7, 1)
FAMILY = Family(Kind.PARENT, (2, 8))


def measure() -> Figures:
    """The law is compiled before, and told apart; the household is read and arranged anew each time."""
    law = compile_law(DAY)
    return {
        "household_line_601_ms": 1000 * median(lambda: line_with_burden(law), times=51),
        "household_line_law_again_s": min(timings(lambda: compile_law(DAY), times=3)),
    }


def line_with_burden(law) -> list[object]:
    """Everything that the explorer shows of one household."""
    line = line_of(FAMILY, law, Axis.HOURS)
    return [line.dips, *(line.burden(step) for step in Step)]
