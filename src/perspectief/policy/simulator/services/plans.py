"""Keeps plans, and removes what nobody asked about for long."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from perspectief.policy.simulator.calc import plan as plans
from perspectief.policy.simulator.models import Figures, Population
from perspectief.policy.simulator.models import Reform as Row
from perspectief.policy.simulator.permissions import may_keep
from perspectief.policy.simulator.queries import plans as queries
from perspectief.simulation.reforms import Reform


class Refused(Exception):
    """Not now; the message is for the person who asked."""


@transaction.atomic
def keep(*, reform: Reform) -> Row:
    """Keep a plan under the link that belongs to its text. Raises Refused when too many are kept."""
    text = plans.text_of(reform)
    known = queries.find(plans.key_of(text))
    if known is not None:
        return known
    verdict = may_keep(queries.kept_this_hour(), queries.limits())
    if not verdict.allowed:
        raise Refused(str(verdict.reason))
    row, _ = Row.objects.get_or_create(key=plans.key_of(text), defaults={"name": reform.name, "text": text})
    return row


@transaction.atomic
def clean(*, now: dt.datetime | None = None) -> int:
    """Remove plans that were made long ago and not worked out since, and figures and cities that nothing needs."""
    before = (now or timezone.now()) - dt.timedelta(days=queries.setting("keep_days"))
    old = Row.objects.filter(made_at__lt=before).exclude(runs__made_at__gte=before)
    removed = old.count()
    old.delete()
    Figures.objects.filter(runs=None, made_at__lt=before).delete()
    Population.objects.filter(figures=None, made_at__lt=before).delete()
    return removed
