"""Timing, and the list of figures with the targets they are held against."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Figures = dict[str, float]


def timings(work: Callable[[], object], times: int) -> list[float]:
    """Seconds of some runs of `work`, after one that does not count."""
    work()
    gc.collect()
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return taken


def fastest(work: Callable[[], object], times: int = 31) -> float:
    """The fastest of some runs: whatever else a machine does can only slow one down."""
    return min(timings(work, times))


def median(work: Callable[[], object], times: int = 101) -> float:
    """The middle of many runs."""
    return statistics.median(timings(work, times))


@dataclass(frozen=True)
class Target:
    """What a figure must be at least, or at most."""

    figure: str
    meaning: str
    at_least: float | None = None
    at_most: float | None = None

    def reached(self, value: float) -> bool:
        """Whether the figure is good enough."""
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)

    def __str__(self) -> str:
        return f"at least {self.at_least:g}" if self.at_least is not None else f"at most {self.at_most:g}"


TARGETS = (
    Target("kernel_vs_openfisca_compute", "times faster than OpenFisca, computing only", at_least=5),
    Target("kernel_vs_openfisca_total", "times faster than OpenFisca, building included", at_least=40),
    Target("kernel_vs_hand_fused", "part of the speed of one loop written by hand", at_least=0.7),
    Target("household_all_schemes_ms", "milliseconds for a couple with two children, all schemes", at_most=5),
    Target("household_line_601_ms", "milliseconds for one household at 601 hours, with burdens and cliffs", at_most=50),
    Target("nation_all_schemes_s", "seconds for 8.4 million households, all national schemes", at_most=12),
    Target("nation_peak_mb", "megabytes at the most while doing so", at_most=6000),
    Target("city_reform_s", "seconds for a reform of the gallery in Groningen, 95 in 100 are quicker", at_most=1),
    Target("nation_reform_s", "seconds for 8.4 million households: today's law and a reform, with reach", at_most=20),
    Target("nation_reform_peak_mb", "megabytes at the most while doing so", at_most=8000),
    Target("questions_median", "screens until every outcome is final, half of 10,000 households", at_most=12),
    Target("questions_p90", "screens for nine in ten of them", at_most=20),
    Target("questions_outcomes_changed", "outcomes that are then otherwise than with everything told", at_most=0),
    Target("load_errors", "requests that went wrong in a minute of mixed traffic", at_most=0),
    Target("monitor_page_p95_ms_sqlite", "milliseconds for a page of the monitor over 500,000 figures", at_most=300),
    Target("monitor_page_p95_ms_postgresql", "the same over 5 million figures in PostgreSQL", at_most=300),
    Target("council_report_html_s_sqlite", "seconds for the council's report as a page", at_most=1),
    Target("council_report_html_s_postgresql", "the same over 5 million figures", at_most=1),
    Target("council_report_pdf_s_sqlite", "seconds for the council's report as a PDF", at_most=3),
    Target("council_report_pdf_s_postgresql", "the same over 5 million figures", at_most=3),
    Target("ranking_smaa_60_ms", "milliseconds to rank 60 things, 10,000 draws of weights and scores", at_most=300),
    Target("choice_100_ms", "milliseconds for the best choice out of 100 things within the money", at_most=500),
    Target("robust_300_s", "seconds for 300 draws, each with a choice of its own, in the background", at_most=20),
    Target("weighing_page_ms_sqlite", "milliseconds for the page to score one of 60 things", at_most=200),
    Target("weighing_save_ms_sqlite", "milliseconds to close and keep what an assessor says of one thing", at_most=200),
    Target("weighing_page_ms_postgresql", "the page of the same round in PostgreSQL", at_most=200),
    Target("weighing_save_ms_postgresql", "and the same score", at_most=200),
    Target("result_page_vs_bare", "part of the result page that is drawing it: the rest is computing", at_least=0.5),
)
