"""One cell of a table: a number, a text, or the reason why there is none. No Django in it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from perspectief.policy.monitor.sources.shape import Why

PROVISIONAL_STARS = ("*", "**")
NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
SIGNS = {".": Why.UNKNOWN, "": Why.IMPOSSIBLE, "x": Why.SECRET}
"""What Statistics Netherlands prints instead of a number."""
ATTRIBUTES = {
    "impossible": Why.IMPOSSIBLE,
    "unknown": Why.UNKNOWN,
    "confidential": Why.SECRET,
    "secret": Why.SECRET,
}


class Cell(NamedTuple):
    """What stood there. `said`: as the source wrote it, when it is no plain number."""

    value: float | None
    text: str
    missing: str
    said: str
    provisional: bool


def read_untyped(said: Any) -> Cell:
    """A cell of the untyped form: `   12.3`, `.`, `x`, blank, or a number with `*` behind it."""
    if said is None:
        return Cell(None, "", Why.OTHER, "null", False)
    if isinstance(said, int | float):
        return Cell(float(said), "", "", "", False)
    typed = str(said).strip()
    plain = typed.rstrip("*").strip()
    is_star = plain != typed
    if plain in SIGNS:
        return Cell(None, "", SIGNS[plain], typed, is_star)
    if NUMBER.fullmatch(plain):
        return Cell(float(plain.replace(",", ".")), "", "", "*" if is_star else "", is_star)
    return Cell(None, plain, "", "", is_star)


def why_v4(attribute: str, text: str, value: Any) -> tuple[str, bool]:
    """Why there is no number ("" when there is one, or a text), and whether it is provisional."""
    is_star = attribute in PROVISIONAL_STARS or "provisional" in attribute.lower()
    if value is not None:
        return "", is_star
    named = attribute.lower()
    if named in ATTRIBUTES:
        return ATTRIBUTES[named], is_star
    if named in SIGNS and named:
        return SIGNS[named], is_star
    if text in SIGNS and text:
        return SIGNS[text], is_star
    if text:
        return "", is_star
    return Why.OTHER, is_star
