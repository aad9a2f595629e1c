"""python manage.py b1 [path or text]"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from perspectief.foundation.language import b1, texts


class Command(BaseCommand):
    """Prints each Dutch sentence that is too hard, with advice."""

    help = (
        "Prints each Dutch sentence that is too hard, with advice. Without a path or text: every text a resident sees."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Part of a path in the house, a file anywhere, or a sentence between quotes."""
        parser.add_argument("what", nargs="?", default="", help="part of a path, a text file, or a sentence")

    def handle(self, *_args: Any, what: str, **_options: Any) -> None:
        """Judge, print, and fail when something is too hard."""
        found = _texts(what)
        findings = b1.judge_all(found)
        for finding, where in findings:
            self.stdout.write(f"{where}: {finding}")
        lengths = [b1.length(sentence) for text, _where in found for sentence in b1.sentences(text)]
        mean = sum(lengths) / len(lengths) if lengths else 0
        self.stdout.write(f"{len(lengths)} zinnen, gemiddeld {mean:.1f} woorden; {len(findings)} te moeilijk")
        if findings:
            raise CommandError("Te moeilijk voor taalniveau B1.")


def _texts(what: str) -> list[tuple[str, str]]:
    known = [(text, where) for text, where in texts.for_residents() if what in where]
    if known:
        return known
    if what and len(what) < 200 and Path(what).is_file():
        return [(line, what) for line in Path(what).read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(what, "tekst")]
