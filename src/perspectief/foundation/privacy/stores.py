"""Every place where something about a person can stand, as retention sees it: tables, folders and the cache."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from perspectief.foundation.privacy import terms
from perspectief.foundation.privacy.declare import Declaration, Files, declarations, folders
from perspectief.foundation.privacy.register import activity


@dataclass(frozen=True)
class Store:
    """One table, folder or cache. Both functions take the moment at which is judged what is over its term."""

    label: str
    count: Callable[[dt.datetime], int]
    remove: Callable[[dt.datetime], int]


def stores() -> Sequence[Store]:
    """Everything that was declared, and the cache."""
    return [*map(_table, declarations()), *map(_folder, folders()), *_cache()]


def _table(declared: Declaration) -> Store:
    remove = declared.remove or _delete
    return Store(
        declared.model._meta.label,
        lambda now: declared.overdue(now).count(),
        lambda now: remove(declared.overdue(now)),
    )


def _delete(rows: QuerySet) -> int:
    return rows.delete()[1].get(rows.model._meta.label, 0)


def _folder(files: Files) -> Store:
    return Store(
        f"files.{files.key}",
        lambda now: len(_old(files, now)),
        lambda now: sum(map(_unlink, _old(files, now))),
    )


def _old(files: Files, now: dt.datetime) -> list[Path]:
    folder = files.folder()
    if folder is None or not folder.is_dir():
        return []
    edge = terms.before(files.term or activity(files.activity).term, now).timestamp()
    return [path for path in folder.rglob("*") if path.is_file() and path.stat().st_mtime <= edge]


def _unlink(path: Path) -> int:
    path.unlink(missing_ok=True)
    return 1


def _cache() -> list[Store]:
    """Counts of guesses and the like: each says itself until when it holds. Django removes it only when it is full."""
    cache = settings.CACHES["default"]
    if not cache["BACKEND"].endswith("DatabaseCache"):
        return []
    table = connection.ops.quote_name(cache["LOCATION"])
    return [
        Store(
            "cache",
            lambda now: _over(f"SELECT COUNT(*) FROM {table} WHERE expires < %s", now)[1],  # noqa: S608 - our own name
            lambda now: _over(f"DELETE FROM {table} WHERE expires < %s", now)[0],  # noqa: S608 - our own name
        )
    ]


def _over(sql: str, now: dt.datetime) -> tuple[int, int]:
    """How many rows it touched, and the number that it answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [connection.ops.adapt_datetimefield_value(now)])
        return cursor.rowcount, (cursor.fetchone() or [0])[0] if cursor.description else 0
