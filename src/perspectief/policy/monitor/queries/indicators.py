"""Which indicators there are, what they meant on a day, and what was wanted of them: as known at any moment.

`indicators()` brings versions, steps and targets along, so that asking for these needs no further query.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from copy import copy
from dataclasses import dataclass
from itertools import pairwise

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from perspectief.policy.monitor.choices import State, TargetState
from perspectief.policy.monitor.models import Indicator, IndicatorStep, IndicatorVersion, Target

ONE_DAY = dt.timedelta(days=1)
WANTED_THEN = frozenset({TargetState.SET, TargetState.REPLACED})
PROPOSED_THEN = frozenset({TargetState.PROPOSED, TargetState.REFUSED})


def indicators(
    day: dt.date | None = None,
    *,
    goal: str = "",
    line: int = 0,
    collection: str = "",
    states: Collection[State] = (State.ADOPTED,),
    municipality: str = "",
) -> list[Indicator]:
    """Indicators in one of these states on a day (today), in their order, by goal, line or collection when asked."""
    found = _with_all_they_have(Indicator.objects.filter(municipality__code=municipality or settings.MUNICIPALITY))
    if collection:
        found = found.filter(collection=collection)
    return [
        one
        for one in found
        if state_on(one, day) in states
        and (not goal or goal in one.goals)
        and (not line or line in one.lines)
        and (day is None or version_on(one, day) is not None)
    ]


def find(key: str, *, municipality: str = "") -> Indicator | None:
    """The indicator with this key in any state, with all it has."""
    found = Indicator.objects.filter(municipality__code=municipality or settings.MUNICIPALITY, key=key)
    return _with_all_they_have(found).first()


def find_many(keys: Collection[str], *, municipality: str = "") -> list[Indicator]:
    """The indicators with these keys in any state, with all they have."""
    place = municipality or settings.MUNICIPALITY
    return list(_with_all_they_have(Indicator.objects.filter(municipality__code=place, key__in=keys)))


def _with_all_they_have(found: QuerySet[Indicator]) -> QuerySet[Indicator]:
    return found.select_related("municipality").prefetch_related("versions", "steps", "targets")


def state_on(indicator: Indicator, day: dt.date | None = None) -> State | None:
    """How far it was at the end of a day; None before it was proposed. Without a day: how far it is."""
    if day is None:
        return State(indicator.state)
    taken = [step for step in steps_of(indicator) if timezone.localdate(step.at) <= day]
    return State(taken[-1].state) if taken else None


def steps_of(indicator: Indicator) -> list[IndicatorStep]:
    """Who moved it on, when and why, oldest first."""
    return sorted(indicator.steps.all(), key=lambda step: (step.at, step.pk))


def versions_until(indicator: Indicator, as_of: dt.datetime | None = None) -> list[IndicatorVersion]:
    """The versions that were known at a moment (now), first to last, each with the end that was known then."""
    known = [one for one in _versions(indicator) if as_of is None or one.recorded_at <= as_of]
    for version, following in pairwise(known):
        version.valid_until = following.valid_from - ONE_DAY
    if known and len(known) < len(_versions(indicator)):
        known[-1].valid_until = None
    return known


def _versions(indicator: Indicator) -> list[IndicatorVersion]:
    versions = [copy(one) for one in sorted(indicator.versions.all(), key=lambda version: version.number)]
    for version in versions:
        version.indicator = indicator
    return versions


def version_on(indicator: Indicator, day: dt.date, as_of: dt.datetime | None = None) -> IndicatorVersion | None:
    """What it meant on a day; after the last version ended, that last one; None before the first."""
    begun = [one for one in versions_until(indicator, as_of) if one.valid_from <= day]
    return begun[-1] if begun else None


def current_version(indicator: Indicator) -> IndicatorVersion | None:
    """What it means today; or what it will mean, when its first version has yet to begin."""
    return version_on(indicator, timezone.localdate()) or next(iter(_versions(indicator)), None)


def targets_of(indicator: Indicator, as_of: dt.datetime | None = None) -> list[Target]:
    """What was wanted of it as decided at a moment (now), by the day from which it is wanted."""
    return _targets(indicator, WANTED_THEN, as_of)


def proposals_of(indicator: Indicator, as_of: dt.datetime | None = None) -> list[Target]:
    """What was proposed and not decided yet at a moment (now)."""
    return _targets(indicator, PROPOSED_THEN, as_of)


def _targets(indicator: Indicator, states: Collection[TargetState], as_of: dt.datetime | None) -> list[Target]:
    moment = as_of or timezone.now()
    found = [one for one in indicator.targets.all() if one.state in states and _stands_at(one, moment)]
    return sorted(found, key=lambda one: (one.starts, one.pk))


def _stands_at(target: Target, moment: dt.datetime) -> bool:
    return target.recorded_at <= moment and (target.superseded_at is None or target.superseded_at > moment)


# --- What changed -----------------------------------------------------------------------------------------------------
COMPARED = (
    "definition",
    "numerator",
    "denominator",
    "unit",
    "decimals",
    "direction",
    "source",
    "source_url",
    "rhythm",
    "method",
    "owner",
    "threshold",
    "says",
    "says_not",
    "expression",
)


@dataclass(frozen=True)
class Difference:
    """One thing that a version says otherwise than the one before."""

    what: str
    before: str
    after: str


def differences(before: IndicatorVersion | None, after: IndicatorVersion) -> list[Difference]:
    """What a version says otherwise than the one before; empty for the first."""
    if before is None:
        return []
    return list(_differing(before, after))


def _differing(before: IndicatorVersion, after: IndicatorVersion) -> Iterable[Difference]:
    for name in COMPARED:
        was, now = _shown(before, name), _shown(after, name)
        if was != now:
            yield Difference(str(IndicatorVersion._meta.get_field(name).verbose_name), was, now)


def _shown(version: IndicatorVersion, name: str) -> str:
    """As a person reads it: the word of a choice, else what stands there."""
    say = getattr(version, f"get_{name}_display", None)
    return str(say() if say else getattr(version, name))
