"""A sound without what it tells of device, place and maker: only the sound itself goes into a new file."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from perspectief.foundation.uploads import boxes
from perspectief.foundation.uploads.reasons import Reason

FEWEST_FRAMES = 4
"""Frames of an MP3 that follow each other: fewer could be chance."""
MOST_BEFORE = 4096
"""Bytes before the first frame of an MP3, such as what fills it up."""
PLAIN = (1, 3, 0xFFFE)
"""Ways to write a WAV that browsers play: whole numbers, fractions, and either with more to say."""
RATES_PER_VERSION = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


def without_traces(content: bytes) -> tuple[bytes, str] | Reason:
    """The sound anew and its content type, or why it is not taken in."""
    try:
        if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
            return _wav(content), "audio/wav"
        if content[4:8] == b"ftyp":
            return boxes.without_traces(content, wanted=b"soun"), "audio/mp4"
        if content.startswith(b"ID3") or (content[:1] == b"\xff" and content[1] & 0xE0 == 0xE0):
            return _mp3(content), "audio/mpeg"
    except (ValueError, struct.error, IndexError, KeyError):
        return Reason.UNREADABLE_MEDIA
    return Reason.NO_SOUND


# --- WAV --------------------------------------------------------------------------------------------------------------


def _wav(content: bytes) -> bytes:
    parts = dict(_riff_parts(content))
    written, samples = parts[b"fmt "], parts[b"data"]
    if struct.unpack_from("<H", written)[0] not in PLAIN or len(written) > 40 or not samples:
        raise ValueError("another way of writing")
    inside = b"WAVE" + _riff_part(b"fmt ", written) + _riff_part(b"data", samples)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def _riff_parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        yield name, content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _riff_part(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\x00" * (len(data) % 2)


# --- MP3 --------------------------------------------------------------------------------------------------------------


def _mp3(content: bytes) -> bytes:
    """The frames that follow each other; labels before, between and after them stay behind."""
    frames = list(_frames(content, _first_frame(content)))
    if len(frames) < FEWEST_FRAMES:
        raise ValueError("no frames")
    return b"".join(frames)


def _first_frame(content: bytes) -> int:
    at = 0
    while content[at : at + 3] == b"ID3":
        a, b, c, d = content[at + 6 : at + 10]
        at += 10 + (a << 21 | b << 14 | c << 7 | d)
    for begin in range(at, min(at + MOST_BEFORE, len(content) - 4)):
        size = _frame_size(content, begin)
        if size and _frame_size(content, begin + size):
            return begin
    raise ValueError("no frame")


def _frames(content: bytes, at: int) -> Iterator[bytes]:
    while size := _frame_size(content, at):
        if at + size > len(content):
            return
        yield content[at : at + size]
        at += size


def _frame_size(content: bytes, at: int) -> int:
    """Bytes of the frame that begins here (MPEG 1, 2 or 2.5, layer 3); 0 when none does."""
    if at + 4 > len(content):
        return 0
    (head,) = struct.unpack_from(">I", content, at)
    version, layer, bits, rate = head >> 19 & 3, head >> 17 & 3, head >> 12 & 15, head >> 10 & 3
    if head >> 21 != 0x7FF or version == 1 or layer != 1 or bits in (0, 15) or rate == 3:
        return 0
    kbits, per_frame = (KBITS_1, 144) if version == 3 else (KBITS_2, 72)
    return per_frame * kbits[bits] * 1000 // RATES_PER_VERSION[version][rate] + (head >> 9 & 1)
