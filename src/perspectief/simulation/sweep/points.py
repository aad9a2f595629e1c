"""One crossing of a grid worked out, in whole cents and counts that a file can keep."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from perspectief.simulation.city import City, city
from perspectief.simulation.digest import rules_digest
from perspectief.simulation.outcomes import Comparison, Simulation, compare, simulate
from perspectief.simulation.reforms import BASELINE, baseline_of, fingerprint, read_reform
from perspectief.simulation.reforms.model import Reform
from perspectief.simulation.uptake.priors import SCENARIOS

Row = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Which city: a worker elsewhere makes it anew from this, the same to the last household."""

    code: str
    day: date
    seed: int = 1
    size: int | None = None

    def made(self) -> City:
        """The city itself; this process keeps the last one."""
        return _city(self)


@lru_cache(maxsize=1)
def _city(place: Place) -> City:
    return city(place.code, place.day, seed=place.seed, size=place.size)


@lru_cache(maxsize=1)
def _today(place: Place, law: Reform) -> Simulation:
    return simulate(place.made(), law)


def work_out(place: Place, reform_text: str, point: Mapping[str, float]) -> Row:
    """The outcomes of one point; `reform_text` is the reform as a file."""
    reform = read_reform(reform_text)
    same = baseline_of(reform)
    today = _today(place, BASELINE if same.is_empty else same)
    done = simulate(place.made(), reform, baseline=today)
    found = compare(done.baseline or today, done)
    return {"key": name_of(place.made(), reform), "reform": reform.name, "point": dict(point), **outcomes(found)}


def outcomes(found: Comparison) -> dict[str, int]:
    """What a sweep keeps of a comparison with today's law, per scenario.

    `cost_…`: cents a year; `gain_…`, `lose_…`: households; `households_110_…`, `children_110_…`: below a line.
    Of each scheme that the reform touches how many more have a right (`entitled KEY`) and get it (`reached KEY …`).
    """
    row = {f"cost_{scenario}": cents for scenario, cents in zip(SCENARIOS, found.cost, strict=True)}
    row |= {"taxes": found.taxes}
    everybody = found.changes.filter(found.changes["dimension"] == found.changes["dimension"][0])
    for change in everybody.iter_rows(named=True):
        row |= {f"{what}_{change['scenario']}": int(change[what]) for what in ("gain", "lose")}
    touched = found.schemes.filter(found.schemes["scheme"].is_in(found.reform.recomputed))
    for scheme in touched.iter_rows(named=True):
        row[f"entitled {scheme['scheme']}"] = scheme["entitled"]
        row |= {f"reached {scheme['scheme']} {one}": scheme[f"reached_{one}"] for one in SCENARIOS}
    for line in found.reform.poverty.iter_rows(named=True):
        for scenario in SCENARIOS:
            for who in ("households", "children"):
                row[f"{who}_{line['line']}_{scenario}"] = line[f"{who}_{scenario}"]
    return row


def name_of(made: City, reform: Reform) -> str:
    """The name of the answer: the same city, law, code and change give the same name."""
    return f"{made.fingerprint}-{rules_digest()}-{fingerprint(reform)}"


def kept(folder: Path, name: str) -> Row | None:
    """A point that was worked out before; None when it was not, or when its file was cut off half-way."""
    try:
        found: Row = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError):
        return None
    return found


def keep(folder: Path, row: Row) -> None:
    """Write a point whole or not at all."""
    path = folder / f"{row['key']}.json"
    half = path.with_suffix(f".{os.getpid()}.half")
    half.write_text(json.dumps(row), encoding="utf-8")
    half.replace(path)
