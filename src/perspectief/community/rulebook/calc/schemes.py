"""One scheme as the law book holds it: conditions, steps, values, and what it borrows from other laws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from perspectief.community.rulebook.calc.terms import Rule, rule_of
from perspectief.community.rulebook.calc.values import Value, values_of
from perspectief.rules.kernel.book import Book, Folder, Version
from perspectief.rules.kernel.declare import Scheme, Sentences


@dataclass(frozen=True)
class Condition:
    """One condition in its three states. `name` is the term without its law, as in the reasons of a result."""

    name: str
    term: str
    sentences: Sentences
    rule: Rule
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One term on the way to the answer. `rule` is the version in force, else the last one."""

    name: str
    term: str
    rule: Rule


@dataclass(frozen=True)
class SchemePage:
    """Everything about one scheme. `borrowed`: terms of other laws that it needs."""

    scheme: Scheme
    municipal: bool
    known_here: bool
    exists: bool
    conditions: tuple[Condition, ...]
    steps: tuple[Step, ...]
    values: tuple[Value, ...]
    borrowed: tuple[str, ...]


def scheme_page(book: Book, key: str, day: date, municipality: str) -> SchemePage:
    """A scheme by its key, in the words of the municipality."""
    folder = book.folders[key]
    scheme = folder.scheme_of(municipality)
    assert scheme is not None
    needs = set(_needs(book, folder, scheme))
    return SchemePage(
        scheme=scheme,
        municipal=folder.municipal,
        known_here=not folder.municipal or scheme.anywhere or municipality in folder.by_municipality,
        exists=scheme.exists_on(day),
        conditions=tuple(_condition(book, name, key, day) for name in scheme.conditions),
        steps=tuple(_steps(book, folder, scheme, day)),
        values=values_of(book, folder, day, municipality),
        borrowed=tuple(sorted(name for name in needs if "." in name and not name.startswith(f"{key}."))),
    )


def _condition(book: Book, name: str, folder: str, day: date) -> Condition:
    term = book.resolve(name, folder)
    version = version_of(book, term, day)
    sentences = version.sentences or Sentences("", "", "")
    needs = tuple(book.resolve(need, version.folder) for need in version.needs)
    return Condition(version.name, term, sentences, rule_of(book, version, day), needs)


def version_of(book: Book, term: str, day: date) -> Version:
    """The version in force; else the last one."""
    folder, _, name = term.partition(".")
    versions = book.folders[folder].rules[name]
    return next((version for version in versions if version.in_force(day)), versions[-1])


def _steps(book: Book, folder: Folder, scheme: Scheme, day: date) -> Iterator[Step]:
    """The scheme's own terms in the order of the law text, without its conditions and what the kernel makes."""
    for name in folder.rules:
        version = version_of(book, f"{folder.key}.{name}", day)
        if name not in scheme.conditions and (version.function or version.aggregate):
            yield Step(name, version.full_name, rule_of(book, version, day))


def _needs(book: Book, folder: Folder, scheme: Scheme) -> Iterator[str]:
    """What the terms of this law, and the conditions it borrows, need directly."""
    for versions in folder.rules.values():
        for version in versions:
            yield from (book.resolve(need, version.folder) for need in version.needs)
    yield from (book.resolve(name, scheme.key) for name in scheme.conditions)
