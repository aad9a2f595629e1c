"""Looks up plans: those of the gallery, those that were kept, and what a plan changes in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from perspectief.foundation.dated import lookup
from perspectief.foundation.language import law
from perspectief.policy.simulator.calc import plan as plans
from perspectief.policy.simulator.models import Reform as Row
from perspectief.policy.simulator.permissions import Limits
from perspectief.simulation.reforms import BASELINE, BadReform, Reform, gallery, read_reform, says

SETTINGS = Path(__file__).parents[1] / "data" / "settings.yaml"

setting = lookup(SETTINGS)
"""What holds today."""


def limits() -> Limits:
    """How much everybody together may ask, today."""
    return Limits(**{name: setting(name) for name in Limits._fields})


def shown_gallery() -> dict[str, Reform]:
    """The plans that come with this program and hold in this municipality."""
    here = (None, settings.MUNICIPALITY)
    return {key: one for key, one in gallery().items() if one.municipality in here}


def find(key: UUID | str) -> Row | None:
    """A plan that was kept; None when it is not there (any more)."""
    return Row.objects.filter(key=key).first()


def these(keys: Iterable[UUID]) -> list[Row]:
    """Plans by their keys, in that order, without those that are gone."""
    found = Row.objects.in_bulk(list(keys))
    return [found[key] for key in found if key in found]


def reform_of(row: Row) -> Reform:
    """The plan in a row. Raises BadReform when the law has changed so that it no longer fits."""
    return read_reform(row.text)


def start_from(key: str) -> Reform | None:
    """What a new plan begins with: a plan of the gallery, a kept plan, or (empty) the law as it is."""
    if not key:
        return BASELINE
    if key in shown_gallery():
        return shown_gallery()[key]
    try:
        row = find(UUID(key))
        return reform_of(row) if row else None
    except (ValueError, BadReform):
        return None


def said(reform: Reform) -> list[law.Said]:
    """What changes, in sentences of law: Dutch until somebody translated them."""
    return [law.say(sentence) for sentence in says(reform, settings.MUNICIPALITY)]


def kept_this_hour() -> int:
    """New plans of the last hour, of everybody together."""
    return Row.objects.filter(made_at__gte=timezone.now() - dt.timedelta(hours=1)).count()


def key_of(reform: Reform) -> UUID:
    """The key that this plan has, or would have."""
    return plans.key_of(plans.text_of(reform))
