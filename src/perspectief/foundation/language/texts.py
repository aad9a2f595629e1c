"""Finds every text that can be translated: in pages, in code, and in the law."""

from __future__ import annotations

import io
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_javascript, extract_python
from django.utils.translation.template import templatize

import perspectief
from perspectief.foundation.language import data_texts
from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.declare import Scheme, Sentences, marks_of

HOUSE = Path(perspectief.__file__).parent
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}
Found = tuple[str | tuple[str, ...], str]
"""A text (or singular and plural) and the file it stands in."""
NOT_FOR_RESIDENTS = (
    "cli.py",
    "config/api.py",
    "*/api.py",
    "*/admin.py",
    "*/apps.py",
    "*/management/*",
    "*/api_docs.html",
    "*/embedding.py",
    "*/embedding.html",
    "*/privacy/oversight.html",
    # Bringing figures: for who steers the monitor, who knows a column and a table.
    "*/monitor/sources/*",
    "*/monitor/expressions/*",
    "*/monitor/forms/deliveries.py",
    "*/monitor/services/delivery_checks.py",
    "*/monitor/services/deliveries.py",
    "*/monitor/services/snapshots.py",
    "*/monitor/services/computing.py",
    "*/monitor/queries/source_words.py",
    "*/monitor/tasks.py",
    "*/monitor/deliver*.html",
    "*/monitor/source*.html",
    "*/monitor/panel_coming_in.html",
)
"""Where texts for developers, partners and staff stand."""


def all_texts() -> Catalog:
    """Every text once, as an empty catalogue."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    for text, where in (*in_code(), *in_pages(), *in_law(), *data_texts.registered()):
        if text and text != "":
            catalogue.add(text, locations=[(where, 0)])
    return catalogue


def for_residents() -> Iterator[tuple[str, str]]:
    """Every text that a resident sees, and the file it stands in; a singular and its plural are two texts."""
    for message in all_texts():
        places = [where for where, _line in message.locations if not _is_for_others(where)]
        for text in message.id if isinstance(message.id, tuple | list) else (message.id,):
            if text and places:
                yield text, places[0]


def _is_for_others(where: str) -> bool:
    return any(fnmatch(where, pattern) for pattern in NOT_FOR_RESIDENTS)


def in_code() -> Iterator[Found]:
    """Texts in Python files; the law has its own way."""
    for path in sorted(HOUSE.rglob("*.py")):
        where = path.relative_to(HOUSE)
        if where.parts[0] == "rules" or "tests" in where.parts:
            continue
        with path.open("rb") as source:
            yield from ((_wanted(found[2]), str(where)) for found in extract_python(source, KEYWORDS, [], {}))


def in_pages() -> Iterator[Found]:
    """Texts in templates, of pages and of mail."""
    for path in sorted(path for kind in ("html", "txt") for path in HOUSE.rglob(f"templates/**/*.{kind}")):
        where = str(path.relative_to(HOUSE))
        source = io.BytesIO(templatize(path.read_text(encoding="utf-8"), origin=where).encode())
        yield from (
            (_wanted(found[2]), where) for found in extract_javascript(source, KEYWORDS, [], {"encoding": "utf-8"})
        )


def _wanted(messages: object) -> str | tuple[str, ...]:
    if isinstance(messages, tuple | list):
        return tuple(str(one) for one in messages[:2])
    return str(messages or "")


def in_law() -> Iterator[Found]:
    """Questions of the vocabulary, words of schemes, and sentences of conditions."""
    for fact in FACTS.values():
        if fact.key:
            yield from ((text, "rules/facts") for text in (fact.question, fact.why) if text)
    for name, folder in law_book().folders.items():
        for municipality in ("", *folder.own_words):
            scheme = folder.scheme_of(municipality)
            yield from ((text, f"rules/{name}") for text in (_words_of(scheme) if scheme else ()) if text)
        for versions in folder.rules.values():
            for version in versions:
                yield from ((text, f"rules/{name}") for text in _sentences_of(version) if text)


def _words_of(scheme: Scheme) -> tuple[str, ...]:
    own = (scheme.name, scheme.purpose, scheme.apply, scheme.ended, scheme.not_yet)
    return (*own, *scheme.also_counts, *scheme.not_modelled)


def _sentences_of(version: object) -> tuple[str, ...]:
    sentences: Sentences | None = getattr(version, "sentences", None)
    if sentences is None:
        function = getattr(version, "function", None)
        sentences = marks_of(function).sentences if function else None
    return (sentences.met, sentences.unmet, sentences.open) if sentences else ()
