"""Compiled for a population: the same answers, and never an old rule from the cache."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from perspectief.rules.household import arrangements, read_household
from perspectief.rules.kernel.population import block_of, compile_population
from perspectief.rules.kernel.units import Unit, compiled

DAY = date(2025, 1, 1)
RULE = '''
def dubbel(x: float) -> float:
    """Rekenstap, euro: het dubbele."""
    return {factor}.0 * x
'''


def couple(income: float) -> dict:
    return {
        "persons": [
            {
                "id": "a",
                "birth_date": "1990-01-01",
                "partner": "b",
                "income": [{"kind": "loon", "amount": income, "per": "year"}],
            },
            {"id": "b", "birth_date": "1990-01-01", "income": []},
        ],
        "home": {"tenure": "huur", "bare_rent_m": 600, "woz_value": 0},
        "wealth": {"savings": 0},
    }


def test_a_changed_rule_is_never_answered_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERSPECTIEF_CACHE", str(tmp_path / "cache"))
    monkeypatch.syspath_prepend(str(tmp_path))
    outcomes = []
    for factor in (2, 3):
        (tmp_path / "regel.py").write_text(RULE.format(factor=factor))
        sys.modules.pop("regel", None)
        importlib.invalidate_caches()
        rule = importlib.import_module("regel").dubbel
        monkeypatch.setattr(compiled, "inspect", _sources({rule: RULE.format(factor=factor)}))
        outcomes.append(_doubled(rule))
    assert outcomes == [14.0, 21.0]


def _sources(sources: dict):
    """`inspect` with the present text of the rule (the standard one remembers the first)."""
    import inspect
    from types import SimpleNamespace

    return SimpleNamespace(getsource=lambda thing: sources.get(thing) or inspect.getsource(thing))


def _doubled(rule) -> float:
    source = (
        "def unit(size, tp, gezin, adres, adres_tp, adres_gezin, partner_tp, partner_gezin, p, a0, a1):\n"
        "    for i in range(size[0]):\n        a1[i] = r0(a0[i])\n    return 0"
    )
    unit = Unit("wet", (1,), (0,), (1,), (), (), source, {"r0": rule})
    module = compiled._module(unit)
    empty, out = np.zeros(0, dtype=np.int32), np.zeros(1)
    module.unit(np.array([1, 1, 1, 1]), *[empty] * 7, np.zeros(0), np.array([7.0]), out)
    return float(out[0])


def test_a_reform_of_amounts_compiles_nothing() -> None:
    names = [
        sorted(
            unit.source
            for unit in compile_population(["zorgtoeslag"], date(year, 1, 1)).units
            if unit.folder == "zorgtoeslag"
        )
        for year in (2025, 2026)
    ]
    assert names[0] == names[1]


def test_the_same_block_gives_the_same_with_one_and_two_threads() -> None:
    one, two = (compile_population(["zorgtoeslag"], DAY, threads=threads) for threads in (1, 2))
    found = [arrangements(read_household(couple(income)), DAY)[0] for income in range(20000, 60000, 500)]
    blocks = [block_of(found[n : n + 10], one.facts) for n in range(0, len(found), 10)]
    name = "zorgtoeslag.toegekend_zorgtoeslag_m_tp"
    sums = [[float(total) for total in p.run(blocks, lambda _, columns: columns[name].sum())] for p in (one, two)]
    assert sums[0] == sums[1]
    assert len(set(sums[0])) > 1


def test_progress_is_told_for_every_unit() -> None:
    told: list[tuple[int, int]] = []
    population = compile_population(["zorgtoeslag"], DAY, progress=lambda done, all_: told.append((done, all_)))
    assert told == [(number, len(population.units)) for number in range(1, len(population.units) + 1)]


def test_everything_runs_uncompiled_too(tmp_path: Path) -> None:
    code = (
        "from datetime import date\n"
        "from perspectief.rules.household import arrangements, read_household\n"
        "from perspectief.rules.kernel.population import block_of, compile_population\n"
        f"p = compile_population(['zorgtoeslag'], date(2025, 1, 1)); h = read_household({couple(28000)!r})\n"
        "b = block_of(arrangements(h, date(2025, 1, 1)), p.facts)\n"
        "print(p.run_block(b)['zorgtoeslag.toegekend_zorgtoeslag_m_tp'][0])\n"
        "import sys; assert 'numba' not in sys.modules\n"
    )
    environment = {**os.environ, "PERSPECTIEF_COMPILE": "0", "PERSPECTIEF_CACHE": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    population = compile_population(["zorgtoeslag"], DAY)
    block = block_of(arrangements(read_household(couple(28000)), DAY), population.facts)
    compiled = population.run_block(block)["zorgtoeslag.toegekend_zorgtoeslag_m_tp"][0]
    assert float(done.stdout) == compiled > 0
