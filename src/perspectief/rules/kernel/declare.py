"""What a law module may declare: conditions, dated versions, aggregates and its scheme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Sentences:
    """What a resident reads about one condition, in each of its three states (Dutch, B1)."""

    met: str
    unmet: str
    open: str


@dataclass(frozen=True)
class Marks:
    """What decorators say about a rule: its sentences, its term and days, and names it borrows from other folders."""

    sentences: Sentences | None = None
    term: str | None = None
    start: date | None = None
    until: date | None = None
    uses: dict[str, str] = field(default_factory=dict)


def marks_of(function: Callable[..., Any]) -> Marks:
    """The marks set by the decorators below; empty when there are none."""
    marks: Marks = getattr(function, "__perspectief__", Marks())
    return marks


def _mark(function: Function, **changes: Any) -> Function:
    function.__perspectief__ = replace(marks_of(function), **changes)  # type: ignore[attr-defined]
    return function


def condition(*, met: str, unmet: str, open: str) -> Callable[[Function], Function]:
    """A rule that answers yes or no, with its sentence for met, unmet and open."""
    return lambda function: _mark(function, sentences=Sentences(met, unmet, open))


def dated(*, term: str, start: str, until: str | None = None) -> Callable[[Function], Function]:
    """This function is `term` from `start` up to and including `until` (ISO days)."""
    last = date.fromisoformat(until) if until else None
    return lambda function: _mark(function, term=term, start=date.fromisoformat(start), until=last)


def uses(**names: str) -> Callable[[Function], Function]:
    """An argument stands for the term of another folder: `@uses(grens="zorgtoeslag.vermogensgrens_tp")`."""
    return lambda function: _mark(function, uses=names)


@dataclass(frozen=True)
class Aggregate:
    """Persons come up to a group, or something of the group comes down to a person. `kind` names how."""

    kind: str
    term: str
    doc: str
    where: str | None = None
    level: str | None = None


def sum_of(term: str, doc: str, *, where: str | None = None) -> Aggregate:
    """The sum of a person term over the group (those for whom `where` holds)."""
    return Aggregate("sum", term, doc, where)


def count_of(term: str, doc: str) -> Aggregate:
    """For how many persons of the group a bool person term holds."""
    return Aggregate("count", term, doc)


def any_of(term: str, doc: str, *, where: str | None = None) -> Aggregate:
    """Whether a bool person term holds for somebody in the group."""
    return Aggregate("any", term, doc, where)


def all_of(term: str, doc: str, *, where: str | None = None) -> Aggregate:
    """Whether a bool person term holds for everybody in the group."""
    return Aggregate("all", term, doc, where)


def min_of(term: str, doc: str, *, where: str | None = None) -> Aggregate:
    """The lowest of a person term in the group; 0 when nobody counts."""
    return Aggregate("min", term, doc, where)


def max_of(term: str, doc: str, *, where: str | None = None) -> Aggregate:
    """The highest of a person term in the group; 0 when nobody counts."""
    return Aggregate("max", term, doc, where)


def of_partner(term: str, doc: str, *, level: str = "tp") -> Aggregate:
    """The partner's value of a person term, for each person; 0 or False without a partner."""
    return Aggregate("of_partner", term, doc, level=level)


def rank_of(term: str, doc: str, *, level: str = "gezin", where: str | None = None) -> Aggregate:
    """The place of each person in the group by a person term: 1 is highest, ties in file order, 0 outside `where`."""
    return Aggregate("rank", term, doc, where, level)


def share_of(term: str, doc: str, *, by: str) -> Aggregate:
    """A group's amount divided equally over its persons for whom the bool person term `by` holds; 0 for others."""
    return Aggregate("share", term, doc, by)


@dataclass(frozen=True)
class Scheme:
    """What a scheme is, who runs it, and how its conditions and amount join. See docs/writing-law.md."""

    name: str
    owner: str
    purpose: str
    law: str
    level: str
    conditions: tuple[str, ...]
    amount: str | None
    per: str
    ask: str
    apply: str
    status: str
    verified_until: str | None = None
    also_counts: tuple[str, ...] = ()
    not_modelled: tuple[str, ...] = ()
    next_doors: tuple[str, ...] = ()
    exists_from: str | None = None
    exists_until: str | None = None
    ended: str = ""
    not_yet: str = ""
    human_decision: bool = False
    anywhere: bool = False
    key: str = ""

    def exists_on(self, day: date) -> bool:
        """Whether the scheme exists on this day."""
        begun = self.exists_from is None or date.fromisoformat(self.exists_from) <= day
        return begun and (self.exists_until is None or day <= date.fromisoformat(self.exists_until))
