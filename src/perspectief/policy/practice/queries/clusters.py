"""Looks up clusters: what everybody may read, and what the team works on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet

from perspectief.policy.practice.choices import INSIDE, OPEN, ClusterState, Goes, Reach
from perspectief.policy.practice.models import Cluster, ClusterStep, LobbyItem, Measure
from perspectief.policy.practice.queries import counts, subjects

OPEN_ONES = "open"


@dataclass(frozen=True)
class Wanted:
    """Which clusters somebody wants to see. Empty: all of them."""

    state: str = ""
    goes: str = ""
    reach: str = ""
    words: str = ""


def find(key: str) -> Cluster | None:
    """The cluster with this key, public or not."""
    return _all().filter(key=key).first()


def find_public(key: str) -> Cluster | None:
    """The cluster with this key, when everybody may read it."""
    return public().filter(key=key).first()


def _all() -> QuerySet[Cluster]:
    return Cluster.objects.filter(municipality__code=settings.MUNICIPALITY)


def public() -> QuerySet[Cluster]:
    """What everybody may read, newest first."""
    return _all().filter(published_at__isnull=False)


def chosen(wanted: Wanted, *, among: QuerySet[Cluster]) -> QuerySet[Cluster]:
    """What fits the choice, in the order of `among`. Every word must stand in the title or the text."""
    found = among
    if wanted.state == OPEN_ONES:
        found = found.filter(state__in=OPEN)
    elif wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.goes:
        found = found.filter(goes=wanted.goes)
    if wanted.reach:
        found = found.filter(reach=wanted.reach)
    for word in wanted.words.split():
        found = found.filter(Q(title__icontains=word) | Q(words__icontains=word) | Q(provision__icontains=word))
    return found


def all_of_us() -> QuerySet[Cluster]:
    """Everything, for the team: what is due first stands first."""
    return _all().order_by("closed_on", "due", "key")


def about_area(code: str) -> QuerySet[Cluster]:
    """Public and about this wijk."""
    return public().filter(area=code)


def about_provision(keys: list[str]) -> QuerySet[Cluster]:
    """Public and about one of these provisions or schemes."""
    return public().filter(Q(provision__in=keys) | Q(rule__in=keys)) if keys else public().none()


def timeline(cluster: Cluster, *, for_everybody: bool) -> list[ClusterStep]:
    """What happened, oldest first. Not for everybody: when reports came in."""
    steps = cluster.steps.all()
    return list(steps.exclude(event__in=INSIDE) if for_everybody else steps)


def measures_of(cluster: Cluster) -> list[tuple[Measure, subjects.Named | None]]:
    """Its measures, each with the figure at which it shows."""
    return [(one, subjects.figure(one.indicator)) for one in cluster.measures.all()]


def lobby_of(cluster: Cluster) -> QuerySet[LobbyItem]:
    """The requests that it supports."""
    return cluster.lobby.select_related("theme")


def measure(number: int) -> Measure | None:
    """The measure with this number."""
    found = Measure.objects.filter(cluster__municipality__code=settings.MUNICIPALITY, pk=number)
    return found.select_related("cluster").first()


def is_late(cluster: Cluster, day: dt.date) -> bool:
    """Over its term while something must still come."""
    return cluster.is_open and cluster.due < day


# --- As a file, and for a report --------------------------------------------------------------------------------------
HEADS = (
    *("sleutel", "knelpunt", "uitleg", "soort", "wie_kan_het_veranderen", "stand", "begonnen_op", "uiterlijk_op"),
    *("afgerond_op", "voorziening", "artikel", "wijk", "meldingen", "maatregelen", "uitkomsten", "verzonnen"),
)


def rows_for_a_file(wanted: Wanted) -> Iterator[list[str]]:
    """Heads, and a row for each public cluster that is asked for. Counts of reports passed disclosure control."""
    yield list(HEADS)
    told = counts.reported()
    for one in chosen(wanted, among=public()).prefetch_related("measures"):
        measures = list(one.measures.all())
        yield [
            one.key,
            one.title,
            one.words,
            str(Goes(one.goes).label),
            str(Reach(one.reach).label),
            str(ClusterState(one.state).label),
            one.opened_on.isoformat(),
            one.due.isoformat(),
            one.closed_on.isoformat() if one.closed_on else "",
            one.provision,
            one.article,
            one.area,
            told.of(one.key),
            "; ".join(measure.title for measure in measures),
            "; ".join(str(measure.get_verdict_display()) for measure in measures),
            "ja" if one.invented else "nee",
        ]


def in_half_year(starts: dt.date, ends: dt.date, as_of: dt.datetime) -> list[Cluster]:
    """Public at that moment, and open or finished in these days, in the order in which they began."""
    found = _all().filter(published_at__lte=as_of, opened_on__lte=ends)
    return list(found.filter(Q(closed_on__isnull=True) | Q(closed_on__gte=starts)).order_by("opened_on", "key"))


def state_at(cluster: Cluster, moment: dt.datetime) -> ClusterState:
    """How far it was at that moment."""
    moved = [step for step in cluster.steps.all() if step.state and step.at <= moment]
    return ClusterState(moved[-1].state) if moved else ClusterState.FOUND
