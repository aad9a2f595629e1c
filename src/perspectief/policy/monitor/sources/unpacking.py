"""Unpacks a spreadsheet and looks how much it holds, before anything makes room for its cells.

One cell in the last corner of a sheet makes a reader set aside room for seventeen milliard cells. One long text that
stands once in the file, and to which every cell points, is written out for every cell. What a sheet says of its own
size (`dimension`) is not trusted: every cell is looked at, one by one, without keeping any.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Protocol
from xml.parsers import expat

from django.utils.translation import gettext as _

from perspectief.foundation.uploads.tables import UNREADABLE, unpacked
from perspectief.policy.monitor.sources.problems import SourceProblem

MOST_CELLS = 5_000_000
"""Last row times last column of one sheet: what the rows and columns that a file may have need, and some more."""
LONGEST_TEXT = 10_000
"""Signs in one cell. We keep two hundred; a remark may be longer than that, a table has no cell like this."""
MOST_TEXT = 40_000_000
"""Signs in all cells of a file together, each text as often as a cell points to it: ten for each cell that the most
rows and columns have, and no more than some tens of megabytes."""
SHEET, TEXTS = b"sheetData", "xl/sharedstrings.xml"
PLACE = re.compile(r"\s*([A-Za-z]*)([0-9]*)")
LETTERS = 26


def repacked(content: bytes) -> bytes:
    """The same parts in a new file, so that a reader sees exactly what was looked at. Raises SourceProblem."""
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
            size = _Size(_lengths(old))
            for part in old.infolist():
                cells = unpacked(old, part)
                if SHEET in cells:
                    _read(cells, size.of_one_sheet())
                new.writestr(part.filename, cells)
    except (*UNREADABLE, expat.ExpatError) as wrong:
        raise SourceProblem(_("Dit xlsx-bestand is niet te lezen. Sla het opnieuw op.")) from wrong
    return packed.getvalue()


def _lengths(archive: zipfile.ZipFile) -> list[int]:
    """How long each text is to which cells may point, in their order."""
    texts = _Texts()
    for part in archive.infolist():
        if part.filename.lower().replace("\\", "/") == TEXTS:
            _read(unpacked(archive, part), texts)
    return texts.lengths


class _Looks(Protocol):
    """Looks at one part while it passes."""

    def element(self, name: str, said: dict[str, str]) -> None: ...
    def text(self, text: str) -> None: ...
    def end(self, name: str) -> None: ...


def _read(part: bytes, looks: _Looks) -> None:
    reader = expat.ParserCreate("utf-8")
    reader.StartElementHandler, reader.EndElementHandler = looks.element, looks.end
    reader.buffer_text = True
    reader.CharacterDataHandler = looks.text
    reader.StartDoctypeDeclHandler = _no_doctype
    reader.Parse(part, True)


def _no_doctype(*_said: object) -> None:
    raise ValueError("A sheet declares nothing.")


def _kind(name: str) -> str:
    return name.rpartition(":")[2]


def _insist_on_length(length: int) -> None:
    if length > LONGEST_TEXT:
        raise SourceProblem(
            _("In één cel staan meer dan %(most)d tekens. Maak de tekst korter.") % {"most": LONGEST_TEXT}
        )


class _Texts:
    """The texts to which cells may point: only how long they are."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self._is_inside = False

    def element(self, name: str, _said: dict[str, str]) -> None:
        """A text in a text is nobody's writing, and could be counted in two ways. Raises ValueError."""
        if _kind(name) != "si":
            return
        if self._is_inside:
            raise ValueError("A text stands in a text.")
        self.lengths.append(0)
        self._is_inside = True

    def text(self, text: str) -> None:
        """Raises SourceProblem as soon as it is too much."""
        if self._is_inside:
            self.lengths[-1] += len(text)
            _insist_on_length(self.lengths[-1])

    def end(self, name: str) -> None:
        if _kind(name) == "si":
            self._is_inside = False


class _Size:
    """Last row and column of one sheet so far. A cell without a place stands behind the one before it.

    `lengths`: of the texts to which cells may point. What all cells hold is counted over all sheets.
    """

    def __init__(self, lengths: list[int]) -> None:
        self.lengths, self.signs = lengths, 0
        self.of_one_sheet()

    def of_one_sheet(self) -> _Size:
        """A new sheet begins."""
        self.row = self.column = self.last_row = self.last_column = 0
        self._is_inside = self._points = False
        self._said = ""
        return self

    def element(self, name: str, said: dict[str, str]) -> None:
        """Raises SourceProblem as soon as it is too much."""
        kind = _kind(name)
        if kind == "row":
            self.row, self.column = max(self.row + 1, _place(said)[0]), 0
        elif kind == "c":
            self._begin_cell(said)
        elif kind == "v":
            self._said = ""

    def _begin_cell(self, said: dict[str, str]) -> None:
        if self._is_inside:
            raise ValueError("A cell stands in a cell.")
        row, column = _place(said)
        self.row, self.column = max(self.row, row), column or self.column + 1
        self._is_inside, self._points, self._said = True, said.get("t") == "s", ""
        self._grow()

    def text(self, text: str) -> None:
        """What stands in a cell: the text itself, or the number of the one to which it points."""
        if self._is_inside:
            _insist_on_length(len(self._said) + len(text))
            self._said += text
            self._count(len(text))

    def end(self, name: str) -> None:
        """Raises ValueError for a cell that points to a text that is not there."""
        kind = _kind(name)
        if kind == "v" and self._is_inside and self._points:
            self._count(self._length_of(self._said))
        elif kind == "c":
            self._is_inside = False

    def _length_of(self, number: str) -> int:
        if not 0 <= int(number) < len(self.lengths):
            raise ValueError("A cell points to no text.")
        return self.lengths[int(number)]

    def _count(self, signs: int) -> None:
        self.signs += signs
        if self.signs > MOST_TEXT:
            raise SourceProblem(_("In dit bestand staat te veel tekst. Haal weg wat niet nodig is."))

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
