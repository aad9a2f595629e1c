"""Which characters a TrueType font can draw, read from its `cmap` table."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

UNICODE_PLATFORMS = ((0, 3), (0, 4), (3, 1), (3, 10))
"""(platform, encoding) of the tables that are in Unicode."""


def characters(font: bytes) -> frozenset[str]:
    """All characters with a shape of their own in this font file."""
    start = _table(font, b"cmap")
    found: set[str] = set()
    for number in range(unpack_from(">H", font, start + 2)[0]):
        platform, encoding, offset = unpack_from(">HHI", font, start + 4 + 8 * number)
        if (platform, encoding) in UNICODE_PLATFORMS:
            found.update(map(chr, _codes(font, start + offset)))
    return frozenset(found)


def _table(font: bytes, tag: bytes) -> int:
    for number in range(unpack_from(">H", font, 4)[0]):
        name, _, offset, _ = unpack_from(">4sIII", font, 12 + 16 * number)
        if name == tag:
            return int(offset)
    raise ValueError(f"This font has no table {tag!r}.")


def _codes(font: bytes, at: int) -> Iterator[int]:
    match unpack_from(">H", font, at)[0]:
        case 4:
            return _segments(font, at)
        case 12:
            return _groups(font, at)
    return iter(())


def _segments(font: bytes, at: int) -> Iterator[int]:
    """Format 4: ranges of the first 65,536 characters; a shape number of 0 means no shape."""
    doubled = unpack_from(">H", font, at + 6)[0]
    ends, starts, deltas, offsets = at + 14, at + 16 + doubled, at + 16 + 2 * doubled, at + 16 + 3 * doubled
    for step in range(0, doubled, 2):
        first, last = unpack_from(">H", font, starts + step)[0], unpack_from(">H", font, ends + step)[0]
        delta, offset = unpack_from(">H", font, deltas + step)[0], unpack_from(">H", font, offsets + step)[0]
        for code in range(first, min(last, 0xFFFE) + 1):
            place = offsets + step + offset + 2 * (code - first)
            shape = unpack_from(">H", font, place)[0] if offset else code + delta
            if shape % 0x10000:
                yield code


def _groups(font: bytes, at: int) -> Iterator[int]:
    """Format 12: ranges of all of Unicode."""
    for number in range(unpack_from(">I", font, at + 12)[0]):
        first, last, shape = unpack_from(">III", font, at + 16 + 12 * number)
        yield from range(first + (shape == 0), last + 1)
