"""A table that is a list on a phone: each cell knows its heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Table:
    """`heads`: above the columns; the first cell of a row is its name."""

    caption: Any
    heads: tuple[Any, ...]
    rows: tuple[Sequence[Any], ...]
    numbered: bool = False
    """The first cell of a row is a number, so a phone says of what."""

    @property
    def labelled(self) -> list[list[tuple[Any, Any]]]:
        """The rows, each cell with its heading."""
        return [list(zip(self.heads, row, strict=True)) for row in self.rows]


def table(caption: Any, heads: Iterable[Any], rows: Iterable[Sequence[Any]], numbered: bool = False) -> Table | None:
    """A table; None without rows. `numbered`: its rows begin with a number."""
    found = tuple(rows)
    return Table(caption, tuple(heads), found, numbered) if found else None
