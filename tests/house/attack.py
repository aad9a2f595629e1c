"""A reader who puts everything beside everything: all registered tables about the same people, at several moments.

The attack knows the tables as they are shown and how they are made, not what was counted and not the code that hides:
it builds its own linear system and asks of each cell between which two numbers it must lie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from perspectief.foundation.disclosure import Division, Method, Published, PublishedTable, rule_on

RULE = rule_on()
HALF = RULE.round_to // 2
NOISE = RULE.noise_most + HALF
At = frozenset[tuple[str, str]]
FAR = 10**7


@dataclass(frozen=True)
class Seen:
    """One table at one moment. `truth`: what was counted, by which the attack is judged. `names`: cells of which a
    reader knows that they are the same at another moment, by one name."""

    moment: str
    table: PublishedTable
    truth: Mapping[At, int | None]
    names: Mapping[At, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Leak:
    """A cell that a reader can place too closely."""

    tables: str
    cell: Any
    truth: int
    low: float
    high: float


@dataclass
class System:
    """Cells with what a reader knows of each, lines that are nothing, and lines that are at most nothing."""

    number: dict[Any, int] = field(default_factory=dict)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    equal: list[dict[int, float]] = field(default_factory=list)
    most: list[dict[int, float]] = field(default_factory=list)

    def cell(self, name: Any) -> int:
        """Its number; a new one can be anything from nobody on."""
        if name not in self.number:
            self.number[name] = len(self.low)
            self.low.append(0.0)
            self.high.append(FAR)
        return self.number[name]

    def between(self, name: Any, low: float, high: float) -> None:
        """What somebody saw of a cell, beside what was seen before."""
        place = self.cell(name)
        self.low[place] = max(self.low[place], low)
        self.high[place] = min(self.high[place], high)

    def ends(self, name: Any) -> tuple[float, float]:
        """How low and how high a cell can be."""
        return self._end(name, 1.0), self._end(name, -1.0)

    def _end(self, name: Any, sign: float) -> float:
        goal = np.zeros(len(self.low))
        goal[self.number[name]] = sign
        found = linprog(
            goal,
            A_eq=self._matrix(self.equal),
            b_eq=np.zeros(len(self.equal)) if self.equal else None,
            A_ub=self._matrix(self.most),
            b_ub=np.zeros(len(self.most)) if self.most else None,
            bounds=np.column_stack([self.low, self.high]),
            method="highs",
        )
        assert found.status == 0, f"what is shown cannot be true: {found.message}"
        return float(sign * found.fun)

    def _matrix(self, lines: Sequence[Mapping[int, float]]) -> Any:
        if not lines:
            return None
        entries = [(row, place, by) for row, line in enumerate(lines) for place, by in line.items()]
        rows, columns, factors = zip(*entries, strict=True)
        return sparse.csr_array((factors, (rows, columns)), shape=(len(lines), len(self.low)))


def leaks(seen: Iterable[Seen]) -> list[Leak]:
    """Every count below the threshold, and every hidden cell, that lies in an interval narrower than the threshold."""
    found = []
    by_people: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        by_people[one.table.spec.people].append(one)
    for some in by_people.values():
        found += list(_leaks(some))
    return found


def _leaks(some: list[Seen]) -> Iterator[Leak]:
    system, tables = _system(some), ", ".join(sorted({one.table.spec.key for one in some}))
    done = set()
    for one in some:
        for at, figure in one.table.figures.items():
            name, truth = _name(one, at), one.truth[at]
            if name in done or truth is None or not _must_stay_open(figure.number, truth):
                continue
            done.add(name)
            low, high = system.ends(name)
            if high - low < RULE.threshold - 0.5:
                yield Leak(tables, name, truth, low, high)


def _must_stay_open(shown: Published, truth: int) -> bool:
    if not shown.is_hidden and shown.rounded_to == 1 and shown.value == 0:
        return False  # nobody can be there, and everybody knows
    return shown.is_hidden or truth < RULE.threshold


def _system(some: list[Seen]) -> System:
    system = System()
    for one in some:
        for at, figure in one.table.figures.items():
            _look(system, one, at, figure.number)
            if figure.share is not None and one.table.spec.method is Method.SUPPRESSION:
                _look_at_share(system, one, at, figure.share)
        system.equal += _lines(system, one)
    _nest(system)
    return system


def _look(system: System, one: Seen, at: At, shown: Published) -> None:
    name, noisy = _name(one, at), one.table.spec.method is Method.NOISE
    system.cell(name)
    if shown.value is None:
        most = RULE.threshold - RULE.round_to + NOISE
        truth = one.truth[at]
        if noisy and truth is not None and truth <= most:
            system.between(name, 0, most)
    elif shown.rounded_to == 1:
        system.between(name, float(shown.value), float(shown.value))
    else:
        slack = NOISE if noisy else HALF
        system.between(name, float(shown.value) - slack, float(shown.value) + slack)


def _look_at_share(system: System, one: Seen, at: At, share: Published) -> None:
    """A whole percent of the counts before rounding says: between half a percent less and half a percent more."""
    if share.value is None:
        return
    part = system.cell(_name(one, at))
    whole = system.cell(_name(one, frozenset(pair for pair in at if pair[0] != one.table.spec.shares)))
    low, high = (float(share.value) - 0.5) / 100, (float(share.value) + 0.5) / 100
    system.most += [{part: 1.0, whole: -high}, {part: -1.0, whole: low}]


def _lines(system: System, one: Seen) -> Iterator[dict[int, float]]:
    for key in one.table.spec.adding_up:
        parts: dict[At, list[At]] = defaultdict(list)
        for at in one.table.figures:
            if any(name == key for name, _code in at):
                parts[frozenset(pair for pair in at if pair[0] != key)].append(at)
        for total, some in parts.items():
            yield {system.cell(_name(one, total)): 1.0} | {system.cell(_name(one, at)): -1.0 for at in some}


def _nest(system: System) -> None:
    inside: dict[Any, list[Any]] = defaultdict(list)
    for moment, at in system.number:
        for name, code in at if isinstance(at, frozenset) else ():
            above = Division(name).above(code) if name in tuple(Division) else None
            if above:
                inside[moment, at - {(name, code)} | {(above[0].value, above[1])}].append((moment, at))
    for area, smaller in inside.items():
        if area in system.number:
            system.equal.append(
                {system.number[area]: 1.0} | {system.number[one]: -1.0 for one in smaller},
            )


def _name(one: Seen, at: At) -> Any:
    """A cell of a closed period is the same at every moment; any other belongs to its moment."""
    if at in one.names:
        return "same", one.names[at]
    slides = {way.key for way in one.table.spec.dimensions if way.slides}
    return ("" if slides & {key for key, _code in at} else one.moment), at
