"""A problem as rows of numbers for the solver: maximise worth over yes or no for each level of each item.

A column for each level (0 or 1) and, for each link, one for each layer of worth that its two items share. The worth
that both bring at least, min(U_one, U_other), is cut at each worth that a level of the two has; z is 1 where both reach
a layer. It need not be whole, for X (whether an item reaches the layer) is:

- a link that helps: z <= X_one, z <= X_other; worth asks for as much as possible;
- a link that takes away: z >= X_one + X_other - 1; worth asks for as little as possible.

With one level each this is one z, with z = x_one x_other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Any

from perspectief.policy.weighing.calc.portfolio.limits import CLOSE, Forced, Kind, Limit, hundredths, limit_of
from perspectief.policy.weighing.calc.portfolio.problem import ANY, Item, Link, Problem, Tie

SLACK = CLOSE / 2
Coefficients = dict[int, float]
"""Number of a column -> what it counts for in a row."""


@dataclass(frozen=True)
class Row:
    """`low <= sum of coefficients <= high`. `limit`: the thing that must hold; None for what makes a plan a plan."""

    coefficients: Coefficients
    low: float
    high: float
    limit: Limit | None = None


@dataclass(frozen=True)
class Layer:
    """A part of the worth that two items share: what it adds when both reach it, and by which columns they do."""

    gain: float
    one: tuple[int, ...]
    other: tuple[int, ...]


@dataclass
class Matrix:
    """The rows and columns of one problem. `without`: limits that are left out, to see which ones clash."""

    problem: Problem
    forced: Forced = field(default_factory=dict)
    without: frozenset[Limit] = frozenset()

    @cached_property
    def columns(self) -> list[tuple[str, str]]:
        """Item and level of each column of yes or no, in a fixed order."""
        return [(item.key, level.key) for item in self.problem.ordered for level in item.levels]

    @cached_property
    def of_item(self) -> dict[str, list[int]]:
        """Key of item -> numbers of its columns."""
        found: dict[str, list[int]] = {}
        for number, (key, _) in enumerate(self.columns):
            found.setdefault(key, []).append(number)
        return found

    @cached_property
    def layers(self) -> list[Layer]:
        """The layers of all links that add or take away worth, in a fixed order."""
        gamma = self.problem.settings.gamma
        links = [one for one in self.problem.links if one.share and gamma]
        links.sort(key=lambda one: (one.one, one.other, one.kind, one.strength))
        return [layer for link in links for layer in self._layers(link, link.share * gamma)]

    def _layers(self, link: Link, part: float) -> Iterator[Layer]:
        one, other = ({column: self.worths[column] for column in self.of_item[key]} for key in (link.one, link.other))
        top, below = min(max(one.values()), max(other.values())), 0.0
        for worth in sorted({min(worth, top) for worth in (*one.values(), *other.values()) if worth > 0}):
            yield Layer(part * (worth - below), _reaching(one, worth), _reaching(other, worth))
            below = worth

    @cached_property
    def worths(self) -> list[float]:
        """U of each column of yes or no."""
        return [self.problem.worth(item, level) for item in self.problem.ordered for level in item.levels]

    def gains(self) -> list[float]:
        """What each column adds to the worth."""
        return self.worths + [layer.gain for layer in self.layers]

    def rows(self) -> list[Row]:
        """All rows."""
        return [*self.fixed_rows, *self.link_rows()]

    @cached_property
    def fixed_rows(self) -> list[Row]:
        """The rows that do not change when values change."""
        rows = [*self._levels(), *self._money(), *self._staff(), *self._ties(), *self._musts(), *self._forced()]
        rows += [*self._shares(), *self._areas()]
        return [row for row in rows if row.limit is None or row.limit not in self.without]

    def levels_of(self, values: Any) -> dict[str, str]:
        """The plan that an answer of the solver stands for, rounded to yes and no."""
        return {key: level for (key, level), value in zip(self.columns, values, strict=False) if value > 0.5}

    def revalued(self, problem: Problem) -> Matrix:
        """The matrix of the same problem with other values: the rows that stay are not made again."""
        other = Matrix(problem, self.forced, self.without)
        other.__dict__.update(fixed_rows=self.fixed_rows, columns=self.columns, of_item=self.of_item)
        return other

    def cut(self, levels: Mapping[str, str]) -> Row:
        """A row that forbids exactly this plan, and nothing else."""
        signs = [-1.0 if levels.get(key) == level else 1.0 for key, level in self.columns]
        return Row(dict(enumerate(signs)), 1.0 - signs.count(-1.0), inf)

    def _in(self, key: str) -> Coefficients:
        return dict.fromkeys(self.of_item[key], 1.0)

    def _levels(self) -> Iterator[Row]:
        for columns in self.of_item.values():
            if len(columns) > 1:
                yield Row(dict.fromkeys(columns, 1.0), 0, 1)

    def _money(self) -> Iterator[Row]:
        main = [item for item in self.problem.ordered if not self.problem.learns(item)]
        apart = [item for item in self.problem.ordered if self.problem.learns(item)]
        for year in self.problem.years:
            kept = self.problem.learning(year)
            yield self._pot(main, year, self.problem.budget(year) - kept, Kind.BUDGET)
            if apart:
                yield self._pot(apart, year, kept, Kind.LEARNING)

    def _pot(self, items: list[Item], year: int, euros: int, kind: Kind) -> Row:
        stops = {item.key: self._stopping(item, year) for item in items}
        costs = {
            number: float(self.problem.paid(item, level, year) - stops[item.key])
            for item in items
            for number, level in zip(self.of_item[item.key], item.levels, strict=True)
        }
        return Row(costs, -inf, euros - sum(stops.values()), Limit(kind, (str(year),)))

    def _stopping(self, item: Item, year: int) -> int:
        if Limit(Kind.PHASE_OUT, (item.key,)) in self.without:
            return 0
        return self.problem.stopping(item, year)

    def _staff(self) -> Iterator[Row]:
        for year, fte in self.problem.staff.items():
            asked = [hundredths(level.staff.get(year, 0)) for item in self.problem.ordered for level in item.levels]
            yield Row(_filled(asked), -inf, hundredths(fte), Limit(Kind.STAFF, (str(year),)))

    def _ties(self) -> Iterator[Row]:
        for link in self.problem.links:
            if link.forbids:
                yield Row({**self._in(link.one), **self._in(link.other)}, -inf, 1, limit_of(link))
            elif link.kind == Tie.NEEDS:
                yield Row({**self._in(link.one), **_minus(self._in(link.other))}, -inf, 0, limit_of(link))

    def _musts(self) -> Iterator[Row]:
        for item in self.problem.ordered:
            if item.statutory:
                yield Row(self._in(item.key), 1, 1, Limit(Kind.STATUTORY, (item.key,)))
            if self.problem.must_stay(item):
                yield Row(self._in(item.key), 1, 1, Limit(Kind.MUST_STAY, (item.key,)))

    def _forced(self) -> Iterator[Row]:
        for key, level in sorted(self.forced.items()):
            limit = Limit(Kind.FORCED, (key,))
            if level is None or level == ANY:
                yield Row(self._in(key), float(level is not None), float(level is not None), limit)
            else:
                yield Row({self.columns.index((key, level)): 1.0}, 1, 1, limit)

    def _shares(self) -> Iterator[Row]:
        paid = {
            number: sum(self.problem.paid(item, level, year) for year in self.problem.years)
            for item in self.problem.ordered
            for number, level in zip(self.of_item[item.key], item.levels, strict=True)
        }
        for group, part in self.problem.settings.shares.items():
            counts = [self.problem.by_key[key].counts_for.get(group, 0.0) - part for key, _ in self.columns]
            row = {number: counts[number] * euros for number, euros in paid.items()}
            yield Row(row, -SLACK, inf, Limit(Kind.SHARE, (group,)))

    def _areas(self) -> Iterator[Row]:
        for area in self.problem.settings.areas:
            there = [item.key for item in self.problem.ordered if item.covers(area)]
            columns = [number for key in there for number in self.of_item[key]]
            yield Row(dict.fromkeys(columns, 1.0), 1, inf, Limit(Kind.AREA, (area,)))

    def link_rows(self) -> Iterator[Row]:
        """What makes the column of a layer say whether both items reach it."""
        for number, layer in enumerate(self.layers, start=len(self.columns)):
            one, other = (_minus(dict.fromkeys(side, 1.0)) for side in (layer.one, layer.other))
            if layer.gain > 0:
                yield Row({number: 1.0, **one}, -inf, 0)
                yield Row({number: 1.0, **other}, -inf, 0)
            else:
                yield Row({number: 1.0, **one, **other}, -1, inf)


def _reaching(worths: Mapping[int, float], worth: float) -> tuple[int, ...]:
    """The columns of an item that bring at least this worth."""
    return tuple(column for column, own in worths.items() if own >= worth)


def _filled(amounts: list[int]) -> Coefficients:
    return {number: float(amount) for number, amount in enumerate(amounts) if amount}


def _minus(coefficients: Coefficients) -> Coefficients:
    return {number: -value for number, value in coefficients.items()}
