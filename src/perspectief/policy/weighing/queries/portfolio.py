"""The question of a round as `calc/portfolio` takes it, and what was worked out of it before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from perspectief.policy.weighing.calc import portfolio
from perspectief.policy.weighing.calc.portfolio import Problem, Tie
from perspectief.policy.weighing.choices import LinkKind, RunKind
from perspectief.policy.weighing.models import Item, ItemLevel, Link, Round, Run
from perspectief.policy.weighing.queries.items import weighed

GENERATION = "generation"
"""Key of the required share for what breaks the handing-down of poverty."""
FOR_GENERATION = ("families", "young")
"""Whose part of an item counts for that share: families with minor children, and young adults."""
HARD_FROM = 1.5
"""A clash whose mean strength is this or more is never chosen together; a weaker one takes worth away. Our choice."""
BOTH_WAYS = frozenset(LinkKind) - {LinkKind.NEEDS, LinkKind.STRENGTHENS, LinkKind.SPEEDS_UP}
"""Kinds that say the same from either side."""


def problem_of(round: Round, values: Mapping[str, float]) -> Problem:
    """All that a choice of this round rests on. `values`: key of item -> value, 0 to 100. Raises BadProblem."""
    items = list(weighed(round))
    keys = {one.pk: str(one.key) for one in items}
    return Problem(
        items=tuple(_item(one, values[str(one.key)]) for one in items),
        budgets={int(year): int(euros) for year, euros in round.ceilings.items()},
        staff={int(year): float(fte) for year, fte in round.staff.items()},
        links=tuple(_links(links_of(round), keys)),
        settings=settings_of(round),
    )


def settings_of(round: Round) -> portfolio.Settings:
    """The rules as they held when the round was announced."""
    rules = round.rules
    return portfolio.Settings(
        beta=float(rules.get("reach_power", 1)),
        gamma=float(rules.get("link_strength", 0.3)),
        shares={group: float(part) for group, part in rules.get("shares", {}).items()},
        areas=tuple(rules.get("areas", ())),
        learning_share=float(rules.get("learning_share", 0)),
        long_subsidy_years=int(rules.get("long_running_years", 3)),
    )


def _item(item: Item, value: float) -> portfolio.Item:
    levels = tuple(_level(one) for one in sorted(item.levels.all(), key=lambda level: level.pk))
    return portfolio.Item(
        key=str(item.key),
        value=value,
        levels=levels,
        statutory=item.statutory,
        unproven=item.unproven,
        everywhere=item.everywhere,
        areas=frozenset(area.code for area in item.areas.all()),
        counts_for={GENERATION: sum(float(item.groups.get(group, 0)) for group in FOR_GENERATION) / 100},
        running=_running(item, levels),
    )


def _level(level: ItemLevel) -> portfolio.Level:
    years = list(level.years.all())
    return portfolio.Level(
        key=level.key,
        costs={one.year: one.cost for one in years},
        reach=level.reach,
        share_of_value=float(level.share_of_value),
        staff={one.year: float(one.staff) for one in years if one.staff},
        label=level.label,
    )


def _running(item: Item, levels: Iterable[portfolio.Level]) -> portfolio.Running | None:
    """What gets money now goes on as its largest level, when it is not stopped."""
    if item.running_since is None:
        return None
    largest = max(levels, key=lambda level: level.total, default=None)
    return portfolio.Running(
        since=item.running_since,
        costs=largest.costs if largest else {},
        phase_out={int(year): int(euros) for year, euros in item.phase_out.items()},
        ends_not_before=item.ends_not_before,
        heard_on=item.heard_on,
    )


def links_of(round: Round) -> QuerySet[Link]:
    """What the panel said of how things touch each other."""
    return Link.objects.filter(round=round, removed_at=None).order_by("pk")


def _links(found: Iterable[Link], keys: Mapping[int, str]) -> Iterable[portfolio.Link]:
    """One link for each pair and kind: the mean of how strong people said it is."""
    said: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for one in found:
        if one.one_id in keys and one.other_id in keys:
            pair = (keys[one.one_id], keys[one.other_id])
            said[(*(sorted(pair) if one.kind in BOTH_WAYS else pair), one.kind)].append(abs(one.strength))
    for (one_key, other_key, kind), strengths in sorted(said.items()):
        strength = sum(strengths) / len(strengths)
        hard = kind != LinkKind.CLASHES or strength >= HARD_FROM
        yield portfolio.Link(one_key, other_key, Tie(kind), strength, hard)


# --- What was worked out ----------------------------------------------------------------------------------------------
def runs(round: Round, kind: RunKind | None = None) -> QuerySet[Run]:
    """The calculations of a round, the newest first."""
    found = Run.objects.filter(round=round)
    return found.filter(kind=kind) if kind else found


def find_run(round: Round, key: UUID | str) -> Run | None:
    """One calculation."""
    return Run.objects.filter(round=round, key=key).first()


def same_question(round: Round, kind: RunKind, digest: str) -> Run | None:
    """What was worked out of the same question before."""
    return Run.objects.filter(round=round, kind=kind, digest=digest).first()


def problem_in(run: Run) -> Problem:
    """The question that a calculation answered."""
    return portfolio.from_data(run.inputs["problem"])


def beside(run: Run, kind: RunKind) -> Run | None:
    """Another kind of calculation of the same problem, that is done; None when there is none."""
    asked = problem_digest(run.inputs)
    found = Run.objects.filter(round=run.round, kind=kind, done_at__isnull=False)
    return next((one for one in found if problem_digest(one.inputs) == asked), None)


def problem_digest(inputs: Mapping[str, Any]) -> str:
    """Check number of the problem within what went into a calculation."""
    return portfolio.digest(portfolio.from_data(inputs["problem"]))
