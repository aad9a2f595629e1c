"""A population through the law: blocks of dwellings, two threads, buffers used again.

`compile_population` gives a `Population`; it takes a stream of `Block`s (columns in any compact type), widens them into
its buffers, runs the compiled units in graph order and hands the asked columns of each block to `reduce`. Memory does
not grow with the number of dwellings.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from threading import local
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from perspectief.rules.household import Arrangement
from perspectief.rules.kernel.book import Book, law_book
from perspectief.rules.kernel.levels import GROUPS, Level
from perspectief.rules.kernel.plan import Plan, Planner
from perspectief.rules.kernel.units import Layout, Unit, load, write_units
from perspectief.rules.kernel.unknown import is_known

Column = NDArray[Any]
Answer = TypeVar("Answer")
Progress = Callable[[int, int], None]

THREADS = 2


@dataclass
class Block:
    """Some dwellings with their residents; the persons of one dwelling stand together.

    `tp`, `gezin`, `adres`: for each person the number of their group within the block (int32). `partner_tp`,
    `partner_gezin`: the partner's row or -1. `facts`: per fact a column over the entities of its level, or one number.
    """

    tp: Column
    gezin: Column
    adres: Column
    partner_tp: Column
    partner_gezin: Column
    facts: Mapping[str, Column | float | int | bool]
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)

    def __post_init__(self) -> None:
        if self.counts == (0, 0, 0, 0):
            self.counts = (len(self.tp), _groups(self.tp), _groups(self.gezin), _groups(self.adres))


def _groups(numbers: Column) -> int:
    return int(numbers.max()) + 1 if len(numbers) else 0


def block_of(arrangements: Sequence[Arrangement], names: Iterable[str]) -> Block:
    """A block of single households, for comparing the two ways of running. Every fact must be known."""
    offsets = dict.fromkeys((Level.PERSON, *GROUPS), 0)
    groups: dict[Level, list[int]] = {level: [] for level in GROUPS}
    partners: dict[str, list[int]] = {"tp": [], "gezin": []}
    facts: dict[str, list[Any]] = {name: [] for name in names}
    for a in arrangements:
        for level in GROUPS:
            groups[level] += [offsets[level] + number for number in a.of[level]]
            offsets[level] += a.count[level]
        for level_word, column in partners.items():
            column += [offsets[Level.PERSON] + other if other >= 0 else -1 for other in a.partner[level_word]]
        offsets[Level.PERSON] += len(a.ids)
        for name, values in facts.items():
            values += a.fact(name)
    return Block(
        tp=np.array(groups[Level.PARTNERS], dtype=np.int32),
        gezin=np.array(groups[Level.FAMILY], dtype=np.int32),
        adres=np.array(groups[Level.DWELLING], dtype=np.int32),
        partner_tp=np.array(partners["tp"], dtype=np.int32),
        partner_gezin=np.array(partners["gezin"], dtype=np.int32),
        facts={name: np.array(values) for name, values in facts.items()},
    )


def fully_known(arrangement: Arrangement, names: Iterable[str]) -> bool:
    """Whether a household can stand in a population: no fact unknown or a range."""
    return all(is_known(value) for name in names for value in arrangement.fact(name))


@dataclass
class _Buffers:
    """Columns of one thread, grown when a larger block comes."""

    columns: dict[tuple[str, int], Column] = field(default_factory=dict)

    def get(self, dtype: str, number: int, size: int) -> Column:
        column = self.columns.get((dtype, number))
        if column is None or len(column) < size:
            column = self.columns[(dtype, number)] = np.empty(int(size * 1.1) + 16, dtype=dtype)
        return column[:size]


class Population:
    """The law of one day, ready to run over any number of dwellings."""

    def __init__(
        self, plan: Plan, keep: Sequence[str], book: Book, *, threads: int = THREADS, progress: Progress | None = None
    ):
        self.plan, self.threads = plan, threads
        self.keep = {name: plan.index[book.resolve(name)] for name in keep}
        self.layout, self.units = write_units(plan, self.keep.values())
        total = len(self.units)
        functions = load(self.units, self.layout, lambda done: progress(done, total) if progress else None)
        self._ready = [
            (unit, function, self._constants(unit), self._tables(unit))
            for unit, function in zip(self.units, functions, strict=True)
        ]
        kept = {column for slot in self.keep.values() for column in self.layout.columns(slot)}
        self._place = _assign_buffers(self.layout, self.units, kept)
        self._uses = {name for name in ("adres_tp", "adres_gezin") if any(f"{name}[" in u.source for u in self.units)}
        self._local = local()

    @property
    def facts(self) -> list[str]:
        """The facts that a block must carry."""
        used = {arg for unit in self.units for arg in unit.reads}
        return [slot.name for slot in self.plan.slots if slot.is_fact and slot.index in used | set(self.keep.values())]

    def _constants(self, unit: Unit) -> Column:
        slots = [self.plan.slots[index] for index in unit.constants]
        return np.array(
            [np.nan if slot.missing else float(slot.constant) for slot in slots],  # type: ignore[arg-type]
            dtype=np.float64,
        )

    def _tables(self, unit: Unit) -> list[Column]:
        return [_table(self.plan.slots[index].constant) for index in unit.tables]

    def with_values(self, plan: Plan) -> Population:
        """The same law with other numbers; `plan` differs in values only, so nothing is written or compiled again."""
        other = copy(self)
        other.plan, other._local = plan, local()
        other._ready = [
            (unit, function, other._constants(unit), other._tables(unit)) for unit, function, _, _ in self._ready
        ]
        return other

    def only(self, names: Iterable[str]) -> Population:
        """The same law, running no more than what these kept terms rest on."""
        other = copy(self)
        other._local = local()
        other.keep = {name: self.keep[name] for name in names}
        wanted, other._ready = set(other.keep.values()), []
        for one in reversed(self._ready):
            if not wanted.isdisjoint(one[0].writes):
                other._ready.insert(0, one)
                wanted.update(one[0].reads)
        return other

    def run_block(self, block: Block) -> dict[str, Column]:
        """The kept columns of one block; they are copies."""
        return {name: column.copy() for name, column in self._run_block(block).items()}

    def _run_block(self, block: Block) -> dict[str, Column]:
        """The kept columns as they stand in the buffers of this thread."""
        columns = self._columns(block)
        size = np.array(block.counts, dtype=np.int64)
        index = _index_columns(block, self._uses)
        for unit, function, constants, tables in self._ready:
            function(size, *index, constants, *tables, *(columns(number) for number in (*unit.reads, *unit.writes)))
        return {name: self._told(slot, columns) for name, slot in self.keep.items()}

    def _told(self, slot: int, columns: Callable[[int], Column]) -> Column:
        """The column of a slot, NaN where it is not known exactly."""
        column = columns(slot)
        if self.layout.is_range(slot):
            np.copyto(column, np.nan, where=column != columns(self.layout.high(slot)))
        return column

    def _columns(self, block: Block) -> Callable[[int], Column]:
        buffers = self._local.__dict__.setdefault("buffers", _Buffers())
        ready: dict[int, Column] = {}

        def column(index: int) -> Column:
            slot = self.layout.slot(index)
            assert slot.level is not None
            dtype, number = self._place[index]
            buffer: Column = buffers.get(dtype, number, block.counts[(Level.PERSON, *GROUPS).index(slot.level)])
            if not slot.is_fact:
                return buffer
            if index not in ready:
                ready[index] = _widened(block.facts[slot.name], buffer)
            return ready[index]

        return column

    def run(
        self, blocks: Iterable[Block], reduce: Callable[[Block, dict[str, Column]], Answer], *, copies: bool = True
    ) -> Iterator[Answer]:
        """`reduce` of each block's kept columns, in order; at most a few blocks are alive at a time.

        Without `copies` the columns hold only until `reduce` returns: quicker, for who adds up and keeps no column.
        """
        run_block = self.run_block if copies else self._run_block
        if self.threads == 1:
            yield from (reduce(block, run_block(block)) for block in blocks)
            return
        with ThreadPoolExecutor(self.threads) as pool:
            waiting: deque[Future[Answer]] = deque()
            for block in blocks:
                waiting.append(pool.submit(lambda b: reduce(b, run_block(b)), block))
                if len(waiting) > self.threads + 1:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()


def _table(steps: object) -> Column:
    if not isinstance(steps, tuple):
        return np.full((1, 2), np.nan)
    return np.array([[x, np.nan if y is None else y] for x, y in steps], dtype=np.float64)


def _widened(given: Column | float | int | bool, buffer: Column) -> Column:
    """A fact in the type that units read: as it stands where it has that type, else copied into the buffer."""
    if isinstance(given, np.ndarray) and given.dtype == buffer.dtype and given.flags.carray:
        return given
    np.copyto(buffer, given, casting="unsafe")
    return buffer


def _index_columns(block: Block, uses: set[str]) -> tuple[Column, ...]:
    """For each person the groups, for each group its dwelling (only where a unit looks it up), and the partners."""
    adres_tp = np.zeros(block.counts[1] if "adres_tp" in uses else 0, dtype=np.int32)
    adres_gezin = np.zeros(block.counts[2] if "adres_gezin" in uses else 0, dtype=np.int32)
    if "adres_tp" in uses:
        adres_tp[block.tp] = block.adres
    if "adres_gezin" in uses:
        adres_gezin[block.gezin] = block.adres
    return (block.tp, block.gezin, block.adres, adres_tp, adres_gezin, block.partner_tp, block.partner_gezin)


def _assign_buffers(layout: Layout, units: list[Unit], keep: set[int]) -> dict[int, tuple[str, int]]:
    """A buffer for every column; one that nobody reads any more is given to a later column of the same type."""
    last: dict[int, int] = {}
    first: dict[int, int] = {}
    for number, unit in enumerate(units):
        for slot in (*unit.reads, *unit.writes):
            first.setdefault(slot, number)
            last[slot] = number
    place: dict[int, tuple[str, int]] = {}
    free: dict[str, list[int]] = {}
    made: dict[str, int] = {}
    ends: dict[int, list[int]] = {}
    for slot in keep:
        if slot not in first:
            first[slot] = last[slot] = len(units) - 1
        last[slot] = len(units)
    for number in range(len(units)):
        for slot in (s for s, begin in first.items() if begin == number):
            dtype = layout.dtype(slot)
            kind = f"{dtype}"
            if free.get(kind):
                buffer = free[kind].pop()
            else:
                buffer = made[kind] = made.get(kind, -1) + 1
            place[slot] = (dtype, buffer)
            ends.setdefault(last[slot], []).append(slot)
        for slot in ends.get(number, ()):
            free.setdefault(place[slot][0], []).append(place[slot][1])
    return place


def compile_population(
    schemes: Sequence[str] | None,
    day: date,
    *,
    municipality: str = "GM0014",
    keep: Sequence[str] = (),
    given: Sequence[str] = (),
    book: Book | None = None,
    threads: int = THREADS,
    progress: Progress | None = None,
) -> Population:
    """The law of `day` for a population. `schemes`: keys, None for all; `keep`: terms whose columns are wanted;
    `given`: terms that a block carries as data instead of having them computed.

    Of each scheme its right (`recht_op_…`) and what is granted (`toegekend_…`) are kept as well. `progress(done, all)`
    is called for each unit that is ready. Columns: float64 (NaN: not known), int32, bool, or int8 codes: 0 no, 1 yes,
    2 not known.
    """
    book = book or law_book()
    planner = Planner(book, day, municipality, {book.resolve(name) for name in given})
    wanted = list(keep)
    for key in book.schemes if schemes is None else schemes:
        planner.add_scheme(key, strict=schemes is not None)
        planned = planner.plan.schemes[-1]
        if planned.problem or not planned.scheme.exists_on(day):
            continue
        wanted += scheme_terms(planned.scheme)
    for name in wanted:
        planner.add(name)
    return Population(planner.plan, wanted, book, threads=threads, progress=progress)


def scheme_terms(scheme: Any) -> list[str]:
    """The full names of what the kernel makes of a scheme."""
    suffix = "" if scheme.level == "persoon" else f"_{scheme.level}"
    terms = [f"{scheme.key}.recht_op_{scheme.key}{suffix}"]
    return [*terms, f"{scheme.key}.toegekend_{scheme.amount}"] if scheme.amount else terms
