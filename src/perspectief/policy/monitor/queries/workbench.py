"""What staff see of indicators: all states, the waiting proposals, the whole history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Role
from perspectief.foundation.goals import queries as goals
from perspectief.policy.monitor.choices import State, TargetState
from perspectief.policy.monitor.models import Indicator, IndicatorStep, IndicatorVersion, Target
from perspectief.policy.monitor.queries import judging, names
from perspectief.policy.monitor.queries.indicators import (
    Difference,
    current_version,
    differences,
    indicators,
    proposals_of,
    steps_of,
    versions_until,
)
from perspectief.policy.monitor.queries.series import Series, series

SHIPPED = "meegeleverd"


@dataclass(frozen=True)
class Row:
    """One indicator in the list."""

    indicator: Indicator
    version: IndicatorVersion | None
    last: IndicatorStep | None
    waiting: int
    """Proposals for a target that wait for a decision."""


@dataclass(frozen=True)
class Step:
    """A step with the word for its role."""

    step: IndicatorStep
    by: str


@dataclass(frozen=True)
class Edition:
    """A version with what it says otherwise than the one before."""

    version: IndicatorVersion
    differences: Sequence[Difference]
    areas: Sequence[str]
    """Names of the only areas in which a new line begins."""


@dataclass(frozen=True)
class Wanted:
    """A target in words. `is_open`: a proposal that waits; `holds`: it was decided and nothing replaced it."""

    target: Target
    says: str

    @property
    def is_open(self) -> bool:
        """Waits for a decision."""
        return self.target.state == TargetState.PROPOSED and self.target.superseded_at is None

    @property
    def holds(self) -> bool:
        """Was decided, and not replaced."""
        return self.target.state == TargetState.SET

    @property
    def state(self) -> str:
        """How far it is; a proposal that became a target says so."""
        if self.target.state == TargetState.PROPOSED and self.target.superseded_at is not None:
            return _("overgenomen")
        return str(self.target.get_state_display())


@dataclass(frozen=True)
class Whole:
    """All there is to know of one indicator."""

    indicator: Indicator
    version: IndicatorVersion | None
    editions: Sequence[Edition]
    steps: Sequence[Step]
    wanted: Sequence[Wanted]
    goals: Sequence[str]
    series: Series | None


def rows(asked: dict[str, str]) -> list[Row]:
    """The indicators that fit what somebody looks for, in every state."""
    found = [_row(one) for one in indicators(states=tuple(State), collection=asked.get("verzameling", ""))]
    return [row for row in found if _fits(row, asked)]


def _row(indicator: Indicator) -> Row:
    steps = steps_of(indicator)
    waiting = len(proposals_of(indicator))
    return Row(indicator, current_version(indicator), steps[-1] if steps else None, waiting)


def _fits(row: Row, asked: dict[str, str]) -> bool:
    one, meaning = row.indicator, row.version.definition if row.version else ""
    return (
        asked.get("zoek", "").casefold() in f"{one.name} {one.key} {meaning}".casefold()
        and asked.get("stand", one.state) == one.state
        and asked.get("bewijs", one.evidence) == one.evidence
        and (not asked.get("doel") or asked["doel"] in one.goals)
    )


def collections() -> list[str]:
    """The collections there are, in the order of their first indicator."""
    return list(dict.fromkeys(one.collection for one in indicators(states=tuple(State)) if one.collection))


def goals_now() -> list[tuple[str, str]]:
    """Key and name of each goal of today."""
    return [(one.key, one.name) for one in goals.goals_on(timezone.localdate(), settings.MUNICIPALITY)]


def lines_now() -> list[tuple[str, str]]:
    """Number and name of each line of today."""
    found = goals.lines_on(timezone.localdate(), settings.MUNICIPALITY)
    return [(str(one.number), str(one)) for one in found]


def whole(indicator: Indicator) -> Whole:
    """All there is to know of one indicator: versions newest first, steps newest first, targets newest first."""
    known = versions_until(indicator)
    line = series(indicator, area=settings.MUNICIPALITY)
    called = dict(goals_now())
    targets = sorted(indicator.targets.all(), key=lambda one: (one.recorded_at, one.pk), reverse=True)
    return Whole(
        indicator=indicator,
        version=current_version(indicator),
        editions=[_edition(before, now) for before, now in _pairs(known)][::-1],
        steps=[Step(step, role_word(step.role)) for step in reversed(steps_of(indicator))],
        wanted=[Wanted(one, judging.say(one, line)) for one in targets] if line else [],
        goals=[called.get(key, key) for key in indicator.goals],
        series=line,
    )


def _edition(before: IndicatorVersion | None, now: IndicatorVersion) -> Edition:
    only = names.areas(now.break_areas).values() if now.break_areas else ()
    return Edition(now, differences(before, now), tuple(only))


def _pairs(versions: Sequence[IndicatorVersion]) -> list[tuple[IndicatorVersion | None, IndicatorVersion]]:
    before: list[IndicatorVersion | None] = [None, *versions[:-1]]
    return list(zip(before, versions, strict=True))


def role_word(role: str) -> str:
    """What a role is called; a step that came with Perspectief was taken by nobody in the city."""
    if role == SHIPPED:
        return _("meegeleverd met Perspectief")
    return str(Role(role).label) if role in Role.values else role


def find_target(number: int) -> Target | None:
    """The target with this number, of this municipality."""
    found = Target.objects.filter(pk=number, indicator__municipality__code=settings.MUNICIPALITY)
    return found.select_related("indicator").first()


def waiting_proposals() -> list[Target]:
    """Proposals for a target that wait for a decision, oldest first, each with its indicator."""
    waiting = Target.objects.filter(
        state=TargetState.PROPOSED,
        superseded_at__isnull=True,
        indicator__municipality__code=settings.MUNICIPALITY,
    )
    return list(waiting.select_related("indicator").order_by("recorded_at", "pk"))
