"""Row-level security: a second wall, in PostgreSQL itself, behind `permissions.py` of a room.

A migration of a room closes a table: `migrations.RunPython(*closing("plans_plan", "circle", by=CIRCLE))`. From then
on a row is there only for who said within what it works:

    with within(circle=plan.circle_id):
        Plan.objects.get(...)

It holds for an ordinary role that does not own the table. A superuser sees all, and so does the owner unless the table
says FORCE: so web and worker log in with a role of their own, and migrations with another (docs/operations.md).
SQLite has no such wall; there only the first one stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

ORGANISATION = "perspectief.organisation"
CIRCLE = "perspectief.circle"
BOUNDS = (ORGANISATION, CIRCLE)
NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}\Z")
Change = Callable[[Any, Any], None]


class OutsideTransaction(RuntimeError):
    """Bounds hold until the end of a transaction, so there must be one."""


def closing(table: str, column: str, *, by: str) -> tuple[Change, Change]:
    """For `RunPython`: close a table to rows of which `column` is another than the bound, and open it again."""
    close, reopen = policy(table, column, by=by), opening(table)
    return (lambda _apps, editor: _run(editor, close), lambda _apps, editor: _run(editor, reopen))


def policy(table: str, column: str, *, by: str) -> tuple[str, ...]:
    """The SQL that closes a table. Without a bound no row is there: the setting is then NULL or empty."""
    _insist_on_names(table, column)
    if by not in BOUNDS:
        raise ValueError(f"'{by}' is no bound: choose from {', '.join(BOUNDS)}.")
    same = f"\"{column}\"::text = NULLIF(current_setting('{by}', true), '')"
    return (
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
        f'CREATE POLICY within_bounds ON "{table}" USING ({same}) WITH CHECK ({same})',
    )


def opening(table: str) -> tuple[str, ...]:
    """The SQL that opens it again."""
    _insist_on_names(table)
    return (
        f'DROP POLICY IF EXISTS within_bounds ON "{table}"',
        f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY',
    )


@contextmanager
def within(*, organisation: str = "", circle: UUID | None = None, using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Rows of this organisation and this circle are there; afterwards those of before. Within a transaction."""
    connection = connections[using]
    if not connection.in_atomic_block:
        raise OutsideTransaction
    if connection.vendor != "postgresql":
        yield
        return
    before = _set(connection, {ORGANISATION: organisation, CIRCLE: str(circle or "")})
    try:
        yield
    except BaseException:
        with suppress(DatabaseError):  # a transaction that failed takes its bounds along
            _set(connection, before)
        raise
    _set(connection, before)


def _set(connection: Any, bounds: dict[str, str]) -> dict[str, str]:
    """Set them until the end of the transaction; gives what they were."""
    before = {}
    with connection.cursor() as cursor:
        for name, value in bounds.items():
            cursor.execute("SELECT current_setting(%s, true)", [name])
            before[name] = cursor.fetchone()[0] or ""
            cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
    return before


def _run(editor: Any, statements: tuple[str, ...]) -> None:
    if editor.connection.vendor == "postgresql":
        for statement in statements:
            editor.execute(statement)


def _insist_on_names(*names: str) -> None:
    wrong = [name for name in names if not NAME.match(name)]
    if wrong:
        raise ValueError(f"No name of a table or column: {wrong}")
