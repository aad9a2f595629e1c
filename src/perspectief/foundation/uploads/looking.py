"""One file, from a stream of any length to what may be kept: by what is in it, never by what it is called."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from perspectief.foundation.uploads import pdf
from perspectief.foundation.uploads.reasons import Reason

MOST_BYTES = 5 * 1024 * 1024
PIECE = 64 * 1024
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF", b"BM", b"II*\x00", b"MM\x00*")
"""How the usual ones begin."""
Scanner = Callable[[bytes], bool]
"""Says whether a file is clean: the virus scanner of the organisation. Whatever it raises counts as no answer."""


class Refused(Exception):
    """A file that we do not take in. It holds nothing of the file."""

    def __init__(self, reason: Reason):
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Accepted:
    """A file that may be kept: under its digest as a name, outside the folders that the web shows, sealed; and given
    back as an attachment only."""

    content: bytes
    digest: str
    content_type: str = "application/pdf"


def look_at(name: str, stream: BinaryIO, *, scanner: Scanner, most: int = MOST_BYTES) -> Accepted:
    """Raises Refused. Never holds more than `most` bytes, and never opens what it does not know."""
    content = read_whole(stream, most)
    _insist_on_kind(name, content)
    reason = pdf.wrong_with(content)
    if reason:
        raise Refused(reason)
    insist_on_clean(content, scanner)
    return Accepted(content, hashlib.sha256(content).hexdigest())


def read_whole(stream: BinaryIO, most: int) -> bytes:
    """All of it, in pieces, and no further than `most` bytes. Raises Refused when there is more, or nothing."""
    parts, size = [], 0
    while piece := stream.read(PIECE):
        size += len(piece)
        if size > most:
            raise Refused(Reason.TOO_BIG)
        parts.append(piece)
    if not size:
        raise Refused(Reason.EMPTY)
    return b"".join(parts)


def _insist_on_kind(name: str, content: bytes) -> None:
    if content.startswith(PICTURES):
        raise Refused(Reason.PICTURE)
    if not content.startswith(pdf.BEGINS):
        raise Refused(Reason.OTHER_KIND)
    if not name.lower().endswith(".pdf"):
        raise Refused(Reason.OTHER_NAME)


def insist_on_clean(content: bytes, scanner: Scanner) -> None:
    """Raises Refused unless the scanner says that it is clean."""
    try:
        clean = scanner(content)
    except Exception as wrong:  # a scanner that is away lets nothing in
        raise Refused(Reason.NOT_SCANNED) from wrong
    if not clean:
        raise Refused(Reason.HARMFUL)
