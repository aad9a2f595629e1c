"""A reform in a simulated city and in a simulated nation, each in a process of its own so that its memory is its own.

Told apart: the first compilation, making the people, and what a reform then costs. `city_reform_s`: 95 in 100
reforms are quicker, of all those of the gallery, several times each, with reach, winners and losers, and poverty;
today's law is known by then. `nation_reform_s` is today's law and a reform together, both with reach.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from tests.benchmarks.measure import Figures
from tests.benchmarks.nation import peak_mb

from perspectief.simulation.city import city, law_of
from perspectief.simulation.outcomes import Comparison, Simulation, compare, simulate
from perspectief.simulation.outcomes.law import compile_law
from perspectief.simulation.reforms import Reform, gallery
from perspectief.simulation.samples.draw import DAY

ROUNDS = 3
NATIONAL = "spaargeld_tot_15000"


def measure() -> Figures:
    """Both, with nothing compiled and nobody made before."""
    with tempfile.TemporaryDirectory() as cache:
        return _run("city", cache) | _run("nation", cache)


def _run(what: str, cache: str) -> Figures:
    command = [sys.executable, "-m", "tests.benchmarks.city", what]
    environment = {**os.environ, "PERSPECTIEF_CACHE": cache}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment, text=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def of_city() -> Figures:
    """Groningen."""
    begin = time.perf_counter()
    law_of(DAY)
    compile_law(DAY, "GM0014")
    compiled = time.perf_counter()
    made = city("GM0014")
    there = time.perf_counter()
    today = simulate(made)
    begun = time.perf_counter()
    reforms = gallery().values()
    for reform in reforms:
        _reformed(today, reform)
    warm = time.perf_counter()
    taken = []
    for _ in range(ROUNDS):
        for reform in reforms:
            start = time.perf_counter()
            _reformed(today, reform)
            taken.append(time.perf_counter() - start)
    return {
        "city_reform_s": statistics.quantiles(taken, n=20)[-1],
        "city_reform_median_s": statistics.median(taken),
        "city_made_s": there - compiled,
        "city_first_compile_s": compiled - begin,
        "city_today_s": begun - there,
        "city_gallery_first_s": warm - begun,
        "city_households": made.households,
        "city_dwellings": made.dwellings,
    }


def _reformed(today: Simulation, reform: Reform) -> Comparison:
    """What the first page of an outcome needs: cost, reach, winners and losers, poverty."""
    done = simulate(today.city, reform, baseline=today)
    found = compare(done.baseline or today, done)
    assert found.cost is not None
    assert len(found.changes)
    assert len(found.poverty)
    return found


def of_nation() -> Figures:
    """The Netherlands, its national schemes."""
    begin = time.perf_counter()
    made = city("NL")
    there = time.perf_counter()
    reform = gallery()[NATIONAL]
    simulate(made.cut(1_000), reform)  # compiles
    compiled = time.perf_counter()
    today = simulate(made)
    _reformed(today, reform)
    done = time.perf_counter()
    return {
        "nation_reform_s": done - compiled,
        "nation_reform_peak_mb": peak_mb(),
        "nation_made_s": there - begin,
        "nation_reform_households": made.households,
        "nation_reform_dwellings": made.dwellings,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"city": of_city, "nation": of_nation}[sys.argv[1]]()))
