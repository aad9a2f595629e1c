"""One term of the law from close by: its value, where it stands, and its neighbours in the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.book import BUILT_IN, Book
from perspectief.rules.kernel.errors import UnknownTerm
from perspectief.rules.kernel.evaluate import spoken


@dataclass(frozen=True)
class Entry:
    """What the law book says about one term on one day. Texts are empty where they do not apply."""

    name: str
    meaning: str
    unit: str
    value: str
    since: str
    article: str
    source: str
    status: str
    read_on: str
    needs: tuple[str, ...]
    used_by: tuple[str, ...]


def look_up(book: Book, term: str, day: date, municipality: str = "GM0014") -> Entry:
    """The entry of a term; raises UnknownTerm with names that look like it, BeforeTheLaw before its first value."""
    full = _find(book, term)
    used_by = users(book).get(full, ())
    if full in FACTS:
        fact = FACTS[full]
        place = f"in het bestand: {fact.key}" if fact.key else "uitgerekend uit de personen en inkomens"
        return Entry(full, fact.question, fact.unit or fact.kind.value, "", "", "", place, "", "", (), used_by)
    if full in BUILT_IN:
        return Entry(full, "de dag waarop gerekend wordt", "datum", "", "", "", "", "", "", (), used_by)
    return _rule(book, full, day, used_by) if book.is_rule(full) else _value(book, full, day, municipality, used_by)


def _find(book: Book, term: str) -> str:
    try:
        return book.resolve(term)
    except UnknownTerm:
        inside = sorted(f"{key}.{term}" for key, folder in book.folders.items() if term in folder.names())
        if not inside:
            raise
        raise UnknownTerm(term, inside) from None


@lru_cache(maxsize=2)
def users(book: Book) -> Mapping[str, tuple[str, ...]]:
    """Per term (full name) the terms that need it, in any of their versions."""
    found: dict[str, set[str]] = {}
    for folder in book.folders.values():
        for version in (version for versions in folder.rules.values() for version in versions):
            for need in version.needs:
                found.setdefault(book.resolve(need, version.folder), set()).add(version.full_name)
    return {term: tuple(sorted(names)) for term, names in found.items()}


def _rule(book: Book, full: str, day: date, used_by: tuple[str, ...]) -> Entry:
    version = book.version(full, day)
    if version is None:
        folder, _, name = full.partition(".")
        last = book.folders[folder].rules[name][-1]
        return Entry(
            full,
            last.doc.meaning,
            last.doc.unit,
            "geldt niet meer",
            "",
            last.doc.source,
            book.link(last.doc.source),
            "",
            "",
            (),
            used_by,
        )
    needs = tuple(book.resolve(need, version.folder) for need in version.needs)
    return Entry(
        full,
        version.doc.meaning,
        version.doc.unit,
        "",
        version.start.isoformat() if version.start else "",
        version.doc.source,
        book.link(version.doc.source),
        "",
        "",
        needs,
        used_by,
    )


def _value(book: Book, full: str, day: date, municipality: str, used_by: tuple[str, ...]) -> Entry:
    folder, _, name = full.partition(".")
    series = book.folders[folder].series(name, municipality)
    if series is None:
        raise UnknownTerm(f"{full} voor gemeente {municipality}", [])
    row = series.at(day)
    if row.steps is not None:
        rows = "; ".join(f"vanaf {x:g}: {'onbekend' if y is None else f'{y:g}'}" for x, y in row.steps)
        value = f"tabel: {rows}"
    else:
        value = "onbekend" if row.number is None else spoken(row.number, series.unit)
    return Entry(
        full,
        series.meaning,
        series.unit,
        value,
        row.start.isoformat(),
        f"Artikel {row.article} {row.law}",
        row.source,
        row.status,
        row.read_on.isoformat(),
        (),
        used_by,
    )
