"""Looks up reports, and what they are like."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from perspectief.policy.practice.calc.similarity import Alike, Text, alike
from perspectief.policy.practice.choices import Channel, ReportState
from perspectief.policy.practice.models import Cluster, Fed, Report, ReportCode
from perspectief.policy.practice.queries.settings import setting
from perspectief.policy.practice.queries.waiting import open_clusters


@dataclass(frozen=True)
class Asked:
    """Which reports somebody wants to see. Empty: no choice made."""

    state: str = ReportState.NEW
    provision: str = ""
    words: str = ""


@dataclass(frozen=True)
class Suggestion:
    """A cluster or another report that may be about the same, and the words that both have."""

    score: float
    shared: Sequence[str]
    cluster: Cluster | None = None
    report: Report | None = None


def find(number: int) -> Report | None:
    """The report with this number."""
    return Report.objects.select_related("cluster", "signal").filter(pk=number).first()


def of_signal(number: int) -> Report | None:
    """The report of this signal."""
    return Report.objects.filter(signal_id=number).first()


def received_by_strangers(day: dt.date) -> int:
    """Reports of that day that came without an account."""
    return Report.objects.filter(received_on=day, channel=Channel.SITE, invented=False).count()


def chosen(asked: Asked) -> QuerySet[Report]:
    """What fits the choice, newest first. Every word must stand in the text or the provision."""
    found = Report.objects.select_related("cluster", "signal")
    if asked.state:
        found = found.filter(state=asked.state)
    if asked.provision:
        found = found.filter(provision=asked.provision)
    for word in asked.words.split():
        found = found.filter(Q(signal__text__icontains=word) | Q(provision__icontains=word))
    return found


def of_cluster(cluster: Cluster) -> QuerySet[Report]:
    """What was put together, newest first."""
    return cluster.reports.select_related("signal")


def of_code(code: ReportCode) -> QuerySet[Report]:
    """Everything under these six words, newest first."""
    return code.reports.select_related("cluster", "signal")


def code(key: UUID | None) -> ReportCode | None:
    """The code that a browser holds."""
    return ReportCode.objects.filter(pk=key).first() if key else None


def words_of(report: Report) -> str:
    """What was told; empty when the inbox let it go after its term."""
    return report.signal.text if report.signal else ""


def provisions_told() -> list[str]:
    """Keys of what reports are about, for a choice."""
    return list(
        Report.objects.exclude(provision="").order_by("provision").values_list("provision", flat=True).distinct()
    )


# --- What belongs together --------------------------------------------------------------------------------------------
def suggestions(report: Report) -> list[Suggestion]:
    """Open clusters and new reports that are most like this one. A proposal: people decide."""
    mine = Text("mine", words_of(report), report.provision)
    clusters = {f"c{one.pk}": one for one in open_clusters().order_by("pk")}
    others = {f"r{one.pk}": one for one in _others(report)}
    told = _told_in(clusters.values())
    texts = [
        Text(key, f"{one.title} {one.words} {told.get(one.pk, '')}", one.provision) for key, one in clusters.items()
    ]
    texts += [Text(key, words_of(one), one.provision) for key, one in others.items()]
    return [_suggestion(one, clusters, others) for one in _alike(mine, texts)]


def _others(report: Report) -> QuerySet[Report]:
    return Report.objects.filter(state=ReportState.NEW).exclude(pk=report.pk).select_related("signal").order_by("pk")


def _told_in(clusters: Iterable[Cluster]) -> dict[int, str]:
    """The words of all reports in each cluster, together."""
    found: dict[int, str] = {}
    rows = Report.objects.filter(cluster__in=[one.pk for one in clusters], signal__isnull=False)
    for number, text in rows.order_by("pk").values_list("cluster_id", "signal__text"):
        found[number] = f"{found.get(number, '')} {text}"
    return found


def _alike(mine: Text, texts: list[Text]) -> list[Alike]:
    return alike(
        mine,
        texts,
        bonus=setting("same_provision_percents") / 100,
        least=setting("least_similar") / 100,
        most=setting("most_suggested"),
    )


def _suggestion(one: Alike, clusters: dict[str, Cluster], others: dict[str, Report]) -> Suggestion:
    return Suggestion(one.score, one.shared, clusters.get(one.key), others.get(one.key))


# --- What other rooms fed in ------------------------------------------------------------------------------------------
def fed_about(provision: str) -> QuerySet[Fed]:
    """Grants and stop buttons that say that this rule did not help, newest first."""
    return Fed.objects.filter(provision=provision) if provision else Fed.objects.none()
