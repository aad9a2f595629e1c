"""What the monitor says on start pages: the way in, and which figures were revised lately."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Role
from perspectief.foundation.panels.register import CHANGED, door, for_roles, panel
from perspectief.policy.monitor.permissions import may_bring, may_look, may_steer
from perspectief.policy.monitor.queries import sources
from perspectief.policy.monitor.queries.revisions import revised_since
from perspectief.policy.monitor.queries.workbench import waiting_proposals

READERS = for_roles(Role.POLICY_OFFICER, Role.COUNCIL_MEMBER, Role.TEAM, Role.EXPERT)
LATELY = timedelta(days=30)
MOST_SHOWN = 5


def _revised(request: HttpRequest) -> dict[str, Any] | None:
    found = revised_since(timezone.now() - LATELY)
    return {"revised": found[:MOST_SHOWN], "count": len(found)} if found else None


def _proposed(_request: HttpRequest) -> dict[str, Any] | None:
    found = waiting_proposals()
    return {"proposals": found[:MOST_SHOWN], "count": len(found)} if found else None


panel(
    key="proposed-targets",
    title=_("Voorstellen voor een streefdoel"),
    may=may_steer,
    template="monitor/panel_proposed.html",
    context=_proposed,
    empty=_("Er wacht geen voorstel voor een streefdoel."),
    order=30,
)
panel(
    key="revised-figures",
    place=CHANGED,
    title=_("Cijfers die herzien zijn"),
    may=READERS,
    template="monitor/panel_revised.html",
    context=_revised,
    empty=_("De laatste 30 dagen is geen cijfer herzien."),
    order=25,
)
door(
    key="monitor",
    title=_("Gaat het beter?"),
    says=_("Doelen, cijfers en verhalen, per lijn en per wijk."),
    goes_to="monitor:index",
    may=READERS,
    order=25,
)

# --- Figures that come in ---------------------------------------------------------------------------------------------


def _coming_in(request: HttpRequest) -> dict[str, Any] | None:
    found = sources.needs_a_look()
    return {"needs": found} if found else None


panel(
    key="figures-coming-in",
    title=_("Cijfers die binnenkomen"),
    may=may_bring,
    template="monitor/panel_coming_in.html",
    context=_coming_in,
    empty=_("Er wacht geen levering, en geen tabel is veranderd."),
    order=28,
)
door(
    key="deliveries",
    title=_("Cijfers brengen"),
    says=_("Haal cijfers op, breng een bestand, keur goed."),
    goes_to="monitor:deliveries",
    may=may_bring,
    order=27,
)
door(
    key="monitor-workbench",
    title=_("Werkbank van de monitor"),
    says=_("Indicatoren en streefdoelen voorstellen, proberen en veranderen."),
    goes_to="monitor:workbench",
    may=may_look,
    order=26,
)
