"""Noise that stays: whoever asks for the same people sees the same number, however often and in whichever table.

Each record has a key from 0 to 255, each cell the sum of the keys of its records (mod 256). Count and key together
point into a table of small whole numbers, which is added to the count. Keys and table follow from the data key outside
the database: without it nobody can take the noise away, not even with the database in hand.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from functools import lru_cache

from perspectief.foundation import keys
from perspectief.foundation.disclosure.rule import Rule, rounded

KEYS = 256
ROWS = 64
"""Rows of the table: a count finds its row by what is left after division by this."""
LABEL = "disclosure: noise"


def key_of_all(people: str, records: Iterable[object]) -> int:
    """The key of a cell with these records of these people: the sum of their own keys."""
    secret = _secret()
    return sum(_record_key(secret, people, record) for record in records) % KEYS


def with_noise(number: int, key: int, rule: Rule) -> int:
    """The count as it may be shown: with its noise, and then rounded."""
    moved = number + _table(_secret(), rule.noise_most)[number % ROWS][key % KEYS]
    return rounded(max(0, moved), rule.round_to)


def slack(rule: Rule) -> int:
    """How far what is shown can be from what was counted."""
    return rule.noise_most + rule.round_to // 2


def _secret() -> bytes:
    """Of the oldest key that we hold: a new key in front of it leaves published tables as they are."""
    return keys.derived(LABEL, keys.key_ids()[-1])


def _record_key(secret: bytes, people: str, record: object) -> int:
    return hmac.digest(secret, f"{people}\0{record}".encode(), "sha256")[0]


@lru_cache(maxsize=4)
def _table(secret: bytes, most: int) -> tuple[tuple[int, ...], ...]:
    """Each row holds the same noise in another order; as often up as down, and small more often than large."""
    noise = _spread(most)
    return tuple(tuple(noise[place] for place in _order(secret, row)) for row in range(ROWS))


def _order(secret: bytes, row: int) -> list[int]:
    return sorted(range(KEYS), key=lambda place: hmac.digest(secret, f"{row}\0{place}".encode(), hashlib.sha256))


def _spread(most: int) -> list[int]:
    """All noise of one row: a triangle from -most to most, its middle filled up to one for each key."""
    steps = (most + 1) ** 2
    sides = [noise for size in range(1, most + 1) for noise in (size, -size) for _ in range(_often(size, most, steps))]
    return sides + [0] * (KEYS - len(sides))


def _often(size: int, most: int, steps: int) -> int:
    return max(1, KEYS * (most + 1 - size) // steps)
