"""A chart that is drawn: two pictures of it, and the same numbers as a table."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, Protocol

from django.utils.translation import get_language

from perspectief.foundation.disclosure import Published
from perspectief.foundation.output import spreadsheet
from perspectief.foundation.output.charts.words import Unit, Words, say

MOST_ROWS = 40
"""A table on a page shows no more; the file has them all."""


class Frame(Protocol):
    """A table of Polars, or what can do the same."""

    def iter_rows(self, *, named: bool) -> Iterator[dict[str, Any]]:
        """Each row as a mapping."""


Rows = Iterable[Mapping[str, Any]] | Frame
Table = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Chart:
    """Two drawings of one set of numbers, for a desk and for a phone, and those numbers.

    `wide`, `narrow`: SVG text. `columns`: headings of the table, each with its unit; `rows`: numbers, figures or words.
    """

    title: str
    about: str
    wide: str
    narrow: str
    columns: tuple[tuple[str, Unit], ...]
    rows: Table

    @property
    def headings(self) -> list[str]:
        """Above the columns of the table."""
        return [name for name, _ in self.columns]

    @property
    def table(self) -> list[list[str]]:
        """What the page shows below the picture, in words; of a long table some rows, evenly spread."""
        step = max(1, -(-len(self.rows) // MOST_ROWS))
        return [self._said(row) for row in self.rows[::step]]

    @property
    def is_thinned(self) -> bool:
        """Does the table on the page leave rows out?"""
        return len(self.rows) > MOST_ROWS

    def csv(self) -> str:
        """All rows, as a file with commas between fields and a point before decimals; a hidden number is its reason."""
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow(self.headings)
        writer.writerows([_plain(cell) for cell in row] for row in self.rows)
        return file.getvalue()

    def _said(self, row: tuple[Any, ...]) -> list[str]:
        return [say(cell, unit) for cell, (_, unit) in zip(row, self.columns, strict=True)]


def _plain(cell: Any) -> Any:
    """What a spreadsheet reads as what it is: a word that somebody wrote never becomes a formula."""
    if isinstance(cell, Published):
        return cell.text if cell.value is None else cell.value
    if isinstance(cell, str):
        return spreadsheet.cell(cell)
    return "" if cell is None else cell


def table_of(rows: Rows, names: Iterable[str]) -> Table:
    """These columns of the rows, in a shape that can be a key of a cache."""
    mappings = rows.iter_rows(named=True) if hasattr(rows, "iter_rows") else rows
    wanted = tuple(names)
    return tuple(tuple(_known(row[name]) for name in wanted) for row in mappings)


def _known(cell: Any) -> Any:
    """A number of NumPy as a number of Python; what is not a number is not known."""
    plain = cell.item() if hasattr(cell, "item") else cell
    return None if isinstance(plain, float) and math.isnan(plain) else plain


Maker = Callable[[Table, Words], Chart]


def drawn_once(make: Maker) -> Maker:
    """The same numbers and words in the same language are drawn once: a drawing costs a tenth of a second."""

    @lru_cache(maxsize=256)
    def kept(table: Table, words: Words, language: str | None) -> Chart:
        return make(table, words)

    @wraps(make)
    def made(table: Table, words: Words) -> Chart:
        return kept(table, words, get_language())

    return made
