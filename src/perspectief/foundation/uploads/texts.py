"""Looks at a file of plain text, such as JSON, before a letter of it is read. Nothing of the file itself is kept."""

from __future__ import annotations

from typing import BinaryIO

from perspectief.foundation.uploads.looking import PICTURES, Refused, Scanner, insist_on_clean, read_whole
from perspectief.foundation.uploads.reasons import Reason

OTHER_KINDS = (*PICTURES, b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
"""How files begin that are no text: pictures, a PDF, what programs for offices make, and what is packed."""


def look_at_text(stream: BinaryIO, *, scanner: Scanner, most: int) -> str:
    """Its text, by what is in it, never by what it is called. Raises Refused. Never holds more than `most` bytes."""
    content = read_whole(stream, most)
    if content.startswith(OTHER_KINDS) or b"\x00" in content:
        raise Refused(Reason.OTHER_TEXT)
    insist_on_clean(content, scanner)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Refused(Reason.OTHER_TEXT) from wrong
