"""What a database holds, as a count and a checksum per table: the same rows give the same, in whatever order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

ROWS = 2_000
BITS = 128
LEFT_OUT = ("perspectief_cache", "sqlite_", "pg_")
"""A cache is no data: it may differ after a moment."""
Content = Mapping[str, tuple[int, str]]


def content_of(connection: BaseDatabaseWrapper) -> dict[str, tuple[int, str]]:
    """Per table how many rows, and their checksum."""
    with connection.cursor() as cursor:
        tables = sorted(
            one.name for one in connection.introspection.get_table_list(cursor) if not one.name.startswith(LEFT_OUT)
        )
    return {table: _sum_of(connection, table) for table in tables}


def _sum_of(connection: BaseDatabaseWrapper, table: str) -> tuple[int, str]:
    count = total = 0
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a name of the database itself
        names = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(ROWS):
            count += len(rows)
            total = (total + sum(_number_of(names, row) for row in rows)) % 2**BITS
    return count, f"{total:032x}"


def _number_of(names: Iterable[str], row: Iterable[Any]) -> int:
    """One row as a number; its columns by name, for a restored table may have them in another order."""
    said = sorted(zip(names, map(_plain, row), strict=True))
    return int.from_bytes(hashlib.sha256(repr(said).encode()).digest()[: BITS // 8])


def _plain(value: Any) -> str:
    return repr(bytes(value)) if isinstance(value, memoryview | bytearray) else repr(value)


def differences(before: Content, after: Content) -> list[str]:
    """In words, where two databases are not the same."""
    return [
        f"{table}: {before.get(table, (0, ''))[0]} rows in the backup, {after.get(table, (0, ''))[0]} rows here"
        if before.get(table, (0, ""))[0] != after.get(table, (0, ""))[0]
        else f"{table}: as many rows, but not the same"
        for table in sorted({*before, *after})
        if before.get(table) != after.get(table)
    ]
