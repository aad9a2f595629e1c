"""A signal may say which provision it is about, and be a bottleneck that somebody met in practice."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inbox", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="signal",
            name="about",
            field=models.CharField(blank=True, default="", max_length=80, verbose_name="welke voorziening of regeling"),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name="signal", name="signal_kind_is_known"),
        migrations.AlterField(
            model_name="signal",
            name="kind",
            field=models.CharField(
                choices=[
                    ("wrong", "hier klopt iets niet"),
                    ("unclear", "dit is niet duidelijk"),
                    ("missing", "hier mist iets"),
                    ("stuck", "ik loop vast"),
                    ("block", "knelpunt in de praktijk"),
                ],
                max_length=8,
                verbose_name="soort",
            ),
        ),
        migrations.AddConstraint(
            model_name="signal",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["wrong", "unclear", "missing", "stuck", "block"])),
                name="signal_kind_is_known",
            ),
        ),
    ]
