"""The figure that may be shown. Only this room makes one, so a page that takes `Published` cannot leak a raw count."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from enum import StrEnum

from perspectief.foundation.disclosure.reasons import Reason

_SEAL = object()
"""Known inside this room only."""
MINUS = "\N{MINUS SIGN}"


class Kind(StrEnum):
    """What the number counts, and so how it is written."""

    COUNT = "count"
    SHARE = "percent"
    AMOUNT = "euro"


class MadeOutside(TypeError):
    """Somebody tried to make a `Published` without disclosure control."""


@dataclass(frozen=True)
class Published:
    """A number that may be shown, or the reason why not.

    `value`: rounded; a share in percent, an amount in euro; None when hidden. `rounded_to`: in the same unit.
    `is_change`: a difference of two published figures, written with its sign.
    """

    value: int | None
    kind: Kind
    rounded_to: int
    reason: Reason | None = None
    is_change: bool = False
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise MadeOutside("Only foundation.disclosure makes a Published figure: use publish_count and its company.")

    @property
    def is_hidden(self) -> bool:
        """Is there no number to show?"""
        return self.value is None

    @property
    def text(self) -> str:
        """As people read it: `1.250`, `12%`, `€ 1.250`, `+15`, or the reason in the reader's language."""
        if self.value is None:
            return self.reason.word if self.reason else ""
        sign = MINUS if self.value < 0 else "+" if self.is_change and self.value > 0 else ""
        number = f"{abs(self.value):,}".replace(",", ".")
        return sign + {Kind.COUNT: "{}", Kind.SHARE: "{}%", Kind.AMOUNT: "€\u00a0{}"}[self.kind].format(number)

    def __str__(self) -> str:
        return self.text


def show(value: int, kind: Kind, rounded_to: int, *, is_change: bool = False) -> Published:
    """A number that passed. For this room only."""
    return Published(value, kind, rounded_to, is_change=is_change, seal=_SEAL)


def hide(reason: Reason, kind: Kind = Kind.COUNT, *, is_change: bool = False) -> Published:
    """No number, and why: for what somebody does not know, has not delivered, or what does not exist."""
    return Published(None, kind, 0, reason, is_change=is_change, seal=_SEAL)
