"""What this room says on start pages: checks that residents share with a helper, and the way to one's own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import OWN_HOUSEHOLD
from perspectief.foundation.panels.register import door, for_roles, panel
from perspectief.residents.kept_checks import queries
from perspectief.residents.kept_checks.permissions import may_help


def _shared_with_me(request: HttpRequest) -> dict[str, Any] | None:
    lines = [line for line in queries.copies_for(request.actor) if line.allowed]
    return {"lines": lines} if lines else None


panel(
    key="shared-checks",
    title=_("Checks die u mag meelezen"),
    may=may_help,
    template="kept_checks/panel_shared.html",
    context=_shared_with_me,
    empty=_("Niemand deelt nu een check met u."),
    order=10,
)
door(
    key="shared-checks",
    title=_("Gedeelde checks"),
    says=_("Lees mee met inwoners die dat aan u vroegen."),
    goes_to="kept_checks:shared",
    may=may_help,
    order=16,
)
door(
    key="kept-check",
    title=_("Uw bewaarde check"),
    says=_("Open een check met uw zes woorden."),
    goes_to="kept_checks:open",
    may=for_roles(*OWN_HOUSEHOLD),
    order=22,
)
