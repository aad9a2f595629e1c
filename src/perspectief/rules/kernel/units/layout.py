"""The columns of a population: which slots can be unknown, and what a column then holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from perspectief.rules.kernel.plan import Plan, Slot
from perspectief.rules.kernel.units.careful import Careful

UNKNOWN_CODE = 2
"""How a yes/no that is not known stands in a compiled column; a number has a second column, see `Layout.high`."""

Rule = Callable[..., Any] | Careful
"""A rule as it stands, or its careful twin."""

_DTYPES: dict[type, str] = {float: "float64", int: "int32", bool: "bool_"}


@dataclass(frozen=True)
class Unit:
    """One compiled piece: which columns it reads and writes, and the function that does it."""

    folder: str
    slots: tuple[int, ...]
    reads: tuple[int, ...]
    writes: tuple[int, ...]
    constants: tuple[int, ...]
    tables: tuple[int, ...]
    source: str
    functions: dict[str, Rule]


@dataclass
class Layout:
    """Which slots can be unknown in a population, and the type of each column."""

    plan: Plan
    shaky: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        unknown = {slot.index for slot in self.plan.slots if slot.missing or _has_unknown_steps(slot)}
        self.shaky = self.plan.ahead_of(unknown)

    def is_range(self, index: int) -> bool:
        """Whether a slot has two columns: a number that may be unknown stands there as its lowest and highest value.

        They are the same where it is known, and both NaN where nothing is known about it.
        """
        slot = self.plan.slots[index]
        return index in self.shaky and slot.level is not None and slot.type is not bool

    def high(self, index: int) -> int:
        """The column of a slot's highest value; the same as its own column for what is no range."""
        return index + len(self.plan.slots) if self.is_range(index) else index

    def columns(self, index: int) -> list[int]:
        """The one or two columns of a slot."""
        return [index, self.high(index)] if self.is_range(index) else [index]

    def slot(self, column: int) -> Slot:
        """The slot that a column belongs to."""
        return self.plan.slots[column % len(self.plan.slots)]

    def dtype(self, column: int) -> str:
        """The NumPy type of a column; a yes/no or whole number that may be unknown is widened."""
        slot = self.slot(column)
        if slot.index in self.shaky and slot.type is bool:
            return "int8"
        return "float64" if slot.index in self.shaky else _DTYPES[slot.type]


def _has_unknown_steps(slot: Slot) -> bool:
    return isinstance(slot.constant, tuple) and any(value is None for _, value in slot.constant)
