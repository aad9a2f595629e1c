"""What the practice room says on other pages: what waits, what goes wrong in a wijk, and what with a scheme."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Role
from perspectief.foundation.panels.register import door, for_roles, panel
from perspectief.foundation.provisions import queries as provisions
from perspectief.policy.practice.permissions import may_ask, may_read, may_triage, may_write_down
from perspectief.policy.practice.queries import clusters
from perspectief.policy.practice.queries.waiting import waiting

MOST_SHOWN = 4
AREA, SCHEME = "area", "scheme"
"""Places on the page of a wijk (its code is in the address), and of a scheme (its key is)."""


def _waits(_request: HttpRequest) -> dict[str, Any] | None:
    found = waiting()
    return {"waiting": found, "late_clusters": found.late_clusters[:MOST_SHOWN]} if found.anything else None


def _of_area(request: HttpRequest) -> dict[str, Any] | None:
    code = _in_address(request, "code")
    return {"clusters": list(clusters.about_area(code)[:MOST_SHOWN]), "code": code} if code else None


def _of_scheme(request: HttpRequest) -> dict[str, Any] | None:
    key = _in_address(request, "key")
    if not key:
        return None
    row = provisions.provision_of_rule(settings.MUNICIPALITY, key)
    keys = [key, row.key] if row else [key]
    return {"clusters": list(clusters.about_provision(keys)[:MOST_SHOWN]), "key": key}


def _in_address(request: HttpRequest, name: str) -> str:
    match = request.resolver_match
    return str(match.kwargs.get(name, "")) if match else ""


panel(
    key="practice",
    title=_("Knelpunten uit de praktijk"),
    may=may_triage,
    template="practice/panel_waiting.html",
    context=_waits,
    empty=_("Er wacht geen melding, en niets is te laat."),
    order=12,
)
panel(
    key="area-practice",
    place=AREA,
    title=_("Signalen uit de praktijk"),
    may=may_read,
    template="practice/panel_area.html",
    context=_of_area,
    order=10,
)
panel(
    key="scheme-practice",
    place=SCHEME,
    title=_("Loopt het hier vast?"),
    may=may_read,
    template="practice/panel_scheme.html",
    context=_of_scheme,
    order=10,
)
panel(
    key="practice-report",
    title=_("Loopt er iets vast in uw werk?"),
    may=for_roles(Role.PROFESSIONAL, Role.BRIDGE_OFFICER, Role.DEBT_COUNSELLOR, Role.BUDDY),
    template="practice/panel_report.html",
    context=lambda _request: {"always": True},
    order=25,
)
door(
    key="practice-desk",
    title=_("Praktijk"),
    says=_("Van melding naar maatregel of lobby: wat er misgaat en wat wij eraan doen."),
    goes_to="practice:desk",
    may=may_triage,
    order=11,
)
door(
    key="practice-write-down",
    title=_("Schrijf een knelpunt op"),
    says=_("Iemand vertelt u aan de telefoon of op papier wat er misgaat."),
    goes_to="practice:write-down",
    may=may_write_down,
    order=60,
)
door(
    key="practice-ask",
    title=_("Vraag het #TeamPerspectief"),
    says=_("Leg een vraag of dilemma uit uw wijk voor. U krijgt op tijd antwoord."),
    goes_to="practice:ask",
    may=may_ask,
    order=61,
)
