"""Which lines of the tick list were shown, in few letters: per person one number, a bit for each line there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from perspectief.residents.entitlements.calc.kinds import Told
from perspectief.residents.entitlements.calc.triggers import TRIGGERS

LIST = "triggers"
BITS = {trigger.key: 1 << number for number, trigger in enumerate(TRIGGERS)}


def shortened(told: Told) -> dict[str, Any]:
    """What was told with the lines that were shown as numbers."""
    said = told.get(LIST, {})
    offered = said.get("offered")
    return {**told, LIST: {**said, "offered": _numbers(offered)}} if isinstance(offered, list) else told


def whole(told: Mapping[str, Any]) -> Told:
    """What was told with those lines in full again."""
    said = told.get(LIST, {})
    offered = said.get("offered")
    return {**told, LIST: {**said, "offered": _lines(offered)}} if isinstance(offered, dict) else {**told}


def _numbers(lines: Sequence[str]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for line in lines:
        key, _dot, person = line.partition(".")
        numbers[person] = numbers.get(person, 0) | BITS[key]
    return numbers


def _lines(numbers: Mapping[str, int]) -> list[str]:
    found = [(key, person) for key, bit in BITS.items() for person, number in numbers.items() if number & bit]
    return [f"{key}.{person}" if person else key for key, person in found]
