"""The smallest change that would have brought something in: fewer euros, or a higher value.

Euros are found exactly, with one question to the solver: how many euros less, over all years together, are needed for
a plan with this item to be worth more than every plan without it. One euro less than that is not enough. Value is found
by halving, in tenths of a point; what it finds is the smallest as long as a higher value of an item never makes a plan
worse, that is: unless overlaps take away more than all of its worth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

from perspectief.policy.weighing.calc.portfolio.choice import SECONDS, Choice, best, solve
from perspectief.policy.weighing.calc.portfolio.limits import Forced, Kind, Limit
from perspectief.policy.weighing.calc.portfolio.matrix import Matrix, Row
from perspectief.policy.weighing.calc.portfolio.problem import ANY, Item, Level, Problem
from perspectief.policy.weighing.calc.portfolio.solver import asked_for_least

MORE = 1e-3
"""Points of worth by which a plan has to be better than another to be chosen above it for sure."""
STEPS = 10
"""Steps in one point of value."""


@dataclass(frozen=True)
class Change:
    """What would have brought an item in.

    `needed` is False when it is in already. `less`: year -> euros less, at `level`; None when no amount is low enough
    (then `clash` says with what it cannot go together, if that is why). `value`: V that would have been enough, with
    the same costs; None when not even 100 is.
    """

    item: str
    needed: bool
    less: Mapping[int, int] | None = None
    level: str | None = None
    value: float | None = None
    clash: tuple[Limit, ...] = field(default=())

    @property
    def euros(self) -> int | None:
        """Euros less over all years."""
        return None if self.less is None else sum(self.less.values())

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        less = None if self.less is None else {str(year): euros for year, euros in self.less.items()}
        clash = [{"kind": str(one.kind), "about": list(one.about)} for one in self.clash]
        return {
            "item": self.item,
            "needed": self.needed,
            "less": less,
            "euros": self.euros,
            "level": self.level,
            "value": self.value,
            "clash": clash,
        }


def smallest_change(problem: Problem, key: str, *, forced: Forced | None = None) -> Change:
    """For an item that is not in the best plan. `forced`: what people decided about other items."""
    others = {one: level for one, level in (forced or {}).items() if one != key}
    without = best(Matrix(problem, {**others, key: None}))
    if not without.possible or _is_in(problem, key, without, others):
        return Change(key, needed=False)
    found = _less(problem, key, without, others)
    value = _value(problem, key, without, others)
    if found is None:
        return Change(key, True, value=value, clash=solve(problem, {**others, key: ANY}).clash)
    return Change(key, True, less=found[1], level=found[0], value=value)


def _is_in(problem: Problem, key: str, without: Choice, others: Forced) -> bool:
    with_it = best(Matrix(problem, {**others, key: ANY}))
    return with_it.possible and with_it.worth > without.worth + MORE


def with_less(problem: Problem, key: str, level: str, less: Mapping[int, int]) -> Problem:
    """The same problem when this level of an item asks less."""
    item = problem.by_key[key]
    levels = tuple(_cheaper(one, less) if one.key == level else one for one in item.levels)
    return problem.with_item(replace(item, levels=levels))


def _cheaper(level: Level, less: Mapping[int, int]) -> Level:
    return replace(level, costs={year: euros - less.get(year, 0) for year, euros in level.costs.items()})


def with_value(problem: Problem, key: str, value: float) -> Problem:
    """The same problem when an item has another value."""
    return problem.with_item(replace(problem.by_key[key], value=value))


def _less(problem: Problem, key: str, without: Choice, others: Forced) -> tuple[str, dict[int, int]] | None:
    """Level and euros less in each year, together as few as possible."""
    matrix = Matrix(problem, {**others, key: ANY})
    item = problem.by_key[key]
    gains = matrix.gains()
    years = {year: len(gains) + number for number, year in enumerate(problem.years)}
    rows = [_with_less(row, problem, item, years) for row in matrix.rows()]
    rows += [_at_most(matrix, item, year, column) for year, column in years.items()]
    rows.append(Row(dict(enumerate(gains)), without.worth + MORE, inf))
    values = asked_for_least(rows, len(matrix.columns), len(gains), list(years.values()), SECONDS)
    if values is None:
        return None
    level = matrix.levels_of(values)[key]
    return level, {year: round(values[column]) for year, column in years.items() if round(values[column])}


def _with_less(row: Row, problem: Problem, item: Item, years: Mapping[int, int]) -> Row:
    """The row, when this item asks less in some years."""
    if row.limit is None:
        return row
    extra: dict[int, float] = {}
    if row.limit.kind == (Kind.LEARNING if problem.learns(item) else Kind.BUDGET):
        extra = {years[int(row.limit.about[0])]: -1.0}
    if row.limit.kind == Kind.SHARE:
        (group,) = row.limit.about
        extra = dict.fromkeys(years.values(), problem.settings.shares[group] - item.counts_for.get(group, 0.0))
    return replace(row, coefficients={**row.coefficients, **extra}) if extra else row


def _at_most(matrix: Matrix, item: Item, year: int, column: int) -> Row:
    """No more can go off than what is asked, above what is still due."""
    problem = matrix.problem
    room = {
        x: -float(problem.paid(item, level, year) - problem.due(item, year))
        for x, level in zip(matrix.of_item[item.key], item.levels, strict=True)
    }
    return Row({column: 1.0, **room}, -inf, 0)


def _value(problem: Problem, key: str, without: Choice, others: Forced) -> float | None:
    """The lowest value, in tenths of a point, with which the item is in."""
    low, high = int(problem.by_key[key].value * STEPS), 100 * STEPS

    def enough(step: int) -> bool:
        return _is_in(with_value(problem, key, step / STEPS), key, without, others)

    if not enough(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high / STEPS
