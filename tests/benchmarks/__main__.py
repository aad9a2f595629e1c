"""Speed, measured against other engines; the number of questions; many visitors; monitor and weighing. No names: all.

`python -m tests.benchmarks [engines] [household] [line] [nation] [city] [questions] [load] [monitor] [weighing]`
Prints each figure beside its target and writes build/bench.json, a flat object of named figures. A room that wants a
figure in it adds a function to SUITES, and a line to TARGETS in measure.py.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.measure import TARGETS, Figures

BENCH_FILE = Path(__file__).parents[2] / "build" / "bench.json"


def _engines() -> Figures:
    from tests.benchmarks.engines import compare  # OpenFisca is only needed here

    return compare()


def _household() -> Figures:
    from tests.benchmarks.household import measure

    return measure()


def _line() -> Figures:
    from tests.benchmarks.line import measure

    return measure()


def _nation() -> Figures:
    from tests.benchmarks.nation import measure

    return measure()


def _city() -> Figures:
    from tests.benchmarks.city import measure

    return measure()


def _questions() -> Figures:
    from tests.benchmarks.questions import measure

    return measure()


def _load() -> Figures:
    from tests.benchmarks.load import measure

    return measure()


def _monitor() -> Figures:
    from tests.benchmarks.monitor import measure

    return measure()


def _weighing() -> Figures:
    from tests.benchmarks.weighing import measure

    return measure()


SUITES: dict[str, Callable[[], Figures]] = {
    "engines": _engines,
    "household": _household,
    "line": _line,
    "nation": _nation,
    "city": _city,
    "questions": _questions,
    "load": _load,
    "monitor": _monitor,
    "weighing": _weighing,
}


def main(chosen: list[str]) -> int:
    """Run the chosen suites; figures of others stay as they were. Returns the exit status."""
    unknown = set(chosen) - set(SUITES)
    if unknown:
        print(f"Unknown: {', '.join(sorted(unknown))}. Choose from {', '.join(SUITES)}.")
        return 2
    figures: Figures = json.loads(BENCH_FILE.read_text()) if chosen and BENCH_FILE.exists() else {}
    for name in chosen or SUITES:
        begin = time.perf_counter()
        print(f"{name} ...", end=" ", flush=True)
        figures |= {figure: round(value, 4) for figure, value in SUITES[name]().items()}
        print(f"{time.perf_counter() - begin:.0f} s")
    BENCH_FILE.parent.mkdir(exist_ok=True)
    BENCH_FILE.write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n")
    show(figures)
    return 0


def show(figures: Figures) -> None:
    """Figures with a target first, then the rest."""
    for target in TARGETS:
        if target.figure in figures:
            value = figures[target.figure]
            verdict = "reached" if target.reached(value) else "MISSED"
            print(f"  {target.figure:32} {value:10.2f}  {target!s:13} {verdict:8} {target.meaning}")
    held = {target.figure for target in TARGETS}
    for figure, value in figures.items():
        if figure not in held:
            print(f"  {figure:40} {value:,.4g}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
