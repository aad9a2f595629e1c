"""Reports for counting only: their number and the public cluster that they belong to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from perspectief.policy.practice.models import Cluster, Report


@dataclass(frozen=True)
class Received:
    """`rows`: number of a report and key of its cluster (empty: none, or not public); `clusters`: all public keys."""

    rows: Sequence[tuple[int, str]]
    clusters: Sequence[str]
    invented: bool


def received_until(day: dt.date) -> Received:
    """All reports until this day. Invented ones only while there are no others."""
    every = Report.objects.filter(received_on__lte=day).order_by("pk")
    real = list(every.filter(invented=False).values_list("pk", "cluster__key", "cluster__published_at"))
    rows = real or list(every.values_list("pk", "cluster__key", "cluster__published_at"))
    public = Cluster.objects.filter(municipality__code=settings.MUNICIPALITY, published_at__isnull=False)
    keys = public.filter(opened_on__lte=day).order_by("key").values_list("key", flat=True)
    known = set(keys)
    told = [(number, key if shown and key in known else "") for number, key, shown in rows]
    return Received(told, list(keys), invented=not real)


def title_of(key: str) -> str:
    """What a cluster is called; its key when it is not public."""
    public = Cluster.objects.filter(municipality__code=settings.MUNICIPALITY, published_at__isnull=False, key=key)
    return public.values_list("title", flat=True).first() or key
