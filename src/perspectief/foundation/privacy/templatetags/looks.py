"""For the lines of "Wie keek er mee?"."""

from __future__ import annotations

from django import template

from perspectief.foundation.privacy import paper
from perspectief.foundation.privacy.queries.pack import Chapter

register = template.Library()


@register.filter
def first_capital(text: object) -> str:
    """Words at the start of a line."""
    said = str(text)
    return said[:1].upper() + said[1:]


@register.filter
def as_said(value: object) -> str:
    """A value of any kind as people read it."""
    return paper.said(value)


@register.filter
def about(chapter: Chapter) -> list[str]:
    """Why something is kept, for whom and how long, as short lines."""
    return paper.about(chapter)


@register.filter
def in_order(row: dict[str, object], words: dict[str, object]) -> list[tuple[object, object]]:
    """The fields of a row that hold something, with what they are called."""
    return [(words[name], value) for name, value in row.items() if value not in (None, "")]
