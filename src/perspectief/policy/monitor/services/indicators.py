"""Moves indicators on: proposed, tried, adopted, retired; and gives them a new meaning as a new version.

Each step keeps who (a role), when and why. A version is never changed: a new meaning is a new version, from a day on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor
from perspectief.foundation.places import queries as places
from perspectief.policy.monitor.choices import Comparable, Direction, Evidence, Rhythm, State, Unit
from perspectief.policy.monitor.models import Indicator, IndicatorStep, IndicatorVersion
from perspectief.policy.monitor.permissions import may_move, may_steer, role_of
from perspectief.policy.monitor.queries.indicators import ONE_DAY
from perspectief.policy.monitor.services.problems import Refused, check


@dataclass(frozen=True)
class Name:
    """What an indicator is called and which goals it serves. This does not change; its meaning may."""

    key: str
    name: str
    evidence: Evidence
    goals: Sequence[str] = ()
    lines: Sequence[int] = ()
    collection: str = ""
    order: int = 100


@dataclass(frozen=True)
class Meaning:
    """What an indicator means from a day on. Texts are for readers; see `IndicatorVersion` for each of them."""

    definition: str
    unit: Unit
    direction: Direction
    source: str
    rhythm: Rhythm
    owner: str
    valid_from: dt.date
    numerator: str = ""
    denominator: str = ""
    decimals: int = 0
    source_url: str = ""
    method: str = ""
    threshold: str = ""
    says: str = ""
    says_not: str = ""
    expression: str = ""


@dataclass(frozen=True)
class Break:
    """May the figures of a new version be put behind those of the one before, and why is it there?"""

    reason: str
    comparable: Comparable = Comparable.YES
    break_areas: list[str] = field(default_factory=list)
    """Only there a new line begins; empty: everywhere."""
    bridge: float | None = None
    """Old figures times this are as the new ones; only when somebody measured both at once."""


@transaction.atomic
def propose(*, name: Name, meaning: Meaning, by: Actor, reason: str, at: dt.datetime | None = None) -> Indicator:
    """Propose an indicator with its first version. Raises Refused."""
    check(may_steer(by))
    _insist_on(reason)
    moment = at or timezone.now()
    place = places.municipality(settings.MUNICIPALITY)
    if Indicator.objects.filter(municipality=place, key=name.key).exists():
        raise Refused(_("De sleutel ‘%(key)s’ bestaat al. Kies een andere.") % {"key": name.key}, "key")
    said = asdict(name) | {"goals": list(name.goals), "lines": list(name.lines)}
    indicator = Indicator.objects.create(municipality=place, state=State.PROPOSED, **said)
    first = Break(reason)
    _add_version(indicator, 1, meaning, first, moment)
    _note(indicator, State.PROPOSED, by, reason, moment)
    return indicator


def try_out(*, indicator: Indicator, by: Actor, reason: str, at: dt.datetime | None = None) -> Indicator:
    """Measure it for a while, without saying yet that it steers. Raises Refused."""
    return _move(indicator, State.TRYING, by, reason, at)


def adopt(*, indicator: Indicator, by: Actor, reason: str, at: dt.datetime | None = None) -> Indicator:
    """Use it in pages and reports from now on. Raises Refused."""
    return _move(indicator, State.ADOPTED, by, reason, at)


def retire(*, indicator: Indicator, by: Actor, reason: str, at: dt.datetime | None = None) -> Indicator:
    """Stop using it; its figures and its history stay. Raises Refused."""
    return _move(indicator, State.RETIRED, by, reason, at)


MOVES = {State.TRYING: try_out, State.ADOPTED: adopt, State.RETIRED: retire}
"""What brings an indicator there."""


@transaction.atomic
def _move(indicator: Indicator, to: State, by: Actor, reason: str, at: dt.datetime | None) -> Indicator:
    check(may_steer(by))
    _insist_on(reason)
    locked = Indicator.objects.select_for_update(no_key=True).get(pk=indicator.pk)
    check(may_move(locked, to))
    indicator.state = to
    indicator.save(update_fields=["state"])
    _note(indicator, to, by, reason, at or timezone.now())
    return indicator


@transaction.atomic
def new_version(
    *, indicator: Indicator, meaning: Meaning, change: Break, by: Actor, at: dt.datetime | None = None
) -> IndicatorVersion:
    """Give it a new meaning from a day on; the version before ends the day before. Raises Refused."""
    check(may_steer(by))
    _insist_on(change.reason)
    Indicator.objects.select_for_update(no_key=True).get(pk=indicator.pk)
    last = indicator.versions.order_by("-number").first()
    if last is None:
        return _add_version(indicator, 1, meaning, change, at or timezone.now())
    _insist_that_it_follows(last, meaning, change)
    last.valid_until = meaning.valid_from - ONE_DAY
    last.save(update_fields=["valid_until"])
    return _add_version(indicator, last.number + 1, meaning, change, at or timezone.now())


def _insist_that_it_follows(last: IndicatorVersion, meaning: Meaning, change: Break) -> None:
    if meaning.valid_from <= last.valid_from:
        day = f"{last.valid_from:%d-%m-%Y}"
        raise Refused(_("De vorige versie begon op %(day)s. Kies een latere dag.") % {"day": day}, "valid_from")
    if meaning.unit != last.unit and change.comparable != Comparable.BREAK:
        raise Refused(_("De eenheid is anders. Dan begint er een nieuwe reeks."), "comparable")
    if change.bridge is not None and (change.comparable != Comparable.BREAK or change.bridge <= 0):
        raise Refused(_("Een factor hoort bij een nieuwe reeks en is groter dan nul."), "bridge")


def _insist_on(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Schrijf op waarom. Iemand leest dit later terug."), "reason")


def _add_version(
    indicator: Indicator, number: int, meaning: Meaning, change: Break, at: dt.datetime
) -> IndicatorVersion:
    return IndicatorVersion.objects.create(
        indicator=indicator, number=number, recorded_at=at, **asdict(meaning), **asdict(change)
    )


def _note(indicator: Indicator, state: State, by: Actor, reason: str, at: dt.datetime) -> None:
    IndicatorStep.objects.create(indicator=indicator, state=state, reason=reason.strip(), role=role_of(by), at=at)
