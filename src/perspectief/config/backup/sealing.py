"""A file of any size, sealed in pieces with a key that stands outside the database (`PERSPECTIEF_DATA_KEYS`).

Each piece is bound to its number and to whether it is the last, so that pieces cannot be swapped, left out or cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from perspectief.foundation import keys

LABEL = "backup"
PIECE = 1024 * 1024
"""Bytes of the file in one piece."""
LENGTH = 4
"""Bytes that say how long a sealed piece is."""
MOST = PIECE + 1024


class Damaged(Exception):
    """A sealed file that was changed, is not whole, or was sealed with a key that we do not have."""


def seal_stream(source: BinaryIO, sealed: Path) -> None:
    """Seal all that can be read, piece by piece."""
    with sealed.open("wb") as target:
        number, piece = 0, source.read(PIECE)
        while True:
            following = source.read(PIECE)
            whole = keys.seal(LABEL, piece, _bound(number, last=not following))
            target.write(len(whole).to_bytes(LENGTH) + whole)
            if not following:
                return
            number, piece = number + 1, following


def opened(sealed: Path) -> Iterator[bytes]:
    """What was sealed, piece by piece. Raises Damaged, maybe after pieces that are whole: `check` reads all first."""
    with sealed.open("rb") as source:
        pieces = list(_last_known(_pieces(source)))
        if not pieces:
            raise Damaged("it is empty")
        for number, (offset, length, last) in enumerate(pieces):
            source.seek(offset)
            try:
                yield keys.unseal(LABEL, source.read(length), _bound(number, last=last))
            except keys.NotOurs:
                raise Damaged(f"piece {number + 1} does not open with our keys") from None


def check(sealed: Path) -> None:
    """Whether it is whole and ours, to its end. Raises Damaged."""
    for _piece in opened(sealed):
        pass


def _pieces(source: BinaryIO) -> Iterator[tuple[int, int]]:
    """Where each piece stands."""
    while head := source.read(LENGTH):
        length = int.from_bytes(head)
        offset = source.tell()
        if len(head) < LENGTH or not 0 < length <= MOST:
            raise Damaged("a piece of it has no right length")
        source.seek(length, 1)
        yield offset, length


def _last_known(pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    found = list(pieces)
    for number, (offset, length) in enumerate(found, start=1):
        yield offset, length, number == len(found)


def _bound(number: int, *, last: bool) -> bytes:
    return f"{number} {'last' if last else 'more'}".encode()
