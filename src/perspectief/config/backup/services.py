"""Take a backup, and put one back."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from perspectief.config.backup.content import differences
from perspectief.config.backup.copies import CannotCopy, Counts, copy_in, copy_out
from perspectief.config.backup.scratch import wipe_leftovers
from perspectief.config.backup.sealing import Damaged, check, opened, seal_stream
from perspectief.foundation import keys
from perspectief.foundation.privacy import journal
from perspectief.foundation.privacy.journal import NotWhole
from perspectief.foundation.privacy.services import end_what_never_comes_back, replay, run_retention

logger = logging.getLogger(__name__)

MANIFEST = "manifest.json"
COPY = "database.sealed"
MARK = "backup manifest"
_NO_LINE = "what is erased from now on would come back with this backup. Mend PERSPECTIEF_JOURNAL_FOLDER first."
OURS_ALONE = 0o700
_DO_NOT_SERVE = "Do not serve this database."
_CANNOT_REPLAY = "What people had erased or stopped since this backup cannot be done again"
_WITHOUT = (
    "Put the journal (PERSPECTIEF_JOURNAL_FOLDER) back in its place. Or say --without-journal: then what people had "
    "erased is there again, and you must tell the privacy officer."
)


class BadBackup(Exception):
    """A backup that cannot be made or put back; the message names the place and what to do. Nothing was changed."""


@dataclass(frozen=True)
class Restored:
    """What was put back. `removed`: rows and files that were over their term, and went before anybody saw them.

    `again`: by kind, what people had erased or stopped after the backup, and so is gone again. `ended`: sessions and
    the like, by name. `not_replayed`: why the journal could not tell all that was erased since; empty when it could.
    """

    tables: int
    rows: int
    removed: int
    again: Mapping[str, int] = field(default_factory=dict)
    ended: Mapping[str, int] = field(default_factory=dict)
    not_replayed: str = ""


def backup(folder: Path) -> Counts:
    """A sealed copy of the database and its manifest, in an empty folder. Gives counts and checksums per table."""
    wipe_leftovers(folder)
    if folder.exists() and any(folder.iterdir()):
        raise BadBackup(f"{folder} is not empty. Choose a new folder for each backup.")
    folder.mkdir(parents=True, exist_ok=True, mode=OURS_ALONE)
    made_at = timezone.now().replace(microsecond=0)  # before the copy: what is erased from now on is in the journal
    try:
        journal.note_backup(made_at)
    except OSError as wrong:
        raise BadBackup(f"The journal cannot be written ({type(wrong).__name__}): {_NO_LINE}") from wrong
    half = folder / f"{COPY}.half"
    try:
        content = copy_out(lambda source: seal_stream(source, half))
    except CannotCopy as wrong:
        half.unlink(missing_ok=True)
        raise BadBackup(str(wrong)) from wrong
    half.replace(folder / COPY)
    manifest = _manifest(content, made_at) | {"journal": _last_of_journal()}
    manifest["mark"] = keys.digest(MARK, _marked(manifest, folder))
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return content


def _last_of_journal() -> str:
    """The mark of the last line by now: a restore misses lines that were cut off before it."""
    try:
        return journal.last_mark()
    except OSError as wrong:
        raise BadBackup(f"The journal cannot be read ({type(wrong).__name__}): {_NO_LINE}") from wrong


def _marked(manifest: Mapping[str, Any], folder: Path) -> str:
    """What the mark is over: all that the manifest says, and the sealed copy to its last byte."""
    said = {name: what for name, what in manifest.items() if name != "mark"}
    with (folder / COPY).open("rb") as copy:
        return f"{json.dumps(said, sort_keys=True)} {hashlib.file_digest(copy, 'sha256').hexdigest()}"


def _manifest(content: Counts, made_at: dt.datetime) -> dict[str, Any]:
    return {
        "product": "perspectief",
        "version": version("perspectief"),
        "made_at": made_at.isoformat(timespec="seconds"),
        "database": connection.vendor,
        "migrations": sorted(f"{app}.{name}" for app, name in MigrationLoader(connection).applied_migrations),
        "tables": {table: {"rows": rows, "checksum": checksum} for table, (rows, checksum) in content.items()},
    }


def restore(folder: Path, *, over: bool = False, without_journal: bool = False) -> Restored:
    """Put a backup in the place of what stands here and migrate; then make it right before anybody can see it.

    What people had erased or stopped since goes or stops again, every session ends, and what is over its term by now
    goes. `over`: also when the database holds rows. `without_journal`: also when nobody can tell what was erased
    since. Raises BadBackup when the backup is not whole, not ours, or newer than
    this release.
    """
    manifest = _read(folder)
    if not over and _holds_something():
        raise BadBackup("This database is not empty. Say --yes to lose what stands in it.")
    made_at, not_replayed = _moment(manifest, folder), ""
    try:
        journal.insist_on_lines_since(made_at, str(manifest.get("journal", "")))
    except NotWhole as wrong:
        not_replayed = str(wrong)
        if not without_journal:
            raise BadBackup(f"{_CANNOT_REPLAY}: {wrong} {_WITHOUT}") from wrong
        logger.critical("%s: %s", _CANNOT_REPLAY, wrong)
    _insist_on_mark(manifest, folder)
    expected = {table: (one["rows"], one["checksum"]) for table, one in manifest["tables"].items()}
    wipe_leftovers(folder)
    try:
        check(folder / COPY)
        journal.begin_restore(made_at)
        found = copy_in(opened(folder / COPY))
    except (Damaged, CannotCopy, OSError) as wrong:
        raise BadBackup(f"{folder / COPY}: {wrong}") from wrong
    wrong_tables = differences(expected, found)
    if wrong_tables:
        found_wrong = "; ".join(wrong_tables)
        raise BadBackup(f"What was put back is not what was kept: {found_wrong}. {_DO_NOT_SERVE}")
    call_command("migrate", interactive=False, verbosity=0)
    overdue = run_retention().total  # first: a role that is over its term no longer keeps an erased account
    again = _replayed(made_at, must=not not_replayed)
    ended = end_what_never_comes_back()
    removed = overdue + run_retention().total
    journal.end_restore()
    rows = sum(count for count, _ in found.values())
    return Restored(len(found), rows, removed, again, ended, not_replayed)


def _replayed(made_at: dt.datetime, *, must: bool) -> Mapping[str, int]:
    try:
        return replay(made_at, also_broken=not must)
    except NotWhole as wrong:
        if must:
            raise BadBackup(f"What was put back holds what was erased since: {wrong} {_DO_NOT_SERVE}") from wrong
        return {}


def _insist_on_mark(manifest: Mapping[str, Any], folder: Path) -> None:
    """Nobody wrote another moment in the manifest, or laid another copy beside it. Raises BadBackup."""
    try:
        marked = _marked(manifest, folder)
    except OSError as wrong:
        raise BadBackup(f"{folder / COPY}: {wrong}") from wrong
    if str(manifest.get("mark", "")) not in keys.digests(MARK, marked):
        raise BadBackup(
            f"{folder / MANIFEST} and {COPY} are not as we wrote them, or were made with a data key that is not here."
        )


def _moment(manifest: dict[str, Any], folder: Path) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(manifest["made_at"])
    except (KeyError, TypeError, ValueError) as wrong:
        raise BadBackup(f"{folder / MANIFEST} does not say when it was made.") from wrong


def _read(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        kind, known = manifest["database"], set(manifest["migrations"])
        manifest["tables"].items()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise BadBackup(
            f"{path} cannot be read ({type(wrong).__name__}). Is this a folder made by `backup`?"
        ) from wrong
    if kind != connection.vendor:
        raise BadBackup(f"{path}: this is a backup of {kind}, and here stands {connection.vendor}.")
    newer = sorted(known - {f"{app}.{name}" for app, name in MigrationLoader(connection).disk_migrations})
    if newer:
        raise BadBackup(f"{path}: it was made by a newer release ({newer[0]}). Install that release first.")
    return manifest


def _holds_something() -> bool:
    with connection.cursor() as cursor:
        tables = {one.name for one in connection.introspection.get_table_list(cursor)}
        if "accounts_user" not in tables:
            return False
        cursor.execute("SELECT EXISTS (SELECT 1 FROM accounts_user)")
        return bool(cursor.fetchone()[0])
