import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def give_keys(apps, schema_editor):
    """Each role that was given already gets a key of its own."""
    grants = apps.get_model("accounts", "Grant").objects
    for grant in grants.all():
        grants.filter(pk=grant.pk).update(key=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles_and_circles"),
    ]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="key",
            field=models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="sleutel"),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="grant",
            name="key",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel"),
        ),
        migrations.AddField(
            model_name="grant",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gestopt door",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_at__isnull", False), ("ended_by__isnull", True), _connector="OR"),
                name="grant_ended_by_when_ended",
            ),
        ),
        migrations.AddConstraint(
            model_name="circlemember",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gte", models.F("begins_at"))), name="circle_ends_after_it_begins"
            ),
        ),
    ]
