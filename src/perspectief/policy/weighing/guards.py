"""The database itself refuses to change what was frozen or announced, and what was written down of a round.

A framework that is frozen keeps its content; a round that was announced keeps ground, money, dividing, rules, dates and
framework; a step of a round stays as it was written. Migration 0002 sets these up. A later migration that makes such a
table anew on SQLite loses them: set them up again there.
"""

from __future__ import annotations

from collections.abc import Iterator

FRAMEWORK = ("municipality_id", "key", "version", "content", "digest", "valid_from", "source", "frozen_at", "invented")
ROUND = (
    *("municipality_id", "key", "framework_id", "legal_basis", "dividing", "ceilings", "staff", "rules"),
    *("opens_on", "closes_on", "announced_at", "seed", "invented"),
)
STEP = ("round_id", "kind", "at", "role", "reason", "detail")
GUARDED = {
    "weighing_framework": ("OLD.state IN ('frozen', 'closed')", FRAMEWORK, "NEW.state IN ('frozen', 'closed')"),
    "weighing_round": ("OLD.announced_at IS NOT NULL", ROUND, "NEW.state <> 'draft'"),
    "weighing_roundstep": ("1 = 1", STEP, "1 = 1"),
}
"""Table -> when it is held, which columns stay, and what must be true of the new row as well."""


def set_up(vendor: str) -> Iterator[str]:
    """Statements that set up all guards."""
    for table, (when, columns, also) in GUARDED.items():
        yield from (
            _on_sqlite(table, when, columns, also) if vendor == "sqlite" else _on_postgresql(table, when, columns, also)
        )


def lifted(vendor: str) -> Iterator[str]:
    """Statements that take all guards away."""
    for table in GUARDED:
        if vendor == "sqlite":
            yield f"DROP TRIGGER IF EXISTS {table}_stays"
        else:
            yield f"DROP TRIGGER IF EXISTS {table}_stays ON {table}"
            yield f"DROP FUNCTION IF EXISTS {table}_stays()"


def _on_sqlite(table: str, when: str, columns: tuple[str, ...], also: str) -> Iterator[str]:
    same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in columns)
    yield (
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table} WHEN ({when}) AND NOT (({same}) AND ({also}))"
        f" BEGIN SELECT RAISE(ABORT, '{table} stays as it is'); END"
    )


def _on_postgresql(table: str, when: str, columns: tuple[str, ...], also: str) -> Iterator[str]:
    same = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in columns)
    yield (
        f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF ({when}) AND NOT (({same}) AND ({also})) THEN"
        f" RAISE EXCEPTION '{table} stays as it is' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        " RETURN NEW; END $$"
    )
    yield f"CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_stays()"
