"""What one scheme does to another, read from the law's own graph: counted as money, a key to it, or a lock on it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from perspectief.rules.facts import FACTS
from perspectief.rules.kernel.book import law_book
from perspectief.rules.kernel.plan import Plan, PlannedScheme, Planner

FACTS_ABOUT: dict[str, tuple[str, ...]] = {
    "aow": ("aow_bruto_y", "krijgt_aow"),
    "bijstand": ("bijstand_netto_m", "krijgt_bijstand"),
    "ioaw": ("uitkering_bruto_y",),
    "ioaz": ("uitkering_bruto_y",),
    "toeslagenwet": ("uitkering_bruto_y",),
    "wia": ("uitkering_bruto_y", "krijgt_wia"),
    "ww": ("uitkering_bruto_y", "krijgt_ww"),
    "ziektewet": ("uitkering_bruto_y", "krijgt_ziektewet"),
    "studiefinanciering_mbo": ("studiefinanciering_m", "krijgt_studiefinanciering"),
    "zorgtoeslag": ("toeslagen_ontvangen_m_gezin",),
    "huurtoeslag": ("toeslagen_ontvangen_m_gezin",),
    "kindgebonden_budget": ("toeslagen_ontvangen_m_gezin",),
    "kinderopvangtoeslag": ("toeslagen_ontvangen_m_gezin",),
    "individuele_inkomenstoeslag": ("kreeg_inkomenstoeslag_gezin",),
    "voedselbank": ("is_klant_voedselbank_gezin",),
}
"""Facts that say that somebody has the money, or the help, of a scheme."""
ALIKE = ("any", "all", "sum", "count", "max", "min", "share")
"""Aggregates that go up when what they look at goes up."""
MOST_TRIED = 256


@dataclass(frozen=True)
class Effects:
    """Keys of other schemes: in which the money of this one `counts`, to which it is a key, on which it is a lock."""

    counts: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def effects_of(municipality: str, day: date) -> dict[str, Effects]:
    """What each scheme does to the others on this day, as far as the law says so."""
    graph = _Graph(municipality, day)
    return {planned.scheme.key: graph.effects(planned) for planned in graph.plan.schemes}


class _Graph:
    """The plan of all schemes of one day, asked for what hangs on what."""

    def __init__(self, municipality: str, day: date):
        book = law_book()
        planner = Planner(book, day, municipality)
        for key in book.schemes:
            planner.add_scheme(key, strict=False)
        self.plan: Plan = planner.plan

    def effects(self, one: PlannedScheme) -> Effects:
        """What this scheme does to all others."""
        signs, numbers = self._named(one)
        others = [other for other in self.plan.schemes if other.scheme.key != one.scheme.key and other.conditions]
        moves = {other.scheme.key: self._moves(other, signs) for other in others}
        opens = tuple(key for key, found in moves.items() if found == {1})
        closes = tuple(key for key, found in moves.items() if found == {-1})
        counts = tuple(
            other.scheme.key
            for other in others
            if other.scheme.key not in opens + closes and self._behind(other) & numbers
        )
        return Effects(counts, opens, closes)

    def _named(self, one: PlannedScheme) -> tuple[set[int], set[int]]:
        """Slots that say yes or no to this scheme, and slots that hold its money."""
        folder = one.scheme.key
        made = [slot.index for slot in self.plan.slots if slot.name.startswith(f"{folder}.recht_op_{folder}")]
        facts = [self.plan.index[name] for name in FACTS_ABOUT.get(folder, ()) if name in self.plan.index]
        signs = {index for index in (*made, *facts) if self.plan.slots[index].type is bool}
        money = {index for index in facts if index not in signs} | ({one.amount} if one.amount is not None else set())
        return signs, money

    def _behind(self, one: PlannedScheme) -> set[int]:
        return self.plan.behind(one.roots)

    def _moves(self, other: PlannedScheme, signs: set[int]) -> set[int]:
        """Which way conditions of `other` go with a yes: 1, -1, or both; empty when none hangs on it alone."""
        found = {self._sign(condition, signs) for condition in other.conditions}
        return {sign for sign in found if sign is not None and sign != 0}

    def _sign(self, index: int, signs: set[int]) -> int | None:
        """Which way a yes or no goes with one of `signs`: 1, -1, 0 (not at all), None (not to be said)."""
        if index in signs:
            return 1
        slot = self.plan.slots[index]
        if not self.plan.behind([index]) & signs:
            return 0
        version = slot.version
        if version is None or slot.type is not bool:
            return None
        below = [self._sign(arg, signs) for arg in slot.args]
        if version.aggregate:
            return below[0] if version.aggregate.kind in ALIKE else None
        ranges = [self._range(arg) for arg in slot.args]
        if version.function is None or None in below or () in ranges or math.prod(map(len, ranges)) > MOST_TRIED:
            return None
        return _combined(version.function, [sign or 0 for sign in below], ranges)

    def _range(self, index: int) -> tuple[Any, ...]:
        """Every value that a slot can have, when there are few; else empty."""
        slot = self.plan.slots[index]
        if slot.level is None:
            return () if slot.constant is None else (slot.constant,)
        if slot.type is bool:
            return (False, True)
        fact = FACTS.get(slot.name)
        return tuple(int(choice) for choice in fact.choices) if fact and fact.choices else ()


def _combined(function: Callable[..., Any], below: list[int], ranges: list[tuple[Any, ...]]) -> int | None:
    """The way of a function whose arguments go the way of `below`; None when it can go both ways."""
    ways = {_way(function, number, ranges) * sign for number, sign in enumerate(below) if sign}
    ways.discard(0)
    return ways.pop() if len(ways) == 1 else None


def _way(function: Callable[..., Any], number: int, ranges: list[tuple[Any, ...]]) -> int:
    """What a yes for argument `number` does: 1 it can only help, -1 it can only hinder, 0 both or nothing."""
    changes = set()
    for rest in itertools.product(*ranges[:number], *ranges[number + 1 :]):
        without = bool(function(*rest[:number], False, *rest[number:]))
        changes.add(bool(function(*rest[:number], True, *rest[number:])) - without)
    changes.discard(0)
    return changes.pop() if len(changes) == 1 else 0
