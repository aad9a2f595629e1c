"""What people had erased, stopped or closed, noted outside the database: a restored backup does not bring it back.

A line per act, added and never changed, in a file per month: when, what, in which room, and a pseudonym that only this
journal uses. No name and no key stands in it. A line is written as soon as the act is committed. A room says at
start-up how its lines are done again (`register`) and what ends at every restore (`register_end`);
`services/replay.py` does it.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.utils import timezone

from perspectief.foundation import keys
from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.pseudonyms import pseudonym, pseudonyms

logger = logging.getLogger(__name__)
OURS_ALONE, OURS_ALONE_FOLDER = 0o600, 0o700
LOST = "journal: a line was lost"
TERM = "backup"


class Kind(StrEnum):
    """What was done. A restore does these again in this order."""

    WITHDRAWN = "withdrawn"
    """A consent."""
    PAUSED = "paused"
    """Looking at what is kept of somebody."""
    ENDED = "ended"
    """A role, or standing in a circle."""
    CLOSED = "closed"
    """An account."""
    FACTOR_GONE = "factor-gone"
    """The second step of an account."""
    ERASED = "erased"
    UNDONE = "undone"
    """What was paused, ended or closed earlier goes on after all."""
    BACKUP = "backup"
    """A backup begins: the journal was there before it."""


CAN_BE_UNDONE = (Kind.PAUSED, Kind.ENDED, Kind.CLOSED)


class Line(NamedTuple):
    """One act. `name`: the pseudonym of what it was done to."""

    at: dt.datetime
    kind: Kind
    room: str
    name: str


class Way(NamedTuple):
    """How a room does a line again. `keys`: of all rows to which it can be done; `apply`: do it, as of that moment."""

    keys: Callable[[], Iterable[str]]
    apply: Callable[[str, dt.datetime], object]


class NotWhole(Exception):
    """The journal cannot be relied on; the message says why, and for whom operates the house."""


_WAYS: dict[tuple[Kind, str], Way] = {}
_ENDS: dict[str, Callable[[], int]] = {}


def register(room: str, kind: Kind, way: Way) -> None:
    """Say, at start-up, how lines of this room and kind are done again."""
    _WAYS[kind, room] = way


def register_end(name: str, end: Callable[[], int]) -> None:
    """Say, at start-up, what ends at every restore, such as sessions; `end` gives how many there were."""
    _ENDS[name] = end


def way(kind: Kind, room: str) -> Way | None:
    """What a room said of such lines."""
    return _WAYS.get((kind, room))


def ends() -> Mapping[str, Callable[[], int]]:
    """What ends at every restore, by name."""
    return _ENDS


# --- Write ------------------------------------------------------------------------------------------------------------


def note(kind: Kind, room: str, key: object) -> None:
    """Write a line once the transaction is committed. What cannot be written is logged, and `/ready` says so."""
    name = pseudonym(_ledger(room), str(key))
    transaction.on_commit(lambda: _write_or_tell(Line(timezone.now(), kind, room, name)))


def note_backup(at: dt.datetime) -> None:
    """A backup begins: what comes after this line is not in it."""
    with suppress(DatabaseError):
        cache.delete(LOST)  # from this backup on no line is missing
    _write_or_tell(Line(at, Kind.BACKUP, "backup", pseudonym(_ledger("backup"), at.isoformat())))


def works() -> bool:
    """Whether lines can be written, and none was lost since the last backup."""
    folder = _made_folder()
    return os.access(folder, os.W_OK | os.X_OK) and cache.get(LOST) is None


def _write_or_tell(line: Line) -> None:
    try:
        _append(line)
    except OSError as wrong:
        logger.critical(
            "The journal in %s cannot be written (%s). A restored backup would bring back something that was erased "
            "or stopped: mend this, then make a new backup and throw the older ones away.",
            settings.JOURNAL_FOLDER,
            type(wrong).__name__,
        )
        with suppress(DatabaseError):
            cache.set(LOST, 1, timeout=int(terms.term(TERM).total_seconds()))


def _append(line: Line) -> None:
    """One write of a whole line at the end, and on disk before we go on."""
    at = line.at.astimezone(dt.UTC)
    said = {"at": at.isoformat(), "kind": line.kind.value, "room": line.room, "name": line.name}
    whole = json.dumps(said, separators=(",", ":")).encode() + b"\n"
    path = _made_folder() / f"{at:%Y-%m}.jsonl"
    opened = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, OURS_ALONE)
    try:
        if os.write(opened, whole) != len(whole):
            raise OSError("no room")
        os.fsync(opened)
    finally:
        os.close(opened)


def _made_folder() -> Path:
    folder: Path = settings.JOURNAL_FOLDER
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=OURS_ALONE_FOLDER)
    return folder


# --- Read -------------------------------------------------------------------------------------------------------------


def insist_on_lines_since(moment: dt.datetime) -> None:
    """Whether the journal tells all that happened since then. Raises NotWhole."""
    folder = settings.JOURNAL_FOLDER
    if not folder.is_dir():
        raise NotWhole(f"there is no journal in {folder}.")
    found = list(lines())
    if not any(one.at <= moment for one in found):
        raise NotWhole(f"the journal in {folder} has no line of {moment:%Y-%m-%d %H:%M} UTC or before.")
    unknown = {one.name.partition(".")[0] for one in found if one.at >= moment} - set(keys.key_ids())
    if unknown:
        raise NotWhole(f"lines of {folder} were made with a data key that is not here: {', '.join(sorted(unknown))}.")


def lines() -> Iterator[Line]:
    """All lines, the oldest month first. Raises NotWhole."""
    for path in sorted(settings.JOURNAL_FOLDER.glob("*.jsonl")):
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                yield _read(text)
            except (ValueError, KeyError, TypeError) as wrong:
                raise NotWhole(f"line {number} of {path} cannot be read.") from wrong


def _read(text: str) -> Line:
    said = json.loads(text)
    return Line(dt.datetime.fromisoformat(said["at"]), Kind(said["kind"]), str(said["room"]), str(said["name"]))


def names(room: str, key: str) -> tuple[str, ...]:
    """What this journal may call this key: its pseudonyms under every data key."""
    return pseudonyms(_ledger(room), key)


def _ledger(room: str) -> str:
    return f"journal of {room}"
