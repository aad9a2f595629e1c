"""Whether words were taken out has a column of its own: until now only a sentence in their place told it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import migrations, models
from django.utils.translation import gettext, override

IN_DUTCH = "De woorden zijn weggehaald."


def mark(apps: Any, _schema: Any) -> None:
    """Where the sentence stands, in the language that this house writes in, the words are gone."""
    with override(settings.LANGUAGE_CODE):
        sentences = {IN_DUTCH, gettext(IN_DUTCH)}
    advice = apps.get_model("experience", "Advice").objects
    advice.filter(advice__in=sentences).update(taken_out=True)
    advice.filter(question__in=sentences).update(question_taken_out=True)


def column(name: str = "woorden weggehaald") -> models.BooleanField:
    return models.BooleanField(default=False, verbose_name=name)


class Migration(migrations.Migration):
    dependencies = [("experience", "0001_initial")]

    operations = [
        migrations.AddField("advice", "taken_out", column("woorden van het advies weggehaald")),
        migrations.AddField("advice", "question_taken_out", column("woorden van de vraag weggehaald")),
        migrations.AddField("answer", "taken_out", column()),
        migrations.AddField("check", "taken_out", column()),
        migrations.AddField("advicestep", "taken_out", column()),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
