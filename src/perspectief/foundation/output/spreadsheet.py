"""Words in a file that is opened in a spreadsheet: never computed, whoever wrote them."""

from __future__ import annotations

from collections.abc import Iterable

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be computed by a spreadsheet."""


def cell(text: str) -> str:
    """A text as a cell; with a `'` in front when a spreadsheet would compute it. A number is not brought here."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def row(texts: Iterable[str]) -> list[str]:
    """Texts as the cells of one row."""
    return [cell(text) for text in texts]
