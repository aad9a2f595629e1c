"""python manage.py translations"""

from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand

from perspectief.foundation.language.catalogues import compile_one
from perspectief.foundation.language.texts import all_texts


class Command(BaseCommand):
    """Collects the texts of pages and law into every catalogue, and compiles it."""

    help = "Collects the texts of pages and law into every catalogue, and compiles it."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Merge into each language beside Dutch, and tell how far it is."""
        texts = all_texts()
        for code, name in settings.LANGUAGES:
            if code == settings.LANGUAGE_CODE:
                continue
            path = Path(settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES" / "django.po"
            with path.open("rb") as source:
                catalogue = read_po(source, locale=code)
            catalogue.update(texts, no_fuzzy_matching=True)
            catalogue.obsolete.clear()
            with path.open("wb") as target:
                write_po(target, catalogue, width=118, include_lineno=False, sort_by_file=True, omit_header=False)
            compile_one(path)
            done = sum(1 for message in catalogue if message.id and message.string and any(message.string))
            total = sum(1 for message in catalogue if message.id)
            self.stdout.write(f"{name}: {done} van {total} teksten vertaald")
