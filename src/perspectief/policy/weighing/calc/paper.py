"""What a holder has on paper: thirteen words, which say whose they are and notice a slip of the pen. No Django.

13 x 11 bits: the holder (2 bits), 16 bytes by chance (128 bits), and a check over both (13 bits).
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from perspectief.foundation.codes.calc.words import read_words, words
from perspectief.policy.weighing.calc.sealing import HOLDERS, SEED_BYTES

MANY = 13
LONGEST = 400
"""Signs of typed words that are read at all."""
_BITS = 11
_CHECK_BITS = 13
_SEED_BITS = SEED_BYTES * 8


class Slip(Exception):
    """Words of the list, but not together: one of them is another word, or they stand in another order."""


@dataclass(eq=False)
class Brought:
    """What somebody brought: the place of the holder in HOLDERS, and the seed. Never shown."""

    holder: int
    seed: bytearray

    def __repr__(self) -> str:
        return "Brought(...)"


def to_words(holder: int, seed: bytes | bytearray) -> tuple[str, ...]:
    """Thirteen words for this holder."""
    number = holder << _SEED_BITS | int.from_bytes(seed)
    number = number << _CHECK_BITS | _check(holder, seed)
    known = words()
    return tuple(known[number >> _BITS * place & len(known) - 1] for place in reversed(range(MANY)))


def read(typed: str) -> Brought:
    """What was typed, with one slip per word forgiven. Raises NotUnderstood (of foundation/codes) and Slip."""
    places = {word: place for place, word in enumerate(words())}
    number = 0
    for word in read_words(typed, MANY, longest=LONGEST):
        number = number << _BITS | places[word]
    check, number = number & (1 << _CHECK_BITS) - 1, number >> _CHECK_BITS
    holder, seed = number >> _SEED_BITS, bytearray((number & (1 << _SEED_BITS) - 1).to_bytes(SEED_BYTES))
    if holder >= len(HOLDERS) or check != _check(holder, seed):
        raise Slip
    return Brought(holder, seed)


def _check(holder: int, seed: bytes | bytearray) -> int:
    digest = sha256(b"perspectief weighing paper 1" + bytes([holder]) + bytes(seed)).digest()
    return int.from_bytes(digest[:2]) >> 16 - _CHECK_BITS
