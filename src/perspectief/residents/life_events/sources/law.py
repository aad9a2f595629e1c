"""Dated values of the law, as the rules hold them. A list names a value; it never types one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from perspectief.residents.life_events.calc.days import birthday
from perspectief.rules import BeforeTheLaw
from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.values import Row, Series


@dataclass(frozen=True)
class Term:
    """A value of the law by its full name; `step`: the row of a table that counts, such as the age."""

    name: str
    step: float | None = None


@dataclass(frozen=True)
class Found:
    """What the law says on one day. `number` None: nobody found it."""

    number: float | None
    unit: str
    since: date
    article: str
    law: str
    address: str
    read_on: date
    status: str


def is_value(name: str) -> bool:
    """Whether the law book holds this value, for our municipality."""
    return _series(name) is not None


def find(term: Term, day: date) -> Found | None:
    """The value on a day; None before the first one that we hold."""
    series = _series(term.name)
    if series is None:
        return None
    try:
        row = series.at(day)
    except BeforeTheLaw:
        return None
    return Found(
        _number(row, term.step), series.unit, row.start, row.article, row.law, row.source, row.read_on, row.status
    )


def day_of_age(name: str, birth: date, today: date) -> date | None:
    """The birthday on which the age of the law is reached; None when that age is not known for that year."""
    age = find(Term(name), today)
    for _ in range(3):
        if age is None or age.number is None:
            return None
        day = birthday(birth, int(age.number))
        there = find(Term(name), day)
        if there is not None and there.number == age.number:
            return day
        age = there
    return None


def _series(name: str) -> Series | None:
    folder, _, term = name.partition(".")
    found = law_book().folders.get(folder)
    return found.series(term, settings.MUNICIPALITY) if found else None


def _number(row: Row, step: float | None) -> float | None:
    if row.steps is None:
        return row.number
    reached = [number for start, number in row.steps if step is not None and start <= step]
    return reached[-1] if reached else None
