"""Figures of the city that were revised: what each is now. What it was stands on the page of the figure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from perspectief.policy.monitor.choices import Status
from perspectief.policy.monitor.models import Indicator, Observation
from perspectief.policy.monitor.queries.indicators import indicators
from perspectief.policy.monitor.queries.series import Point, series_of


@dataclass(frozen=True)
class Revised:
    """A figure of the city that is another one than before."""

    indicator: Indicator
    point: Point


def revised_since(moment: dt.datetime) -> list[Revised]:
    """What was revised since then, the newest first. A fixed number of questions to the database."""
    known = {version.pk: one for one in indicators() for version in one.versions.all()}
    changed = Observation.objects.filter(
        version__in=known,
        area=settings.MUNICIPALITY,
        group="all",
        status=Status.REVISION,
        superseded_at__isnull=True,
        recorded_at__gte=moment,
    ).order_by("-recorded_at", "pk")
    keys = list(changed.values_list("version_id", "period"))
    found = series_of({known[pk].pk: known[pk] for pk, _period in keys}.values(), area=settings.MUNICIPALITY)
    places = [(known[pk], found[known[pk].key].at(period)) for pk, period in keys]
    return [Revised(one, point) for one, point in places if point is not None]
