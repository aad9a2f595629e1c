"""Proposes, sets, replaces and refuses targets. What was wanted before stays, with the days on which it was wanted."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, Role
from perspectief.policy.monitor.calc.periods import BadPeriod, read_period
from perspectief.policy.monitor.choices import SetBy, TargetKind, TargetState, Wanted
from perspectief.policy.monitor.models import Indicator, Target
from perspectief.policy.monitor.permissions import may_decide, may_propose_target, may_replace, may_steer
from perspectief.policy.monitor.services.problems import Refused, check

BAND = Decimal("0.05")


@dataclass(frozen=True)
class Wish:
    """What is wanted: a number, something between two numbers, or a direction; from a day, until a day or for good."""

    kind: TargetKind
    starts: dt.date
    ends: dt.date | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    wanted: Wanted | str = ""
    band: Decimal = BAND
    """So much difference still counts as stable, as a part of the first figure: 0.05 is five in a hundred."""
    baseline: str = ""
    """The period it is compared with; blank: the first figure."""
    area: str = ""
    """Blank: the municipality."""


@dataclass(frozen=True)
class Decision:
    """Who decided it, why, and where that can be read."""

    set_by: SetBy
    reason: str
    source: str = ""


@transaction.atomic
def propose_target(
    *, indicator: Indicator, wish: Wish, by: Actor, reason: str, source: str = "", at: dt.datetime | None = None
) -> Target:
    """Propose what the city should want to reach. Raises Refused."""
    check(may_propose_target(by))
    proposer = SetBy.COUNCIL if by.has(Role.COUNCIL_MEMBER) else SetBy.TEAM
    proposal = _new(indicator, wish, Decision(proposer, reason, source), at)
    proposal.state = TargetState.PROPOSED
    proposal.save()
    return proposal


@transaction.atomic
def set_target(
    *,
    indicator: Indicator,
    wish: Wish,
    decision: Decision,
    by: Actor,
    proposal: Target | None = None,
    at: dt.datetime | None = None,
) -> Target:
    """Note what was decided, from a proposal or not. Raises Refused when another target holds then."""
    check(may_steer(by))
    target = _new(indicator, wish, decision, at)
    _insist_that_nothing_holds_then(target)
    return _set(target, proposal)


@transaction.atomic
def replace_target(
    *,
    target: Target,
    wish: Wish,
    decision: Decision,
    by: Actor,
    proposal: Target | None = None,
    at: dt.datetime | None = None,
) -> Target:
    """Want something else instead; what was wanted before stays readable. Raises Refused."""
    check(may_steer(by))
    old = Target.objects.select_for_update(no_key=True).select_related("indicator").get(pk=target.pk)
    check(may_replace(old))
    made = _new(old.indicator, wish, decision, at)
    made.replaces = old
    _insist_that_nothing_holds_then(made)
    _end(old, TargetState.REPLACED, made.recorded_at)
    return _set(made, proposal)


@transaction.atomic
def refuse_target(*, target: Target, by: Actor, reason: str, at: dt.datetime | None = None) -> Target:
    """Do not take a proposal over, and say why. Raises Refused."""
    check(may_steer(by))
    _insist_on(reason)
    proposal = Target.objects.select_for_update(no_key=True).get(pk=target.pk)
    check(may_decide(proposal))
    proposal.answer = reason.strip()
    _end(proposal, TargetState.REFUSED, at or timezone.now())
    return proposal


def _new(indicator: Indicator, wish: Wish, decision: Decision, at: dt.datetime | None) -> Target:
    _insist_on(decision.reason)
    _insist_that_it_says_something(wish)
    said = {**asdict(wish), **asdict(decision)}
    return Target(indicator=indicator, recorded_at=at or timezone.now(), **said)


def _set(target: Target, proposal: Target | None) -> Target:
    """It holds; a proposal that became it is over, and stays a proposal in the history."""
    if proposal is not None:
        locked = Target.objects.select_for_update(no_key=True).get(pk=proposal.pk, indicator=target.indicator)
        check(may_decide(locked))
        target.from_proposal = locked
        _end(locked, TargetState.PROPOSED, target.recorded_at)
    target.state = TargetState.SET
    target.save()
    return target


def _end(target: Target, state: TargetState, at: dt.datetime) -> None:
    target.state, target.superseded_at = state, at
    target.save(update_fields=["state", "superseded_at", "answer"])


def _insist_on(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Schrijf op waarom. Iemand leest dit later terug."), "reason")


def _insist_that_it_says_something(wish: Wish) -> None:
    if wish.kind == TargetKind.VALUE and wish.value is None:
        raise Refused(_("Schrijf het getal op dat u wilt halen."), "value")
    if wish.kind == TargetKind.RANGE and (wish.low is None or wish.high is None or wish.low > wish.high):
        raise Refused(_("Schrijf twee getallen op: eerst het laagste, dan het hoogste."), "low")
    if wish.kind == TargetKind.DIRECTION and wish.wanted not in Wanted.values:
        raise Refused(_("Kies een richting: stijging, daling of stabiel."), "wanted")
    if not 0 <= wish.band < 1:
        raise Refused(_("Het verschil dat als gelijk telt, ligt tussen 0 en 1."), "band")
    if wish.ends is not None and wish.ends < wish.starts:
        raise Refused(_("De laatste dag ligt voor de eerste dag."), "ends")
    _insist_on_a_period(wish.baseline)


def _insist_on_a_period(baseline: str) -> None:
    try:
        if baseline:
            read_period(baseline)
    except BadPeriod as wrong:
        message = _("‘%(typed)s’ is geen periode. Schrijf bijvoorbeeld 2019.") % {"typed": baseline}
        raise Refused(message, "baseline") from wrong


def _insist_that_nothing_holds_then(target: Target) -> None:
    """One thing is wanted of one area on one day; the target that is replaced does not count."""
    Indicator.objects.select_for_update(no_key=True).get(pk=target.indicator_id)
    if _held(target).exclude(pk=target.replaces_id).exists():
        raise Refused(_("In deze tijd geldt al een streefdoel. Vervang dat streefdoel."), "starts")


def held_then(indicator: Indicator, wish: Wish) -> Target | None:
    """The target that holds in the time of this wish, and would have to be replaced; the last one of several."""
    return _held(Target(indicator=indicator, **asdict(wish))).order_by("starts").last()


def _held(target: Target) -> QuerySet[Target]:
    standing = target.indicator.targets.filter(state=TargetState.SET, area=target.area)
    standing = standing.filter(Q(ends__isnull=True) | Q(ends__gte=target.starts))
    return standing if target.ends is None else standing.filter(starts__lte=target.ends)
