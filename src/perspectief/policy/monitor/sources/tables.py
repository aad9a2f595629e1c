"""Cells of a file that somebody brings (CSV or XLSX), as texts, with the number of each row."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from perspectief.foundation.uploads.tables import AcceptedTable
from perspectief.policy.monitor.sources.problems import SourceProblem
from perspectief.policy.monitor.sources.settings import setting
from perspectief.policy.monitor.sources.unpacking import repacked

DELIMITERS = (";", ",", "\t", "|")
MOST_COLUMNS, LONGEST_CELL = 200, 200
Numbered = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class Sheet:
    """A header, and the rows below it with their number in the file."""

    columns: tuple[str, ...]
    rows: tuple[Numbered, ...]


def read_sheet(file: AcceptedTable) -> Sheet:
    """The cells of the first sheet with something in it. Raises SourceProblem with every problem of its shape."""
    rows = [row for row in (_csv if file.kind == "csv" else _xlsx)(file.content) if any(row[1])]
    if not rows:
        raise SourceProblem(_("Er staat niets in dit bestand."))
    header, body = rows[0][1], rows[1:]
    problems = list(_problems(header, body))
    if problems:
        raise SourceProblem(" ".join(problems))
    width = len(header)
    return Sheet(header, tuple((number, (cells + ("",) * width)[:width]) for number, cells in body))


def _problems(header: tuple[str, ...], body: list[Numbered]) -> Iterator[str]:
    if not body:
        yield _("Onder de namen van de kolommen staat niets.")
    if len(body) > setting("file_rows"):
        yield _("Dit bestand heeft meer dan %(most)d regels. Stuur het in delen.") % {"most": setting("file_rows")}
    if len(header) > MOST_COLUMNS:
        yield _("Dit bestand heeft meer dan %(most)d kolommen. Haal weg wat niet nodig is.") % {"most": MOST_COLUMNS}
    if "" in header:
        yield _("Kolom %(number)d heeft geen naam.") % {"number": header.index("") + 1}
    twice = [name for name, times in Counter(header).items() if times > 1 and name]
    if twice:
        yield _("Deze naam staat boven meer dan één kolom: %(names)s.") % {"names": ", ".join(twice)}
    longer = next((number for number, cells in body if any(cells[len(header) :])), None)
    if longer:
        yield _("Regel %(number)d heeft meer cellen dan er kolommen zijn.") % {"number": longer}


def _csv(content: bytes) -> Iterator[Numbered]:
    text = _decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in rows:
            yield rows.line_num, _trimmed(cells)
    except csv.Error as wrong:
        raise SourceProblem(_("Dit csv-bestand is niet te lezen. Sla het opnieuw op.")) from wrong


def _decoded(content: bytes) -> str:
    """As most programs write it, or as an older spreadsheet does."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _xlsx(content: bytes) -> Iterator[Numbered]:
    """Numbers come as numbers and get a Dutch comma, so that nobody has to guess what a point means."""
    from python_calamine import CalamineError, CalamineWorkbook

    content = repacked(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = (book.get_sheet_by_index(index).to_python() for index in range(len(book.sheet_names)))
        rows: Iterable[list[Any]] = next((rows for rows in sheets if any(any(row) for row in rows)), [])
    except (CalamineError, ValueError, OSError) as wrong:
        raise SourceProblem(_("Dit xlsx-bestand is niet te lezen. Sla het opnieuw op.")) from wrong
    for number, cells in enumerate(rows, start=1):
        yield number, _trimmed(map(_written, cells))


def _written(cell: Any) -> str:
    if isinstance(cell, bool):
        return _("ja") if cell else _("nee")
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)):f}".removesuffix(".0").replace(".", ",")
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    return str(cell)


def _trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    found = [" ".join(cell.split())[:LONGEST_CELL] for cell in cells]
    while found and not found[-1]:
        found.pop()
    return tuple(found)
