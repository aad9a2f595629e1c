"""Whether a plan holds, in plain code that knows nothing of the solver: worth, money, and each limit that is broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from perspectief.policy.weighing.calc.portfolio.problem import ANY, Item, Link, Problem, Tie

Levels = Mapping[str, str]
"""A plan: key of item -> key of its level. What is not in it is not chosen."""
Forced = Mapping[str, str | None]
"""What people decided beforehand: key of item -> level, `ANY` level, or None for out."""
CLOSE = 0.001
"""Room for the last digits of a sum of fractions, in euros: less than a cent."""


class Kind(StrEnum):
    """What a limit is about."""

    BUDGET = "budget"
    LEARNING = "learning"
    STAFF = "staff"
    CLASH = "clash"
    NEEDS = "needs"
    STATUTORY = "statutory"
    MUST_STAY = "must_stay"
    SHARE = "share"
    AREA = "area"
    FORCED = "forced"
    PHASE_OUT = "phase_out"
    UNKNOWN = "unknown"


@dataclass(frozen=True, order=True)
class Limit:
    """One thing that must hold. `about`: a year, an item, two items, a group or an area, as text."""

    kind: Kind
    about: tuple[str, ...]


@dataclass(frozen=True)
class Broken:
    """A limit that a plan does not keep: what it has, and what it may or must have at most or at least."""

    limit: Limit
    has: float
    bound: float


def worth_of(problem: Problem, levels: Levels) -> float:
    """What a plan is worth: its items, and what links between them add and take away."""
    own = {key: problem.worth(item := problem.by_key[key], item.level(level)) for key, level in levels.items()}
    return sum(own.values()) + sum(_added(problem, link, own) for link in problem.links)


def _added(problem: Problem, link: Link, own: Mapping[str, float]) -> float:
    if link.one not in own or link.other not in own:
        return 0.0
    return link.share * problem.settings.gamma * min(own[link.one], own[link.other])


def costs_of(problem: Problem, levels: Levels) -> dict[int, int]:
    """Year -> euros that a plan takes, phasing out included."""
    return {year: sum(_cost(problem, item, levels, year) for item in problem.items) for year in problem.years}


def stopping_of(problem: Problem, levels: Levels) -> dict[int, int]:
    """Year -> euros in it for what runs and is not chosen."""
    stops = [item for item in problem.items if item.key not in levels]
    return {year: sum(problem.stopping(item, year) for item in stops) for year in problem.years}


def _cost(problem: Problem, item: Item, levels: Levels, year: int) -> int:
    if item.key not in levels:
        return problem.stopping(item, year)
    return problem.paid(item, item.level(levels[item.key]), year)


def staff_of(problem: Problem, levels: Levels) -> dict[int, float]:
    """Year -> full-time equivalents that a plan takes, in whole hundredths."""
    chosen = [problem.by_key[key].level(level) for key, level in levels.items()]
    return {year: sum(hundredths(one.staff.get(year, 0)) for one in chosen) / 100 for year in problem.staff}


def hundredths(fte: float) -> int:
    """Full-time equivalents as a whole number, so that sums are exact."""
    return round(fte * 100)


def check(problem: Problem, levels: Levels, forced: Forced | None = None) -> list[Broken]:
    """Each limit that this plan breaks; nothing when it holds."""
    unknown = list(_unknown(problem, levels))
    if unknown:
        return unknown
    return [
        *_money(problem, levels),
        *_staff(problem, levels),
        *_links(problem, levels),
        *_items(problem, levels, forced or {}),
        *_shares(problem, levels),
        *_areas(problem, levels),
    ]


def _unknown(problem: Problem, levels: Levels) -> Iterator[Broken]:
    for key, level in levels.items():
        item = problem.by_key.get(key)
        if item is None or level not in {one.key for one in item.levels}:
            yield Broken(Limit(Kind.UNKNOWN, (key, level)), 1, 0)


def _money(problem: Problem, levels: Levels) -> Iterator[Broken]:
    for year in problem.years:
        learning = sum(_cost(problem, item, levels, year) for item in problem.items if problem.learns(item))
        main = sum(_cost(problem, item, levels, year) for item in problem.items if not problem.learns(item))
        kept = problem.learning(year)
        if main > problem.budget(year) - kept:
            yield Broken(Limit(Kind.BUDGET, (str(year),)), main, problem.budget(year) - kept)
        if learning > kept:
            yield Broken(Limit(Kind.LEARNING, (str(year),)), learning, kept)


def _staff(problem: Problem, levels: Levels) -> Iterator[Broken]:
    for year, has in staff_of(problem, levels).items():
        if hundredths(has) > hundredths(problem.staff[year]):
            yield Broken(Limit(Kind.STAFF, (str(year),)), has, problem.staff[year])


def _links(problem: Problem, levels: Levels) -> Iterator[Broken]:
    for link in problem.links:
        if link.forbids and link.one in levels and link.other in levels:
            yield Broken(limit_of(link), 2, 1)
        if link.kind == Tie.NEEDS and link.one in levels and link.other not in levels:
            yield Broken(limit_of(link), 0, 1)


def limit_of(link: Link) -> Limit:
    """The limit that a clash or a need is."""
    return Limit(Kind.CLASH if link.forbids else Kind.NEEDS, (link.one, link.other))


def _items(problem: Problem, levels: Levels, forced: Forced) -> Iterator[Broken]:
    for item in problem.items:
        if item.statutory and item.key not in levels:
            yield Broken(Limit(Kind.STATUTORY, (item.key,)), 0, 1)
        if problem.must_stay(item) and item.key not in levels:
            yield Broken(Limit(Kind.MUST_STAY, (item.key,)), 0, 1)
    for key, level in forced.items():
        has = levels.get(key)
        if has is None if level == ANY else has != level:
            yield Broken(Limit(Kind.FORCED, (key,)), float(has is not None), float(level is not None))


def _shares(problem: Problem, levels: Levels) -> Iterator[Broken]:
    chosen = [(problem.by_key[key], problem.by_key[key].level(level)) for key, level in levels.items()]
    paid = [(item, sum(problem.paid(item, level, year) for year in problem.years)) for item, level in chosen]
    whole = sum(euros for _, euros in paid)
    for group, part in problem.settings.shares.items():
        has = sum(item.counts_for.get(group, 0) * euros for item, euros in paid)
        if has < part * whole - CLOSE:
            yield Broken(Limit(Kind.SHARE, (group,)), has, part * whole)


def _areas(problem: Problem, levels: Levels) -> Iterator[Broken]:
    for area in problem.settings.areas:
        if not any(problem.by_key[key].covers(area) for key in levels):
            yield Broken(Limit(Kind.AREA, (area,)), 0, 1)
