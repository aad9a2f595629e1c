"""Looks at a table (CSV or XLSX) before a cell of it is read. Nothing of the file itself is kept."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from perspectief.foundation.uploads.looking import MOST_BYTES, PICTURES, Refused, read_whole
from perspectief.foundation.uploads.reasons import Reason

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How a spreadsheet begins; and how one with a password, or of an older kind, does."""
MOST_UNPACKED, MOST_PARTS = 64 * 1024 * 1024, 2_000
WORKBOOK = "xl/workbook.xml"
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
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile:
        return Reason.BROKEN_TABLE
    names = [part.filename.lower() for part in parts]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return Reason.TOO_BIG
    if WORKBOOK not in names:
        return Reason.OTHER_TABLE
    if any(acts in name for name in names for acts in ACTS):
        return Reason.ACTIVE_TABLE
    return None
