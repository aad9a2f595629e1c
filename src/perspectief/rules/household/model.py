"""The nouns of a household file: persons, incomes, what is presumed, and what can be wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from perspectief.rules.kernel.unknown import Unknown

UNKNOWN_WORD = "onbekend"
PER_YEAR = {"year": 1.0, "month": 12.0, "four_weeks": 13.0, "week": 52.0}
BENEFITS = ("ww", "ziektewet", "wia", "wajong", "ioaw", "ioaz", "anw", "toeslagenwet")
GROSS_YEAR = {
    "loon": "loon_bruto_y",
    "winst": "winst_y",
    "aow": "aow_bruto_y",
    "pensioen": "pensioen_bruto_y",
    "partneralimentatie": "partneralimentatie_y",
    "overig": "overig_inkomen_y",
    **dict.fromkeys(BENEFITS, "uitkering_bruto_y"),
}
PER_MONTH = {
    "bijstand": "bijstand_netto_m",
    "kinderalimentatie": "kinderalimentatie_m",
    "studiefinanciering": "studiefinanciering_m",
    "stage": "stagevergoeding_m",
    "vrijwilligerswerk": "vrijwilligersvergoeding_m",
    "gift": "giften_m",
    "kostgeld": "kostgeld_m",
}
INCOME_KINDS = (*GROSS_YEAR, *PER_MONTH)
RECEIVES = {
    "krijgt_ww": "ww",
    "krijgt_ziektewet": "ziektewet",
    "krijgt_wia": "wia",
    "krijgt_wajong": "wajong",
    "krijgt_bijstand": "bijstand",
    "krijgt_aow": "aow",
}
MAX_PERSONS = 40
MOST = 1e9
"""Euro or number above which something must have been mistyped."""
MAX_WORK = 40
"""Persons times arrangements that are worked out for one answer, about 0.3 second. Beyond it the answer stays open."""
MAX_ARRANGEMENTS = 24
"""Arrangements that are looked for. Two persons in that many are beyond `MAX_WORK`, so none is left out unseen."""
_TOP = (
    "date",
    "municipality",
    "persons",
    "home",
    "wealth",
    "costs",
    "situation",
    "receives",
    "source",
    "set",
    "expect",
    "tolerance",
)
_PERSON_OWN = ("id", "name", "partner", "married", "parents", "income", "wealth", "childcare", "claimant")
CHILDCARE = {"opvang_uren_m": "hours_m", "opvang_uurprijs": "price_per_hour", "opvangsoort": "kind"}
"""Facts of child care and their key in the file."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a file: where, what was found, what to do."""

    place: str
    found: str
    advice: str

    def __str__(self) -> str:
        return f"{self.place}: {self.found}. {self.advice}"


class BadHousehold(Exception):
    """A household file that cannot be read. `problems` names every one with its place."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


@dataclass(frozen=True)
class Assumption:
    """Something the law presumes of a resident and nobody contradicted: a question, and the answer we count with."""

    key: str
    question: str
    value: str

    @property
    def text(self) -> str:
        """The sentence in Dutch."""
        return f"{self.question} Wij rekenen met: {self.value}."


@dataclass(frozen=True)
class Income:
    """One income as it was given; `amount` in euro per `per`, may be unknown or a range."""

    kind: str
    amount: Any
    per: str
    gross: bool | None

    @property
    def per_year(self) -> Any:
        """Euro per year."""
        return self.amount * PER_YEAR[self.per] if not isinstance(self.amount, Unknown) else self.amount


@dataclass
class Person:
    """One resident (or a partner who lives elsewhere) as given."""

    id: str
    raw: Mapping[str, Any]
    birth: Any
    partner: str | Unknown | None
    parents: tuple[str, ...]
    incomes: tuple[Income, ...] | Unknown | None
    married: bool
    lives_elsewhere: bool


@dataclass
class Household:
    """A file that was read: persons in order (the claimant first), the blocks, its day and its municipality."""

    persons: list[Person]
    blocks: dict[str, Mapping[str, Any] | str | None]
    day: date | None
    municipality: str
    receives: tuple[str, ...] | None
