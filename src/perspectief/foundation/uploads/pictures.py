"""A picture without what it tells of place, device and maker: only what is needed to draw it goes into a new file.

Every part that is not known to be needed is left out: places and times (EXIF), thumbnails, notes, second pictures.
How the camera was held stays, or the picture would lie on its side.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice

from perspectief.foundation.uploads.reasons import Reason

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
MOST_DOTS = 25_000_000
"""Dots in a picture (a photo of 24 megapixels): a larger one could fill the memory of who looks at it."""
MOST_UNPACKED = 4 * MOST_DOTS + 1024 * 1024
"""Bytes of a PNG when unpacked: four a dot, and one a line."""
MOST_PARTS = 20_000
"""Parts of a PNG: 8 MB in the smallest usual parts is some 2,000."""
PIECE = 64 * 1024
# --- PNG ---
DRAWN = (b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"gAMA", b"IDAT", b"IEND")
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""By kind of colour: numbers for one dot."""
DEPTHS = (1, 2, 4, 8, 16)
"""Bits for one number."""
# --- JPEG ---
START_OF_SCAN, END, QUANTISATION, HUFFMAN, RESTART = 0xDA, 0xD9, 0xDB, 0xC4, 0xDD
PAUSES = frozenset((0x00, *range(0xD0, 0xD8)))
"""What may follow 0xFF within the dots of a scan."""
APP1, ADOBE = 0xE1, 0xEE
FRAMES = (0xC0, 0xC1, 0xC2)
"""Baseline, extended, progressive: what every browser draws."""
NEEDED = (QUANTISATION, HUFFMAN, RESTART, *FRAMES)
ORIENTATION = 0x0112


def without_traces(content: bytes) -> tuple[bytes, str] | Reason:
    """The picture anew and its content type, or why it is not taken in."""
    try:
        if content.startswith(PNG):
            return _png(content), "image/png"
        if content.startswith(JPEG):
            return _jpeg(content), "image/jpeg"
    except (ValueError, struct.error, zlib.error, IndexError):
        return Reason.UNREADABLE_MEDIA
    return Reason.NO_PICTURE


# --- PNG --------------------------------------------------------------------------------------------------------------


def _png(content: bytes) -> bytes:
    drawn = ((name, data) for name, data in _chunks(content) if name in DRAWN)
    kept = list(islice(drawn, MOST_PARTS))
    if not kept or kept[0][0] != b"IHDR" or kept[-1][0] != b"IEND":
        raise ValueError("no beginning or no end")
    _insist_on_dots(_promised(kept[0][1]), (data for name, data in kept if name == b"IDAT"))
    return PNG + b"".join(_chunk(name, data) for name, data in kept)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG)
    while at < len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        data = content[at + 8 : at + 8 + size]
        (sum_,) = struct.unpack_from(">I", content, at + 8 + size)
        if zlib.crc32(name + data) != sum_:
            raise ValueError("changed on the way")
        yield name, data
        if name == b"IEND":
            return  # whatever follows is no picture
        at += 12 + size


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _promised(header: bytes) -> int:
    """How many bytes the header says there are to unpack. Woven ones (seven small pictures in one) are not taken."""
    width, height, depth, colour, packing, filters, woven = struct.unpack(">IIBBBBB", header)
    if packing or filters or woven or depth not in DEPTHS or colour not in SAMPLES:
        raise ValueError("packed in another way")
    promised = int(height * (1 + (width * SAMPLES[colour] * depth + 7) // 8))
    if not 0 < width * height <= MOST_DOTS or promised > MOST_UNPACKED:
        raise ValueError("too large")
    return promised


def _insist_on_dots(promised: int, packed: Iterable[bytes]) -> None:
    """The dots that the header promises are there, and no more: nothing hides behind them, nothing swells."""
    found = 0
    for size in _unpacked_sizes(packed):
        found += size
        if found > promised:
            break
    if found != promised:
        raise ValueError("another number of dots")


def _unpacked_sizes(packed: Iterable[bytes]) -> Iterator[int]:
    """Unpacks piece by piece and keeps nothing: only how many bytes came out each time."""
    unpacking = zlib.decompressobj()
    for piece in _pieces(packed):
        left = piece
        while left:
            yield len(unpacking.decompress(left, PIECE))
            left = unpacking.unconsumed_tail
        if unpacking.unused_data:
            raise ValueError("something behind the dots")
    while size := len(unpacking.decompress(b"", PIECE)):
        yield size


def _pieces(packed: Iterable[bytes]) -> Iterator[bytes]:
    for data in packed:
        for at in range(0, len(data), PIECE):
            yield data[at : at + PIECE]


# --- JPEG -------------------------------------------------------------------------------------------------------------


def _jpeg(content: bytes) -> bytes:
    parts, held, frames = [JPEG], 1, 0
    for marker, body in _segments(content):
        if marker == APP1:
            held = _held(body) or held
        elif marker in NEEDED or (marker == ADOBE and body.startswith(b"Adobe") and len(body) == 12):
            frames += marker in FRAMES
            _insist_on_size(marker, body)
            parts.append(_segment(marker, body))
        elif marker == START_OF_SCAN:
            parts.append(bytes((0xFF, marker)) + body)
        elif marker in (0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)):
            raise ValueError("packed in a rare way")
    if frames != 1:
        raise ValueError("not one picture")
    parts.insert(1, _segment(APP1, _only_held(held)))
    return b"".join([*parts, b"\xff\xd9"])


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and body of each part until the end of the first picture. The body of a scan holds its length too."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise ValueError("no marker where one must be")
        while content[at] == 0xFF:
            at += 1
        marker = content[at]
        at += 1
        if marker == END:
            return
        size = struct.unpack_from(">H", content, at)[0]
        if size < 2 or at + size > len(content):
            raise ValueError("cut off")
        if marker == START_OF_SCAN:
            end = _end_of_scan(content, at + size)
            yield marker, content[at:end]
            at = end
        else:
            yield marker, content[at + 2 : at + size]
            at += size


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the dots of a scan end: at the next marker that is no pause between dots."""
    while True:
        at = content.index(b"\xff", at)
        following = content[at + 1]
        if following not in PAUSES:
            return at
        at += 2


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def _insist_on_size(marker: int, body: bytes) -> None:
    if marker in FRAMES:
        _depth, height, width = struct.unpack_from(">BHH", body)
        if not 0 < width * height <= MOST_DOTS:
            raise ValueError("too large")


def _held(body: bytes) -> int:
    """How the camera was held (1 to 8), from EXIF; 0 when it does not say so."""
    if not body.startswith(b"Exif\x00\x00"):
        return 0
    tiff = body[6:]
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(tiff[:4])
    if order is None:
        return 0
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        for number in range(min(count, 500)):
            tag, kind, _many, value = struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * number)
            if (tag, kind) == (ORIENTATION, 3) and 1 <= value <= 8:
                return int(value)
    except struct.error:
        return 0
    return 0


def _only_held(held: int) -> bytes:
    """EXIF that says how the camera was held and nothing else."""
    return b"Exif\x00\x00MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, held, 0, 0)
