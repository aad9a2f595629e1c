"""A nation: 8,400,000 households through all national schemes, in a process of its own so that its memory is its own.

Households are drawn in compact types, some blocks at a time; drawing them and the first compilation are told apart.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice

import numpy as np
from tests.benchmarks.measure import Figures

from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.population import Block, Population, compile_population
from perspectief.simulation.samples import blocks
from perspectief.simulation.samples.draw import DAY

DWELLINGS = 8_400_000
AT_ONCE = 14
"""Blocks drawn before the kernel goes on: 560,000 households."""


def measure() -> Figures:
    """Runs this module in a fresh process, with nothing compiled before."""
    with tempfile.TemporaryDirectory() as cache:
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.nation"],
            check=True,
            stdout=subprocess.PIPE,
            env={**os.environ, "PERSPECTIEF_CACHE": cache},
            text=True,
        )
    return json.loads(done.stdout)


def main() -> None:
    """Prints the figures as JSON."""
    begin = time.perf_counter()
    book = law_book()
    schemes = [key for key, folder in book.folders.items() if folder.scheme and not folder.municipal]
    population = compile_population(schemes, DAY, book=book)
    compiling = time.perf_counter() - begin
    drawing = computing = 0.0
    stream = blocks(DWELLINGS, 1, population.facts)
    while True:
        begin = time.perf_counter()
        batch = list(islice(stream, AT_ONCE))
        drawing += time.perf_counter() - begin
        if not batch:
            break
        begin = time.perf_counter()
        for _ in totals(population, batch):
            pass
        computing += time.perf_counter() - begin
    rules = [slot for slot in population.plan.slots if slot.version]
    print(
        json.dumps(
            {
                "nation_all_schemes_s": computing,
                "nation_peak_mb": peak_mb(),
                "nation_first_compile_s": compiling,
                "nation_reading_s": drawing,
                "nation_households": DWELLINGS,
                "nation_schemes": len(schemes),
                "nation_rules": len(rules),
            }
        )
    )


def totals(population: Population, batch: list[Block]) -> Iterator[np.ndarray]:
    """Per block the sum of every kept column."""

    def add_up(block: Block, columns: dict[str, np.ndarray]) -> np.ndarray:
        return np.array([np.nansum(column, dtype=float) for column in columns.values()])

    return population.run(batch, add_up, copies=False)


def peak_mb() -> float:
    """The most memory this process ever held; Linux counts in kilobytes, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
