"""What the check says on start pages. Only what travels along in this browser: nothing is looked up."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import HELPERS, OWN_HOUSEHOLD, Role
from perspectief.foundation.panels.register import door, for_roles, panel
from perspectief.residents.entitlements.services import Mode, carried_by

FOR_THEMSELVES = for_roles(*OWN_HOUSEHOLD)
TOGETHER = for_roles(*HELPERS)


def _under_way(request: HttpRequest) -> dict[str, Any] | None:
    carried = carried_by(request)
    if carried.is_empty:
        return None
    return {"is_helper": carried.mode is Mode.HELPER, "on_one_page": carried.mode is Mode.PAGE}


panel(
    key="check",
    title=_("De check"),
    may=for_roles(*OWN_HOUSEHOLD, *HELPERS),
    template="entitlements/panel_check.html",
    context=_under_way,
    empty=_("U bent nu niet bezig met een check."),
    order=30,
)
door(
    key="check",
    title=_("Waar heb ik recht op?"),
    says=_("Beantwoord vragen en zie wat u kunt krijgen."),
    goes_to="entitlements:check",
    may=FOR_THEMSELVES,
    order=20,
)
door(
    key="check-together",
    title=_("Samen de check doen"),
    says=_("Vul de vragen in met iemand naast u. Er blijft niets achter."),
    goes_to="entitlements:helper",
    may=TOGETHER,
    order=20,
)
door(
    key="check-to-judge",
    title=_("De check"),
    says=_("Probeer de vragen uit, zoals een inwoner dat doet."),
    goes_to="entitlements:check",
    may=for_roles(Role.EXPERT, Role.POLICY_OFFICER, Role.COUNCIL_MEMBER, Role.PARTNER, Role.TEAM),
    order=40,
)
