"""The words of an answer: amounts, values and units as a reader sees them, and what the kernel says itself."""

from __future__ import annotations

from typing import Any

from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.book import Book
from perspectief.rules.kernel.plan import PROBLEMS, Plan
from perspectief.rules.kernel.unknown import Between, Unknown

ENDED = "Deze regeling bestaat niet meer."
NOT_YET = "Deze regeling bestaat nog niet."
WHO_BELONGS = "Dit hangt af van wie er bij uw gezin hoort."
AN_AMOUNT, UNKNOWN, YES, NO, A_TABLE = "een bedrag dat wij niet weten", "onbekend", "ja", "nee", "een tabel"
OWN_WORDS = (ENDED, NOT_YET, WHO_BELONGS, AN_AMOUNT, UNKNOWN, YES, NO, A_TABLE, *PROBLEMS)
"""What the kernel itself says to a reader; a page translates it as it does a sentence of the law."""


def euro(amount: float) -> str:
    """Dutch money: € 1.614,54; whole euros without cents."""
    cents = f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"€ {cents.removesuffix(',00')}"


def spoken(value: Any, unit: str) -> str:
    """A value in a sentence."""
    if isinstance(value, Unknown | Between):
        return AN_AMOUNT if unit.startswith("euro") else UNKNOWN
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, tuple):
        return A_TABLE
    if unit.startswith("euro"):
        return euro(float(value))
    if unit.startswith("deel"):
        return f"{value * 100:g}%".replace(".", ",")
    if unit.startswith("datum"):
        return f"{int(value) % 100}-{int(value) // 100 % 100}-{int(value) // 10000}"
    return f"{value:g}".replace(".", ",")


def unit_of(plan: Plan, index: int, book: Book) -> str:
    """The unit of a slot: of its docstring, its YAML or its fact."""
    slot = plan.slots[index]
    if slot.name == "peildatum":
        return "datum"
    if slot.version is not None:
        if slot.version.aggregate and not slot.version.doc.unit:
            return unit_of(plan, slot.args[0], book)
        return slot.version.doc.unit
    if slot.name in FACTS:
        fact = FACTS[slot.name]
        return fact.unit or {"datum": "datum"}.get(fact.kind.value, "")
    folder, _, name = slot.name.partition(".")
    series = book.folders[folder].series(name, plan.municipality) if name else None
    return series.unit if series else ""


def meaning_of(book: Book, plan: Plan, full_name: str) -> str:
    """What a rule or a value of the law means, in words."""
    folder, _, name = full_name.partition(".")
    if book.is_rule(full_name):
        return book.folders[folder].rules[name][0].doc.meaning.split("\n")[0].rstrip(".")
    series = book.folders[folder].series(name, plan.municipality) if folder in book.folders else None
    return series.meaning if series else name.replace("_", " ")


def question_of(key: str) -> str:
    """The question behind a place in the household file; the place itself when no fact has it."""
    parts = key.split(".")
    generic = f"persons[].{parts[2]}" if parts[0] == "persons" and len(parts) > 2 else key
    by_key = {fact.key: fact.question for fact in FACTS.values() if fact.key}
    special = {
        "persons[].income": "Welk inkomen is er?",
        "persons[].partner": "Is er een partner?",
        "persons[].childcare": "Welke opvang gebruikt uw kind?",
        "persons[].wealth": "Welk vermogen is er?",
    }
    return by_key.get(generic) or special.get(generic) or key
