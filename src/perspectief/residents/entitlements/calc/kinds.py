"""The nouns of the interview: a screen, its fields, and what an answer looks like."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from perspectief.rules.facts import FACTS, Fact

Told = dict[str, dict[str, object]]
"""Screen id -> what was answered there, by field name, as plain JSON values, in the order of answering.

`{}` is skipped, `{"unknown": True}` is "weet ik niet". `screens.accept` makes it.
"""


class Kind(Enum):
    """How a screen is laid out. A page may render every kind by looping over its fields; some deserve their own."""

    WHO = "who"
    PERSON = "person"
    INCOME_KINDS = "income_kinds"
    INCOME = "income"
    TICKS = "ticks"
    THRESHOLD = "threshold"
    FIELDS = "fields"


class FieldKind(Enum):
    """What an answer to one field is, as a JSON value.

    * DATE: `"1990-01-31"`, or `{"between": ["1990-01-01", "1990-12-31"]}` when only the year is known;
    * YES_NO: true or false; CHOICE: one of `options`;
    * MONEY: euro, a number, or a range `{"at_most": x}`, `{"at_least": x}`, `{"between": [x, y]}`;
    * THRESHOLD: as MONEY or NUMBER; `bands` are the ranges to choose from, an exact number may be typed as well;
    * NUMBER: a number or a range; COUNT: how many persons, 0 to `most`;
    * TICKS: the list of ticked `options`.

    Any field may be left out of the answer: then it stays unknown.
    """

    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    MONEY = "money"
    THRESHOLD = "threshold"
    NUMBER = "number"
    COUNT = "count"
    TICKS = "ticks"


@dataclass(frozen=True)
class Option:
    """One line to tick. `person`: the id of the person it is about, "" for the household; `fact`: what it settles."""

    key: str
    fact: Fact | None = None
    person: str = ""


@dataclass(frozen=True)
class Field:
    """One question on a screen.

    `name`: key in the answer; `fact`: the fact it settles (question, unit, why), None for what the law does not name;
    `place`: where it goes in the household file ("home.tenure", "persons.p0.birth_date"), "" when it goes in otherwise;
    `options`: choices; `lines`: what can be ticked; `limits`: thresholds of the law in the fact's unit, rising;
    `typed`: the two ends between which only an exact amount decides anything, so that no band stands for it;
    `presumed`: what the law presumes until it is contradicted.
    """

    name: str
    kind: FieldKind
    fact: Fact | None = None
    place: str = ""
    options: tuple[str, ...] = ()
    lines: tuple[Option, ...] = ()
    limits: tuple[float, ...] = ()
    typed: tuple[float, float] | None = None
    most: int = 0
    presumed: bool | float | int | None = None

    @property
    def bands(self) -> tuple[dict[str, object], ...]:
        """The ranges between the limits, lowest first: `{"at_most": 8000}`, `{"between": [8000.01, ...]}`, ...

        Of a range in which only the exact amount decides (`typed`) there is no band: there the amount is typed.
        """
        ends = [(low, high) for low, high in pairwise((0.0, *self.limits, float("inf"))) if not self._is_typed(low)]
        return tuple(self._band(low, high) for low, high in ends) if self.limits else ()

    def _is_typed(self, low: float) -> bool:
        return self.typed is not None and self.typed[0] <= low < self.typed[1]

    def _band(self, low: float, high: float) -> dict[str, object]:
        if low == 0.0:
            return {"at_most": high}
        step = 0.01 if self.fact and self.fact.python_type is float and self.fact.unit.startswith("euro") else 1
        just_above = round(low + step, 2)
        return {"at_least": just_above} if high == float("inf") else {"between": [just_above, high]}


@dataclass(frozen=True)
class Screen:
    """One question of the interview: what a person sees at once.

    `id`: unique in one interview ("who", "p0.income.loon"); `template`: the same without the person ("person.income",
    "home.rent"), to look words up by; `person`: id of the person it is about, "" for the household; `about`: the kind
    of income for an income screen; `optional`: never asked by itself, can be told on the list of answers.
    """

    id: str
    template: str
    kind: Kind
    fields: tuple[Field, ...]
    person: str = ""
    about: str = ""
    optional: bool = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that this screen settles."""
        own = [field.fact for field in self.fields if field.fact]
        return tuple(own + [line.fact for field in self.fields for line in field.lines if line.fact])

    def field(self, name: str) -> Field:
        """One field by its name."""
        return next(field for field in self.fields if field.name == name)


def fact_field(name: str, fact: str, place: str, kind: FieldKind | None = None) -> Field:
    """The field that asks for a fact as it stands."""
    known = FACTS[fact]
    options = tuple(choice.name.lower() for choice in known.choices) if known.choices else ()
    presumed = known.absent.value if known.absent.presumed else None
    return Field(name, kind or _KINDS[known.kind.name], known, place, options, presumed=presumed)


_KINDS = {
    "YES_NO": FieldKind.YES_NO,
    "NUMBER": FieldKind.NUMBER,
    "EURO": FieldKind.MONEY,
    "DATE": FieldKind.DATE,
    "CHOICE": FieldKind.CHOICE,
}
