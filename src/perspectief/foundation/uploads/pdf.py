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
MOST_PACKED = 10_000
"""Packed parts. A page needs a handful, and each costs time."""
MOST_READ_AGAIN = 4
"""Times the length of the file that its packed parts may be long together. One could stand in another."""
PIECE = 4096
ACTIVE = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|SubmitForm|ImportData|XFA|GoToE|GoToR|Movie|Sound|3D)\b"
)
LOCKED = re.compile(rb"/Encrypt\b")
NOT_LOOKED_THROUGH = re.compile(rb"/(LZWDecode|LZW|ASCII85Decode|A85|ASCIIHexDecode|AHx|RunLengthDecode|Crypt)\b")
ANOTHER_KIND = re.compile(
    rb"PK\x03\x04|PK\x05\x06|Rar!\x1a|7z\xbc\xaf|MZ\x90\x00|\x7fELF|<script|<html|<\?php|<svg", re.IGNORECASE
)
PACKED = re.compile(rb"(?<!end)stream[ \t\x00\f]*\r?\n?")
OBJECTS = re.compile(rb"/ObjStm\b")
PLAINLY_PACKED = re.compile(rb"/Filter\s*(\[\s*/FlateDecode\s*\]|/FlateDecode\b)")
ANY_FILTER, ANY_PARAMETER = re.compile(rb"/Filter\b"), re.compile(rb"/(DecodeParms|DP|Predictor)\b")
HEAD_WITHIN = 4096
"""Bytes before the packed part in which its description stands."""
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


class TooMuch(Exception):
    """Small on disk, huge when unpacked."""


class Hidden(Exception):
    """Objects packed in a way that we do not look through."""


def wrong_with(content: bytes) -> Reason | None:
    """Why this PDF is not taken in; None when it is."""
    end = content.rfind(ENDS)
    if end < 0 or len(content) - end - len(ENDS) > END_WITHIN:
        return Reason.TWO_KINDS if end >= 0 else Reason.UNREADABLE
    try:
        texts = [content, *_unpacked(content)]
    except TooMuch:
        return Reason.TOO_BIG
    except Hidden:
        return Reason.UNREADABLE
    return _found_in([_plain(text) for text in texts])


def _plain(text: bytes) -> bytes:
    """With names as they are meant: `/Obj#53tm` is `/ObjStm`."""
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text)


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
    """Everything in it that is packed, as far as it can be unpacked. Raises TooMuch.

    Objects, in which active content could stand, must be packed once and plainly. Raises Hidden.
    """
    left, to_read = MOST_UNPACKED, len(content) * MOST_READ_AGAIN
    for number, found in enumerate(PACKED.finditer(content), start=1):
        if number > MOST_PACKED:
            raise TooMuch
        objects = _holds_objects(content, found.start())
        text, read = _unpacked_from(content, found.end(), most=left)
        to_read -= read
        if to_read < 0:
            raise TooMuch
        if text is None and objects:
            raise Hidden
        left -= len(text or b"")
        yield text or b""


def _unpacked_from(content: bytes, place: int, *, most: int) -> tuple[bytes | None, int]:
    """What is packed from this place on, to where the packing itself ends, and how many bytes that took; None when it
    is packed in another way, or broken.

    Not to the next word `endstream`: that may stand in what is packed, with something behind it. In pieces, so that a
    part takes time in step with its own length. Raises TooMuch.
    """
    unpack, texts, start = zlib.decompressobj(), list[bytes](), place
    while place < len(content) and not unpack.eof:
        piece = content[place : place + PIECE]
        try:
            texts.append(unpack.decompress(piece, most + 1))
        except zlib.error:
            return None, place - start
        most -= len(texts[-1])
        if most < 0:
            raise TooMuch
        place += len(piece) - len(unpack.unused_data)
    return b"".join(texts), place - start


def _holds_objects(content: bytes, place: int) -> bool:
    """Whether the part that begins here packs objects, and packs them in the one way that we unpack. Raises Hidden."""
    before = content[max(0, place - HEAD_WITHIN) : place]
    head = _plain(before[before.rfind(b" obj") + 1 :])
    if not OBJECTS.search(head) or not ANY_FILTER.search(head):
        return False  # what is not packed is searched where it stands
    if not PLAINLY_PACKED.search(head) or ANY_PARAMETER.search(head):
        raise Hidden
    return True
