"""What people had erased, stopped or closed, noted outside the database: a restored backup does not bring it back.

A line per act, added and never changed, in a file per month: when, what, in which room, and a pseudonym that only this
journal uses. No name and no key stands in it. A line is written as soon as the act is committed, and carries a mark
that only our data keys can make, over itself and the mark of the line before: a line that was changed, forged or left
out is found. Lines cut off the end are found as far as a backup saw them (`last_mark`). A room says at start-up how its
lines are done again (`register`) and what ends at every restore (`register_end`); `services/replay.py` does it.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
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
LOCK, RESTORING = ".lock", ".restoring"
"""Files beside the lines: who writes, and that a restore has begun and not ended."""
MARK = "journal line"
LONGEST_LINE = 4096
"""Bytes."""
CLOCKS_DIFFER_BY = dt.timedelta(minutes=5)
"""Lines are written by other machines than the one that makes the backup. Doing a line twice changes nothing."""


class Kind(StrEnum):
    """What was done. A restore does these again in this order."""

    WITHDRAWN = "withdrawn"
    """A consent."""
    PAUSED = "paused"
    """Looking at what is kept of somebody."""
    ENDED = "ended"
    """A role, standing in a circle, or what somebody sent to us."""
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
    """A backup begins: what comes after this line is not in it. Raises OSError when that cannot be written."""
    _append(Line(at, Kind.BACKUP, "backup", pseudonym(_ledger("backup"), at.isoformat())))
    with suppress(DatabaseError):
        cache.delete(LOST)  # from this backup on no line is missing


def last_mark() -> str:
    """The mark of the last line. A backup keeps it, so that a restore sees whether lines are missing at the end."""
    with _alone() as folder:
        return _last_mark(folder)


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
    """One write of a whole line at the end, and on disk before we go on; half a line is taken back."""
    at = line.at.astimezone(dt.UTC)
    with _alone() as folder:
        said = {"at": at.isoformat(), "kind": line.kind.value, "room": line.room, "name": line.name}
        said["before"] = _last_mark(folder)
        said["mark"] = keys.digest(MARK, _canonical(said))
        _write_whole(folder / _file_of_now(folder), _canonical(said).encode() + b"\n")


def _file_of_now(folder: Path) -> str:
    """The month, or a later one in which a machine with a faster clock already wrote: lines stay in their order."""
    now = f"{timezone.now().astimezone(dt.UTC):%Y-%m}.jsonl"
    return max([now, *(path.name for path in folder.glob("*.jsonl"))])


def _write_whole(path: Path, whole: bytes) -> None:
    opened = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, OURS_ALONE)
    try:
        length = os.fstat(opened).st_size
        if os.write(opened, whole) != len(whole):
            os.ftruncate(opened, length)
            raise OSError("no room")
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def _alone() -> Iterator[Path]:
    """No other process writes meanwhile."""
    folder = _made_folder()
    opened = os.open(folder / LOCK, os.O_WRONLY | os.O_CREAT, OURS_ALONE)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield folder
    finally:
        os.close(opened)


def _last_mark(folder: Path) -> str:
    """The mark of the line that was written last; empty before the first, or when that line cannot be read."""
    for path in sorted(folder.glob("*.jsonl"), reverse=True):
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - LONGEST_LINE))
            last = file.read().rstrip(b"\n").rpartition(b"\n")[2]
        if last:
            with suppress(ValueError, KeyError, TypeError):
                return str(json.loads(last)["mark"])
            return ""
    return ""


def _canonical(said: Mapping[str, str]) -> str:
    return json.dumps(said, separators=(",", ":"), sort_keys=True)


def _made_folder() -> Path:
    folder: Path = settings.JOURNAL_FOLDER
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=OURS_ALONE_FOLDER)
    return folder


# --- A restore that is under way --------------------------------------------------------------------------------------


def begin_restore(made_at: dt.datetime) -> None:
    """From now on this database is not to be served, until `end_restore`; also when the restore is killed."""
    with _alone() as folder:
        _write_whole(folder / RESTORING, f"{made_at.isoformat()}\n".encode())


def end_restore() -> None:
    """All is put back and made right."""
    (settings.JOURNAL_FOLDER / RESTORING).unlink(missing_ok=True)


def restore_is_under_way() -> bool:
    """Has a restore begun that did not end?"""
    return (settings.JOURNAL_FOLDER / RESTORING).exists()


# --- Read -------------------------------------------------------------------------------------------------------------


def insist_on_lines_since(moment: dt.datetime, seen: str = "") -> None:
    """Whether the journal tells all that happened since the backup of that moment. Raises NotWhole.

    `seen`: the mark of the last line that the backup saw. Lines after that one, cut off the end, nobody can miss.
    """
    folder = settings.JOURNAL_FOLDER
    if not folder.is_dir():
        raise NotWhole(f"there is no journal in {folder}.")
    found = list(_marked_lines(moment))
    backups = {one.name for one, _mark in found if one.kind is Kind.BACKUP and _is_since(one, moment)}
    if backups.isdisjoint(names("backup", moment.isoformat())):
        raise NotWhole(
            f"the journal in {folder} has no line of the backup of {moment:%Y-%m-%d %H:%M} UTC. Lines that were made "
            "with a data key that is not here do not count."
        )
    if seen and seen not in (mark for _one, mark in found):
        raise NotWhole(
            f"lines are missing at the end of the journal in {folder}: the backup saw one that is not there."
        )


def lines(since: dt.datetime, *, also_broken: bool = False) -> Iterator[Line]:
    """The lines since that moment, in the order in which they were written.

    Raises NotWhole when from then on one was changed, forged or left out, or cannot be read. `also_broken`: pass over
    those, for when nobody can mend it; only lines with a mark of ours count.
    """
    return (line for line, _mark in _marked_lines(since, also_broken=also_broken) if _is_since(line, since))


def _is_since(line: Line, moment: dt.datetime) -> bool:
    return line.at >= moment - CLOCKS_DIFFER_BY


def _marked_lines(since: dt.datetime, *, also_broken: bool = False) -> Iterator[tuple[Line, str]]:
    """Every line that we wrote, with its mark; strict from that moment on. Raises NotWhole, as `lines` does."""
    before, begun = "", False
    for place, text in _texts():
        try:
            line, follows, mark = _read(text)
        except NotWhole as wrong:
            if begun and not also_broken:
                raise NotWhole(f"{place} {wrong}") from wrong
            before = ""
            continue
        if begun and before and follows != before and not also_broken:
            raise NotWhole(f"a line is missing before {place}.")
        before, begun = mark, begun or _is_since(line, since)
        yield line, mark


def _texts() -> Iterator[tuple[str, str]]:
    """Each line as it stands there, the oldest month first, with its place."""
    for path in sorted(settings.JOURNAL_FOLDER.glob("*.jsonl")):
        for number, text in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            yield f"line {number} of {path}", text


def _read(text: str) -> tuple[Line, str, str]:
    """A line, the mark of the one before, and its own. Raises NotWhole."""
    try:
        said = json.loads(text)
        mark, follows = str(said.pop("mark")), str(said["before"])
        line = Line(dt.datetime.fromisoformat(said["at"]), Kind(said["kind"]), str(said["room"]), str(said["name"]))
        if mark not in keys.digests(MARK, _canonical(said)):
            raise NotWhole("was not written by us, or with a data key that is not here.")
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise NotWhole("cannot be read.") from wrong
    return line, follows, mark


def names(room: str, key: str) -> tuple[str, ...]:
    """What this journal may call this key: its pseudonyms under every data key."""
    return pseudonyms(_ledger(room), key)


def _ledger(room: str) -> str:
    return f"journal of {room}"
