"""What the inbox says on start pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Role, may_because_logged_in
from perspectief.foundation.inbox import queries
from perspectief.foundation.inbox.forms import page_name
from perspectief.foundation.inbox.permissions import may_read
from perspectief.foundation.panels.register import door, for_roles, panel

MOST_SHOWN = 3


def _waiting(_request: HttpRequest) -> dict[str, Any] | None:
    new, all_open = queries.new_signals(), queries.open_signals()
    if not all_open:
        return None
    return {
        "new": new.count(),
        "open": all_open.count(),
        "newest": [(one, page_name(one.page)) for one in all_open[:MOST_SHOWN]],
        "oldest": all_open.last(),
    }


panel(
    key="signals",
    title=_("Signalen"),
    may=may_read,
    template="inbox/panel_signals.html",
    context=_waiting,
    empty=_("Er wacht geen signaal."),
    order=10,
)
panel(
    key="read-along",
    title=_("Leest u mee?"),
    may=for_roles(Role.EXPERT),
    template="inbox/panel_read_along.html",
    context=lambda _request: {"pages": True},
    order=20,
)
door(
    key="signals",
    title=_("Signalen"),
    says=_("Lees waar mensen vastlopen en wat er niet klopt."),
    goes_to="inbox:signals",
    may=may_read,
    order=10,
)
door(
    key="report",
    title=_("Klopt er iets niet?"),
    says=_("Vertel wat beter kan. Dat kan zonder uw naam."),
    goes_to="inbox:report",
    may=may_because_logged_in,
    order=90,
)
