"""Begins a measure with what we expect of it, and says later whether it helped."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, role_of
from perspectief.policy.practice.choices import ClusterState, Event, Verdict
from perspectief.policy.practice.models import Cluster, Measure
from perspectief.policy.practice.permissions import STEERS, may_triage
from perspectief.policy.practice.queries import subjects
from perspectief.policy.practice.services.refusing import Refused, check, said
from perspectief.policy.practice.services.steps import insist_on_step, locked, note, put


@dataclass(frozen=True)
class Plan:
    """What we do, why that should help, and where we look on which day. A figure, or words about how we look."""

    title: str
    hypothesis: str
    starts_on: dt.date
    check_on: dt.date
    indicator: str = ""
    seen_by: str = ""


@transaction.atomic
def begin(*, cluster: Cluster, plan: Plan, by: Actor, invented: bool = False, at: dt.datetime | None = None) -> Measure:
    """A measure begins, and the cluster is being acted on. Raises Refused."""
    check(may_triage(by))
    known = locked(cluster)
    if known.state != ClusterState.ACTING:
        insist_on_step(known, ClusterState.ACTING)
    _insist_on_a_proof(plan)
    told = {
        "title": said(plan.title, "title"),
        "hypothesis": said(plan.hypothesis, "hypothesis"),
        "indicator": plan.indicator,
        "seen_by": said(plan.seen_by, "seen_by", needed=False),
        "starts_on": plan.starts_on,
        "check_on": plan.check_on,
    }
    if sent_before := known.measures.filter(verdict="", **told).first():
        return sent_before
    made = Measure.objects.create(
        cluster=known,
        **told,
        role=role_of(by, STEERS),
        invented=invented or by.is_invented,
    )
    put(known, ClusterState.ACTING, at)
    note(known, Event.MEASURE, made.title, by, at, state=ClusterState.ACTING)
    return made


def _insist_on_a_proof(plan: Plan) -> None:
    if plan.check_on <= plan.starts_on:
        raise Refused(_("Kies een dag na het begin. Dan valt er iets te zien."), "check_on")
    if plan.indicator and subjects.figure(plan.indicator) is None:
        raise Refused(_("Dit cijfer kennen wij niet."), "indicator")
    if not plan.indicator and not plan.seen_by.strip():
        raise Refused(_("Kies een cijfer, of schrijf op waaraan wij het zien."), "indicator")


@transaction.atomic
def judge(*, measure: Measure, verdict: Verdict, result: str, by: Actor, at: dt.datetime | None = None) -> Measure:
    """It helped, it did not, or nobody can say. What did not help puts the cluster back to looking. Raises Refused."""
    check(may_triage(by))
    known = Measure.objects.select_for_update(no_key=True).get(pk=measure.pk)
    if known.verdict:
        raise Refused(_("Deze uitkomst staat al vast."))
    if verdict == Verdict.OPEN:
        raise Refused(_("Kies wat de uitkomst is."), "verdict")
    moment = at or timezone.now()
    known.verdict, known.result = verdict, said(result, "result")
    known.checked_on = timezone.localdate(moment)
    known.save(update_fields=["verdict", "result", "checked_on"])
    note(known.cluster, Event.RESULT, f"{known.title}: {verdict.label}. {known.result}", by, moment)
    _look_on(known, verdict, by, moment)
    return known


def _look_on(measure: Measure, verdict: Verdict, by: Actor, at: dt.datetime) -> None:
    """Only while nothing else is being tried. That it helped does not say that it is solved: people decide that."""
    cluster = locked(measure.cluster)
    others = cluster.measures.filter(verdict="").exists()
    if verdict == Verdict.HELPED or others or cluster.state != ClusterState.ACTING:
        return
    put(cluster, ClusterState.FOUND, at)
    note(cluster, Event.STATE, _("Wij zoeken verder."), by, at, state=ClusterState.FOUND)
