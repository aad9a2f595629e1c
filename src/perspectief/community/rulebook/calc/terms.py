"""One term of the law from close by: what it says, what it needs, what needs it, and its source code."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import ModuleType

from perspectief.community.rulebook.calc.values import Value, value_of
from perspectief.rules.facts import FACTS, Fact
from perspectief.rules.kernel.book import BUILT_IN, Book, Version
from perspectief.rules.kernel.errors import UnknownTerm
from perspectief.rules.kernel.levels import Level, level_of
from perspectief.rules.lookup import users

PERIODS = ("_m", "_y", "_kw")


@dataclass(frozen=True)
class Rule:
    """One dated version of a rule. `article` is what its docstring names; `code` is empty for what the kernel makes."""

    start: date | None
    until: date | None
    in_force: bool
    article: str
    link: str
    unit: str
    meaning: str
    remarks: str
    code: str


@dataclass(frozen=True)
class Term:
    """One term. Exactly one of `rules`, `values` and `fact` says what it is; a built-in date has none of them."""

    name: str
    folder: str
    level: Level | None
    rules: tuple[Rule, ...]
    values: tuple[Value, ...]
    fact: Fact | None
    needs: tuple[str, ...]
    used_by: tuple[str, ...]

    @property
    def title(self) -> str:
        """The name as words, without its period and level."""
        return title_of(self.name)

    @property
    def current(self) -> Rule | None:
        """The rule in force today, else the last one."""
        return next((rule for rule in self.rules if rule.in_force), self.rules[-1] if self.rules else None)

    @property
    def meaning(self) -> str:
        """What it is, in one sentence of the law book."""
        if self.current:
            return self.current.meaning
        if self.values:
            return self.values[0].meaning
        return self.fact.question if self.fact else "de dag waarop wij rekenen"

    @property
    def unit(self) -> str:
        """Its unit; empty for a yes or no."""
        if self.current:
            return self.current.unit
        if self.values:
            return self.values[0].unit
        return self.fact.unit or self.fact.kind.value if self.fact else "datum"


def title_of(name: str) -> str:
    """`normpremie_y_tp` as `normpremie`."""
    local = name.rpartition(".")[2]
    local = local.removesuffix(level_of(local).value)
    for period in PERIODS:
        local = local.removesuffix(period)
    return local.replace("_", " ")


def term_of(book: Book, name: str, day: date, municipality: str) -> Term:
    """A term by its full name; raises UnknownTerm."""
    folder, _, local = name.partition(".")
    used_by = users(book).get(name, ())
    if name in FACTS:
        return Term(name, "", FACTS[name].level, (), (), FACTS[name], (), used_by)
    if name in BUILT_IN:
        return Term(name, "", None, (), (), None, (), used_by)
    if folder not in book.folders or local not in book.folders[folder].names():
        raise UnknownTerm(name, book.near(name))
    if book.is_rule(name):
        return _rule_term(book, name, day, used_by)
    values = tuple(_values(book, folder, local, day, municipality))
    return Term(name, folder, None, (), values, None, (), used_by)


def _rule_term(book: Book, name: str, day: date, used_by: tuple[str, ...]) -> Term:
    folder, _, local = name.partition(".")
    versions = book.folders[folder].rules[local]
    rules = tuple(rule_of(book, version, day) for version in versions)
    needs = dict.fromkeys(book.resolve(need, folder) for version in versions for need in version.needs)
    return Term(name, folder, versions[0].level, rules, (), None, tuple(needs), used_by)


def rule_of(book: Book, version: Version, day: date) -> Rule:
    """One version arranged for reading on a day."""
    meaning, _, remarks = version.doc.meaning.partition("\n")
    return Rule(
        start=version.start,
        until=version.until,
        in_force=version.in_force(day),
        article=version.doc.source,
        link=book.link(version.doc.source),
        unit=version.doc.unit,
        meaning=meaning.strip(),
        remarks=" ".join(remarks.split()),
        code=code_of(book.folders[version.folder].module, version),
    )


def _values(book: Book, folder: str, local: str, day: date, municipality: str) -> Iterator[Value]:
    """The municipality's own values first, then the shared ones, then those of other municipalities."""
    held = book.folders[folder]
    for code, series in sorted(held.by_municipality.items(), key=lambda item: item[0] != municipality):
        if local in series:
            yield value_of(book, folder, series[local], day, code)
    if local in held.values:
        yield value_of(book, folder, held.values[local], day)


def code_of(module: ModuleType, version: Version) -> str:
    """The lines of the law module that make this version."""
    if version.function is not None:
        return inspect.getsource(version.function).strip()
    return _assignments(module).get(version.name, "") if version.aggregate else ""


@lru_cache(maxsize=128)
def _assignments(module: ModuleType) -> dict[str, str]:
    """Every assignment of a module by the name that it sets."""
    text = inspect.getsource(module)
    return {
        target.id: ast.get_source_segment(text, node) or ""
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
