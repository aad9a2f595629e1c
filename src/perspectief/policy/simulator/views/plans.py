"""Making a plan, and looking at one."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.ui.pages import public, public_form, see_other
from perspectief.foundation.ui.problems import FormProblem
from perspectief.policy.simulator.calc import plan as calc
from perspectief.policy.simulator.forms.reform import FileForm, ReformForm
from perspectief.policy.simulator.models import Reform as Row
from perspectief.policy.simulator.queries import plans, runs, values
from perspectief.policy.simulator.services import plans as services
from perspectief.policy.simulator.views import own
from perspectief.simulation.reforms import BadReform, Reform

ADD, LOOK, KEEP = "erbij", "bekijk", "bewaar"


@public_form
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Write a plan, starting from another one (`?van=`) or from the law as it is."""
    start = plans.start_from(request.GET.get("van", ""))
    if start is None:
        raise Http404
    form = _form(request, start)
    wants = request.POST.get("doe", "")
    reform = form.reform() if wants in (LOOK, KEEP) else None
    problems = form.problems() if wants in (LOOK, KEEP) else []
    if reform is not None and wants == KEEP:
        try:
            return kept(request, services.keep(reform=reform))
        except services.Refused as refused:
            problems = [FormProblem("", str(refused), "plan")]
    said = {
        "form": form,
        "problems": problems,
        "start": start,
        "laws": values.laws(form.start.start),
        "extra": _extra(request),
    }
    return render(request, "simulator/make.html", said | _preview(reform))


def _form(request: HttpRequest, start: Reform) -> ReformForm:
    first = date(date.today().year, 1, 1)
    return ReformForm(request.POST or None, start=start, day=first, extra=_extra(request))


def _extra(request: HttpRequest) -> tuple[str, ...]:
    """Laws of which all values are asked: those that stand in the form, and the one that is added now."""
    sent = request.POST.getlist("regeling") or request.GET.getlist("regeling")
    new = request.POST.getlist("nieuwe_regeling") if request.POST.get("doe") == ADD else []
    known = {one.key for one in values.laws(date.today())}
    return tuple(key for key in dict.fromkeys([*new, *sent]) if key in known)


def _preview(reform: Reform | None) -> dict[str, Any]:
    return {"preview": plans.said(reform) if reform is not None else None}


@public_form
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def from_file(request: HttpRequest) -> HttpResponse:
    """Paste a plan, or send it as a file. The file is read in memory and is kept as a plan only."""
    request.upload_handlers = [MemoryFileUploadHandler(request)]
    was_sent = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if was_sent else FileForm()
    reform = form.reform() if was_sent else None
    problems = form.problems() if was_sent else []
    if reform is not None:
        try:
            return kept(request, services.keep(reform=reform))
        except services.Refused as refused:
            problems = [FormProblem("", str(refused), "id_tekst")]
    return render(request, "simulator/file.html", {"form": form, "problems": problems})


def kept(request: HttpRequest, row: Row) -> HttpResponse:
    """To the page of the plan, which this browser remembers."""
    return own.remember(request, see_other(reverse("simulator:plan", args=[row.key])), row.key)


@public
@never_cache
@require_safe
def look(request: HttpRequest, key: str) -> HttpResponse:
    """One plan: what it changes, the form to work it out, and what came out before."""
    return page(request, key)


def page(request: HttpRequest, key: str, problem: str = "", status: int = 200) -> HttpResponse:
    """The page of a plan. `problem`: why it was not worked out just now."""
    row, reform, problems = found(key)
    said = {
        "key": key,
        "row": row,
        "reform": reform,
        "name": reform.name if reform else row.name if row else "",
        "problems": problems,
        "says": plans.said(reform) if reform else [],
        "days": calc.days_for(reform, date.today()) if reform else [],
        "outcomes": runs.of_plan(row) if row else [],
        "problem": problem,
        "address": request.build_absolute_uri(reverse("simulator:plan", args=[row.key])) if row else "",
    }
    return render(request, "simulator/plan.html", said, status=status)


def found(key: str) -> tuple[Row | None, Reform | None, list[Any]]:
    """A plan of the gallery or one that was kept; with problems when the law has changed below it."""
    if key in plans.shown_gallery():
        reform = plans.shown_gallery()[key]
        return plans.find(plans.key_of(reform)), reform, []
    row = _row(key)
    try:
        return row, plans.reform_of(row), []
    except BadReform as bad:
        return row, None, bad.problems


def _row(key: str) -> Row:
    try:
        row = plans.find(UUID(key))
    except ValueError:
        row = None
    if row is None:
        raise Http404
    return row


@public
@require_safe
def as_file(request: HttpRequest, key: str) -> HttpResponse:
    """The plan as YAML, to keep, to change and to send on."""
    row, reform, _problems = found(key)
    text = row.text if row else calc.text_of(reform) if reform else ""
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="plan.yaml"'
    return response
