"""The database itself refuses to change what was frozen or announced. See `guards.py`."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from perspectief.policy.weighing import guards


def set_up(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in guards.set_up(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def lift(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in guards.lifted(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("weighing", "0001_initial")]
    operations = [migrations.RunPython(set_up, lift)]
