"""A city under a law: what everybody has a right to, who asks, and the same again under a reform."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

import numpy as np

from perspectief.simulation.city.model import City, CityBlock
from perspectief.simulation.outcomes.drawing import Asked, BlockOutcome, add, start
from perspectief.simulation.outcomes.law import ASSISTANCE, Law, SchemeLine, compile_law
from perspectief.simulation.outcomes.result import Simulation, result_key
from perspectief.simulation.outcomes.rights import BlockRights, People, read_rights
from perspectief.simulation.reforms.dependence import depends
from perspectief.simulation.reforms.model import BASELINE, Reform, baseline_of, fingerprint
from perspectief.simulation.reforms.overlay import book_of
from perspectief.simulation.uptake.burden import Burden, burdens
from perspectief.simulation.uptake.model import Uptake, calibrate, histogram
from perspectief.simulation.uptake.priors import Priors, priors

THREADS = 2
Made = TypeVar("Made")
Progress = Callable[[int, int], None]


class Stopped(Exception):
    """Somebody asked to stop; nothing came out."""


class _Work:
    """Blocks one by one on two threads, in order, with progress and a way to stop."""

    def __init__(self, parts: int, progress: Progress | None, stop: Callable[[], bool] | None):
        self.parts, self.done = parts, 0
        self.progress, self.stop = progress, stop

    def over(self, make: Callable[[int], Made], many: int) -> list[Made]:
        """`make` of each number below `many`."""
        return list(self._over(make, many))

    def _over(self, make: Callable[[int], Made], many: int) -> Iterator[Made]:
        with ThreadPoolExecutor(THREADS) as pool:
            waiting = [pool.submit(self._one, make, number) for number in range(many)]
            for one in waiting:
                yield one.result()
                self.done += 1
                if self.progress:
                    self.progress(self.done, self.parts)

    def _one(self, make: Callable[[int], Made], number: int) -> Made:
        if self.stop and self.stop():
            raise Stopped
        return make(number)


def simulate(
    city: City,
    reform: Reform = BASELINE,
    *,
    baseline: Simulation | None = None,
    schemes: Sequence[str] | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
    study: Priors | None = None,
) -> Simulation:
    """A year of a city under today's law, or under a reform.

    `baseline`: an earlier answer for today's law, so that only what the reform changes is worked out; without it, or
    when it is of another city or other assumptions, today's law goes first. `schemes`: keys (None: all that hold);
    `study`: another table of non-use. `progress(done, all)` counts blocks; `stop()` is asked before each. Raises
    Stopped and BadReform.
    """
    begun = time.perf_counter()
    study = study or priors()
    today = baseline_of(reform)
    is_today = fingerprint(reform) == fingerprint(today)
    known = _matching(baseline, city, today, schemes)
    first = known is None
    work = _Work(len(city.blocks) * (2 * first + (not is_today)), progress, stop)
    if known is None:
        known = _today(city, today, schemes, work, study, begun)
        if baseline is not None:
            baseline.others[fingerprint(today)] = known
        begun = time.perf_counter()
    if is_today:
        return known if reform is known.reform else replace(known, reform=reform)
    return _reformed(city, reform, known, work, study, begun)


def _matching(
    baseline: Simulation | None, city: City, today: Reform, schemes: Sequence[str] | None
) -> Simulation | None:
    """The answer for today's law with the same assumptions and the same city, when it was worked out before."""
    if baseline is None or baseline.baseline is not None:
        return None
    same_city = baseline.city.fingerprint == city.fingerprint and len(baseline.blocks) == len(city.blocks)
    if not same_city or baseline.asked_for != (None if schemes is None else tuple(schemes)):
        return None
    law = fingerprint(today)
    return baseline if fingerprint(baseline.reform) == law else baseline.others.get(law)


def _today(
    city: City, today: Reform, schemes: Sequence[str] | None, work: _Work, study: Priors, begun: float
) -> Simulation:
    law = compile_law(city.day, city.place, book_of(today, city.place, day=city.day), schemes)
    people = [People(block) for block in city.blocks]
    rights = work.over(lambda n: read_rights(people[n], law, law.columns(city.blocks[n]), study), len(people))
    uptake = _calibrated(city, law, rights, study)

    def drawn(number: int) -> BlockOutcome:
        block = city.blocks[number]
        outcome = start(block, rights[number])
        thresholds = {
            line.key: uptake.thresholds(line.key, rights[number].rights[line.key], municipal=line.municipal)
            for line in _asked(law)
        }
        return _settle(outcome, Asked(_asked(law), rights[number].rights, thresholds), uptake)

    blocks = work.over(drawn, len(people))
    return Simulation(
        city=city,
        reform=today,
        law=law,
        uptake=uptake,
        blocks=tuple(blocks),
        people=tuple(people),
        burdens=_burdens(today, law),
        asked_for=None if schemes is None else tuple(schemes),
        key=result_key(city, today, law),
        seconds=time.perf_counter() - begun,
    )


def _asked(law: Law) -> list[SchemeLine]:
    """Schemes of which the law itself says who gets them; where people decide, we do not pretend to know."""
    return [line for line in law.lines if not line.decided_by_people]


def _settle(outcome: BlockOutcome, asked: Asked, uptake: Uptake) -> BlockOutcome:
    for key, (reached, money) in add(outcome, asked, uptake.seed, uptake.spread).items():
        outcome.reached[key], outcome.money[key] = reached, money
    outcome.thresholds.update(asked.thresholds)
    return outcome


def _calibrated(city: City, law: Law, rights: Sequence[BlockRights], study: Priors) -> Uptake:
    lines = [line for line in law.lines if not line.decided_by_people]
    counts = {}
    for line in lines:
        many = len(study.of(line.key, municipal=line.municipal))
        parts = (
            histogram(one.rights[line.key], block.weight, many) for one, block in zip(rights, city.blocks, strict=True)
        )
        counts[line.key] = sum(parts, start=np.zeros((many, 1), dtype=np.int64))
    return calibrate(counts, {line.key: line.municipal for line in lines}, city.seed, study)


def _burdens(reform: Reform, law: Law) -> Mapping[str, Burden]:
    book = None if reform.is_empty else law.book
    return burdens(law.day, law.municipality, book, automatic=reform.automatic)


def _reformed(city: City, reform: Reform, baseline: Simulation, work: _Work, study: Priors, begun: float) -> Simulation:
    today = baseline.reform
    keys = None if baseline.asked_for is None else baseline.asked_for
    law = compile_law(city.day, city.place, book_of(reform, city.place, day=city.day), keys, like=baseline.law)
    weights = _burdens(reform, law)
    again = _differing(reform, today, baseline, law, weights, keys)
    reader = _Reader(city, reform, baseline, law, weights, again, study)
    blocks = work.over(reader.block, len(city.blocks))
    return Simulation(
        city=city,
        reform=reform,
        law=law,
        uptake=baseline.uptake,
        blocks=tuple(blocks),
        people=baseline.people,
        burdens=weights,
        asked_for=baseline.asked_for,
        key=result_key(city, reform, law),
        seconds=time.perf_counter() - begun,
        baseline=baseline,
        recomputed=tuple(sorted(again)),
    )


def _differing(
    reform: Reform,
    today: Reform,
    baseline: Simulation,
    law: Law,
    weights: Mapping[str, Burden],
    keys: Sequence[str] | None,
) -> set[str]:
    """Schemes whose right, amount or chance to be asked for can differ."""
    old = {line.key: line for line in baseline.law.lines}
    new = {line.key: line for line in law.lines}
    found = depends(reform, keys, law.day, law.municipality, against=today)
    moved = set(found.recompute)
    again = {key for key, line in new.items() if {line.right, line.amount} & moved or old.get(key) != line}
    again |= old.keys() - new.keys()
    again |= set(reform.automatic) | {key for key in new if weights.get(key) != baseline.burdens.get(key)}
    return again | (_that_see_assistance(law) if ASSISTANCE in moved else set())


def _that_see_assistance(law: Law) -> set[str]:
    """Schemes that look at the bijstand somebody has."""
    plan = law.population.plan
    told = {plan.index[name] for name in ("bijstand_netto_m", "krijgt_bijstand") if name in plan.index}
    return {one.scheme.key for one in plan.schemes if plan.behind(one.roots) & told} & {line.key for line in law.lines}


class _Reader:
    """One block after the other under a reform: only the schemes in `again` are asked for anew."""

    def __init__(
        self,
        city: City,
        reform: Reform,
        baseline: Simulation,
        law: Law,
        weights: Mapping[str, Burden],
        again: set[str],
        study: Priors,
    ):
        self.city, self.reform, self.baseline, self.law = city, reform, baseline, law.only(again)
        self.weights, self.again, self.study = weights, again, study
        self.now = [line for line in _asked(law) if line.key in again]
        self.before = [line for line in _asked(baseline.law) if line.key in again]
        self.in_kind = {line.key for line in self.before if line.amount is None}

    def block(self, number: int) -> BlockOutcome:
        """The outcome of one block: as it was, less what was asked for under the old law, and what is under the new."""
        was, block = self.baseline.blocks[number], self.city.blocks[number]
        columns = self.law.settled(block, was.rights.as_columns())
        people = self.baseline.people[number]
        found = read_rights(people, self.law, columns, self.study, self.in_kind)
        outcome = self._copied(was, found, block)
        uptake = self.baseline.uptake
        add(outcome, Asked(self.before, was.rights.rights, was.thresholds), uptake.seed, uptake.spread, sign=-1)
        for line in self.before:
            for kept in (outcome.reached, outcome.money, outcome.thresholds):
                kept.pop(line.key, None)
        thresholds = {line.key: self._thresholds(line, found, was) for line in self.now}
        return _settle(outcome, Asked(self.now, found.rights, thresholds), uptake)

    def _thresholds(self, line: SchemeLine, found: BlockRights, was: BlockOutcome) -> np.ndarray:
        old, new = self.baseline.burdens.get(line.key), self.weights.get(line.key)
        points = new.total - old.total if old and new else 0.0
        merged = [key for one in self.reform.merged if one.into == line.key for key in (*one.schemes, one.into)]
        return self.baseline.uptake.thresholds(
            line.key,
            found.rights[line.key],
            municipal=line.municipal,
            burden_points=points,
            automatic=line.key in self.reform.automatic,
            before=was.rights.rights.get(line.key),
            merged=[(was.rights.rights[key], was.thresholds[key]) for key in merged if key in was.thresholds],
        )

    def _copied(self, was: BlockOutcome, found: BlockRights, block: CityBlock) -> BlockOutcome:
        """As it was, with the net income of the new law. The minimum that people are held against stays today's."""
        kept = {key: one for key, one in was.rights.rights.items() if key not in self.again}
        rights = replace(
            found,
            is_known=found.is_known & was.rights.is_known,
            minimum=was.rights.minimum,
            rights=kept | dict(found.rights),
            unknown={key: n for key, n in was.rights.unknown.items() if key not in self.again} | dict(found.unknown),
        )
        more = np.repeat(found.net - was.rights.net, block.weight).astype(np.int32)
        return BlockOutcome(
            block,
            rights,
            dict(was.thresholds),
            was.incomes + more,
            dict(was.reached),
            dict(was.money),
        )
