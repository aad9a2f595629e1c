"""Small problems with every kind of limit, and the answer by trying all plans: a second way, without a solver."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from perspectief.policy.weighing.calc.portfolio import Item, Kind, Level, Limit, Link, Problem, Running, Settings, Tie

YEARS = (2027, 2028)
AREAS = ("noord", "oost", "zuid")
MOST_PLANS = 4096


def one_level(key: str, worth: float, cost: int, **more: object) -> Item:
    """An item with one level, whose worth (beta 1) is given."""
    return Item(key, worth, (Level("all", {2027: cost}, 100),), **more)


def the_worked_example() -> Problem:
    """The portfolio vector of the methods: five items, budget 100, overlap -35, strengthens +12, a clash and a need."""
    return Problem(
        items=(
            one_level("A", 80, 50),
            one_level("B", 70, 45),
            one_level("C", 40, 20),
            one_level("D", 55, 35),
            one_level("E", 30, 15),
        ),
        budgets={2027: 100},
        links=(
            Link("A", "B", Tie.OVERLAPS, 2),
            Link("C", "D", Tie.STRENGTHENS, 1.2),
            Link("D", "E", Tie.CLASHES),
            Link("E", "C", Tie.NEEDS),
        ),
        settings=Settings(gamma=0.5),
    )


def random_problem(seed: int, most_items: int = 12) -> Problem:
    """Any problem of up to twelve items, with every kind of limit in it now and then."""
    dice = random.Random(seed)
    items = tuple(_item(dice, number) for number in range(dice.randint(3, most_items)))
    while np.prod([len(item.levels) + 1 for item in items]) > MOST_PLANS:
        items = items[:-1]
    keys = [item.key for item in items]
    all_money = {year: sum(item.levels[0].costs.get(year, 0) for item in items) for year in YEARS}
    return Problem(
        items=items,
        budgets={year: int(euros * dice.uniform(0.3, 0.8)) for year, euros in all_money.items()},
        staff={2027: round(dice.uniform(0.5, 3), 2)} if dice.random() < 0.5 else {},
        links=tuple(_link(dice, keys) for _ in range(dice.randint(0, len(keys)))),
        settings=Settings(
            beta=dice.choice((1.0, 1.0, 0.5, 0.0)),
            gamma=dice.choice((0.3, 0.3, 1.0)),
            shares={"generation": dice.choice((0.3, 0.5))} if dice.random() < 0.4 else {},
            areas=tuple(area for area in AREAS if dice.random() < 0.3),
            learning_share=dice.choice((0.0, 0.0, 0.1, 0.25)),
        ),
    )


def many_items(seed: int = 5, count: int = 60) -> Problem:
    """A problem that is too large to try every plan, and to look for the best plan of each draw."""
    dice = random.Random(seed)
    items = tuple(_item(dice, number) for number in range(count))
    keys = [item.key for item in items]
    money = sum(item.levels[0].costs[2027] for item in items)
    return Problem(
        items=items,
        budgets={2027: int(money * 0.5), 2028: int(money * 0.5)},
        staff={2027: 20.0},
        links=tuple(_link(dice, keys) for _ in range(30)),
        settings=Settings(shares={"generation": 0.3}, areas=AREAS),
    )


def _item(dice: random.Random, number: int) -> Item:
    base, reach = dice.randint(5, 60) * 1000 + dice.randint(0, 999), dice.randint(5, 300)
    costs = {2027: base, 2028: dice.choice((base, int(base * 1.03), 0))}
    levels = [Level("all", costs, reach, 1.0, {2027: dice.randint(0, 80) / 100})]
    if dice.random() < 0.3:
        part = {year: int(euros * 0.55) for year, euros in costs.items()}
        levels.append(Level("part", part, int(reach * 0.6), 0.9, {2027: 0.1}))
    return Item(
        key=f"i{number:02}",
        value=round(dice.uniform(5, 100), 2),
        levels=tuple(levels),
        statutory=dice.random() < 0.06,
        unproven=dice.random() < 0.15,
        everywhere=dice.random() < 0.2,
        areas=frozenset(area for area in AREAS if dice.random() < 0.3),
        counts_for={"generation": dice.choice((1.0, 1.0, 0.4))} if dice.random() < 0.55 else {},
        running=_running(dice, costs) if dice.random() < 0.25 else None,
    )


def _running(dice: random.Random, costs: dict[int, int]) -> Running:
    heard = dice.random() < 0.8
    return Running(
        since=datetime.date(dice.randint(2020, 2026), dice.choice((1, 7)), 1),
        costs=costs,
        phase_out={2027: dice.randint(0, 5000)},
        ends_not_before=datetime.date(dice.choice((2027, 2028)), dice.choice((1, 4)), 1) if heard else None,
        heard_on=datetime.date(2026, 9, 1) if heard else None,
    )


def _link(dice: random.Random, keys: list[str]) -> Link:
    one, other = dice.sample(keys, 2)
    return Link(one, other, dice.choice(list(Tie)), dice.choice((-2, -1, 0, 0.5, 1, 1.5, 2)), hard=dice.random() < 0.5)


@dataclass
class AllPlans:
    """Every plan there is, as rows of numbers: 0 is out, 1 the first level. Does not use the code that it checks."""

    problem: Problem

    @cached_property
    def plans(self) -> np.ndarray:
        """A row for each plan, a column for each item."""
        return np.array(list(product(*(range(len(item.levels) + 1) for item in self.problem.items))))

    @cached_property
    def inside(self) -> np.ndarray:
        return self.plans > 0

    def _look_up(self, number: int, values: list[float]) -> np.ndarray:
        return np.array(values)[self.plans[:, number]]

    @cached_property
    def worth(self) -> np.ndarray:
        """Worth of each plan."""
        settings = self.problem.settings
        own = [
            self._look_up(
                n, [0, *(item.value / 100 * one.share_of_value * one.reach**settings.beta for one in item.levels)]
            )
            for n, item in enumerate(self.problem.items)
        ]
        total = np.sum(own, axis=0)
        where = {item.key: n for n, item in enumerate(self.problem.items)}
        for link in self.problem.links:
            sign = {"overlaps": -1, "clashes": 0 if link.hard else -1, "needs": 0}.get(link.kind, 1)
            one, other = where[link.one], where[link.other]
            both = self.inside[:, one] & self.inside[:, other]
            total = total + sign * abs(link.strength) / 2 * settings.gamma * both * np.minimum(own[one], own[other])
        return total

    def money(self, year: int, learning: bool, stops: Iterable[str]) -> np.ndarray:
        """Euros of each plan in a year. `stops`: items whose phasing out counts."""
        total = np.zeros(len(self.plans))
        for n, item in enumerate(self.problem.items):
            if (item.unproven and self.problem.settings.learning_share > 0) == learning:
                still = _still_due(item, year)
                out = max(still, item.running.phase_out.get(year, 0)) if item.running else 0
                asked = [max(still, one.costs.get(year, 0)) for one in item.levels]
                total += self._look_up(n, [out if item.key in stops else 0, *asked])
        return total

    def holds(self, limit: Limit, stops: Iterable[str]) -> np.ndarray:
        """Whether each plan keeps one limit."""
        where = {item.key: n for n, item in enumerate(self.problem.items)}
        about, settings = limit.about, self.problem.settings
        if limit.kind in (Kind.BUDGET, Kind.LEARNING):
            year, apart = int(about[0]), limit.kind == Kind.LEARNING
            euros = self.problem.budgets.get(year, 0)
            kept = round(euros * settings.learning_share * 100) // 100
            return self.money(year, apart, stops) <= (kept if apart else euros - kept)
        if limit.kind == Kind.STAFF:
            asked = [
                [0, *(round(100 * one.staff.get(int(about[0]), 0)) for one in item.levels)]
                for item in self.problem.items
            ]
            return sum(self._look_up(n, row) for n, row in enumerate(asked)) <= round(
                100 * self.problem.staff[int(about[0])]
            )
        if limit.kind == Kind.CLASH:
            return ~(self.inside[:, where[about[0]]] & self.inside[:, where[about[1]]])
        if limit.kind == Kind.NEEDS:
            return ~self.inside[:, where[about[0]]] | self.inside[:, where[about[1]]]
        if limit.kind in (Kind.STATUTORY, Kind.MUST_STAY):
            return self.inside[:, where[about[0]]]
        if limit.kind == Kind.SHARE:
            return self._share(about[0], settings.shares[about[0]])
        if limit.kind == Kind.AREA:
            there = [n for n, item in enumerate(self.problem.items) if item.everywhere or about[0] in item.areas]
            return self.inside[:, there].any(axis=1)
        assert limit.kind == Kind.PHASE_OUT
        return np.ones(len(self.plans), bool)

    def _share(self, group: str, part: float) -> np.ndarray:
        years = {year for item in self.problem.items for one in item.levels for year in one.costs}
        paid = [
            self._look_up(
                n, [0, *(sum(max(_still_due(item, y), one.costs.get(y, 0)) for y in years) for one in item.levels)]
            )
            for n, item in enumerate(self.problem.items)
        ]
        counted = sum(
            item.counts_for.get(group, 0) * euros for item, euros in zip(self.problem.items, paid, strict=True)
        )
        return counted - part * sum(paid) >= -0.001

    def limits(self) -> set[Limit]:
        """All limits of the problem."""
        problem, found = self.problem, set()
        for year in YEARS:
            found |= {Limit(Kind.BUDGET, (str(year),)), Limit(Kind.LEARNING, (str(year),))}
        found |= {Limit(Kind.STAFF, (str(year),)) for year in problem.staff}
        found |= {
            Limit(Kind.CLASH, (one.one, one.other)) for one in problem.links if one.kind == "clashes" and one.hard
        }
        found |= {Limit(Kind.NEEDS, (one.one, one.other)) for one in problem.links if one.kind == "needs"}
        found |= {Limit(Kind.STATUTORY, (item.key,)) for item in problem.items if item.statutory}
        found |= {Limit(Kind.MUST_STAY, (item.key,)) for item in problem.items if _is_long(item) and not _may_end(item)}
        found |= {Limit(Kind.SHARE, (group,)) for group in problem.settings.shares}
        found |= {Limit(Kind.AREA, (area,)) for area in problem.settings.areas}
        return found | {Limit(Kind.PHASE_OUT, (item.key,)) for item in problem.items if item.running}

    def keep(self, limits: Iterable[Limit]) -> np.ndarray:
        """Whether each plan keeps all of these."""
        limits = set(limits)
        stops = {one.about[0] for one in limits if one.kind == Kind.PHASE_OUT}
        return np.logical_and.reduce([np.ones(len(self.plans), bool), *(self.holds(one, stops) for one in limits)])

    @cached_property
    def possible(self) -> np.ndarray:
        """Whether each plan keeps everything."""
        return self.keep(self.limits())

    @property
    def best(self) -> float | None:
        """The most that any plan that holds is worth."""
        return float(self.worth[self.possible].max()) if self.possible.any() else None

    def number_of(self, levels: dict[str, str]) -> int:
        """The row of a plan."""
        chosen = [
            1 + [one.key for one in item.levels].index(levels[item.key]) if item.key in levels else 0
            for item in self.problem.items
        ]
        return int(np.flatnonzero((self.plans == chosen).all(axis=1))[0])


def _is_long(item: Item) -> bool:
    return item.running is not None and item.running.since <= datetime.date(2024, 1, 1)


def _may_end(item: Item) -> bool:
    return item.running is not None and item.running.heard_on is not None and item.running.ends_not_before is not None


def _still_due(item: Item, year: int) -> int:
    """A long subsidy that may end is paid until its day."""
    if not (_is_long(item) and _may_end(item)):
        return 0
    first, after = datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)
    part = min(max((item.running.ends_not_before - first).days, 0), (after - first).days)
    return int(np.ceil(item.running.costs.get(year, 0) * part / (after - first).days))
