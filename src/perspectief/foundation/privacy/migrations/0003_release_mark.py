"""Lines of the access log go only with a mark of our keys that says so, and never in the month that they are of.

The database cannot check that mark (`verify_access_log` does), nor the term, which a municipality decides. It refuses
what can be seen in the row itself: a removal without a mark, before the month was closed, or within that month.
"""

from importlib import import_module
from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q

_first: Any = import_module("perspectief.foundation.privacy.migrations.0002_append_only")
MONTH_OF_RELEASE = {
    "sqlite": "substr(NEW.released_at, 1, 7)",
    "postgresql": "to_char(NEW.released_at AT TIME ZONE 'UTC', 'YYYY-MM')",
}


def _may_change(vendor: str) -> dict[str, str]:
    is_released = (
        f"NEW.release_mark <> '' AND NEW.released_at >= NEW.closed_at AND {MONTH_OF_RELEASE[vendor]} > NEW.month"
    )
    marks = f"((NEW.released_at IS NULL AND NEW.release_mark = '') OR ({is_released}))"
    grows, stays = _first.GROWS, f"{_first.SAME_BUT_FOR_MARKS} AND {marks}"
    return {**_first.MAY_CHANGE, "privacy_segment": f"({grows}) OR ({stays})"}


def guard(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The triggers as they hold from now on."""
    _first.guard(apps, schema_editor, _may_change(schema_editor.connection.vendor))


unguard = _first.unguard


class Migration(migrations.Migration):
    dependencies = [("privacy", "0002_append_only")]
    operations = [
        # SQLite makes the table anew, and would lose its triggers.
        migrations.RunPython(unguard, _first.guard),
        migrations.AddField(
            "segment",
            "release_mark",
            models.CharField(blank=True, default="", max_length=90, verbose_name="zegel van het verwijderen"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "segment",
            models.CheckConstraint(
                condition=Q(released_at=None, release_mark="") | (Q(released_at__isnull=False) & ~Q(release_mark="")),
                name="segment_is_released_with_its_mark",
            ),
        ),
        migrations.RunPython(guard, unguard),
    ]
