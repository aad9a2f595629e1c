"""Looks at a table (CSV or XLSX) before a cell of it is read. Nothing of the file itself is kept."""

from __future__ import annotations

import copy
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from perspectief.foundation.uploads.looking import MOST_BYTES, PICTURES, PIECE, Refused, read_whole
from perspectief.foundation.uploads.reasons import Reason

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How a spreadsheet begins; and how one with a password, or of an older kind, does."""
MOST_UNPACKED, MOST_PARTS = 64 * 1024 * 1024, 2_000
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How programs pack a spreadsheet. Other ways unpack a small piece to any size at once."""
UNREADABLE = (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, EOFError)
"""What comes of reading a file that is broken, locked, or not what it says."""
WORKBOOK = "xl/workbook.xml"
OTHER_BOOKS = ("xl/workbook.bin", "content.xml", "mimetype")
"""Parts by which a reader of tables takes the file for another kind, that nobody looked through."""
ACTS = ("vbaproject.bin", "activex", "embeddings/", "externallinks/")
"""Parts of a spreadsheet that do something, hide a second file or look elsewhere."""


@dataclass(frozen=True)
class AcceptedTable:
    """A table whose cells may be read. `kind`: csv or xlsx."""

    content: bytes
    kind: str


def look_at_table(stream: BinaryIO, *, most: int = MOST_BYTES) -> AcceptedTable:
    """By what is in it, never by what it is called. Raises Refused. Never holds more than `most` bytes, and unpacks
    nothing that is larger than it should be."""
    content = read_whole(stream, most)
    kind = "xlsx" if content.startswith(ZIP) else "csv"
    reason = _wrong_with(content, kind)
    if reason:
        raise Refused(reason)
    return AcceptedTable(content, kind)


def _wrong_with(content: bytes, kind: str) -> Reason | None:
    if content.startswith(OLD_OFFICE):
        return Reason.OLD_TABLE
    if kind == "xlsx":
        return _wrong_with_xlsx(content)
    if content.startswith((*PICTURES, b"%PDF-")) or b"\x00" in content:
        return Reason.OTHER_TABLE
    return None


def _wrong_with_xlsx(content: bytes) -> Reason | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _wrong_with_names(archive) or _wrong_with_sizes(archive)
    except UNREADABLE:
        return Reason.BROKEN_TABLE


def _wrong_with_names(archive: zipfile.ZipFile) -> Reason | None:
    parts = archive.infolist()
    names = [part.filename.lower().replace("\\", "/") for part in parts]
    if len(parts) > MOST_PARTS:
        return Reason.TOO_BIG
    if WORKBOOK not in names or any(other in names for other in OTHER_BOOKS):
        return Reason.OTHER_TABLE
    if any(acts in name for name in names for acts in ACTS):
        return Reason.ACTIVE_TABLE
    if len(set(names)) < len(names):  # which of the two a reader sees is anybody's guess
        return Reason.BROKEN_TABLE
    return None


def _wrong_with_sizes(archive: zipfile.ZipFile) -> Reason | None:
    if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
        return Reason.TOO_BIG
    for part in archive.infolist():
        for _piece in _pieces(archive, part):
            pass
    return None


def unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """One part, never longer than it says that it is. Raises one of UNREADABLE."""
    return b"".join(_pieces(archive, part))


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Piece by piece, to one byte beyond what was promised: a size that is a lie is found, and never unpacked."""
    if part.compress_type not in PACKINGS:
        raise ValueError("packed in another way")
    beyond, size = copy.copy(part), 0
    beyond.file_size += 1
    with archive.open(beyond) as file:
        while piece := file.read(PIECE):
            size += len(piece)
            yield piece
    if size != part.file_size:
        raise ValueError("another size than was promised")
