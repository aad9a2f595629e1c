"""How each database copies itself while others keep writing, and takes a copy back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from perspectief.config.backup.content import content_of

POSTGRESQL = "/usr/lib/postgresql"
Counts = dict[str, tuple[int, str]]


class CannotCopy(Exception):
    """The database or its tools refused; the message says which and what they said."""


def copy_out(to: Path) -> Counts:
    """Write a copy, and what it holds: both of one and the same moment."""
    return _for_vendor(_sqlite_out, _postgresql_out)(to)


def copy_in(copy: Path) -> Counts:
    """Put a copy in the place of all that stands in the database, and tell what it holds then."""
    _for_vendor(_sqlite_in, _postgresql_in)(copy)
    return content_of(connections["default"])


def _for_vendor(sqlite: Callable[..., Any], postgresql: Callable[..., Any]) -> Callable[..., Any]:
    return {"sqlite": sqlite, "postgresql": postgresql}[connections["default"].vendor]


# --- SQLite -----------------------------------------------------------------------------------------------------------


def _sqlite_out(to: Path) -> Counts:
    connection = connections["default"]
    connection.ensure_connection()
    with _opened(to) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    with _second_connection(to) as other:
        return content_of(other)


def _sqlite_in(copy: Path) -> None:
    with _opened(copy) as source:
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


def _postgresql_out(to: Path) -> Counts:
    """pg_dump and our counts look at one snapshot."""
    connection = connections["default"]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        _run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={to}")
        return content_of(connection)


def _postgresql_in(copy: Path) -> None:
    connections["default"].close()
    options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
    _run("pg_restore", *options, f"--dbname={connections['default'].settings_dict['NAME']}", str(copy))


def _run(tool: str, *arguments: str) -> None:
    settings = connections["default"].settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    told = {variable: str(settings[name]) for variable, name in names.items() if settings.get(name)}
    done = subprocess.run([_path_of(tool), *arguments], env={**os.environ, **told}, capture_output=True, text=True)
    if done.returncode:
        raise CannotCopy(f"{tool}: {done.stderr.strip()}")


def _path_of(tool: str) -> str:
    """The newest one on this machine, else the one on PATH."""
    newest = sorted(Path(POSTGRESQL).glob(f"*/bin/{tool}"), key=lambda path: int(path.parts[-3]))
    found = str(newest[-1]) if newest else shutil.which(tool)
    if not found:
        raise CannotCopy(f"{tool} is not on this machine. On Debian: apt-get install postgresql-client")
    return found
