"""How a chart's numbers are written, in Dutch: `1.250`, `12,5%`, `€ 1.250`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext

from perspectief.foundation.disclosure import Published

MINUS = "\N{MINUS SIGN}"


class Unit(StrEnum):
    """What the numbers of a chart are."""

    NUMBER = ""
    EURO = "euro"
    PERCENT = "percent"


WRITTEN = {Unit.NUMBER: "{}", Unit.EURO: "€\u00a0{}", Unit.PERCENT: "{}%"}
Value = int | float | Published | None


@dataclass(frozen=True)
class Words:
    """What a chart says of itself.

    `title`: what is to be seen, short. `about`: what the picture tells, for who cannot see it. `x`, `y`: what stands
    along the axes, and above the columns of the table. `unit`: of the numbers drawn; `x_unit`: of what stands along
    `x`. `low`, `mid`, `high`, `series`: above the columns of ranges.
    """

    title: str
    about: str
    x: str
    y: str
    unit: Unit = Unit.NUMBER
    x_unit: Unit = Unit.NUMBER
    low: str = ""
    mid: str = ""
    high: str = ""
    series: str = ""


def number_of(value: Value) -> int | float | None:
    """The number behind a value, if it may be shown and is known. A picture has no use for exact decimals."""
    number = value.value if isinstance(value, Published) else value
    return float(number) if isinstance(number, Decimal) else number


def say(value: Any, unit: Unit = Unit.NUMBER, *, unknown: str = "") -> str:
    """A number, a figure or a word, as people read it: small amounts of money with cents, other numbers in tenths."""
    if isinstance(value, Published):
        return value.text
    if value is None:
        return unknown or gettext("onbekend")
    if isinstance(value, str):
        return value
    sign = MINUS if value < 0 else ""
    return sign + WRITTEN[unit].format(dutch(abs(value), _decimals(value, unit)))


def _decimals(value: float, unit: Unit) -> int:
    if unit == Unit.EURO:
        return 2 if abs(value) < 100 else 0
    return 1


def dutch(value: float, decimals: int) -> str:
    """`1.250` and `12,5`: a dot between thousands, a comma before decimals, no decimals that are all zero."""
    text = f"{value:,.{decimals}f}"
    if "." in text and not text.split(".")[1].strip("0"):
        text = text.split(".", maxsplit=1)[0]
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")
