"""Two schemes beside each other: what is the same, what differs, and where they get in each other's way."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from itertools import combinations

from perspectief.community.rulebook.calc.examples import FAMILIES
from perspectief.community.rulebook.calc.forest import Behind, Limit, Tie, Tree, definition, forest_of
from perspectief.rules.kernel.book import Book


class Aspect(Enum):
    """What two schemes are compared on."""

    INCOME = "inkomen"
    INCOME_LIMIT = "inkomensgrens"
    PERIOD = "periode"
    WHOSE = "wie"
    WEALTH = "vermogen"
    AGE = "leeftijd"


class Verdict(Enum):
    """How two schemes compare on one aspect. NEITHER: no test in both; UNKNOWN: a value nobody knows."""

    SAME = "gelijk"
    DIFFERENT = "anders"
    UNKNOWN = "niet bekend"
    NEITHER = "allebei niet"


@dataclass(frozen=True)
class Gap:
    """For one example family the two limits of the same income: between them one says yes and the other no."""

    family: str
    low: float
    high: float
    low_key: str
    high_key: str
    unit: str


@dataclass(frozen=True)
class Pair:
    """Two schemes compared. `only_first` and `only_second`: income that counts in one only."""

    first: Tree
    second: Tree
    verdicts: Mapping[Aspect, Verdict]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    gaps: tuple[Gap, ...]
    falls_together: bool
    first_behind: tuple[Behind, ...]
    second_behind: tuple[Behind, ...]
    both_ask: frozenset[str]

    @property
    def differences(self) -> int:
        """On how many aspects they differ."""
        return sum(verdict is Verdict.DIFFERENT for verdict in self.verdicts.values())

    @property
    def is_tied(self) -> bool:
        """Whether one is a key to the other, or a lock on it; that its money counts is said apart."""
        return any(one.tie is not Tie.COUNTS for one in (*self.first_behind, *self.second_behind))


def compare(first: Tree, second: Tree) -> Pair:
    """Two schemes beside each other."""
    ones, others = _signs(first), _signs(second)
    verdicts = {aspect: _verdict(ones[aspect], others[aspect]) for aspect in Aspect}
    same_income = bool(first.income) and definition(first.income) == definition(second.income)
    gaps = tuple(_gaps(first, second)) if same_income else ()
    tested = bool(first.income) and bool(second.income)
    return Pair(
        first=first,
        second=second,
        verdicts=verdicts,
        only_first=tuple(sorted(first.counts - second.counts)) if tested else (),
        only_second=tuple(sorted(second.counts - first.counts)) if tested else (),
        gaps=gaps,
        falls_together=same_income and verdicts[Aspect.INCOME_LIMIT] is Verdict.SAME,
        first_behind=tuple(one for one in first.behind if one.key == second.key),
        second_behind=tuple(one for one in second.behind if one.key == first.key),
        both_ask=first.asks & second.asks,
    )


UNKNOWN = object()
"""Stands for a sign that nobody knows."""


def _signs(tree: Tree) -> Mapping[Aspect, Hashable | None]:
    """What is compared, per aspect; None where the scheme does not test it."""
    return {
        Aspect.INCOME: definition(tree.income) or None,
        Aspect.INCOME_LIMIT: _limit_sign(tree.income_limits),
        Aspect.PERIOD: tree.period or None,
        Aspect.WHOSE: tree.scheme.level,
        Aspect.WEALTH: _limit_sign(tree.wealth_limits) and (definition(tree.wealth), _limit_sign(tree.wealth_limits)),
        Aspect.AGE: frozenset((age.reference, age.shown) for age in tree.ages) or None,
    }


def _limit_sign(limits: tuple[Limit, ...]) -> Hashable | None:
    if not limits:
        return None
    known = [limit for limit in limits if limit.is_known]
    return frozenset(_amounts(limit) for limit in known) if known else UNKNOWN


def _amounts(limit: Limit) -> tuple[str, tuple[float | None, ...]]:
    return limit.unit, tuple(limit.amounts[family] for family in FAMILIES)


def _verdict(one: Hashable | None, other: Hashable | None) -> Verdict:
    if one is None and other is None:
        return Verdict.NEITHER
    if _is_unknown(one) or _is_unknown(other):
        return Verdict.UNKNOWN
    return Verdict.SAME if one == other else Verdict.DIFFERENT


def _is_unknown(sign: Hashable | None) -> bool:
    return sign is UNKNOWN or (isinstance(sign, tuple) and UNKNOWN in sign)


def _gaps(first: Tree, second: Tree) -> list[Gap]:
    """Where both have one known limit in the same unit, and the limits differ."""
    ones, others = _known(first), _known(second)
    if len(ones) != 1 or len(others) != 1 or ones[0].unit != others[0].unit:
        return []
    return [gap for family in FAMILIES if (gap := _gap(family, first, ones[0], second, others[0]))]


def _known(tree: Tree) -> list[Limit]:
    return [limit for limit in tree.income_limits if limit.is_known]


def _gap(family: str, first: Tree, one: Limit, second: Tree, other: Limit) -> Gap | None:
    here, there = one.amounts[family], other.amounts[family]
    if here is None or there is None or here == there:
        return None
    (low, low_key), (high, high_key) = sorted([(here, first.key), (there, second.key)])
    return Gap(family, low, high, low_key, high_key, one.unit)


@lru_cache(maxsize=4)
def all_pairs(book: Book, day: date, municipality: str) -> Mapping[frozenset[str], Pair]:
    """Every pair of schemes of a day, by their two keys."""
    trees = forest_of(book, day, municipality).values()
    return {frozenset((one.key, other.key)): compare(one, other) for one, other in combinations(trees, 2)}
