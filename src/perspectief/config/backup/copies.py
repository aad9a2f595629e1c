"""How each database copies itself while others keep writing, and takes a copy back.

PostgreSQL's copy only passes through a pipe. SQLite needs a file: that stands in a private folder (`scratch`).
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from perspectief.config.backup.content import content_of
from perspectief.config.backup.scratch import private_folder

POSTGRESQL = "/usr/lib/postgresql"
Counts = dict[str, tuple[int, str]]
Keep = Callable[[BinaryIO], None]
"""Takes the copy as it comes."""
Pieces = Iterable[bytes]


class CannotCopy(Exception):
    """The database or its tools refused; the message says which and what they said."""


def copy_out(keep: Keep) -> Counts:
    """Hand over a copy, and tell what it holds: both of one and the same moment."""
    return _for_vendor(_sqlite_out, _postgresql_out)(keep)


def copy_in(copy: Pieces) -> Counts:
    """Put a copy in the place of all that stands in the database, and tell what it holds then."""
    _for_vendor(_sqlite_in, _postgresql_in)(copy)
    return content_of(connections["default"])


def _for_vendor(sqlite: Callable[..., Any], postgresql: Callable[..., Any]) -> Callable[..., Any]:
    return {"sqlite": sqlite, "postgresql": postgresql}[connections["default"].vendor]


# --- SQLite -----------------------------------------------------------------------------------------------------------


def _sqlite_out(keep: Keep) -> Counts:
    connection = connections["default"]
    connection.ensure_connection()
    with private_folder() as folder:
        to = folder / "database"
        with _opened(to) as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        with to.open("rb") as source:
            keep(source)
        with _second_connection(to) as other:
            return content_of(other)


def _sqlite_in(copy: Pieces) -> None:
    with private_folder() as folder:
        path = folder / "database"
        with path.open("wb") as target:
            target.writelines(copy)
        _sqlite_from(path)


def _sqlite_from(path: Path) -> None:
    with _opened(path) as source:
        if source.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise CannotCopy("SQLite says that this copy is damaged.")
        connection = connections["default"]
        connection.ensure_connection()
        source.backup(connection.connection)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(path)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def _second_connection(path: Path) -> Iterator[BaseDatabaseWrapper]:
    """The copy, read as Django reads the database itself."""
    ours = connections["default"]
    other: BaseDatabaseWrapper = type(ours)({**ours.settings_dict, "NAME": str(path)}, alias="copy")
    try:
        yield other
    finally:
        other.close()


# --- PostgreSQL -------------------------------------------------------------------------------------------------------


def _postgresql_out(keep: Keep) -> Counts:
    """pg_dump and our counts look at one snapshot."""
    connection = connections["default"]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        with _running("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}") as dump:
            keep(dump.stdout)
        return content_of(connection)


def _postgresql_in(copy: Pieces) -> None:
    connections["default"].close()
    options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
    name = f"--dbname={connections['default'].settings_dict['NAME']}"
    with _running("pg_restore", *options, name) as restore, suppress(BrokenPipeError):  # it says itself what is wrong
        restore.stdin.writelines(copy)


@contextmanager
def _running(tool: str, *arguments: str) -> Iterator[Any]:
    """The tool with its two ends open. Raises CannotCopy when it ends badly; ends it when we do."""
    settings = connections["default"].settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    told = {variable: str(settings[name]) for variable, name in names.items() if settings.get(name)}
    pipe = subprocess.PIPE
    with tempfile.TemporaryFile() as said:
        command = [_path_of(tool), *arguments]
        process = subprocess.Popen(command, env={**os.environ, **told}, stdin=pipe, stdout=pipe, stderr=said)
        try:
            yield process
            process.communicate()
        except BaseException:
            process.kill()
            raise
        finally:
            process.wait()
        if process.returncode:
            said.seek(0)
            raise CannotCopy(f"{tool}: {said.read().decode(errors='replace').strip()}")


def _path_of(tool: str) -> str:
    """The newest one on this machine, else the one on PATH."""
    newest = sorted(Path(POSTGRESQL).glob(f"*/bin/{tool}"), key=lambda path: int(path.parts[-3]))
    found = str(newest[-1]) if newest else shutil.which(tool)
    if not found:
        raise CannotCopy(f"{tool} is not on this machine. On Debian: apt-get install postgresql-client")
    return found
