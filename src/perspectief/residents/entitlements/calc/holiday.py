"""Holiday pay: a wage slip of a month or week leaves it out, and the law counts it as income."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from perspectief.simulation.outlook import holiday_share

HOLIDAY_PAY = ("loon", "ww", "ziektewet", "wia", "wajong", "toeslagenwet")
"""Kinds of income of which holiday pay is put aside each month and paid in one sum."""


def with_holiday_pay(kind: str, amount: Any, per: str, *, gross: bool | None, day: date) -> Any:
    """An amount (or range) per `per` that was told without holiday pay, as it counts in a household file.

    Of a net amount nobody knows what is left of holiday pay after tax: a range, from nothing to the whole share. A year
    is told whole. What is not known stays so.
    """
    ends = _ends(amount)
    if kind not in HOLIDAY_PAY or per == "year" or ends is None:
        return amount
    low, high = ends
    more = 1.0 + holiday_share(day)
    if gross is False:
        return {"between": [low, round(high * more, 2)]}
    if low == high:
        return round(low * more, 2)
    return {"between": [round(low * more, 2), round(high * more, 2)]}


def _ends(amount: Any) -> tuple[float, float] | None:
    """Both ends of a number or a closed range; None for anything else."""
    if isinstance(amount, Mapping):
        between = amount.get("between")
        return (between[0], between[1]) if between else None
    return (amount, amount) if isinstance(amount, int | float) else None
