"""Leaving things out of a story: the only thing that anybody may do with the words of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

MARKS = ("[naam]", "[plaats]", "[nummer]", "[datum]", "[weggelaten]")
"""What stands where something was left out."""
_MARK = re.compile("|".join(re.escape(mark) for mark in MARKS))


class Span(NamedTuple):
    """Something in a text that could point at a person: where, what stands there instead, and why we think so."""

    start: int
    end: int
    mark: str
    why: str


def is_redaction(told: str, shown: str) -> bool:
    """Whether `shown` is `told` with parts replaced by marks, and not one other word changed, added or moved."""
    told = tidy(told)
    first, *others = map(tidy, _MARK.split(shown))
    if not others:
        return told == first
    if not told.startswith(first):
        return False
    at = len(first)
    *middle, last = others
    for piece in middle:
        found = told.find(piece, at + 1)
        if found < 0:
            return False
        at = found + len(piece)
    return told.endswith(last) and len(told) - len(last) > at


def tidy(text: str) -> str:
    """With single spaces: a browser changes the ends of lines."""
    return " ".join(text.split())


def with_marks(text: str, spans: Iterable[Span]) -> str:
    """The text with each span replaced by its mark."""
    parts, at = [], 0
    for span in without_overlap(spans):
        parts += [text[at : span.start], span.mark]
        at = span.end
    return "".join([*parts, text[at:]])


def without_overlap(spans: Iterable[Span]) -> Sequence[Span]:
    """In order; of two that overlap the one that begins first, or is longer."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
