"""The lines of a unit as they are written, and how a slot is read in them.

Names: `a7` the column of slot 7, `x7` its value as read, `v7` as just computed, `c7` a constant, `t7` a step table,
`r7` its rule, `q7` the careful twin of its rule. The highest value of a range has its own column (`Layout.high`).
"""

from __future__ import annotations

from perspectief.rules.kernel.levels import Level
from perspectief.rules.kernel.units.layout import UNKNOWN_CODE, Layout, Rule

LETTER = {Level.PERSON: "i", Level.PARTNERS: "tp", Level.FAMILY: "gezin", Level.DWELLING: "adres"}


class Lines:
    """What is written so far, and what the unit needs for it."""

    def __init__(self, layout: Layout, run: list[int]):
        self.layout, self.plan, self.run = layout, layout.plan, run
        self.inside = set(run)
        self.constants: list[int] = []
        self.tables: list[int] = []
        self.reads: list[int] = []
        self.writes: list[int] = []
        self.functions: dict[str, Rule] = {}
        self.lines: list[str] = []
        self.local: dict[int, str] = {}
        self.level = Level.PERSON

    def say(self, *lines: str) -> None:
        """Lines inside the present loop."""
        self.lines += [f"        {line}" for line in lines]

    def shaky(self, index: int) -> bool:
        """Whether a slot may be unknown."""
        return index in self.layout.shaky

    def ends(self, index: int) -> tuple[str, str]:
        """How the lowest and the highest value of a slot are read; the same text for what is no range."""
        return self.value(index), self.value(self.layout.high(index))

    def value(self, column: int) -> str:
        """How a column, or a constant, is read in the present loop."""
        slot = self.layout.slot(column)
        if slot.level is None:
            return self._constant(column, slot.type)
        if column in self.local:
            return self.local[column]
        self.gather(column)
        name = f"x{column}"
        self.say(f"{name} = a{column}[{self._place(slot.level)}]")
        self.local[column] = name
        return name

    def _constant(self, index: int, kind: type) -> str:
        group = self.tables if kind is tuple else self.constants
        if index not in group:
            group.append(index)
        return f"{'t' if kind is tuple else 'c'}{index}"

    def gather(self, column: int) -> str:
        """A column that is read at any place."""
        if self.layout.slot(column).index not in self.inside and column not in self.reads:
            self.reads.append(column)
        return f"a{column}"

    def keep(self, index: int) -> None:
        """This slot gets its column, or two."""
        self.writes += [column for column in self.layout.columns(index) if column not in self.writes]

    def _place(self, level: Level) -> str:
        if level is self.level:
            return "i"
        if self.level is Level.PERSON:
            return f"{LETTER[level]}[i]"
        return f"adres_{LETTER[self.level]}[i]"

    def is_unknown(self, index: int) -> str:
        """Whether a slot is not known exactly, in the present loop."""
        low, high = self.ends(index)
        return f"{low} == {UNKNOWN_CODE}" if self.layout.dtype(index) == "int8" else f"{low} != {high}"
