"""The tables that exist: each is registered at start-up, with whom it counts and how it is kept safe.

Tables about the same people are judged together, for a reader can put them beside each other. Two divisions of the city
that cut through each other would show the few in between, so people are divided one way only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

MOST_DIMENSIONS = 2
"""Beside the area. Each one more makes groups smaller, and adds lines that a reader can draw."""


class NotRegistered(LookupError):
    """Somebody asked for, or published, a table that nobody registered."""


class BadTable(ValueError):
    """A table that may not exist like this; the message says why."""


class Method(StrEnum):
    """How a table is kept safe."""

    NOISE = "noise"
    SUPPRESSION = "suppression"

    @property
    def word(self) -> str:
        """In the reader's language."""
        return str(_METHODS[self])


_METHODS = {
    Method.NOISE: _("wij maken elk getal een klein beetje anders"),
    Method.SUPPRESSION: _("wij laten kleine getallen weg"),
}


class Rhythm(StrEnum):
    """How often a table is made. In between it stays as it is: two that lie close together show who came in between."""

    QUARTER = "quarter"
    YEAR = "year"
    WORKED_OUT = "worked-out"

    @property
    def word(self) -> str:
        """In the reader's language."""
        return str(_RHYTHMS[self])

    def last_day(self, day: date) -> date:
        """The last day of the last period that is over on this day; the day itself for what is worked out."""
        if self is Rhythm.YEAR:
            return date(day.year - 1, 12, 31)
        if self is Rhythm.QUARTER:
            return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) - timedelta(days=1)
        return day


_RHYTHMS = {
    Rhythm.QUARTER: _("elk kwartaal"),
    Rhythm.YEAR: _("elk jaar"),
    Rhythm.WORKED_OUT: _("telkens als het opnieuw is uitgerekend"),
}


class Division(StrEnum):
    """How a table divides the land into areas, in the codes of CBS."""

    NONE = ""
    MUNICIPALITY = "gemeente"
    DISTRICT = "wijk"
    NEIGHBOURHOOD = "buurt"
    OWN = "eigen indeling"

    def above(self, code: str) -> tuple[Division, str] | None:
        """The area in which an area of this division lies; None when it lies in none that we know."""
        if self is Division.NEIGHBOURHOOD:
            return Division.DISTRICT, f"WK{code[2:8]}"
        if self is Division.DISTRICT:
            return Division.MUNICIPALITY, f"GM{code[2:6]}"
        return None


NESTED = (Division.MUNICIPALITY, Division.DISTRICT, Division.NEIGHBOURHOOD)
"""Each of these is a whole number of the next. `OWN` cuts through them."""


@dataclass(frozen=True)
class Dimension:
    """One way in which people are divided. `name`: words for a code. `adds_up`: everybody stands in exactly one.

    `slides`: periods of a window that moves on, so that two moments share most of it. Such periods do not add up: two
    totals of most of the same periods, each with noise of its own, place a small count more closely than one does.
    """

    key: str
    title: Any
    name: Callable[[str], Any]
    adds_up: bool = True
    slides: bool = False


@dataclass(frozen=True)
class TableSpec:
    """One table. `people`: who is counted, the same word in each table about them. `unit`: what is counted, plural.

    `because`: why this method. `shares`: the dimension of which each class is also shown as a part of the whole.
    `classes`: the dimension that says something about people (the group rule: a class with nearly all of them is
    hidden); `telling`: which of its classes do, empty for all. `money`: it holds sums, each with its two largest
    contributors. `made_in`: modules that show figures of these people. `stands_at`: name of the address where the
    table stands, when that is a page of its own room. `counted`: names of what is counted, that no page counts itself.
    """

    key: str
    title: Any
    room: str
    people: str
    unit: Any
    because: Any
    dimensions: tuple[Dimension, ...]
    method: Method
    rhythm: Rhythm
    division: Division = Division.NONE
    shares: str = ""
    classes: str = ""
    telling: tuple[str, ...] = ()
    money: bool = False
    synthetic: bool = False
    made_in: tuple[str, ...] = ()
    stands_at: str = ""
    counted: tuple[str, ...] = ()

    def dimension(self, key: str) -> Dimension:
        """One of its dimensions."""
        return next(one for one in self.dimensions if one.key == key)

    @property
    def adding_up(self) -> tuple[str, ...]:
        """The dimensions (area included) over which a total exists."""
        area = (self.division.value,) if self.division else ()
        return (*area, *(one.key for one in self.dimensions if one.adds_up))

    @property
    def keys(self) -> tuple[str, ...]:
        """All dimensions, the area first."""
        return (*((self.division.value,) if self.division else ()), *(one.key for one in self.dimensions))


_TABLES: dict[str, TableSpec] = {}


def register_table(spec: TableSpec) -> TableSpec:
    """Let a table exist. Raises BadTable."""
    for problem in _problems(spec):
        raise BadTable(f"{spec.key}: {problem}")
    _TABLES[spec.key] = spec
    return spec


def table_spec(key: str) -> TableSpec:
    """The registered table with this key. Raises NotRegistered."""
    if key not in _TABLES:
        raise NotRegistered(f"No table is registered as '{key}', so nothing of it can be published.")
    return _TABLES[key]


def registered_tables() -> list[TableSpec]:
    """Every table that exists, in the order of their keys."""
    return [_TABLES[key] for key in sorted(_TABLES)]


def about(people: str) -> list[TableSpec]:
    """Every table about these people."""
    return [spec for spec in registered_tables() if spec.people == people]


def _problems(spec: TableSpec) -> list[str]:
    wrong = {
        "there is another table with this key": spec.key in _TABLES,
        "it has no dimension": not spec.dimensions,
        f"it has more than {MOST_DIMENSIONS} dimensions beside the area": len(spec.dimensions) > MOST_DIMENSIONS,
        "two of its dimensions have one key": len(set(spec.keys)) < len(spec.keys),
        "its shares or classes are of a dimension that does not add up": not (
            {spec.shares, spec.classes} - {""} <= set(spec.adding_up)
        ),
        "sums of money take suppression": spec.money and spec.method is not Method.SUPPRESSION,
        "periods that slide have no total": any(one.slides and one.adds_up for one in spec.dimensions),
        "periods that slide take noise": any(one.slides for one in spec.dimensions) and spec.method is not Method.NOISE,
    }
    others = [one for one in about(spec.people) if one.key != spec.key]
    crossing = [one.key for one in others if _cross(one.division, spec.division)]
    wrong |= {
        f"its areas cut through those of {', '.join(crossing)}, about the same people": bool(crossing),
        "other tables about these people take another method or come at another time": any(
            (one.method, one.rhythm) != (spec.method, spec.rhythm) for one in others
        ),
    }
    elsewhere = [one for one in others if one.stands_at or spec.stands_at]
    wrong["a table that stands elsewhere is judged there, so it shares its people with no other"] = bool(elsewhere)
    return [problem for problem, is_so in wrong.items() if is_so]


def _cross(one: Division, other: Division) -> bool:
    """Do areas of the one cut through areas of the other, as far as we know?"""
    if Division.NONE in (one, other) or one is other:
        return False
    return not (one in NESTED and other in NESTED)
