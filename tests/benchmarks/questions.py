"""How many screens until every outcome is final, and whether the outcomes are then those of the full file.

A respondent who knows a sampled household answers each screen truthfully, thresholds too, until nothing is asked.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from tests.benchmarks.measure import Figures

from perspectief.residents.entitlements.calc import order
from perspectief.residents.entitlements.calc.kinds import Told
from perspectief.residents.entitlements.calc.respondent import Respondent
from perspectief.residents.entitlements.calc.screens import accept, screens
from perspectief.rules import Outcome, Result, SchemeResult
from perspectief.simulation.samples import households
from perspectief.simulation.samples.draw import DAY

HOUSEHOLDS = 10_000
SEED = 20261122
MOST_SCREENS = 200


@dataclass(frozen=True)
class Interview:
    """How one interview went: what was told, the screens in order, how many there were in all, and what came out
    otherwise."""

    told: Told
    asked: tuple[str, ...]
    everything: int
    changed: tuple[str, ...]


def interview(file: Mapping[str, Any], day: date = DAY) -> Interview:
    """One respondent through the whole interview."""
    respondent, told, asked = Respondent(file, day), Told(), []
    while len(asked) < MOST_SCREENS:
        at = order.look(told, day=day)
        if at.next is None:
            break
        asked.append(at.next.id)
        told = accept(told, at.next.id, respondent.answer(at.next), day)
    everything = sum(1 for screen in screens(told, day) if not screen.optional)
    return Interview(told, tuple(asked), everything, tuple(changes(respondent.full, at.result, at.doors)))


def changes(full: Result, told: Result, doors: tuple[str, ...]) -> Iterator[str]:
    """Schemes whose outcome at the stop is not that of the full file."""
    for before, after in zip(full.schemes, told.schemes, strict=True):
        if not _same(before, after, before.key in doors):
            yield f"{before.key}: {before.outcome.value} {before.amount} werd {after.outcome.value} {after.amount}"


def _same(full: SchemeResult, told: SchemeResult, is_door: bool) -> bool:
    """The same word and the same amount, give or take the set amount; or an open door where there is no right."""
    if told.outcome is Outcome.HANGT_AF_VAN:
        if is_door:
            return full.outcome is Outcome.NEE
        within = told.amount_between
        return within is not None and full.amount is not None and within[0] - 0.01 <= full.amount <= within[1] + 0.01
    if told.outcome is not full.outcome:
        return False
    difference = abs((told.amount or 0) - (full.amount or 0))
    return (told.amount is None) == (full.amount is None) and difference * order.PER_MONTH[full.per] <= order.SET_AMOUNT


def _some(part: tuple[int, int, int]) -> list[Interview]:
    number, parts, size = part
    return [interview(file) for file in islice(households(size, SEED), number, None, parts)]


def sample(size: int = HOUSEHOLDS, processes: int = 2) -> list[Interview]:
    """Interviews with sampled households, on both cores."""
    parts = 8 * processes
    with ProcessPoolExecutor(processes) as pool:
        found = pool.map(_some, [(number, parts, size) for number in range(parts)])
        return [one for some in found for one in some]


def measure() -> Figures:
    """The figures of `build/bench.json`."""
    done = sample()
    counts = sorted(len(one.asked) for one in done)
    return {
        "questions_median": statistics.median(counts),
        "questions_p90": counts[int(0.9 * len(counts))],
        "questions_everything": statistics.median(one.everything for one in done),
        "questions_outcomes_changed": sum(len(one.changed) for one in done),
    }
