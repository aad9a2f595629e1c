"""The lobby agenda as it stood at a moment."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from perspectief.policy.practice.choices import LobbyState
from perspectief.policy.practice.models import LobbyItem


def known_at(moment: dt.datetime) -> list[tuple[LobbyItem, str]]:
    """Each request that was there at that moment, with how far it was then, by theme."""
    found = LobbyItem.objects.filter(municipality__code=settings.MUNICIPALITY).select_related("theme")
    rows = [(one, _state_at(one, moment)) for one in found.prefetch_related("steps")]
    return [(one, str(state.label)) for one, state in rows if state is not None]


def _state_at(item: LobbyItem, moment: dt.datetime) -> LobbyState | None:
    taken = [step for step in item.steps.all() if step.at <= moment]
    return LobbyState(taken[-1].state) if taken else None
