"""python manage.py translations [language ...]"""

from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from perspectief.foundation.language.catalogues import compile_one
from perspectief.foundation.language.languages import languages
from perspectief.foundation.language.texts import all_texts

PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5;"
}
"""Where Django orders the forms in another way than Babel: none, one, two, 3 to 10, 11 to 99, the rest."""


class Command(BaseCommand):
    """Collects the texts of pages and law into every catalogue, and compiles it."""

    help = "Collects the texts of pages and law into every catalogue, and compiles it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Codes of languages; none is all."""
        codes = [one.code for one in languages().values() if not one.source]
        parser.add_argument("languages", nargs="*", help=f"of {', '.join(codes)}; without: all")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Merge into each language beside Dutch, and tell how far it is."""
        texts = all_texts()
        for code, language in languages().items():
            if language.source or (options["languages"] and code not in options["languages"]):
                continue
            path = Path(settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES" / "django.po"
            catalogue = merge(path, code, texts)
            compile_one(path)
            done = sum(1 for message in catalogue if message.id and message.string and any(message.string))
            total = sum(1 for message in catalogue if message.id)
            self.stdout.write(f"{language.name}: {done} van {total} teksten vertaald")


def merge(path: Path, code: str, texts: Catalog) -> Catalog:
    """Writes the catalogue with today's texts; a new language gets its first file, with its own plural forms."""
    catalogue = Catalog(locale=code, project="Perspectief", fuzzy=False, header_comment=f"# Perspectief: {code}")
    if code in PLURALS:
        catalogue.mime_headers = [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", PLURALS[code])]
    if path.exists():
        with path.open("rb") as source:
            catalogue = read_po(source, locale=code)
    catalogue.update(texts, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        write_po(target, catalogue, width=118, include_lineno=False, sort_by_file=True, omit_header=False)
    return catalogue
