"""The hash chain of the access log: each line holds the hash of the one before, each month the hash of the last.

Whoever can write in the database could make a new chain that fits. So the head of each month also carries a mark that
only our data keys can make (`keys.digest`), and those stand outside the database. So does a month without its lines.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence

from perspectief.foundation import keys

HASHED = (
    *("number", "at", "actor", "role", "organisation", "activity", "subject_room", "subject"),
    *("action", "what", "reason", "trace", "operation", "result"),
)
"""Fields of a line that its hash holds, in this order, after the month and the hash of the previous line."""
LABEL, RELEASE = "access log", "access log: lines removed"


def line_hash(month: str, previous: str, values: Sequence[object]) -> str:
    """SHA-256 of one line, in hex. `values`: those of HASHED, in its order."""
    return _sha256([month, previous, *map(_plain, values)])


def closing_hash(month: str, opening: str, count: int, last: str) -> str:
    """SHA-256 that closes a month: it holds the close of the month before, so months cannot be swapped either."""
    return _sha256([month, opening, str(count), last])


def mark(month: str, opening: str, count: int, last: str) -> str:
    """The head of a month under our newest data key."""
    return keys.digest(LABEL, _canonical([month, opening, str(count), last]))


def is_ours(found: str, month: str, opening: str, count: int, last: str) -> bool:
    """Whether one of our keys made this mark for this head."""
    return found in keys.digests(LABEL, _canonical([month, opening, str(count), last]))


def release_mark(closing: str, closed_at: dt.datetime, released_at: dt.datetime) -> str:
    """That we removed the lines of a closed month, under our newest data key. `closing`: the hash that closed it."""
    return keys.digest(RELEASE, _canonical([closing, _plain(closed_at), _plain(released_at)]))


def is_our_release(found: str, closing: str, closed_at: dt.datetime, released_at: dt.datetime) -> bool:
    """Whether one of our keys made this mark for this removal."""
    return found in keys.digests(RELEASE, _canonical([closing, _plain(closed_at), _plain(released_at)]))


def note_of(month: str, count: int, last: str) -> str:
    """`<month>:<number of the last line>:<its hash, four by four>`, so that no mask of the log takes it for a phone."""
    return ":".join([month, str(count), *(last[at : at + 4] for at in range(0, len(last), 4))])


def _sha256(words: list[str]) -> str:
    return hashlib.sha256(_canonical(words).encode()).hexdigest()


def _canonical(words: list[str]) -> str:
    """A JSON list of texts without spaces: two different lines never give the same text."""
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return str(value)
