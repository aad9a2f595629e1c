"""What a teller marked, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from perspectief.community.publishing.calc.triad import point_named
from perspectief.community.publishing.choices import CORNERS, MIXED, POLES, RECEIVED_MARK, STEP_WORDS, TRIAD_ASKS, Pole


def mark_words(code: str) -> str:
    """What a teller marked."""
    if code == RECEIVED_MARK:
        return _("verhalen")
    kind, _dash, where = code.partition("-")
    if kind == "triad":
        return f"{TRIAD_ASKS} {group_words(where)}"
    pole = next(one for one in POLES if one.key == kind)
    return f"{pole.asks} {side_words(pole, where)}"


def side_words(pole: Pole, side: str) -> str:
    """One side of a pole, or between both."""
    return str({"left": pole.left, "right": pole.right}.get(side, STEP_WORDS[3]))


def group_words(group: str) -> str:
    """What counted most in the triad."""
    return _("Van alles wat") if group == MIXED else str(CORNERS[int(group)])


def triad_words(name: str) -> str:
    """A point of the triad in words: what counted most, and what also did."""
    parts = point_named(name)
    told = [str(corner).lower() for corner, part in zip(CORNERS, parts, strict=True) if part]
    if len(told) == 3:
        return _("Alle drie even veel")
    most = str(CORNERS[max(range(3), key=lambda place: parts[place])])
    if len(told) == 1:
        return _("Alleen %(what)s") % {"what": most.lower()}
    less = next(one for one in told if one != most.lower())
    return _("Vooral %(most)s, ook %(less)s") % {"most": most.lower(), "less": less}


def step_words(pole: Pole, step: int) -> str:
    """One of the five steps between two poles."""
    return str(STEP_WORDS[step]) % {"left": pole.left, "right": pole.right}
