"""What this room says on start pages: lists for what happens often. It knows nobody's days."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import HELPERS, OWN_HOUSEHOLD, Role
from perspectief.foundation.panels.register import CHANGED, door, for_roles, panel
from perspectief.residents.life_events import queries

YOUNG = ("ik-word-18", "studeren", "nieuwe-baan")
OFTEN = ("nieuwe-baan", "kind-wordt-18", "samenwonen", "baby")


def _often(request: HttpRequest) -> dict[str, Any]:
    slugs = YOUNG if request.actor.has(Role.YOUTH) and not request.actor.has(Role.RESIDENT) else OFTEN
    return {"events": [event for event in map(queries.event, slugs) if event]}


panel(
    key="life-events",
    place=CHANGED,
    title=_("Verandert er iets bij u?"),
    may=for_roles(*OWN_HOUSEHOLD),
    template="life_events/panel_often.html",
    context=_often,
    order=30,
)
door(
    key="life-events",
    title=_("Er verandert iets"),
    says=_("Lees wat u moet regelen, en wanneer."),
    goes_to="life_events:overview",
    may=for_roles(*OWN_HOUSEHOLD, *HELPERS),
    order=26,
)
