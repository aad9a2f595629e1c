"""Every scheme once: owner, law, status, verified until."""

from __future__ import annotations

from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.declare import Scheme


def schemes() -> dict[str, Scheme]:
    """Every scheme by its key, national first."""
    book = law_book()
    return {key: scheme for key, scheme in sorted(book.schemes.items(), key=lambda item: book.folders[item[0]].municipal)}
