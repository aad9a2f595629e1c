"""The values of the law that a plan may change: what they are, what they are now, and where that stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings

from perspectief.foundation.language import law
from perspectief.policy.simulator import wording
from perspectief.rules.kernel.book import Folder, law_book
from perspectief.rules.kernel.values import Row
from perspectief.simulation.reforms import Reform
from perspectief.simulation.reforms.phrases import unit_and_meaning, value_words
from perspectief.simulation.reforms.terms import is_value, row_at, series_of

YES_OR_NO, SHARE, DAY = "ja of nee", "deel", "datum"


@dataclass(frozen=True)
class Changeable:
    """One value. `now`: what it is, in words, empty when nobody knows; `rows`: whether it is a table of numbers."""

    full: str
    scheme: str
    meaning: str
    unit: str
    now: str
    assumed: bool
    article: str
    source: str
    status: Any
    is_table: bool

    @property
    def is_law(self) -> bool:
        """Whether the rule book has a page about it."""
        return is_value(law_book(), self.full)


@dataclass(frozen=True)
class Law:
    """A scheme or another part of the law that has values: its key and name."""

    key: str
    name: str


def schemes(day: date) -> list[Law]:
    """Schemes that hold on a day in this municipality, by name."""
    here, book = settings.MUNICIPALITY, law_book()
    found = [(key, folder.scheme_of(here)) for key, folder in book.folders.items() if _is_here(folder)]
    named = [Law(key, law.say(scheme.name).text) for key, scheme in found if scheme and scheme.exists_on(day)]
    return sorted(named, key=lambda one: one.name.casefold())


def laws(day: date) -> list[Law]:
    """Schemes and other laws with values that can be changed, by name."""
    book = law_book()
    others = [
        Law(key, key.replace("_", " ").capitalize())
        for key, folder in book.folders.items()
        if folder.scheme is None and _is_here(folder)
    ]
    every = [one for one in (*schemes(day), *others) if _names(one.key)]
    return sorted(every, key=lambda one: one.name.casefold())


def _is_here(folder: Folder) -> bool:
    anywhere = folder.scheme is not None and folder.scheme.anywhere
    return not folder.municipal or anywhere or settings.MUNICIPALITY in folder.by_municipality


@lru_cache(maxsize=128)
def _names(key: str) -> tuple[str, ...]:
    """Full names of the values of a law in this municipality."""
    book = law_book()
    full = (f"{key}.{name}" for name in sorted(book.folders[key].value_names()))
    return tuple(one for one in full if series_of(book, one, settings.MUNICIPALITY))


def changeable(reform: Reform, keys: Iterable[str]) -> dict[str, list[Changeable]]:
    """By the name of their scheme: the values of a plan, and all values of these laws."""
    full = [*reform.values, *(name for key in keys if key in law_book().folders for name in _names(key))]
    found: dict[str, list[Changeable]] = {}
    for name in dict.fromkeys(full):
        one = _described(name, reform)
        found.setdefault(one.scheme, []).append(one)
    return found


def _described(full: str, reform: Reform) -> Changeable:
    here, book = settings.MUNICIPALITY, law_book()
    unit, meaning = unit_and_meaning(full, here)
    row = row_at(book, full, reform.start, here) if is_value(book, full) else None
    assumed = full in reform.assumed
    value = reform.assumed[full] if assumed else _value(row)
    return Changeable(
        full=full,
        scheme=_scheme(full),
        meaning=meaning[:1].upper() + meaning[1:],
        unit=unit,
        now="" if value is None else value_words(full, value, here),
        assumed=assumed,
        article=_article(row) if row else "",
        source=row.source if row else "",
        status=wording.VALUE_STATUS.get(row.status, row.status) if row else "",
        is_table=isinstance(value, tuple),
    )


def _article(row: Row) -> str:
    """`Artikel 34.3.a Pw`, or what it is of that has no articles."""
    words = f"{row.article.strip('- ')} {row.law}".strip()
    return f"Artikel {words}" if words[:1].isdigit() else words


def _value(row: Row | None) -> Any:
    return None if row is None else row.number if row.steps is None else row.steps


def _scheme(full: str) -> str:
    key = full.partition(".")[0]
    scheme = law_book().folders[key].scheme_of(settings.MUNICIPALITY)
    return law.say(scheme.name).text if scheme else key.replace("_", " ").capitalize()
