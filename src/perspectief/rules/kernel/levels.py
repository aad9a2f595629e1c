"""The four levels at which a term can stand, read from the end of its name."""

from __future__ import annotations

from enum import Enum
from functools import cache


class Level(Enum):
    """For whom a term holds; the value is the suffix of its name."""

    PERSON = ""
    PARTNERS = "_tp"
    FAMILY = "_gezin"
    DWELLING = "_adres"

    @property
    def word(self) -> str:
        """The Dutch word, as in a scheme's `level`."""
        return self.value[1:] or "persoon"


GROUPS = (Level.PARTNERS, Level.FAMILY, Level.DWELLING)
BY_WORD = {level.word: level for level in Level}

_MAY_USE = {
    Level.PERSON: frozenset(Level),
    Level.PARTNERS: frozenset({Level.PARTNERS, Level.DWELLING}),
    Level.FAMILY: frozenset({Level.FAMILY, Level.DWELLING}),
    Level.DWELLING: frozenset({Level.DWELLING}),
}


@cache
def level_of(name: str) -> Level:
    """The level that a term's name ends in; a name without suffix stands for a person."""
    for level in GROUPS:
        if name.endswith(level.value):
            return level
    return Level.PERSON


def may_use(level: Level, other: Level) -> bool:
    """Whether a rule at `level` may take a term of `other` as it is (without an aggregate)."""
    return other in _MAY_USE[level]
