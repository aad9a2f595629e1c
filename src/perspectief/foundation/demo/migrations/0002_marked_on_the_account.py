from django.db import migrations


def mark(apps, schema_editor):
    apps.get_model("accounts", "User").objects.filter(demo_person__isnull=False).update(is_invented=True)


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0004_invented_accounts"),
        ("demo", "0001_invented_people"),
    ]

    operations = [
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
