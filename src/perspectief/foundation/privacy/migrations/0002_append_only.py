"""The database itself refuses to change or remove a line of the access log and of the consent ledger.

Retention passes in two steps that can both be seen: a closed segment (or an ended consent) is marked as released, and
only then may its rows be deleted. A mark is set once and never taken away. Segments themselves are never deleted.
"""

from collections.abc import Iterator, Mapping

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Rules = Mapping[str, str]
LOOK_IS_RELEASED = "EXISTS (SELECT 1 FROM privacy_segment s WHERE s.id = OLD.segment_id AND s.released_at IS NOT NULL)"
CONSENT_IS_RELEASED = (
    "EXISTS (SELECT 1 FROM privacy_consent c WHERE c.key = OLD.consent_id AND c.released_at IS NOT NULL)"
)
MAY_GO = {
    "privacy_look": LOOK_IS_RELEASED,
    "privacy_consent": "OLD.released_at IS NOT NULL",
    "privacy_withdrawal": CONSENT_IS_RELEASED,
    "privacy_segment": "1 = 0",
}
"""When a row of each table may be deleted."""
GROWS = (
    "OLD.closed_at IS NULL AND NEW.id = OLD.id AND NEW.month = OLD.month AND NEW.opening_hash = OLD.opening_hash"
    " AND NEW.count >= OLD.count AND NEW.released_at IS NULL"
)
SAME_BUT_FOR_MARKS = (
    "OLD.closed_at IS NOT NULL AND NEW.id = OLD.id AND NEW.month = OLD.month AND NEW.opening_hash = OLD.opening_hash"
    " AND NEW.count = OLD.count AND NEW.last_hash = OLD.last_hash AND NEW.closing_hash = OLD.closing_hash"
    " AND NEW.closed_at = OLD.closed_at AND (OLD.released_at IS NULL OR NEW.released_at = OLD.released_at)"
)
CONSENT_STAYS = " AND ".join(
    f"NEW.{name} = OLD.{name}"
    for name in (
        *("key", "subject_room", "subject", "receiver", "receiver_words", "text_key", "text_version", "language"),
        *("text_hash", "channel", "given_at", "until", "parts"),
    )
)
MAY_CHANGE = {
    "privacy_look": "1 = 0",
    "privacy_consent": f"OLD.released_at IS NULL AND {CONSENT_STAYS}",
    "privacy_withdrawal": "1 = 0",
    "privacy_segment": f"({GROWS}) OR ({SAME_BUT_FOR_MARKS})",
}
"""When a row of each table may be updated: a segment grows until it is closed, and marks are set once."""


def _on_sqlite(may_change: Rules, may_go: Rules) -> Iterator[str]:
    rules = (("UPDATE", may_change), ("DELETE", may_go))
    for verb, table, when in ((verb, table, when) for verb, may in rules for table, when in may.items()):
        yield (
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} WHEN NOT COALESCE(({when}), 0)"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _on_postgresql(may_change: Rules, may_go: Rules) -> Iterator[str]:
    for table, goes_when in may_go.items():
        yield _function(f"{table}_update", may_change[table], "NEW")
        yield _function(f"{table}_delete", goes_when, "OLD")
        for verb in ("update", "delete"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table}"
                f" FOR EACH ROW EXECUTE FUNCTION {table}_{verb}()"
            )
        yield _function(f"{table}_truncate", f"NOT EXISTS (SELECT 1 FROM {table})", "NULL")
        yield (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_truncate()"
        )


def _function(name: str, when: str, gives: str) -> str:
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {when} THEN RETURN {gives}; END IF;"
        " RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';"
        " END $$"
    )


def guard(
    apps: object, schema_editor: BaseDatabaseSchemaEditor, may_change: Rules = MAY_CHANGE, may_go: Rules = MAY_GO
) -> None:
    statements = _on_sqlite if schema_editor.connection.vendor == "sqlite" else _on_postgresql
    for statement in statements(may_change, may_go):
        schema_editor.execute(statement, params=None)


def unguard(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in MAY_GO:
        for verb in ("update", "delete") if on_sqlite else ("update", "delete", "truncate"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}" + ("" if on_sqlite else f" ON {table}"))
            if not on_sqlite:
                schema_editor.execute(f"DROP FUNCTION {table}_{verb}()")


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
