"""The law book with a reform in it. Only the folders that the reform touches are copied; the shared book stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from perspectief.rules import Problem
from perspectief.rules.kernel.book import Book, Folder, Version, law_book, rule_of, scheme_rules
from perspectief.rules.kernel.errors import BeforeTheLaw
from perspectief.rules.kernel.population import scheme_terms
from perspectief.rules.kernel.values import Row, Series
from perspectief.simulation.reforms.model import BASELINE, BadReform, Merge, Reform, Revival, Value
from perspectief.simulation.reforms.replacements import RULES, vervalt
from perspectief.simulation.reforms.replacing import Setting
from perspectief.simulation.reforms.terms import GRONINGEN, row_at

LAPSES = vervalt.__name__
ENDED = "Deze regeling bestaat niet meer."
MERGED = "Deze regeling is opgegaan in: {name}."


def book_of(
    reform: Reform, municipality: str = GRONINGEN, book: Book | None = None, *, day: date | None = None
) -> Book:
    """The law with the reform in it, for days from `reform.start` on; for an earlier `day` the law as it is.

    `book`: the law to start from; the law book of this installation when None, and then the answer is kept for the
    next time. Raises BadReform when the reform is of another municipality.
    """
    law = book or law_book()
    if reform.is_empty or (day is not None and day < reform.start):
        return law
    if reform.municipality not in (None, municipality):
        advice = f"Reken voor {reform.municipality}, of haal `gemeente` uit het plan."
        raise BadReform([Problem("gemeente", f"dit plan is voor {reform.municipality}, niet {municipality}", advice)])
    return _kept(reform, municipality) if book is None else _Overlay(law, reform, municipality).book()


@lru_cache(maxsize=32)
def _kept(reform: Reform, municipality: str) -> Book:
    return _Overlay(law_book(), reform, municipality).book()


def no_right() -> bool:
    """Rekenstap: een regeling die niet meer bestaat, geeft geen recht."""
    return False


class _Overlay:
    """One reform laid over one book, for one municipality."""

    def __init__(self, law: Book, reform: Reform, municipality: str):
        self.law, self.reform, self.municipality = law, reform, municipality
        self.eve = reform.start - timedelta(days=1)
        self.folders: dict[str, Folder] = {}

    def book(self) -> Book:
        self._rules()
        for full, value in self.reform.numbers.items():
            self._value(full, value)
        for merge in self.reform.merged:
            self._merge(merge)
        for revival in self.reform.revived:
            self._revive(revival)
        for key in self.reform.abolished:
            self._end(key, ENDED)
        return self.law.with_folders(self.folders)

    def _folder(self, key: str) -> Folder:
        """The copy of a folder that may be written in."""
        if key not in self.folders:
            folder = self.law.folders[key]
            self.folders[key] = replace(
                folder,
                rules=dict(folder.rules),
                values=dict(folder.values),
                by_municipality={code: dict(values) for code, values in folder.by_municipality.items()},
                own_words={code: dict(words) for code, words in folder.own_words.items()},
            )
        return self.folders[key]

    # --- Values ---------------------------------------------------------------------------------------------

    def _value(self, full: str, value: Value) -> None:
        folder, name = self._folder(full.partition(".")[0]), full.partition(".")[2]
        series = folder.series(name, self.municipality) or self._new_series(full)
        if series is None:
            return
        before = tuple(row for row in series.rows if row.start < self.reform.start)
        row = self._row(value, (before or series.rows)[-1] if series.rows else None)
        self._shelf(folder, name)[name] = replace(series, rows=(*before, row))

    def _new_series(self, full: str) -> Series | None:
        """A number that a replaced rule brings along; None for a scheme that this municipality does not have."""
        setting = settings(self.reform.rules).get(full)
        return Series(full.partition(".")[2], setting.meaning, setting.unit, ()) if setting else None

    def _shelf(self, folder: Folder, name: str) -> dict[str, Series]:
        own = folder.by_municipality.get(self.municipality, {})
        if name in own or self.reform.municipality is not None:
            return folder.by_municipality.setdefault(self.municipality, own)
        return folder.values

    def _row(self, value: Value, earlier: Row | None) -> Row:
        number = None if isinstance(value, tuple) else value
        steps = value if isinstance(value, tuple) else None
        source = f"plan: {self.reform.name}"
        article, law = (earlier.article, earlier.law) if earlier else ("-", source)
        return Row(self.reform.start, None, number, steps, article, law, source, self.reform.start, "derived")

    # --- Rules ----------------------------------------------------------------------------------------------

    def _rules(self) -> None:
        for term, key in self.reform.rules.items():
            folder, _, name = term.partition(".")
            self._from_now(rule_of(name, folder, RULES[key].function))
            scheme = self._folder(folder).scheme
            if key == LAPSES and scheme and name in scheme.conditions:
                left = tuple(condition for condition in scheme.conditions if condition != name)
                self._rewrite(folder, conditions=left)

    def _from_now(self, version: Version) -> None:
        """This version from the first day of the reform; what held before ends the day before."""
        rules = self._folder(version.folder).rules
        rules[version.name] = [*self._until_now(rules.get(version.name, ())), replace(version, start=self.reform.start)]

    def _until_now(self, versions: Iterable[Version]) -> list[Version]:
        begun = [one for one in versions if one.start is None or one.start < self.reform.start]
        return [replace(one, until=min(one.until or self.eve, self.eve)) for one in begun]

    # --- Schemes --------------------------------------------------------------------------------------------

    def _rewrite(self, key: str, **changes: Any) -> None:
        """Change what a scheme is; a municipality's own words give way."""
        folder = self._folder(key)
        assert folder.scheme is not None
        folder.scheme = replace(folder.scheme, **changes)
        for code, words in folder.own_words.items():
            folder.own_words[code] = {name: said for name, said in words.items() if name not in changes}
        for version in scheme_rules(folder.scheme):
            self._from_now(version)

    def _end(self, key: str, sentence: str) -> None:
        self._rewrite(key, exists_until=self.eve.isoformat(), ended=sentence)
        scheme = self._folder(key).scheme
        assert scheme is not None
        right = next(scheme_rules(scheme))
        self._from_now(rule_of(right.name, key, no_right))

    def _merge(self, merge: Merge) -> None:
        scheme = self._folder(merge.into).scheme
        assert scheme is not None
        self._rewrite(
            merge.into,
            name=merge.name,
            conditions=merge.conditions or scheme.conditions,
            amount=merge.amount or scheme.amount,
            per=merge.per or scheme.per,
            also_counts=(),
            not_modelled=(),
        )
        for key in merge.schemes:
            self._end(key, MERGED.format(name=merge.name))

    def _revive(self, revival: Revival) -> None:
        self._rewrite(
            revival.scheme,
            name=revival.name,
            purpose=revival.purpose,
            exists_from=self.reform.start.isoformat(),
            exists_until=None,
            ended="",
            also_counts=(),
        )


def settings(rules: Iterable[tuple[str, str]] | Any) -> dict[str, Setting]:
    """The own numbers of these replaced rules (term: key), by their full name."""
    return {full: one for term, key in dict(rules).items() for full, one in RULES[key].settings_of(term).items()}


# --- What differs -------------------------------------------------------------------------------------------


def changed(reform: Reform, day: date, municipality: str = GRONINGEN, *, against: Reform = BASELINE) -> frozenset[str]:
    """Full names of the terms whose own rule or value is another on `day` than in the law `against`.

    Of a scheme that ends or returns these are its right and what it grants.
    """
    old, new = (book_of(one, municipality, day=day) for one in (against, reform))
    touched = [key for key in new.folders if new.folders[key] is not old.folders[key]]
    return frozenset(full for key in touched for full in _differences(old, new, key, day, municipality))


def _differences(old: Book, new: Book, key: str, day: date, municipality: str) -> set[str]:
    names = new.folders[key].names() | old.folders[key].names()
    found = {
        full
        for full in (f"{key}.{name}" for name in names)
        if _meaning(old, full, day, municipality) != _meaning(new, full, day, municipality)
    }
    before, after = (book.folders[key].scheme_of(municipality) for book in (old, new))
    if before and after and before.exists_on(day) != after.exists_on(day):
        found.update(scheme_terms(after))
    return found


def _meaning(book: Book, full: str, day: date, municipality: str) -> object:
    """What a term is on a day, in a form that can be compared."""
    folder, _, name = full.partition(".")
    if name not in book.folders[folder].rules:
        row = row_at(book, full, day, municipality) if name in book.folders[folder].value_names() else None
        return None if row is None else (row.number, row.steps)
    try:
        version = book.version(full, day)
    except BeforeTheLaw:
        return None
    return version and (version.function, version.aggregate, version.conditions, version.granted)
