"""Take a backup, and put one back."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from perspectief.config.backup.content import differences
from perspectief.config.backup.copies import CannotCopy, Counts, copy_in, copy_out
from perspectief.config.backup.sealing import Damaged, open_file, seal_file
from perspectief.foundation.privacy.services import run_retention

MANIFEST = "manifest.json"
COPY = "database.sealed"
OURS_ALONE = 0o700


class BadBackup(Exception):
    """A backup that cannot be made or put back; the message names the place and what to do. Nothing was changed."""


@dataclass(frozen=True)
class Restored:
    """What was put back. `removed`: rows and files that were over their term, and went before anybody saw them."""

    tables: int
    rows: int
    removed: int


def backup(folder: Path) -> Counts:
    """A sealed copy of the database and its manifest, in an empty folder. Gives counts and checksums per table."""
    if folder.exists() and any(folder.iterdir()):
        raise BadBackup(f"{folder} is not empty. Choose a new folder for each backup.")
    folder.mkdir(parents=True, exist_ok=True, mode=OURS_ALONE)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".half-") as half:
        plain = Path(half) / "database"
        try:
            content = copy_out(plain)
        except CannotCopy as wrong:
            raise BadBackup(str(wrong)) from wrong
        seal_file(plain, Path(half) / COPY)
        (Path(half) / COPY).replace(folder / COPY)
    (folder / MANIFEST).write_text(json.dumps(_manifest(content), indent=1) + "\n", encoding="utf-8")
    return content


def _manifest(content: Counts) -> dict[str, Any]:
    return {
        "product": "perspectief",
        "version": version("perspectief"),
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "database": connection.vendor,
        "migrations": sorted(f"{app}.{name}" for app, name in MigrationLoader(connection).applied_migrations),
        "tables": {table: {"rows": rows, "checksum": checksum} for table, (rows, checksum) in content.items()},
    }


def restore(folder: Path, *, over: bool = False) -> Restored:
    """Put a backup in the place of what stands here; then migrate, and remove what is over its term by now.

    `over`: also when the database holds rows. Raises BadBackup when the backup is not whole, not ours, or newer than
    this release.
    """
    manifest = _read(folder)
    if not over and _holds_something():
        raise BadBackup("This database is not empty. Say --yes to lose what stands in it.")
    expected = {table: (one["rows"], one["checksum"]) for table, one in manifest["tables"].items()}
    with tempfile.TemporaryDirectory(dir=folder, prefix=".open-") as opened:
        plain = Path(opened) / "database"
        try:
            open_file(folder / COPY, plain)
            found = copy_in(plain)
        except (Damaged, CannotCopy, OSError) as wrong:
            raise BadBackup(f"{folder / COPY}: {wrong}") from wrong
    wrong_tables = differences(expected, found)
    if wrong_tables:
        found_wrong = "; ".join(wrong_tables)
        raise BadBackup(f"What was put back is not what was kept: {found_wrong}. Do not serve this database.")
    call_command("migrate", interactive=False, verbosity=0)
    removed = run_retention()
    return Restored(len(found), sum(rows for rows, _ in found.values()), removed.total)


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
