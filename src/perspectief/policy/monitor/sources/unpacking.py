"""Unpacks a spreadsheet and looks how wide it says it is, before anything makes room for its cells.

One cell in the last corner of a sheet makes a reader set aside room for seventeen milliard cells. What a sheet says of
its own size (`dimension`) is not trusted: every cell is looked at, one by one, without keeping any.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.parsers import expat

from django.utils.translation import gettext as _

from perspectief.foundation.uploads.tables import UNREADABLE, unpacked
from perspectief.policy.monitor.sources.problems import SourceProblem

MOST_CELLS = 5_000_000
"""Last row times last column of one sheet: what the rows and columns that a file may have need, and some more."""
SHEET = b"sheetData"
PLACE = re.compile(r"\s*([A-Za-z]*)([0-9]*)")
LETTERS = 26


def repacked(content: bytes) -> bytes:
    """The same parts in a new file, so that a reader sees exactly what was looked at. Raises SourceProblem."""
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
            for part in old.infolist():
                cells = unpacked(old, part)
                if SHEET in cells:
                    _insist_on_size(cells)
                new.writestr(part.filename, cells)
    except (*UNREADABLE, expat.ExpatError) as wrong:
        raise SourceProblem(_("Dit xlsx-bestand is niet te lezen. Sla het opnieuw op.")) from wrong
    return packed.getvalue()


def _insist_on_size(sheet: bytes) -> None:
    reader = expat.ParserCreate("utf-8")
    size = _Size()
    reader.StartElementHandler = size.element
    reader.StartDoctypeDeclHandler = _no_doctype
    reader.Parse(sheet, True)


def _no_doctype(*_said: object) -> None:
    raise ValueError("A sheet declares nothing.")


class _Size:
    """Last row and column of one sheet so far. A cell without a place stands behind the one before it."""

    def __init__(self) -> None:
        self.row = self.column = self.last_row = self.last_column = 0

    def element(self, name: str, said: dict[str, str]) -> None:
        """Raises SourceProblem as soon as it is too much."""
        kind = name.rpartition(":")[2]
        if kind == "row":
            self.row, self.column = max(self.row + 1, _place(said)[0]), 0
        elif kind == "c":
            row, column = _place(said)
            self.row, self.column = max(self.row, row), column or self.column + 1
            self._grow()

    def _grow(self) -> None:
        self.last_row = max(self.last_row, self.row, 1)
        self.last_column = max(self.last_column, self.column)
        if self.last_row * self.last_column > MOST_CELLS:
            raise SourceProblem(_("Ver buiten uw tabel staat nog een cel. Zet alleen de tabel in een nieuw bestand."))


def _place(said: dict[str, str]) -> tuple[int, int]:
    """Row and column; 0 for what is not said."""
    found = PLACE.match(said.get("r", ""))
    letters, digits = found.groups() if found else ("", "")
    column = 0
    for letter in letters.upper()[:7]:
        column = column * LETTERS + ord(letter) - ord("A") + 1
    return int(digits[:12] or 0), column
