"""The public form, without anybody in it; and the pages on which #TeamPerspectief reads what came in."""

from __future__ import annotations

import csv
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.codes import answers, filling
from perspectief.foundation.inbox import queries, services
from perspectief.foundation.inbox.choices import State
from perspectief.foundation.inbox.forms import ChooseSignals, SignalForm, page_name
from perspectief.foundation.inbox.models import Signal
from perspectief.foundation.inbox.permissions import may_handle, may_read
from perspectief.foundation.output import spreadsheet
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.ui.pages import allowed, public, public_form, see_other
from perspectief.foundation.ui.problems import problems_of
from perspectief.rules import schemes

ROOM = "inbox"
"""For counting what strangers leave."""


@public_form
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, about: str = "") -> HttpResponse:
    """Tell us that something is not right. `about`: key of a scheme or name of a page, never an answer."""
    form = SignalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _send(request, about, form.cleaned_data)
        except services.Refused as refused:
            filling.take_back(ROOM, request)
            form.add_error("text", str(refused))
        except filling.TooMuch as often:
            form.add_error("text", answers.too_much(often))
        else:
            return see_other(reverse("inbox:thanks"))
    scheme = schemes().get(about)
    context = {"form": form, "problems": problems_of(form), "scheme": scheme.name if scheme else ""}
    return render(request, "inbox/report.html", context)


def _send(request: HttpRequest, about: str, said: dict[str, Any]) -> None:
    filling.ask(ROOM, request, today=queries.received_by_strangers(timezone.localdate()))
    key = said["key"].hex if said["key"] else ""
    services.send_signal(page=f"/{about}", kind=said["kind"], text=said["text"], key=key)


@public
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """It arrived; what happens with it."""
    return render(request, "inbox/thanks.html")


# --- For #TeamPerspectief ---------------------------------------------------------------------------------------------
ON_ONE_PAGE = 25
STEPS = {"gelezen": State.READ, "klaar": State.DONE, "terug": State.READ}
"""Word in the address, and how far the signal is after it."""


@allowed(may_read)
@require_safe
@transaction.atomic
def signals(request: HttpRequest) -> HttpResponse:
    """What came in, newest first; by default what is not done yet."""
    form = ChooseSignals(request.GET)
    asked = form.asked
    leaf = Paginator(queries.signals(asked), ON_ONE_PAGE).get_page(request.GET.get("blad"))
    said = {
        "form": form,
        "counts": [(State(state).label, number) for state, number in queries.counts().items()],
        "leaf": leaf,
        "rows": [(one, page_name(one.page)) for one in leaf],
        "just_done": _number(request.GET.get("net", "")),
    }
    response = render(request, "inbox/signals.html", said)
    services.log_reading(by=request.actor, action=Action.SEARCH)
    return response


@allowed(may_read)
@require_safe
@transaction.atomic
def signal(request: HttpRequest, number: int) -> HttpResponse:
    """One signal."""
    found = _found(number)
    scheme = schemes().get(found.page.strip("/"))
    said = {"signal": found, "page": page_name(found.page), "scheme": scheme, "just_done": "net" in request.GET}
    response = render(request, "inbox/signal.html", said)
    services.log_reading(by=request.actor, action=Action.VIEW)
    return response


@allowed(may_handle)
@require_POST
def move(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Somebody looks at it, it is done, or it is not done after all; then back to where the button stood."""
    if step not in STEPS:
        raise Http404(step)
    moved = services.move_signal(signal=_found(number), to=STEPS[step], by=request.actor)
    just = {"net": str(number)} if moved.state == State.DONE else {}
    if "lijst" not in request.POST:
        return see_other(_with(reverse("inbox:signal", args=[number]), just))
    chosen = ChooseSignals(QueryDict(request.POST["lijst"])).tidy
    return see_other(_with(reverse("inbox:signals"), just, chosen))


@allowed(may_read)
@require_safe
@transaction.atomic
def as_file(request: HttpRequest) -> HttpResponse:
    """The signals of this choice as a table for a spreadsheet."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="signalen.csv"'
    rows = queries.rows_for_a_file(ChooseSignals(request.GET).asked)
    csv.writer(response).writerows(map(spreadsheet.row, rows))
    services.log_reading(by=request.actor, action=Action.EXPORT)
    return response


def _found(number: int) -> Signal:
    found = queries.find(number)
    if found is None:
        raise Http404(str(number))
    return found


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _with(address: str, more: dict[str, str], chosen: str = "") -> str:
    asked = "&".join(part for part in (chosen, urlencode(more)) if part)
    return f"{address}?{asked}" if asked else address
