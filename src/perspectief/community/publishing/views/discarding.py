"""Staff of the panel keeps room for others: what is no story goes, and who told it reads why."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.community.publishing.forms.panel import DiscardForm
from perspectief.community.publishing.permissions import may_discard, may_sit_in_panel
from perspectief.community.publishing.queries import discarding as queries
from perspectief.community.publishing.services import discarding as services
from perspectief.community.publishing.services.panel import log_panel
from perspectief.community.publishing.states import NoSuchStep
from perspectief.community.publishing.views.common import see_other
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.foundation.ui.problems import problems_of


@allowed(may_sit_in_panel)
@require_safe
@transaction.atomic
def room(request: HttpRequest) -> HttpResponse:
    """How full the room for files is, what takes most of it, and what was thrown away. No words of a story."""
    rows, gone = queries.largest(), queries.discarded()
    context = {
        "room": queries.room(),
        "rows": [(one, _mb(one.size)) for one in rows],
        "gone": gone,
        "may_discard": may_discard(request.actor).allowed,
    }
    response = render(request, "publishing/panel_room.html", context)
    log_panel([*rows, *(one for one, _why in gone)], request.actor, Action.SEARCH)
    return response


@allowed(may_discard)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def discard(request: HttpRequest, key: UUID) -> HttpResponse:
    """The second of two steps: why, and then it is gone."""
    found = queries.find(key)
    if found is None:
        raise Http404
    verdict = queries.may_discard_now(request.actor, found)
    form = DiscardForm(request.POST if request.method == "POST" else None, reasons=services.reasons_for(found))
    if form.is_bound:
        insist(verdict)
        if form.is_valid():
            with suppress(NoSuchStep):  # somebody else did it a moment ago
                services.discard(story=found, by=request.actor, why=form.cleaned_data["reden"])
            return see_other("room")
    context = {"story": found, "size": _mb(found.size), "verdict": verdict, "form": form, "problems": problems_of(form)}
    response = render(request, "publishing/panel_discard.html", context)
    log_panel([found], request.actor, Action.SEARCH)
    return response


def _mb(size: int | None) -> int:
    """Rounded up; 0 when there is no file."""
    return -(-(size or 0) // queries.MB)
