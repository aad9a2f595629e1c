"""Every scheme once: owner, law, status, verified until."""

from __future__ import annotations

from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.declare import Scheme


def schemes(municipality: str = "") -> dict[str, Scheme]:
    """Every scheme by its key, national first; in the words of a municipality when its code is given."""
    book = law_book()
    ordered = sorted(book.schemes, key=lambda key: book.folders[key].municipal)
    return {key: book.folders[key].scheme_of(municipality) or book.schemes[key] for key in ordered}
