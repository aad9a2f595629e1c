"""A table with figures that may be shown: on a page, in a file, and in a paper.

A cell is a figure of disclosure control, a word, or nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from perspectief.foundation.disclosure import Kind, Published
from perspectief.foundation.output import spreadsheet
from perspectief.foundation.output.charts.words import dutch
from perspectief.simulation.city import SYNTHETIC

MILLION, EURO, STAYS = 1_000_000, "€", "\u2060"
LONG = 24
"""Letters; longer words stand on more lines."""


@dataclass(frozen=True)
class Column:
    """One column: its name in a file and its heading on a page. `low`, `high`: columns of the range around it, which
    stand in a file apart and on a page between brackets. `in_page`: False for what is in the file only."""

    name: str
    heading: Any
    low: str = ""
    high: str = ""
    in_page: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """All that stands in a file."""
        return (self.low, self.name, self.high) if self.low else (self.name,)


@dataclass(frozen=True)
class Sheet:
    """A table. `rows`: names to figures or words."""

    key: str
    title: Any
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Any], ...]
    notes: tuple[Any, ...] = field(default=())

    @property
    def shown(self) -> list[Column]:
        """The columns on a page."""
        return [column for column in self.columns if column.in_page]

    @property
    def headings(self) -> list[tuple[Any, bool]]:
        """Above the columns on a page, and whether words stand below."""
        return [(one.heading, any(_is_words(row, one) for row in self.rows)) for one in self.shown]

    @property
    def cells(self) -> list[list[dict[str, Any]]]:
        """What stands on a page, row by row."""
        return [[cell(row, column) for column in self.shown] for row in self.rows]

    @property
    def reasons(self) -> list[str]:
        """Why some figures are not shown: each reason once, in a sentence."""
        seen = (row[column.name] for row in self.rows for column in self.shown)
        hidden = dict.fromkeys(value.reason for value in seen if isinstance(value, Published))
        return [str(reason.explanation) for reason in hidden if reason]

    @property
    def _fields(self) -> list[str]:
        return [name for column in self.columns for name in column.names]

    def csv(self) -> str:
        """All rows: a point before decimals, a hidden figure is its reason, the last column says that it is made up."""
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow([*self._fields, SYNTHETIC])
        writer.writerows([*(_plain(row[name]) for name in self._fields), "ja"] for row in self.rows)
        return file.getvalue()

    def parquet(self, about: Mapping[str, str]) -> bytes:
        """The same with types; beside each hidden figure its reason. `about`: what the file says of itself."""
        import polars as pl

        columns: dict[str, Any] = {}
        for name in self._fields:
            columns |= _typed(name, [row[name] for row in self.rows])
        columns[SYNTHETIC] = [True] * len(self.rows)
        file = io.BytesIO()
        pl.DataFrame(columns).write_parquet(file, metadata={SYNTHETIC: "ja", **about})
        return file.getvalue()


def cell(row: Mapping[str, Any], column: Column) -> dict[str, Any]:
    """One cell on a page: what is said, and the range around it when that differs."""
    value = row[column.name]
    said = {"said": said_of(value), "low": "", "high": "", "heading": column.heading}
    said |= {"is_words": _is_words(row, column), "is_long": isinstance(value, str) and len(value) > LONG}
    if column.low:
        ends = [said_of(end) for end in sorted((row[column.low], row[column.high]), key=_size)]
        if set(ends) != {said["said"]} and not any(_is_hidden(row[name]) for name in column.names):
            said |= {"low": _without_unit(*ends), "high": ends[1]}
    return said


def _is_words(row: Mapping[str, Any], column: Column) -> bool:
    """Words begin at the start of a line; numbers, and a word in their place, stand at its end."""
    return isinstance(row[column.name], str) and not column.low


def _without_unit(low: str, high: str) -> str:
    """`10,10` in `10,10 tot 14,32 miljoen`."""
    unit = f"\u00a0{_('miljoen')}"
    return low.removesuffix(unit) if high.endswith(unit) else low


def _size(value: Any) -> float:
    return value.size if isinstance(value, Published) else 0.0


def said_of(value: Any) -> str:
    """A figure or a word as people read it; many millions in millions."""
    if isinstance(value, Published) and value.kind is Kind.AMOUNT and value.size >= MILLION:
        sign = value.text[0] if value.text[0] != EURO else ""
        return f"{sign}{STAYS if sign else ''}{EURO}\u00a0{dutch(value.size / MILLION, 2)}\u00a0{_('miljoen')}"
    return _said(value)


def _is_hidden(value: Any) -> bool:
    return isinstance(value, Published) and value.is_hidden


def _said(value: Any) -> str:
    """A sign stays with its number."""
    return "" if value is None else str(value).replace("+€", f"+{STAYS}€").replace("−€", f"−{STAYS}€")


def _plain(value: Any) -> Any:
    """What a spreadsheet reads as what it is: a word never becomes a formula."""
    if isinstance(value, Published):
        return str(value.reason) if value.value is None else value.value
    return "" if value is None else spreadsheet.cell(str(value))


def _typed(name: str, values: list[Any]) -> dict[str, Any]:
    import polars as pl

    if not any(isinstance(value, Published) for value in values):
        return {name: ["" if value is None else str(value) for value in values]}
    numbers = [value.value if isinstance(value, Published) else None for value in values]
    reasons = [str(value.reason) if isinstance(value, Published) and value.reason else None for value in values]
    found: dict[str, Any] = {name: pl.Series(numbers, dtype=pl.Int64)}
    return found | ({f"{name}_waarom_niet": pl.Series(reasons, dtype=pl.String)} if any(reasons) else {})
