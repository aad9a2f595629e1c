"""A plan as somebody with a list and a calculator makes it: most worth for a euro first. The solver does no worse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from perspectief.policy.weighing.calc.portfolio.limits import CLOSE, Forced, check, hundredths, worth_of
from perspectief.policy.weighing.calc.portfolio.problem import ANY, Item, Level, Link, Problem, Tie

Step = tuple[str, str]
"""An item at a level."""
LITTLE = 1e-9
"""Less worth than this is no gain."""


def greedy(problem: Problem, forced: Forced | None = None) -> dict[str, str] | None:
    """A plan that holds, or None when this way does not find one."""
    plans = [_grown(problem, forced or {}, areas_first=first) for first in (False, True)]
    held = [plan for plan in plans if not check(problem, plan, forced)]
    return max(held, key=lambda plan: worth_of(problem, plan), default=None)


def _grown(problem: Problem, forced: Forced, *, areas_first: bool) -> dict[str, str]:
    table = _Table(problem, dict(_musts(problem, forced)))
    steps = [step for step in _by_worth_for_money(problem) if step[0] not in forced or forced[step[0]] == ANY]
    if areas_first:
        for area in problem.settings.areas:
            table.cover(area, steps)
    while table.add_what_fits(steps):
        pass
    return table.plan


def _musts(problem: Problem, forced: Forced) -> Iterator[Step]:
    for item in problem.ordered:
        level = forced.get(item.key, ANY if item.statutory or problem.must_stay(item) else None)
        if level is not None:
            yield item.key, cheapest(item).key if level == ANY else level


def cheapest(item: Item) -> Level:
    """Its level that asks least money over all years."""
    return min(item.levels, key=lambda level: level.total)


def _by_worth_for_money(problem: Problem) -> list[Step]:
    steps = [
        (-problem.worth(item, level) / max(1, level.total), item.key, level.key)
        for item in problem.ordered
        for level in item.levels
    ]
    return [(key, level) for _, key, level in sorted(steps)]


@dataclass
class _Table:
    """A plan that grows, with what it takes so far."""

    problem: Problem
    plan: dict[str, str]
    _price: dict[tuple[str, str | None], tuple[float, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        start, self.plan = self.plan, {}
        self.used = [
            sum(column) for column in zip(*(self.asks(one.key, None) for one in self.problem.items), strict=True)
        ]
        for key, level in start.items():
            self._put(key, level)
        for key, level in list(start.items()):
            for extra in self._needed(key, level):
                self._put(*extra)

    @cached_property
    def room(self) -> list[float]:
        """Most of each thing, in the order of `asks`: main money, learning money, staff, shares."""
        problem, years = self.problem, self.problem.years
        money = [problem.budget(year) - problem.learning(year) for year in years]
        kept = [problem.learning(year) for year in years]
        return [*money, *kept, *(hundredths(fte) for fte in problem.staff.values()), *([CLOSE] * len(self.shares))]

    @cached_property
    def shares(self) -> list[tuple[str, float]]:
        return list(self.problem.settings.shares.items())

    @cached_property
    def near(self) -> dict[str, list[Link]]:
        """Key of item -> the links it has."""
        found: dict[str, list[Link]] = {item.key: [] for item in self.problem.items}
        for link in self.problem.links:
            found[link.one].append(link)
            found[link.other].append(link)
        return found

    def asks(self, key: str, level: str | None) -> tuple[float, ...]:
        """What an item takes of each thing, at a level or left out."""
        if (key, level) not in self._price:
            self._price[key, level] = self._asked(self.problem.by_key[key], level)
        return self._price[key, level]

    def _asked(self, item: Item, level: str | None) -> tuple[float, ...]:
        problem = self.problem
        one = None if level is None else item.level(level)
        money = [problem.paid(item, one, year) if one else problem.stopping(item, year) for year in problem.years]
        none = [0] * len(money)
        staff = [hundredths(one.staff.get(year, 0)) if one else 0 for year in problem.staff]
        whole = sum(money) if one else 0
        shares = [(part - item.counts_for.get(group, 0)) * whole for group, part in self.shares]
        return (*(none + money if problem.learns(item) else money + none), *staff, *shares)

    def _put(self, key: str, level: str) -> None:
        old, new = self.asks(key, self.plan.get(key)), self.asks(key, level)
        self.used = [used + after - before for used, before, after in zip(self.used, old, new, strict=True)]
        self.plan[key] = level

    def _fits(self, steps: dict[str, str]) -> bool:
        used = list(self.used)
        for key, level in steps.items():
            old, new = self.asks(key, self.plan.get(key)), self.asks(key, level)
            used = [one + after - before for one, before, after in zip(used, old, new, strict=True)]
        limits = zip(used, self.used, self.room, strict=True)
        return all(after <= max(room, before) for after, before, room in limits) and not self._clashes(steps)

    def _clashes(self, steps: dict[str, str]) -> bool:
        inside = {**self.plan, **steps}
        return any(
            link.forbids and link.one in inside and link.other in inside for key in steps for link in self.near[key]
        )

    def _needed(self, key: str, level: str) -> list[Step]:
        """This step, and what it cannot do without."""
        steps, waiting = {key: level}, [key]
        while waiting:
            one = waiting.pop()
            for link in self.near[one]:
                if link.kind == Tie.NEEDS and link.one == one and link.other not in {**self.plan, **steps}:
                    steps[link.other] = cheapest(self.problem.by_key[link.other]).key
                    waiting.append(link.other)
        return list(steps.items())

    def _gain(self, steps: dict[str, str]) -> float:
        touched = {*steps, *(end for key in steps for link in self.near[key] for end in (link.one, link.other))}
        inside = {key: level for key, level in self.plan.items() if key in touched}
        return self._worth(inside | steps, set(steps)) - self._worth(inside, set(steps))

    def _worth(self, levels: dict[str, str], keys: set[str]) -> float:
        """Worth of the items `keys` and of their links, within a part of a plan."""
        items = {key: self.problem.by_key[key] for key in levels}
        own = {key: self.problem.worth(item, item.level(levels[key])) for key, item in items.items()}
        links = {id(link): link for key in keys for link in self.near[key] if link.one in own and link.other in own}
        extra = (link.share * min(own[link.one], own[link.other]) for link in links.values())
        return sum(own[key] for key in keys if key in own) + self.problem.settings.gamma * sum(extra)

    def add_what_fits(self, steps: list[Step]) -> bool:
        """One time down the list; whether anything was added."""
        added = False
        for key, level in steps:
            wanted = {} if self.plan.get(key) == level else dict(self._needed(key, level))
            if wanted and self._gain(wanted) > LITTLE and self._fits(wanted):
                self._put_all(wanted)
                added = True
        return added

    def cover(self, area: str, steps: list[Step]) -> None:
        """Add the best that fits for people in this area, when nothing is there yet."""
        by_key = self.problem.by_key
        if any(by_key[key].covers(area) for key in self.plan):
            return
        for key, level in steps:
            wanted = dict(self._needed(key, level)) if by_key[key].covers(area) else {}
            if wanted and self._fits(wanted):
                self._put_all(wanted)
                return

    def _put_all(self, steps: dict[str, str]) -> None:
        for key, level in steps.items():
            self._put(key, level)
