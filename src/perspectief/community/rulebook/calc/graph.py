"""The law of one day and one municipality as a graph, with what lies behind every term."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from perspectief.rules.facts import FACTS, INCOME, WEALTH, Kind
from perspectief.rules.kernel.book import Book
from perspectief.rules.kernel.evaluate import unit_of
from perspectief.rules.kernel.plan import Plan, PlannedScheme, Planner, Slot

MONEY_TOLD = (
    "netto_zonder_vakantiegeld_opgegeven_m_gezin",
    "bruto_inkomen_vorig_jaar_gezin",
    "toeslagen_ontvangen_m_gezin",
    "nettoloon_jaar_gezin",
)
"""Facts about income that one scheme asks in its own words."""
INCOME_FACTS = frozenset(fact.name for fact in INCOME if fact.kind is Kind.EURO).union(MONEY_TOLD)
WEALTH_FACTS = frozenset(fact.name for fact in WEALTH if fact.kind is Kind.EURO)


@dataclass(frozen=True)
class Graph:
    """A plan of all schemes. `behind[i]`: the facts behind slot i."""

    book: Book
    plan: Plan
    behind: tuple[frozenset[str], ...]

    def rests_on(self, index: int, facts: frozenset[str]) -> bool:
        """Whether a slot rests on one of these facts."""
        return not self.behind[index].isdisjoint(facts)

    def slot(self, index: int) -> Slot:
        """One slot."""
        return self.plan.slots[index]

    def name(self, index: int) -> str:
        """The full name of a slot."""
        return self.plan.slots[index].name

    def folder(self, index: int) -> str:
        """The law a slot stands in; empty for a fact."""
        head, dot, _ = self.name(index).partition(".")
        return head if dot else ""

    def unit(self, index: int) -> str:
        """The unit of a slot; empty for a yes or no."""
        return unit_of(self.plan, index, self.book)

    def is_shared(self, index: int) -> bool:
        """A term of a law that is no scheme itself, or a fact."""
        folder = self.folder(index)
        return not folder or self.book.folders[folder].scheme is None

    def facts(self, roots: Iterable[int]) -> frozenset[str]:
        """All facts behind these slots."""
        return frozenset().union(*(self.behind[index] for index in roots))

    def planned(self) -> tuple[PlannedScheme, ...]:
        """The schemes that can be computed on this day."""
        return tuple(one for one in self.plan.schemes if one.conditions)


@lru_cache(maxsize=4)
def graph_of(book: Book, day: date, municipality: str) -> Graph:
    """The graph of all schemes."""
    planner = Planner(book, day, municipality)
    for key in book.schemes:
        planner.add_scheme(key, strict=False)
    behind: list[frozenset[str]] = []
    for slot in planner.plan.slots:
        own = {slot.name} if slot.name in FACTS else set()
        behind.append(frozenset(own).union(*(behind[index] for index in slot.args)))
    return Graph(book, planner.plan, tuple(behind))
