"""The figure that may be shown. Only this room makes one, so a page that takes `Published` cannot leak a raw count."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from perspectief.foundation.disclosure.reasons import Reason

_SEAL = object()
"""Known inside this room only."""
MINUS = "\N{MINUS SIGN}"
_POINTS = str.maketrans(",.", ".,")


class Kind(StrEnum):
    """What the number counts, and so how it is written."""

    COUNT = "count"
    SHARE = "percent"
    AMOUNT = "euro"
    SCORE = "score"
    RANK = "rank"


_UNITS = {Kind.SHARE: ("", "%"), Kind.AMOUNT: ("€\u00a0", "")}
"""What stands before and after a number."""


class MadeOutside(TypeError):
    """Somebody tried to make a `Published` without disclosure control."""


@dataclass(frozen=True)
class Published:
    """A number that may be shown, or the reason why not.

    `value`: rounded; a share in percent, an amount in euro; None when hidden. `rounded_to`: in the same unit.
    `is_change`: a difference of two published figures, written with its sign. `decimals`: how many are written; more
    than none only for what a source published so itself, and then `value` is a Decimal.
    """

    value: int | Decimal | None
    kind: Kind
    rounded_to: int | Decimal
    reason: Reason | None = None
    is_change: bool = False
    decimals: int = 0
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise MadeOutside("Only foundation.disclosure makes a Published figure: use publish_count and its company.")

    @property
    def is_hidden(self) -> bool:
        """Is there no number to show?"""
        return self.value is None

    @property
    def size(self) -> float:
        """How far from nothing; a hidden figure is as nothing. For ordering and for scales."""
        return abs(float(self.value)) if self.value is not None else 0.0

    @property
    def text(self) -> str:
        """As people read it: `1.250`, `12,5%`, `€ 1.250`, `+15`, or the reason in the reader's language."""
        if self.value is None:
            return self.reason.word if self.reason else ""
        if self.kind is Kind.RANK and not self.is_change:
            return _("plaats %(place)s") % {"place": self.number}
        sign = MINUS if self.value < 0 else "+" if self.is_change and self.value > 0 else ""
        before, after = _UNITS.get(self.kind, ("", ""))
        return f"{sign}{before}{self.number}{after}"

    @property
    def number(self) -> str:
        """The size without sign and unit, as people read it: `1.250`, `12,5`. Empty when hidden."""
        if self.value is None:
            return ""
        return f"{abs(self.value):,.{self.decimals}f}".translate(_POINTS)

    def __str__(self) -> str:
        return self.text


def show(
    value: int | Decimal, kind: Kind, rounded_to: int | Decimal, *, is_change: bool = False, decimals: int = 0
) -> Published:
    """A number that passed. For this room only."""
    return Published(value, kind, rounded_to, is_change=is_change, decimals=decimals, seal=_SEAL)


def hide(reason: Reason, kind: Kind = Kind.COUNT, *, is_change: bool = False) -> Published:
    """No number, and why: for what somebody does not know, has not delivered, or what does not exist."""
    return Published(None, kind, 0, reason, is_change=is_change, seal=_SEAL)
