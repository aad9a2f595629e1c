"""A published table as rows and columns, for a page and for a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from perspectief.foundation.disclosure import Dimension, Division, Published, PublishedTable, Reason, TableSpec
from perspectief.foundation.disclosure.linked import Figure
from perspectief.foundation.output import spreadsheet

Names = Mapping[str, str]
EVERYBODY = ""


@dataclass(frozen=True)
class Column:
    """A heading, its name in a file, and which figure stands below: of which code, and whether its share."""

    heading: str
    name: str
    code: str | None
    what: str = "number"


@dataclass(frozen=True)
class Grid:
    """Rows of names (by their codes) and figures. `corner`: what the names are of."""

    corner: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Names, tuple[Published | None, ...]], ...]

    @property
    def lines(self) -> list[tuple[str, list[tuple[str, Published | None]]]]:
        """Each row with its name, and each cell with its heading, as a page shows them."""
        headings = [column.heading for column in self.columns]
        return [(", ".join(names.values()), list(zip(headings, cells, strict=True))) for names, cells in self.rows]

    @property
    def reasons(self) -> list[Reason]:
        """Why some figures are not shown, each reason once."""
        cells = (cell for _names, row in self.rows for cell in row)
        return list(dict.fromkeys(cell.reason for cell in cells if cell is not None and cell.reason))

    def csv(self) -> str:
        """Codes, names and figures; a hidden figure is its reason."""
        file = io.StringIO()
        writer = csv.writer(file)
        codes = [f"{name}_code" for name in self.corner if self.rows]
        writer.writerow([*codes, *self.corner, *(column.name for column in self.columns)])
        for names, cells in self.rows:
            writer.writerow([*names, *spreadsheet.row(names.values()), *map(_plain, cells)])
        return file.getvalue()


def grid_of(table: PublishedTable, areas: Names) -> Grid:
    """The first dimension (after the area) below each other, the second beside each other, totals last."""
    if not table.figures:
        return Grid((Reason.NOT_YET.value,), (), ())
    spec = table.spec
    down, beside = _ways(spec)
    columns = tuple(_columns(table, beside))
    rows = tuple(
        (names, tuple(_cell(table, {**at, **_of(beside, column)}, column) for column in columns))
        for names, at in _rows(table, down, areas)
    )
    corner = (*((spec.division.value,) if spec.division else ()), *((down.key,) if down else ()))
    return Grid(corner, columns, rows)


def _ways(spec: TableSpec) -> tuple[Dimension | None, Dimension | None]:
    """What stands below each other (beside the area), and what beside each other."""
    first, second = (*spec.dimensions, None)[:2]
    return (None, first) if spec.division and second is None else (first, second)


def _of(beside: Dimension | None, column: Column) -> dict[str, str]:
    return {beside.key: column.code} if beside and column.code else {}


def _columns(table: PublishedTable, beside: Dimension | None) -> Iterator[Column]:
    spec, unit = table.spec, str(table.spec.unit)
    codes = [(code, str(beside.name(code))) for code in table.codes(beside.key)] if beside else []
    for code, word in codes:
        yield Column(word, code, code)
    if beside is None or beside.adds_up:
        yield Column(unit, "samen", None)
    if beside and spec.shares == beside.key:
        for code, word in (one for one in codes if not spec.telling or one[0] in spec.telling):
            yield Column(_("%(what)s, deel") % {"what": word}, f"{code}_deel", code, "share")
    if beside is None and spec.shares:
        yield Column(_("Deel"), "deel", None, "share")
    if spec.money:
        yield Column(_("Bedrag"), "bedrag", None, "amount")


def _rows(table: PublishedTable, down: Dimension | None, areas: Names) -> Iterator[tuple[Names, dict[str, str]]]:
    for area in _codes(table, table.spec.division):
        for code in [*table.codes(down.key), *([EVERYBODY] if down.adds_up else [])] if down else [EVERYBODY]:
            at = {**({table.spec.division.value: area} if area else {}), **({down.key: code} if down and code else {})}
            names = {area or "alle": areas.get(area, area) or _("Alle gebieden")} if table.spec.division else {}
            if down:
                names[code or "samen"] = str(down.name(code)) if code else _("Samen")
            yield names, at


def _codes(table: PublishedTable, division: Division) -> list[str]:
    return [*sorted(table.codes(division.value)), EVERYBODY] if division else [EVERYBODY]


def _cell(table: PublishedTable, at: Mapping[str, str], column: Column) -> Published | None:
    figure: Figure | None = table.figures.get(frozenset(at.items()))
    return getattr(figure, column.what) if figure else None


def _plain(cell: Published | None) -> Any:
    if cell is None:
        return ""
    return str(cell.reason) if cell.value is None else cell.value
