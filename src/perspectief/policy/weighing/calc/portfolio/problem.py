"""A choice within a budget, as data: what can be chosen, what it brings, what it asks, and what must hold. No Django.

Worth of item j at level l: `U = V / 100 * share_of_value * reach ** beta`. With a limit of money the question on costs
is left out of V by the caller, so that money does not count twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

ANY = "*"
"""As a forced level: in, at whichever level is best."""


class Tie(StrEnum):
    """How two items touch each other; the same words as `choices.LinkKind`."""

    CLASHES = "clashes"
    OVERLAPS = "overlaps"
    ADDS = "adds"
    STRENGTHENS = "strengthens"
    SPEEDS_UP = "speeds_up"
    NEEDS = "needs"


HELPS = frozenset({Tie.ADDS, Tie.STRENGTHENS, Tie.SPEEDS_UP})


class BadProblem(ValueError):
    """A problem that cannot be read; `problems` names each thing that is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Level:
    """How much of an item can be done. `reach`: people a year; `costs`: year -> whole euros; `staff`: year -> fte."""

    key: str
    costs: Mapping[int, int]
    reach: int
    share_of_value: float = 1.0
    staff: Mapping[int, float] = field(default_factory=dict)
    label: str = ""

    @property
    def total(self) -> int:
        """Whole euros over all years."""
        return sum(self.costs.values())


@dataclass(frozen=True)
class Running:
    """An item that gets money now.

    `costs`: year -> euros that going on as it is would cost; `phase_out`: year -> euros that stopping costs.
    `ends_not_before`: first day on which it may be without money; `heard_on`: when its provider was heard.
    """

    since: datetime.date
    costs: Mapping[int, int] = field(default_factory=dict)
    phase_out: Mapping[int, int] = field(default_factory=dict)
    ends_not_before: datetime.date | None = None
    heard_on: datetime.date | None = None

    def is_long(self, first_day: datetime.date, years: int) -> bool:
        """Artikel 4:51 Awb: it got money for so many years, or more, when the new period begins."""
        return months_between(self.since, first_day) >= 12 * years

    @property
    def may_end(self) -> bool:
        """It was heard, and a term was set: only then may a long subsidy end."""
        return self.heard_on is not None and self.ends_not_before is not None

    def due(self, year: int) -> int:
        """Euros that still have to be paid in a year because its term runs; a part of a year by days, rounded up."""
        end, cost = self.ends_not_before, self.costs.get(year, 0)
        if end is None or end.year > year:
            return cost
        if end.year < year:
            return 0
        days = (end - datetime.date(year, 1, 1)).days
        all_days = (datetime.date(year + 1, 1, 1) - datetime.date(year, 1, 1)).days
        return -(-cost * days // all_days)


def months_between(start: datetime.date, end: datetime.date) -> int:
    """Whole months from one day to another."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


@dataclass(frozen=True)
class Item:
    """One thing that can be chosen, at one of its levels or not at all. `value`: V of 0 to 100.

    `counts_for`: group -> part of its money that counts for a required share (`generation: 1`). `unproven`: competes
    for the learning share only.
    """

    key: str
    value: float
    levels: tuple[Level, ...]
    statutory: bool = False
    unproven: bool = False
    everywhere: bool = False
    areas: frozenset[str] = frozenset()
    counts_for: Mapping[str, float] = field(default_factory=dict)
    running: Running | None = None

    def level(self, key: str) -> Level:
        """By its key. Raises KeyError."""
        for one in self.levels:
            if one.key == key:
                return one
        raise KeyError(key)

    def covers(self, area: str) -> bool:
        """Whether people in this area can use it."""
        return self.everywhere or area in self.areas


@dataclass(frozen=True)
class Link:
    """`strength`: 0 to 2, the mean of what was said; the kind gives the sign. `one` NEEDS `other`.

    A clash is `hard` (never both) or costed (both may, and it takes worth away, as overlap does).
    """

    one: str
    other: str
    kind: Tie
    strength: float = 2.0
    hard: bool = True

    @property
    def forbids(self) -> bool:
        """Never both."""
        return self.kind == Tie.CLASHES and self.hard

    @property
    def share(self) -> float:
        """Part of gamma by which it adds (above 0) or takes away (under 0) worth; 0 for what is forbidden or needed."""
        if self.forbids or self.kind == Tie.NEEDS:
            return 0.0
        size = min(abs(self.strength), 2.0) / 2
        return size if self.kind in HELPS else -size


@dataclass(frozen=True)
class Settings:
    """How is chosen. `gamma`: most that a link adds, as part of the lower worth of the two.

    `shares`: group -> least part of the money for chosen items; `areas`: each has at least one item;
    `learning_share`: part of each year's money for unproven items, and for nothing else.
    """

    beta: float = 1.0
    gamma: float = 0.3
    shares: Mapping[str, float] = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    learning_share: float = 0.0
    long_subsidy_years: int = 3


@dataclass(frozen=True)
class Problem:
    """All that a choice rests on. `budgets`: year -> whole euros; a year that is not there has no money.

    `staff`: year -> full-time equivalents; a year that is not there has no limit. Raises BadProblem.
    """

    items: tuple[Item, ...]
    budgets: Mapping[int, int]
    staff: Mapping[int, float] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    settings: Settings = field(default_factory=Settings)

    def __post_init__(self) -> None:
        problems = list(problems_of(self))
        if problems:
            raise BadProblem(problems)

    @cached_property
    def by_key(self) -> dict[str, Item]:
        """Key -> item."""
        return {item.key: item for item in self.items}

    @cached_property
    def ordered(self) -> tuple[Item, ...]:
        """The items by key, so that the same problem in another order gives the same answer."""
        return tuple(sorted(self.items, key=lambda item: item.key))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Each year in which there is money, or in which money is asked."""
        asked = {year for item in self.items for level in item.levels for year in level.costs}
        runs = [item.running for item in self.items if item.running]
        stops = {year for one in runs for year in (*one.phase_out, *one.costs)}
        return tuple(sorted({*self.budgets, *asked, *stops}))

    @cached_property
    def first_day(self) -> datetime.date:
        """The day on which the period begins."""
        return datetime.date(min(self.budgets, default=min(self.years, default=datetime.MINYEAR)), 1, 1)

    def worth(self, item: Item, level: Level) -> float:
        """U of this level: value times what it reaches."""
        return item.value / 100 * level.share_of_value * float(level.reach) ** self.settings.beta

    def is_protected(self, item: Item) -> bool:
        """It got money so long that it ends only after a hearing and a term (artikel 4:51 Awb)."""
        return item.running is not None and item.running.is_long(self.first_day, self.settings.long_subsidy_years)

    def must_stay(self, item: Item) -> bool:
        """It is protected, and was not heard or has no term: it cannot be left out now."""
        return self.is_protected(item) and item.running is not None and not item.running.may_end

    def due(self, item: Item, year: int) -> int:
        """Least that a protected item gets in a year, chosen or not, in euros."""
        if item.running is None or not self.is_protected(item):
            return 0
        return item.running.due(year) if item.running.may_end else 0

    def paid(self, item: Item, level: Level, year: int) -> int:
        """What is paid in a year when this level is chosen, in euros."""
        return max(level.costs.get(year, 0), self.due(item, year))

    def stopping(self, item: Item, year: int) -> int:
        """What is paid in a year when it is not chosen, in euros: its phasing out, or what is still due."""
        if item.running is None:
            return 0
        return max(item.running.phase_out.get(year, 0), self.due(item, year))

    def budget(self, year: int) -> int:
        """Euros that there are in a year."""
        return self.budgets.get(year, 0)

    def learning(self, year: int) -> int:
        """Euros of a year that are kept for unproven items."""
        return int(self.settings.learning_share * self.budget(year) + 1e-6)

    def learns(self, item: Item) -> bool:
        """It competes for the learning share, outside the main choice."""
        return item.unproven and self.settings.learning_share > 0

    def with_beta(self, beta: float) -> Problem:
        """The same with reach that counts otherwise: 1 counts each person, 0 looks at quality only."""
        return replace(self, settings=replace(self.settings, beta=beta))

    def with_item(self, item: Item) -> Problem:
        """The same with one item changed."""
        return replace(self, items=tuple(item if one.key == item.key else one for one in self.items))

    def with_values(self, values: Mapping[str, float]) -> Problem:
        """The same with other values: key of item -> V."""
        return replace(
            self, items=tuple(replace(one, value=float(values.get(one.key, one.value))) for one in self.items)
        )

    def times_budget(self, factor: float) -> Problem:
        """The same with more or less money in every year; whole euros, rounded down."""
        return replace(self, budgets={year: int(euros * factor + 1e-6) for year, euros in self.budgets.items()})


def problems_of(problem: Problem) -> Iterator[str]:
    """Everything that makes a problem unreadable."""
    keys = [item.key for item in problem.items]
    yield from (f"item {key} is there twice" for key in sorted({key for key in keys if keys.count(key) > 1}))
    for item in problem.items:
        yield from _item_problems(item)
    known = set(keys)
    for link in problem.links:
        if link.one == link.other or not {link.one, link.other} <= known:
            yield f"link {link.one} {link.kind} {link.other} does not join two items"
    yield from (f"{year}: less than no money" for year, euros in problem.budgets.items() if euros < 0)
    parts = {**problem.settings.shares, "learning_share": problem.settings.learning_share}
    yield from (f"{name}: {part} is not a part of 0 to 1" for name, part in parts.items() if not 0 <= part <= 1)


def _item_problems(item: Item) -> Iterator[str]:
    keys = [level.key for level in item.levels]
    if not keys or len(keys) != len(set(keys)) or ANY in keys:
        yield f"item {item.key} needs levels, each with its own key"
    if not 0 <= item.value <= 100:
        yield f"item {item.key}: value {item.value} is not between 0 and 100"
    amounts = [amount for level in item.levels for amount in (*level.costs.values(), *level.staff.values())]
    if item.running:
        amounts += [*item.running.costs.values(), *item.running.phase_out.values()]
    if any(amount < 0 for amount in amounts):
        yield f"item {item.key}: less than nothing cannot be asked"
