"""Sets how heavy each question counts: before the first scores are opened, and never after."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor
from perspectief.policy.weighing.calc import framework
from perspectief.policy.weighing.choices import ByWhom, RoundState, WeightMode
from perspectief.policy.weighing.models import Release, Round, Weighting
from perspectief.policy.weighing.permissions import may_lead_weights, may_set_weights
from perspectief.policy.weighing.services.refusing import Refused, check
from perspectief.policy.weighing.services.rounds import moment

BEFORE_OPENING = (RoundState.ANNOUNCED, RoundState.OPEN, RoundState.SCORING)
"""Who knows the scores could choose the weights by them: so weights are set before."""


@dataclass(frozen=True)
class Said:
    """What a body said. `given`: see `calc/weights.Given`; `leads`: the choice is made with these."""

    by_whom: ByWhom
    mode: WeightMode
    given: dict[str, Any]
    reason: str
    leads: bool = False


@transaction.atomic
def set_weights(*, round: Round, said: Said, by: Actor, on: dt.datetime | None = None) -> Weighting:
    """Set the weights of one body; what it said before is kept, with its end. The first ones lead. Raises Refused."""
    from perspectief.policy.weighing.calc import weights as calc  # NumPy comes in only here

    check(may_set_weights(by, said.by_whom))
    known = _before_opening(round)
    if not said.reason.strip():
        raise Refused(_("Schrijf op waarom de gewichten zo zijn."))
    try:
        found = calc.weigh(said.mode, said.given, framework.read(known.framework.content))
    except calc.BadWeights as wrong:
        raise Refused(" ".join(wrong.problems)) from wrong
    current = Weighting.objects.filter(round=known, replaced_at=None)
    led = current.filter(by_whom=said.by_whom, leads=True).exists() or not current.filter(leads=True).exists()
    now = moment(on, by)
    current.filter(by_whom=said.by_whom).update(replaced_at=now, leads=False)
    made = Weighting.objects.create(
        round=known,
        by_whom=said.by_whom,
        mode=said.mode,
        given=said.given,
        weights=found.weights,
        low=found.low,
        high=found.high,
        reason=said.reason.strip(),
        leads=led,
        at=now,
    )
    return lead(weighting=made, by=by) if said.leads and not led else made


@transaction.atomic
def lead(*, weighting: Weighting, by: Actor) -> Weighting:
    """From now on the choice is made with these weights. Raises Refused."""
    check(may_lead_weights(by))
    _before_opening(weighting.round)
    known = Weighting.objects.get(pk=weighting.pk)
    if known.replaced_at is not None:
        raise Refused(_("Deze gewichten zijn al vervangen."))
    Weighting.objects.filter(round=known.round, replaced_at=None, leads=True).update(leads=False)
    known.leads = True
    known.save(update_fields=["leads"])
    return known


def _before_opening(round: Round) -> Round:
    """The round, locked. Raises Refused when its first scores were opened."""
    known = Round.objects.select_for_update(no_key=True).select_related(None).get(pk=round.pk)
    if known.state == RoundState.DRAFT:
        raise Refused(_("Maak de ronde eerst bekend. Dan liggen de vragen vast."))
    if known.state not in BEFORE_OPENING or Release.objects.filter(round=known).exists():
        raise Refused(_("De eerste scores zijn al open. Nu veranderen de gewichten niet meer."))
    return known
