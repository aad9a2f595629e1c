"""How a rule takes what is not known when it is compiled: as one household does, argument by argument."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

import pytest

from perspectief.rules.kernel.arithmetic import Table, cent, lookup
from perspectief.rules.kernel.book import Version, law_book
from perspectief.rules.kernel.single import settle
from perspectief.rules.kernel.units import ranges
from perspectief.rules.kernel.units.careful import Careful
from perspectief.rules.kernel.unknown import Between, Missing, Unknown

DRAWS = 40
NUMBERS = (0, 1, 2, 4, 12, 17, 18, 21, 27, 67, 110, 400, 1_200, 1_500, 2_300, 19_610_620, 20_280_601, 30_000, 80_000)
UNKNOWN = Unknown(Missing(values=frozenset({"wet.waarde"})))
RULES = [
    version
    for folder in law_book().folders.values()
    for versions in folder.rules.values()
    for version in versions
    if version.function and version.argument_types
]


def drawn(kind: type, rng: Random) -> Any:
    """Something known, a range, or nothing known."""
    chance = rng.random()
    if kind is tuple:
        rows = tuple((float(x), UNKNOWN if rng.random() < 0.3 else x / 100) for x in (15, 18, 21, 67))
        return UNKNOWN if chance < 0.2 else rows
    if chance < 0.3:
        return UNKNOWN
    if kind is bool:
        return rng.random() < 0.5
    low, high = sorted(kind(rng.choice(NUMBERS)) for _ in range(2))
    return Between(low, high, UNKNOWN.missing) if chance < 0.5 and low < high else low


def told(value: Any, kind: type) -> list[Any]:
    """As a careful twin takes it."""
    if kind is tuple:
        if isinstance(value, Unknown):
            return [((math.nan, math.nan),)]
        return [tuple((x, math.nan if isinstance(y, Unknown) else y) for x, y in value)]
    if isinstance(value, Unknown):
        return [math.nan] if kind is bool else [math.nan, math.nan]
    if kind is bool:
        return [float(value)]
    return [float(value.low), float(value.high)] if isinstance(value, Between) else [float(value)] * 2


@cache
def twin_of(function: Callable[..., Any], kinds: tuple[type, ...]) -> Callable[..., tuple[float, float]]:
    places = {kind: [place for place, one in enumerate(kinds) if one is kind] for kind in (float, int, bool, tuple)}
    careful = Careful(function, frozenset(places[float] + places[int]), tuple(places[bool]), frozenset(places[tuple]))
    world = function.__globals__ | {f"{plain.__name__}_": plain for plain in ranges.RANGES}
    return careful.build(lambda plain: plain, world)


def by_twin(function: Callable[..., Any], kinds: tuple[type, ...], args: list[Any]) -> tuple[float, float] | None:
    """Lowest and highest; None when nothing is known."""
    flat = [one for value, kind in zip(args, kinds, strict=True) for one in told(value, kind)]
    low, high = twin_of(function, kinds)(*flat, [0] * ranges.WAY)
    nothing = math.isnan(low) or math.isnan(high)
    return None if nothing else (low, high)


def by_one_household(version: Version, args: list[Any]) -> tuple[float, float] | None:
    outcome = settle(version, args)
    if isinstance(outcome, Between):
        return outcome.low, outcome.high
    return None if isinstance(outcome, Unknown) else (float(outcome), float(outcome))


@pytest.mark.parametrize("version", RULES, ids=[f"{v.full_name} {v.start or ''}".strip() for v in RULES])
def test_a_compiled_rule_knows_what_one_household_knows(version: Version) -> None:
    assert version.function is not None
    kinds = version.argument_types
    rng = Random(version.full_name)
    for _ in range(DRAWS):
        args = [drawn(kind, rng) for kind in kinds]
        try:
            alone = by_one_household(version, args)
        except ZeroDivisionError:
            continue
        among_others = by_twin(version.function, kinds, args)
        if version.kind is bool and among_others is not None and among_others[0] != among_others[1]:
            among_others = None
        assert among_others == (alone if alone is None else pytest.approx(alone)), args


def a_floor(jong: bool, loon: float) -> float:
    return max(0.0, 100.0 - loon) if jong else max(0.0, 200.0 - loon)


def two_sides(een: float, ander: float) -> bool:
    return een <= ander


def in_the_middle(leeftijd: float) -> bool:
    return 18.0 <= leeftijd < 67.0


def not_the_same(een: bool, ander: bool) -> bool:
    return een != ander


def a_row(tabel: Table, leeftijd: float) -> float:
    return max(0.0, cent(lookup(tabel, leeftijd)))


def unused_after_all(jong: bool, loon: float) -> float:
    return loon if jong else 5.0


def a_step(leeftijd: float) -> float:
    deel = 0.0 if leeftijd < 18.0 else 1.0
    return 10.0 * deel


NOTHING = None


@pytest.mark.parametrize(
    ("rule", "args", "expected"),
    [
        (a_floor, [UNKNOWN, 150.0], (0.0, 50.0)),
        (a_floor, [UNKNOWN, 250.0], (0.0, 0.0)),
        (a_floor, [True, UNKNOWN], NOTHING),
        (two_sides, [UNKNOWN, UNKNOWN], NOTHING),
        (two_sides, [Between(1.0, 2.0, Missing()), 3.0], (1.0, 1.0)),
        (two_sides, [Between(1.0, 4.0, Missing()), 3.0], (0.0, 1.0)),
        (in_the_middle, [UNKNOWN], NOTHING),
        (in_the_middle, [Between(20.0, 30.0, Missing())], (1.0, 1.0)),
        (not_the_same, [UNKNOWN, UNKNOWN], (0.0, 1.0)),
        (a_row, [UNKNOWN, 20.0], NOTHING),
        (a_row, [((0.0, 1.0), (18.0, UNKNOWN)), 20.0], NOTHING),
        (a_row, [((0.0, 1.0), (18.0, UNKNOWN)), 17.0], (1.0, 1.0)),
        (unused_after_all, [False, UNKNOWN], (5.0, 5.0)),
        (a_step, [Between(17.0, 19.0, Missing())], (0.0, 10.0)),
    ],
)
def test_what_a_stand_in_would_hide_stays_unknown(rule, args: list[Any], expected: tuple[float, float] | None) -> None:
    kinds = {"bool": bool, "float": float, "Table": tuple}
    types = tuple(kinds[name] for argument, name in rule.__annotations__.items() if argument != "return")
    assert by_twin(rule, types, args) == expected
