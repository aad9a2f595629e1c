"""What the provisions say on start pages: what we know of the organisation that somebody works for."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import Role
from perspectief.foundation.panels.register import for_roles, panel
from perspectief.foundation.provisions.queries import provisions_of

MOST_SHOWN = 8


def _of_my_organisation(request: HttpRequest) -> dict[str, Any] | None:
    keys = {one.organisation for one in request.actor.held if one.role == Role.PARTNER and one.organisation}
    found = provisions_of(settings.MUNICIPALITY).filter(organisation__key__in=keys)
    return {"provisions": found[:MOST_SHOWN], "more": max(0, found.count() - MOST_SHOWN)} if found else None


panel(
    key="my-organisation",
    title=_("Klopt dit over uw organisatie?"),
    may=for_roles(Role.PARTNER),
    template="provisions/panel_mine.html",
    context=_of_my_organisation,
    empty=_("Wij kennen nog geen aanbod van uw organisatie."),
    order=20,
)
