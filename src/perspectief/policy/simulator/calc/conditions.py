"""What holds somebody back, in the sentence of the law: with the numbers of the law, without those of a person."""

from __future__ import annotations

import re
from datetime import date

from perspectief.rules.kernel.book import Book, law_book
from perspectief.rules.kernel.errors import BeforeTheLaw, UnknownTerm
from perspectief.simulation.reforms.phrases import value_words
from perspectief.simulation.reforms.terms import is_value, row_at

PLACE = re.compile(r"\{(\w+)\}")
CLAUSE = re.compile(r"[;:(]")
END = re.compile(r"(?<=[.!?])\s+")


def said(sentence: str, scheme: str, municipality: str) -> str:
    """The first sentence, which says what is not met; what comes after it is advice for who reads it."""
    return PLACE.sub(lambda found: _known(found[1], scheme, municipality), END.split(sentence.strip())[0])


def _known(name: str, scheme: str, municipality: str) -> str:
    """A number that the law itself holds; else what the term is, between quotes."""
    book = law_book()
    try:
        full = book.resolve(name, scheme)
    except (UnknownTerm, LookupError):
        return "…"
    if is_value(book, full):
        row = row_at(book, full, date.today(), municipality)
        value = None if row is None else row.number
        return "…" if value is None else value_words(full, value, municipality, bare=True)
    return f"‘{_meaning(book, full)}’"


def _meaning(book: Book, full: str) -> str:
    try:
        version = book.version(full, date.today()) if book.is_rule(full) else None
    except BeforeTheLaw:
        version = None
    words = version.doc.meaning.split("\n")[0] if version else full.partition(".")[2].replace("_", " ")
    return CLAUSE.split(words[:1].lower() + words[1:])[0].rstrip(". ")
