"""What this room says on start pages: stories that wait for the panel, and the way to telling and reading."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from perspectief.community.publishing.choices import State
from perspectief.community.publishing.permissions import may_discard, may_read_chosen, may_sit_in_panel
from perspectief.community.publishing.queries.discarding import room
from perspectief.community.publishing.queries.panel import counts
from perspectief.foundation.access import OWN_HOUSEHOLD
from perspectief.foundation.panels.register import door, for_roles, panel


def _waiting(_request: HttpRequest) -> dict[str, Any] | None:
    waiting = counts()[State.NEW]
    return {"waiting": waiting} if waiting else None


def _room(_request: HttpRequest) -> dict[str, Any] | None:
    now = room()
    return {"room": now} if now.nearly_full else None


panel(
    key="stories-room",
    title=_("Ruimte voor bestanden bij verhalen"),
    may=may_discard,
    template="publishing/panel_room_full.html",
    context=_room,
    empty=_("Er is genoeg ruimte."),
    order=31,
)
panel(
    key="stories-waiting",
    title=_("Verhalen die op het panel wachten"),
    may=may_sit_in_panel,
    template="publishing/panel_waiting.html",
    context=_waiting,
    empty=_("Er wacht geen verhaal."),
    order=30,
)
door(
    key="story-panel",
    title=_("Verhalen bekijken"),
    says=_("Lees wat mensen vertellen, en kies samen."),
    goes_to="publishing:panel",
    may=may_sit_in_panel,
    order=34,
)
door(
    key="stories-chosen",
    title=_("Gekozen verhalen"),
    says=_("Lees ook verhalen die niet voor iedereen zijn."),
    goes_to="publishing:chosen",
    may=may_read_chosen,
    order=35,
)
door(
    key="tell-a-story",
    title=_("Vertel uw verhaal"),
    says=_("Vertel wat u meemaakt. U kiest wie het ziet."),
    goes_to="publishing:tell",
    may=for_roles(*OWN_HOUSEHOLD),
    order=26,
)
