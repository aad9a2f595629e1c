"""The cells of registered tables about the same people, with every total, and the lines between them.

A cell is named by where it stands: `{("soort", "wrong"), ("kwartaal", "2026-3")}`. A dimension that is left out means
everybody, so one cell in two tables is one thing, and what is hidden in the one is hidden in the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from perspectief.foundation.disclosure.audit import Line
from perspectief.foundation.disclosure.noise import KEYS
from perspectief.foundation.disclosure.specs import Division, TableSpec
from perspectief.foundation.disclosure.tables import NotATable

At = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Cell:
    """One count as a room hands it over. `at`: a code for each dimension of the table, and for its area.

    `number`: None is unknown. `households`: in how many these persons live, when persons are counted. `key`: of the
    records in it (`noise.key_of_all`). `impossible`: nobody can ever be here, and everybody knows. `cents`: the sum of
    money they got; `largest`: what the two who got most got.
    """

    at: Mapping[str, str]
    number: int | None
    households: int | None = None
    key: int = 0
    impossible: bool = False
    cents: int | None = None
    largest: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Sum:
    """A cell or a total: the cells of which it is made are added up, keys too."""

    number: int | None
    households: int | None
    key: int
    impossible: bool
    cents: int | None
    largest: tuple[int, int]


@dataclass(frozen=True)
class Cube:
    """All cells of tables about the same people. `lines`: each total less its parts."""

    sums: Mapping[At, Sum]
    lines: tuple[Line, ...]
    tables: Mapping[str, tuple[At, ...]] = field(default_factory=dict)


def cube_of(given: Mapping[TableSpec, Iterable[Cell]]) -> Cube:
    """The cells of these tables together. Raises NotATable when a cell is twice in one, or differs between two."""
    sums: dict[At, Sum] = {}
    lines: list[Line] = []
    tables: dict[str, tuple[At, ...]] = {}
    for spec, cells in given.items():
        own = _with_totals(spec, cells)
        for at, one in own.items():
            if at in sums and sums[at].number != one.number:
                raise NotATable(f"{spec.key}: {_said(at)} is another number than in another table about these people.")
            sums[at] = one
        lines += _lines(spec, own)
        tables[spec.key] = tuple(own)
    lines += _nested(sums)
    return Cube(sums, tuple(_known_only(lines, sums)), tables)


def _with_totals(spec: TableSpec, cells: Iterable[Cell]) -> dict[At, Sum]:
    parts: dict[At, list[Cell]] = defaultdict(list)
    for at, cell in _whole_grid(spec, cells).items():
        for left_out in _subsets(spec.adding_up):
            parts[frozenset(pair for pair in at if pair[0] not in left_out)].append(cell)
    return {at: _sum(found) for at, found in parts.items()}


def _whole_grid(spec: TableSpec, cells: Iterable[Cell]) -> dict[At, Cell]:
    """Every combination of codes: one that was not given holds nobody, which is a number to protect as well."""
    given: dict[At, Cell] = {}
    for cell in cells:
        at = _at(spec, cell)
        if at in given:
            raise NotATable(f"{spec.key}: {_said(at)} is given twice.")
        given[at] = cell
    codes = [dict.fromkeys(cell.at[name] for cell in given.values()) for name in spec.keys]
    every = (dict(zip(spec.keys, one, strict=True)) for one in product(*codes))
    has_money = any(cell.cents is not None for cell in given.values())
    return {
        frozenset(at.items()): given.get(frozenset(at.items()), Cell(at, 0, cents=0 if has_money else None))
        for at in every
    }


def _at(spec: TableSpec, cell: Cell) -> At:
    if set(cell.at) != set(spec.keys):
        raise NotATable(f"{spec.key}: a cell names {sorted(cell.at)} instead of {sorted(spec.keys)}.")
    if cell.number is not None and cell.number < 0:
        raise NotATable(f"{spec.key}: {_said(frozenset(cell.at.items()))} is below zero.")
    if cell.impossible and cell.number:
        raise NotATable(f"{spec.key}: nobody can be in {_said(frozenset(cell.at.items()))}, and somebody is.")
    return frozenset(cell.at.items())


def _subsets(names: tuple[str, ...]) -> Iterator[set[str]]:
    for many in range(len(names) + 1):
        yield from map(set, combinations(names, many))


def _sum(cells: list[Cell]) -> Sum:
    two = sorted((one for cell in cells for one in cell.largest), key=abs, reverse=True)[:2]
    return Sum(
        number=_added([cell.number for cell in cells]),
        households=_added([cell.households for cell in cells]),
        key=sum(cell.key for cell in cells) % KEYS,
        impossible=all(cell.impossible for cell in cells),
        cents=_added([cell.cents for cell in cells]),
        largest=(two[0], two[1]),
    )


def _added(numbers: list[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _lines(spec: TableSpec, own: Mapping[At, Sum]) -> Iterator[Line]:
    """Each total less its parts, along each dimension by itself."""
    for name in spec.adding_up:
        parts: dict[At, list[At]] = defaultdict(list)
        for at in own:
            if any(key == name for key, _ in at):
                parts[frozenset(pair for pair in at if pair[0] != name)].append(at)
        yield from ({total: 1} | dict.fromkeys(some, -1) for total, some in parts.items())


def _nested(sums: Mapping[At, Sum]) -> Iterator[Line]:
    """An area less the smaller areas in it, where tables show both."""
    inside: dict[At, list[At]] = defaultdict(list)
    for at in sums:
        for name, code in at:
            if name in tuple(Division) and (above := Division(name).above(code)):
                inside[at - {(name, code)} | {(above[0].value, above[1])}].append(at)
    yield from ({area: 1} | dict.fromkeys(smaller, -1) for area, smaller in inside.items() if area in sums)


def _known_only(lines: Iterable[Line], sums: Mapping[At, Sum]) -> Iterator[Line]:
    return (line for line in lines if all(sums[at].number is not None for at in line))


def _said(at: At) -> str:
    return ", ".join(f"{name} {code}" for name, code in sorted(at)) or "everybody"
