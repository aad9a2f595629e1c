"""What the rule book says on start pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from perspectief.community.rulebook.queries.changes import changes, due_for_a_check
from perspectief.foundation.access import HELPERS, Role, may_because_logged_in
from perspectief.foundation.panels.register import CHANGED, door, for_roles, panel

READERS = (*sorted(HELPERS), Role.EXPERT, Role.POLICY_OFFICER, Role.TEAM, Role.COUNCIL_MEMBER, Role.PARTNER)
MOST_SHOWN = 8


def _changes(_request: HttpRequest) -> dict[str, Any] | None:
    found = changes()
    due = due_for_a_check()
    if not found and not due:
        return None
    return {"changes": found[:MOST_SHOWN], "more": max(0, len(found) - MOST_SHOWN), "due": due}


panel(
    key="rule-changes",
    place=CHANGED,
    title=_("Nieuwe bedragen in de regels"),
    may=for_roles(*READERS),
    template="rulebook/panel_changes.html",
    context=_changes,
    empty=_("Er zijn geen nieuwe bedragen."),
    order=40,
)
door(
    key="rulebook",
    title=_("Alle regelingen"),
    says=_("Lees wat elke regeling inhoudt en waar de regel staat."),
    goes_to="rulebook:index",
    may=may_because_logged_in,
    order=50,
)
