"""What a PDF holds beside pages. It is searched as text, in all that it packs, and nothing of it is run or drawn.

Strict on purpose: what we cannot look through is refused, though a reader of PDF might have shown it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from perspectief.foundation.uploads.reasons import Reason

BEGINS, ENDS = b"%PDF-", b"%%EOF"
END_WITHIN = 64
"""Bytes after the end mark: a line end, no other file."""
MOST_UNPACKED = 64 * 1024 * 1024
ACTIVE = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|SubmitForm|ImportData|XFA|GoToE|GoToR|Movie|Sound|3D)\b"
)
LOCKED = re.compile(rb"/Encrypt\b")
NOT_LOOKED_THROUGH = re.compile(rb"/(LZWDecode|LZW|ASCII85Decode|A85|ASCIIHexDecode|AHx|RunLengthDecode|Crypt)\b")
ANOTHER_KIND = re.compile(
    rb"PK\x03\x04|PK\x05\x06|Rar!\x1a|7z\xbc\xaf|MZ\x90\x00|\x7fELF|<script|<html|<\?php|<svg", re.IGNORECASE
)
PACKED = re.compile(rb"stream\r?\n")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


class TooMuch(Exception):
    """Small on disk, huge when unpacked."""


def wrong_with(content: bytes) -> Reason | None:
    """Why this PDF is not taken in; None when it is."""
    end = content.rfind(ENDS)
    if end < 0 or len(content) - end - len(ENDS) > END_WITHIN:
        return Reason.TWO_KINDS if end >= 0 else Reason.UNREADABLE
    try:
        texts = [content, *_unpacked(content)]
    except TooMuch:
        return Reason.TOO_BIG
    plain = [ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text) for text in texts]
    return _found_in(plain)


def _found_in(texts: list[bytes]) -> Reason | None:
    """The first thing that is wrong; the order is from what hides to what is hidden."""
    for pattern, reason in (
        (LOCKED, Reason.LOCKED),
        (NOT_LOOKED_THROUGH, Reason.UNREADABLE),
        (ACTIVE, Reason.ACTIVE),
        (ANOTHER_KIND, Reason.TWO_KINDS),
    ):
        if any(pattern.search(text) for text in texts):
            return reason
    return None


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Everything in it that is packed, as far as it can be unpacked. Raises TooMuch."""
    left = MOST_UNPACKED
    for found in PACKED.finditer(content):
        unpack = zlib.decompressobj()
        try:
            text = unpack.decompress(content[found.end() :], left + 1)
        except zlib.error:
            continue
        left -= len(text)
        if left < 0:
            raise TooMuch
        yield text
