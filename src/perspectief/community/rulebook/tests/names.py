"""Names of the law for tests."""

from __future__ import annotations

from collections.abc import Iterator

from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.book import BUILT_IN, Book


def every_term(book: Book) -> Iterator[str]:
    """The full name of every term of the law book, facts and built-in dates too."""
    for key, folder in book.folders.items():
        yield from (f"{key}.{name}" for name in sorted(folder.names()))
    yield from FACTS
    yield from BUILT_IN
