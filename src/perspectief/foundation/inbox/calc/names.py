"""What in a text looks like the name or the birth date of somebody. It warns; the person who writes decides."""

from __future__ import annotations

import re
from collections.abc import Iterable

TITLE = re.compile(
    r"\b(?i:meneer|mevrouw|mevr\.?|mw\.?|dhr\.?|de heer|juf|meester)\s+"
    r"(?:(?:van|de|der|den|ten|ter|el|al)\s+)*[A-Z][\w'-]+"
)
"""A title and a name: small words may stand in between."""
TWO_CAPITALS = re.compile(
    r"\b[A-Z][a-zà-ÿ'-]+(?:\s+(?:van|de|der|den|ten|ter|el|al))*\s+[A-Z][a-zà-ÿ'-]+(?:\s+[A-Z][a-zà-ÿ'-]+)*"
)
DATE = re.compile(r"\b\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ](?:19|20)\d{2}\b")
BORN = re.compile(r"\bgeboren\b", re.IGNORECASE)
AFTER = re.compile(r"(?:^|[.!?:\n]\s*)$")


LOOK_BACK = 40
"""So many signs before a word tell whether it begins a sentence."""


def suspicious(text: str, known: Iterable[str] = ()) -> list[str]:
    """Pieces that look like a name or a birth date, in order. `known`: names of organisations and provisions."""
    names = [one.casefold() for one in known]
    found = [match[0] for match in TITLE.finditer(text)]
    for match in TWO_CAPITALS.finditer(text):
        piece = _without_first_word(text, match)
        if piece and not _is_known(piece, names) and not any(piece in one for one in found):
            found.append(piece)
    if BORN.search(text):
        found += [match[0] for match in DATE.finditer(text)]
    return list(dict.fromkeys(found))


def _without_first_word(text: str, match: re.Match[str]) -> str:
    """At the start of a sentence the first capital says nothing; a name then still has two more."""
    if not AFTER.search(text[max(0, match.start() - LOOK_BACK) : match.start()]):
        return match[0]
    rest = match[0].partition(" ")[2]
    return rest if len(TWO_CAPITALS.findall(rest)) else ""


def _is_known(piece: str, names: list[str]) -> bool:
    plain = piece.casefold()
    return any(plain in one or one in plain for one in names if len(one) > 3)
