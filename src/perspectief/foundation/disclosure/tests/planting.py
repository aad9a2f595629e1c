"""Tables for tests, and a register of their own that is empty again afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from perspectief.foundation.disclosure import Cell, Dimension, Division, Method, Rhythm, TableSpec, register_table
from perspectief.foundation.disclosure import specs as register


@pytest.fixture
def empty_register(monkeypatch: pytest.MonkeyPatch) -> None:
    """No table exists but those that the test registers."""
    monkeypatch.setattr(register, "_TABLES", {})


def dimension(key: str, **said: Any) -> Dimension:
    """A dimension whose codes are its words."""
    return Dimension(key, key, str, **said)


def spec(key: str, *dimensions: str | Dimension, **said: Any) -> TableSpec:
    """A table about people, with cells left out."""
    said = {"people": "mensen", "method": Method.SUPPRESSION, "rhythm": Rhythm.YEAR, **said}
    ways = tuple(one if isinstance(one, Dimension) else dimension(one) for one in dimensions)
    return TableSpec(key=key, title=key, room="test", unit="mensen", because="omdat", dimensions=ways, **said)


def planted(key: str, *dimensions: str | Dimension, **said: Any) -> TableSpec:
    """The same, registered."""
    return register_table(spec(key, *dimensions, **said))


def grid(names: tuple[str, str], rows: Sequence[Sequence[int]]) -> list[Cell]:
    """Cells of a table of numbers: rows a, b, … and columns 0, 1, …"""
    return [
        Cell({names[0]: "abcdefgh"[row], names[1]: str(column)}, number)
        for row, numbers in enumerate(rows)
        for column, number in enumerate(numbers)
    ]


def counts(name: str, numbers: Mapping[str, int | None]) -> list[Cell]:
    """Cells of a table of one dimension."""
    return [Cell({name: code}, number) for code, number in numbers.items()]


AREA = Division.DISTRICT.value
