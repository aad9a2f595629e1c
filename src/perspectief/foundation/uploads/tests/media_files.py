"""For tests: small files as phones make them, with what they tell of place, moment and maker in every hiding place."""

from __future__ import annotations

import io
import struct
import wave
import zlib

TELLS = b"kanarieplek 53.2194N 6.5665E"
"""Must stand in no file that was taken in."""
FRAME = b"\xff\xfb\x90\x00" + b"\x00" * 413
"""One frame of an MP3: 128 kbit/s, 44,100 a second."""


def png(*more: tuple[bytes, bytes], width: int = 2, height: int = 2, dots: bytes | None = None) -> bytes:
    """Two by two red dots, with more parts."""
    packed = zlib.compress(dots if dots is not None else (b"\x00" + b"\xff\x00\x00" * width) * height)
    return png_of((width, height, 8, 2, 0, 0, 0), *more, (b"IDAT", packed))


def png_of(header: tuple[int, ...], *parts: tuple[bytes, bytes]) -> bytes:
    """With a header of width, height, depth, colour, packing, filters and woven."""
    all_parts = [(b"IHDR", struct.pack(">IIBBBBB", *header)), *parts, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in all_parts)


def zeros(many: int) -> bytes:
    """So many zeros, packed without ever holding them all."""
    packing = zlib.compressobj(1)
    megabytes, rest = divmod(many, 1_000_000)
    packed = [packing.compress(bytes(1_000_000)) for _ in range(megabytes)]
    return b"".join(packed) + packing.compress(bytes(rest)) + packing.flush()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def exif(held: int = 6) -> bytes:
    """How the camera was held, and a place after it."""
    return b"Exif\x00\x00II*\x00" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, held, 0, 0) + TELLS


def jpeg(*more: tuple[int, bytes], size: tuple[int, int] = (8, 8), after: bytes = b"") -> bytes:
    """Parts in the right order; its dots mean nothing."""
    frame = struct.pack(">BHHB", 8, *size, 1) + b"\x01\x11\x00"
    parts = [*more, (0xDB, bytes(65)), (0xC0, frame), (0xC4, bytes(17))]
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\x00\x00\x3f\x00" + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + b"".join(_segment(*part) for part in parts) + scan + b"\xff\xd9" + after


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def wav() -> bytes:
    """A tenth of a second of silence, with a label."""
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\x00\x01" * 800)
    label = b"LIST" + struct.pack("<I", len(TELLS)) + TELLS
    inside = written.getvalue()[8:] + label
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def mp3(frames: int = 6) -> bytes:
    """Frames with a label before and after them."""
    size = len(TELLS)
    before = b"ID3\x04\x00\x00" + bytes((0, 0, size >> 7, size & 127)) + TELLS
    return before + FRAME * frames + b"TAG" + TELLS.ljust(125, b"\x00")


def film(*kinds: bytes, moof: bool = False, elsewhere: bool = False, codec: bytes = b"avc1") -> bytes:
    """A film with a track of each kind, four samples a track, and a place in every hiding place."""
    kinds = kinds or (b"vide", b"soun", b"meta")
    samples = [bytes([number + 1]) * 10 if kind != b"meta" else TELLS[:10] for number, kind in enumerate(kinds)]
    begin = _box(b"ftyp", b"isom\x00\x00\x02\x00isommp42")
    store = TELLS + b"".join(sample * 4 for sample in samples) + TELLS
    first = len(begin) + 8 + len(TELLS)
    tracks = b"".join(
        _track(kind, first + 40 * number, elsewhere=elsewhere, codec=codec) for number, kind in enumerate(kinds)
    )
    moov = _box(b"moov", _box(b"mvhd", _moments(100)) + tracks + _box(b"udta", TELLS) + _box(b"meta", TELLS))
    more = _box(b"moof", b"") if moof else b""
    return begin + _box(b"mdat", store) + moov + _box(b"uuid", TELLS) + _box(b"free", TELLS) + more


def store(inside: bytes = b"") -> bytes:
    """One more store, that no track plays."""
    return _box(b"mdat", inside)


def _box(name: bytes, inside: bytes) -> bytes:
    return struct.pack(">I", 8 + len(inside)) + name + inside


def _moments(size: int) -> bytes:
    return struct.pack(">III", 0, 0xDDDDDDDD, 0xEEEEEEEE) + bytes(size - 12)


def _track(kind: bytes, at: int, *, elsewhere: bool, codec: bytes) -> bytes:
    handler = _box(b"hdlr", bytes(8) + kind + bytes(12) + TELLS + b"\x00")
    reference = _box(b"url ", struct.pack(">I", 0 if elsewhere else 1))
    where = _box(b"dinf", _box(b"dref", struct.pack(">II", 0, 1) + reference))
    described = _box(b"stsd", struct.pack(">II", 0, 1) + _box(b"mp4a" if kind == b"soun" else codec, bytes(16)))
    table = described
    table += _box(b"stsz", struct.pack(">III", 0, 0, 4) + struct.pack(">4I", 10, 10, 10, 10))
    table += _box(b"stsc", struct.pack(">II", 0, 2) + struct.pack(">6I", 1, 3, 1, 2, 1, 1))
    table += _box(b"stco", struct.pack(">II", 0, 2) + struct.pack(">2I", at, at + 30))
    info = _box(b"minf", where + _box(b"stbl", table))
    media = _box(b"mdia", _box(b"mdhd", _moments(24)) + handler + info)
    return _box(b"trak", _box(b"tkhd", _moments(84)) + media + _box(b"udta", TELLS))
