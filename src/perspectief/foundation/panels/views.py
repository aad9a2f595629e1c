"""The start page of everybody with an account: what waits, what is different, and the rooms they may enter."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from perspectief.foundation.access import Role, may_because_logged_in
from perspectief.foundation.panels import register
from perspectief.foundation.panels.drawing import draw
from perspectief.foundation.panels.templatetags.panels import sorted_out
from perspectief.foundation.ui.pages import allowed, insist


@allowed(may_because_logged_in)
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """One page for all roles together."""
    actor = request.actor
    said = {
        "roles": names_of(actor.roles),
        "doors": [(one, reverse(one.goes_to)) for one in register.doors_for(actor)],
    }
    return render(request, "panels/start.html", said)


@allowed(may_because_logged_in)
@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """One panel by itself, for when it did not come in time on the page."""
    panel = register.find(key)
    if panel is None:
        raise Http404(key)
    insist(panel.may(request.actor))
    return render(request, "panels/one.html", {"panel": panel, **sorted_out([draw(request, panel)])})


def names_of(roles: frozenset[Role]) -> list[str]:
    """What people call these roles, in the order in which the house names them."""
    return [str(role.label) for role in Role if role in roles]
