"""What waits for the team: reports, clusters over their term, measures to look at, questions, requests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone

from perspectief.policy.practice.choices import OPEN, Event, LobbyState, ReportState
from perspectief.policy.practice.models import AreaQuestion, Cluster, LobbyItem, Measure, Report
from perspectief.policy.practice.queries.settings import setting

QUIET = (Event.JOINED, Event.LEFT)
"""A report more or less is no sign that somebody did something."""


@dataclass(frozen=True)
class Waiting:
    """All of it, each list with what waits longest first."""

    reports: list[Report]
    late_reports: int
    late_clusters: list[Cluster]
    measures: list[Measure]
    questions: list[AreaQuestion]
    late_questions: int
    requests: list[LobbyItem]

    @property
    def anything(self) -> bool:
        """Somebody must do something."""
        lists = (self.reports, self.late_clusters, self.measures, self.questions, self.requests)
        return any(lists)

    @property
    def late(self) -> int:
        """How much is over its day."""
        others = len(self.late_clusters) + len(self.measures) + len(self.requests)
        return self.late_reports + self.late_questions + others


def waiting(day: dt.date | None = None) -> Waiting:
    """What waits on this day, or today."""
    today = day or timezone.localdate()
    reports, questions = list(new_reports()), list(open_questions())
    longest = today - dt.timedelta(days=setting("read_days", today))
    return Waiting(
        reports=reports,
        late_reports=sum(one.received_on < longest for one in reports),
        late_clusters=list(late_clusters(today)),
        measures=list(measures_to_judge(today)),
        questions=questions,
        late_questions=sum(one.due < today for one in questions),
        requests=list(silent_requests(today)),
    )


def new_reports() -> QuerySet[Report]:
    """Nobody looked at them yet; the oldest first."""
    return Report.objects.filter(state=ReportState.NEW).select_related("signal").order_by("received_on", "pk")


def open_clusters() -> QuerySet[Cluster]:
    """Of which something must still come."""
    return Cluster.objects.filter(municipality__code=settings.MUNICIPALITY, state__in=OPEN)


def late_clusters(day: dt.date) -> QuerySet[Cluster]:
    """Over their term; the first day first."""
    return open_clusters().filter(due__lt=day).order_by("due", "key")


def silent_clusters(moment: dt.datetime) -> list[Cluster]:
    """Over their term, and nobody did anything for so long that it must be told (again)."""
    day = timezone.localdate(moment)
    since = moment - dt.timedelta(days=setting("silent_days", day))
    last = Max("steps__at", filter=~Q(steps__event__in=QUIET))
    return list(late_clusters(day).annotate(moved=last).filter(Q(moved__lte=since) | Q(moved__isnull=True)))


def measures_to_judge(day: dt.date) -> QuerySet[Measure]:
    """The day to look has come; the first day first."""
    found = Measure.objects.filter(cluster__municipality__code=settings.MUNICIPALITY, verdict="", check_on__lte=day)
    return found.select_related("cluster").order_by("check_on", "pk")


def open_questions() -> QuerySet[AreaQuestion]:
    """Without an answer; the first day first."""
    found = AreaQuestion.objects.filter(municipality__code=settings.MUNICIPALITY, answered_on=None)
    return found.order_by("due", "key")


def silent_requests(day: dt.date) -> QuerySet[LobbyItem]:
    """Sent, and no answer for a long time."""
    since = day - dt.timedelta(days=setting("lobby_silent_days", day))
    sent = LobbyItem.objects.filter(municipality__code=settings.MUNICIPALITY, state=LobbyState.SENT)
    moved = sent.annotate(moved=Max("steps__at")).filter(moved__date__lte=since)
    return moved.select_related("theme").order_by(F("moved"), "key")
