"""Writes down what happened with a cluster, and moves it on."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from perspectief.foundation.access import Actor, role_of
from perspectief.policy.practice.choices import OPEN, ClusterState, Event
from perspectief.policy.practice.models import Cluster, ClusterStep
from perspectief.policy.practice.permissions import STEERS
from perspectief.policy.practice.services.refusing import Refused
from perspectief.policy.practice.states import CLUSTER, may_go


def note(
    cluster: Cluster,
    event: Event,
    words: str,
    by: Actor | None,
    at: dt.datetime | None = None,
    state: str = "",
) -> ClusterStep:
    """A line of the timeline. `by` None: the program itself; `state`: to which it went."""
    role = role_of(by, STEERS) if by else ""
    moment = at or timezone.now()
    return ClusterStep.objects.create(cluster=cluster, event=event, state=state, words=words, role=role, at=moment)


def locked(cluster: Cluster) -> Cluster:
    """The row as it stands now, for this transaction alone."""
    return Cluster.objects.select_for_update(no_key=True).get(pk=cluster.pk)


def insist_on_step(cluster: Cluster, to: ClusterState) -> None:
    """Raises Refused when there is no such step."""
    if not may_go(CLUSTER, cluster.state, to):
        words = {"now": cluster.get_state_display(), "to": to.label}
        raise Refused(_("Dit is nu ‘%(now)s’. Het kan niet naar ‘%(to)s’.") % words)


def put(cluster: Cluster, to: ClusterState, at: dt.datetime | None = None) -> None:
    """Another state. A closed cluster knows its day; who opens it again begins anew with being silent."""
    day = timezone.localdate(at) if at else timezone.localdate()
    cluster.state = to
    cluster.closed_on = None if to in OPEN else day
    cluster.save(update_fields=["state", "closed_on"])
