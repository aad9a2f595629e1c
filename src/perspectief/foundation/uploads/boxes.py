"""The boxes in which phones pack sound and film (ISO 14496-12: MP4, M4A, MOV).

Nothing moves, so that every address in the file stays right: what is not needed to play it is overwritten with zeros in
its place. That is every box that we do not know, every track that is no sound or picture (phones keep one of places),
the moments of making, and every byte that no kept track plays.
"""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

FREE = b"free"
AT_TOP = (b"ftyp", b"moov", b"mdat", FREE, b"skip", b"wide")
OF_FILM = (b"mvhd", b"trak")
OF_TRACK = (b"tkhd", b"edts", b"mdia")
OF_MEDIA = (b"mdhd", b"hdlr", b"minf")
PLAYED = (b"vide", b"soun")
CODECS = (b"avc1", b"avc3", b"hvc1", b"hev1", b"mp4v", b"vp09", b"av01", b"mp4a", b"alac", b"ac-3", b"ec-3", b"Opus")
SELF_CONTAINED = 1
# What a recording of 25 MB needs, with room: whoever asks for more asks for our time.
MOST_BOXES = 100
"""Next to each other, at any height. A phone has some ten."""
MOST_STORES = 16
"""A phone has one, sometimes two."""
MOST_TRACKS = 8
"""Picture, sound, and what a phone keeps of place and movement."""
MOST_SAMPLES = 400_000
"""Of all tracks that play. An hour of sound has some 170,000."""
MOST_RUNS = 200_000
"""Of all tracks that play: pieces in which samples lie together, with the table that says how many lie in each."""


class Box(NamedTuple):
    """One box: its name, where it begins, where its inside begins and where it ends."""

    name: bytes
    start: int
    inside: int
    end: int


Run = tuple[int, int]
"""Bytes that a track plays: the first, and the first that it does not."""
Table = dict[bytes, Box]
"""What says where the samples of one track lie."""


def without_traces(content: bytes, *, wanted: bytes) -> bytes:
    """The same with all else overwritten. `wanted`: `vide` or `soun`, the kind of track there must be.

    Raises ValueError (and struct.error) on what we do not know.
    """
    new = bytearray(content)
    top = list(_boxes(new, 0, len(new)))
    if [box.name for box in top].count(b"moov") != 1 or any(box.name == b"moof" for box in top):
        raise ValueError("not one film in one piece")
    stores = [(box.inside, box.end) for box in top if box.name == b"mdat"]
    _insist_on_few(len(stores), MOST_STORES)
    _blank_others(new, top, AT_TOP)
    film = next(box for box in top if box.name == b"moov")
    kinds, runs = _clean_film(new, film)
    if wanted not in kinds or (wanted == b"soun" and b"vide" in kinds):
        raise ValueError("another kind of track")
    _blank_unplayed(new, stores, runs)
    _blank_inside(new, [box for box in top if box.name in (FREE, b"skip", b"wide")])
    return bytes(new)


def _clean_film(new: bytearray, film: Box) -> tuple[set[bytes], list[Run]]:
    inside = list(_boxes(new, film.inside, film.end))
    _insist_on_few([box.name for box in inside].count(b"trak"), MOST_TRACKS)
    _blank_others(new, inside, OF_FILM)
    kinds, tables = set[bytes](), list[Table]()
    for box in inside:
        if box.name == b"mvhd":
            _blank_moments(new, box)
        elif box.name == b"trak":
            kind = _kind(new, box)
            if kind not in PLAYED:
                _blank(new, box)
                continue
            kinds.add(kind)
            tables.append(_clean_track(new, box))
    _insist_on_short(new, tables)
    return kinds, [run for table in tables for run in _runs(new, table)]


def _clean_track(new: bytearray, track: Box) -> Table:
    inside = list(_boxes(new, track.inside, track.end))
    _blank_others(new, inside, OF_TRACK)
    media = _one(inside, b"mdia")
    of_media = list(_boxes(new, media.inside, media.end))
    _blank_others(new, of_media, OF_MEDIA)
    for box in (_one(inside, b"tkhd"), _one(of_media, b"mdhd")):
        _blank_moments(new, box)
    handler = _one(of_media, b"hdlr")
    new[handler.inside + 24 : handler.end] = bytes(handler.end - handler.inside - 24)  # what the maker called it
    info = _one(of_media, b"minf")
    of_info = list(_boxes(new, info.inside, info.end))
    _insist_on_own_bytes(new, _one(of_info, b"dinf"))
    table = _one(of_info, b"stbl")
    return {box.name: box for box in _boxes(new, table.inside, table.end)}


def _insist_on_own_bytes(new: bytearray, where: Box) -> None:
    """What is played lies in this file, and not at some address elsewhere."""
    references = _one(_boxes(new, where.inside, where.end), b"dref")
    for box in _boxes(new, references.inside + 8, references.end):
        if not struct.unpack_from(">I", new, box.inside)[0] & SELF_CONTAINED:
            raise ValueError("plays something from elsewhere")


def _kind(new: bytearray, track: Box) -> bytes:
    media = _one(_boxes(new, track.inside, track.end), b"mdia")
    handler = _one(_boxes(new, media.inside, media.end), b"hdlr")
    return bytes(new[handler.inside + 8 : handler.inside + 12])


# --- Which bytes a track plays ----------------------------------------------------------------------------------------


def _insist_on_short(new: bytearray, tables: list[Table]) -> None:
    """Before any of them is read: all tables together are no longer than a recording needs."""
    _insist_on_few(sum(_many(new, table[b"stsz"], 8) for table in tables), MOST_SAMPLES)
    runs = sum(_many(new, _addresses(table)) + _many(new, table[b"stsc"]) for table in tables)
    _insist_on_few(runs, MOST_RUNS)


def _many(new: bytearray, box: Box, at: int = 4) -> int:
    """How long a table says it is."""
    return int(struct.unpack_from(">I", new, box.inside + at)[0])


def _addresses(table: Table) -> Box:
    return table[b"stco"] if b"stco" in table else table[b"co64"]


def _runs(new: bytearray, table: Table) -> Iterator[Run]:
    described = table[b"stsd"]
    for box in _boxes(new, described.inside + 8, described.end):
        if box.name not in CODECS:
            raise ValueError("packed in another way")
    chunks = _chunks(new, table)
    sizes = _sizes(new, table[b"stsz"])
    done = 0
    for start, many in zip(chunks, _per_chunk(new, table[b"stsc"], len(chunks)), strict=True):
        length = sum(sizes[done : done + many])
        if start + length > len(new):
            raise ValueError("cut off")
        yield start, start + length
        done += many


def _chunks(new: bytearray, table: Table) -> tuple[int, ...]:
    box = _addresses(table)
    letter = "I" if box.name == b"stco" else "Q"
    return struct.unpack_from(f">{_many(new, box)}{letter}", new, box.inside + 8)


def _sizes(new: bytearray, box: Box) -> tuple[int, ...]:
    same, many = struct.unpack_from(">II", new, box.inside + 4)
    return (same,) * many if same else struct.unpack_from(f">{many}I", new, box.inside + 12)


def _per_chunk(new: bytearray, box: Box, chunks: int) -> Iterator[int]:
    """How many samples each chunk has: the table names the first chunk of each run of equal ones."""
    places = range(box.inside + 8, box.inside + 8 + 12 * _many(new, box), 12)
    said = [struct.unpack_from(">III", new, place)[:2] for place in places]
    ends = [first for first, _samples in said[1:]] + [chunks + 1]
    for (first, samples), end in zip(said, ends, strict=True):
        if not 1 <= first <= end <= chunks + 1:
            raise ValueError("a table that runs back")
        yield from (samples,) * (end - first)


def _insist_on_few(many: int, most: int) -> None:
    if many > most:
        raise ValueError("more than a recording needs")


# --- Boxes and zeros --------------------------------------------------------------------------------------------------


def _boxes(new: bytearray, at: int, end: int) -> Iterator[Box]:
    many = 0
    while at + 8 <= end:
        many += 1
        _insist_on_few(many, MOST_BOXES)
        size, name = struct.unpack_from(">I4s", new, at)
        inside = at + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", new, inside)
            inside += 8
        size = size or end - at
        if size < inside - at or at + size > end:
            raise ValueError("a box that sticks out")
        yield Box(bytes(name), at, inside, at + size)
        at += size


def _one(boxes: Iterator[Box] | list[Box], name: bytes) -> Box:
    found = [box for box in boxes if box.name == name]
    if len(found) != 1:
        raise ValueError("a box is missing or there twice")
    return found[0]


def _blank_others(new: bytearray, boxes: list[Box], known: tuple[bytes, ...]) -> None:
    for box in boxes:
        if box.name not in known:
            _blank(new, box)


def _blank(new: bytearray, box: Box) -> None:
    """The box stays as room that nobody reads."""
    new[box.start + 4 : box.start + 8] = FREE
    _blank_inside(new, [box])


def _blank_inside(new: bytearray, boxes: list[Box]) -> None:
    for box in boxes:
        new[box.inside : box.end] = bytes(box.end - box.inside)


def _blank_moments(new: bytearray, box: Box) -> None:
    """When it was made and changed: eight bytes, or sixteen in the later form."""
    size = 16 if new[box.inside] == 1 else 8
    new[box.inside + 4 : box.inside + 4 + size] = bytes(size)


def _blank_unplayed(new: bytearray, stores: list[Run], runs: list[Run]) -> None:
    """Zeros wherever no kept track plays. What is played must lie in a store.

    Stores lie in order; the runs are put in order once, and then each is looked at once.
    """
    ahead = deque(sorted(runs))
    for start, end in stores:
        at = start
        while ahead and ahead[0][0] <= end:
            first, last = ahead.popleft()
            if first < start or last > end:
                raise ValueError("plays bytes outside its store")
            if first > at:
                new[at:first] = bytes(first - at)
            at = max(at, last)
        new[at:end] = bytes(end - at)
    if ahead:
        raise ValueError("plays bytes outside its store")
