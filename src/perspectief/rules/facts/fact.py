"""What a fact is: its name, its place in a household file, its question, and what a missing answer means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from perspectief.rules.kernel.levels import Level, level_of


class Kind(Enum):
    """What sort of answer a fact has."""

    YES_NO = "ja of nee"
    NUMBER = "getal"
    EURO = "euro"
    DATE = "datum"
    CHOICE = "keuze"


@dataclass(frozen=True)
class Absent:
    """What a missing key means. `value` None: unknown."""

    value: float | int | bool | None = None
    presumed: bool = False


UNKNOWN = Absent()


def nothing(value: float | int | bool = 0) -> Absent:
    """What is listed is complete, so a missing key means this value."""
    return Absent(value)


def presumed(value: float | int | bool) -> Absent:
    """The law presumes this of a resident; said aloud under `assumed`."""
    return Absent(value, presumed=True)


@dataclass(frozen=True)
class Fact:
    """One thing a person can tell us.

    `name` law word with level suffix; `key` place in the household file (`persons[].x`, `home.x`, `wealth.x`,
    `costs.x`, `situation.x`; None: worked out from the list of persons and incomes); `question` and `why` are what
    the resident reads (B1); `unit` of the number.
    """

    name: str
    key: str | None
    kind: Kind
    question: str
    why: str = ""
    absent: Absent = UNKNOWN
    unit: str = ""
    choices: type[IntEnum] | None = None

    @property
    def level(self) -> Level:
        """The level that the name ends in."""
        return level_of(self.name)

    @property
    def python_type(self) -> type:
        """bool, int or float, as rules receive it."""
        if self.kind is Kind.YES_NO:
            return bool
        return float if self.kind is Kind.EURO or self.unit.startswith(("uren", "euro", "deel")) else int


def yes_no(name: str, key: str | None, question: str, absent: Absent = UNKNOWN, why: str = "") -> Fact:
    """A fact that is answered by yes or no."""
    return Fact(name, key, Kind.YES_NO, question, why, absent)


def euro(name: str, key: str | None, unit: str, question: str, absent: Absent = UNKNOWN, why: str = "") -> Fact:
    """A fact in euro."""
    return Fact(name, key, Kind.EURO, question, why, absent, unit)


def number(name: str, key: str | None, unit: str, question: str, absent: Absent = UNKNOWN, why: str = "") -> Fact:
    """A fact that is a number of `unit`."""
    return Fact(name, key, Kind.NUMBER, question, why, absent, unit)
