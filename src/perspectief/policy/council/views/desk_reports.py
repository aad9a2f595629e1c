"""The desk of reports: what is still missing, writing, looking ahead, and the steps to the public."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.output import responses
from perspectief.foundation.ui.pages import allowed, insist, see_other
from perspectief.policy.council import paper
from perspectief.policy.council.choices import EXPERT_SLOTS, ReportState, Slot
from perspectief.policy.council.forms.desk import AsOfForm, EmbargoForm, ReasonForm, WriteForm
from perspectief.policy.council.forms.problems import Telling
from perspectief.policy.council.models import Report
from perspectief.policy.council.permissions import (
    may_read,
    may_see_the_work,
    may_steer,
    may_write,
    may_write_something,
)
from perspectief.policy.council.queries import reports
from perspectief.policy.council.queries.report import checklist, pages
from perspectief.policy.council.services import reports as services
from perspectief.policy.council.services import texts as writing
from perspectief.policy.council.services.refusing import Refused
from perspectief.policy.council.states import may_follow
from perspectief.policy.council.views.desk import found_cycle
from perspectief.policy.council.views.reports import TEMPLATES, draw

STEPS = {
    "embargo": ReportState.EMBARGO,
    "terug": ReportState.DRAFT,
    "openbaar": ReportState.PUBLISHED,
    "zet-vast": ReportState.FROZEN,
}
"""Word in the address -> the state that the report gets."""


@allowed(may_see_the_work)
@require_safe
def report(request: HttpRequest, cycle: str) -> HttpResponse:
    """The newest edition of this half year: the list of what is needed, its chapters, its steps."""
    found = found_cycle(cycle)
    latest = reports.latest(found)
    if latest is None or not may_read(request.actor, latest).allowed:
        return _nothing_yet(request, found, latest)
    return _report(request, latest, AsOfForm())


def _nothing_yet(request: HttpRequest, found: Any, latest: Report | None) -> HttpResponse:
    said = {"cycle": found, "is_there": latest is not None, "may_steer": may_steer(request.actor).allowed}
    return render(request, "council/desk_nothing.html", said)


def _report(request: HttpRequest, found: Report, form: AsOfForm, refused: str = "") -> HttpResponse:
    items = checklist.of(found) if found.state == ReportState.DRAFT else []
    texts = reports.texts(found)
    said = {
        "report": found,
        "title": pages.title(found),
        "state": pages.state(found),
        "items": items,
        "is_ready": all(item.is_done for item in items if item.is_needed),
        "slots": [(slot, texts.get(slot), may_write(request.actor, slot).allowed) for slot in Slot],
        "open": found.state in writing.OPEN,
        "steps": [word for word, to in STEPS.items() if may_follow(ReportState(found.state), to)],
        "taken": found.steps.all(),
        "form": form,
        "problems": form.problems,
        "refused": refused,
        "may_steer": may_steer(request.actor).allowed,
    }
    return render(request, "council/desk_report.html", said)


@allowed(may_steer)
@require_POST
def make(request: HttpRequest, cycle: str) -> HttpResponse:
    """Begin the report, or its next edition."""
    found = found_cycle(cycle)
    try:
        services.make_report(cycle=found, by=request.actor)
    except Refused as refused:
        latest = reports.latest(found)
        assert latest is not None, "a report is only refused beside another one"
        return _report(request, latest, AsOfForm(), str(refused))
    return see_other(reverse("council:desk-report", args=[found.key]))


@allowed(may_steer)
@require_POST
def as_of(request: HttpRequest, cycle: str) -> HttpResponse:
    """Another day for the figures."""
    found, form = _latest(request, cycle), AsOfForm(request.POST)
    if not form.is_valid():
        return _report(request, found, form)
    day = form.cleaned_data["dag"]
    if day > timezone.localdate():
        form.add_error("dag", str(services.of_later()))
        return _report(request, found, form)
    try:
        services.set_as_of(report=found, as_of=pages.end_of(day), by=request.actor)
    except Refused as refused:
        return _report(request, found, form, str(refused))
    return see_other(reverse("council:desk-report", args=[cycle]))


# --- Writing ----------------------------------------------------------------------------------------------------------
@allowed(may_write_something)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, cycle: str, slot: str) -> HttpResponse:
    """The editor of one chapter, with all that was written in it."""
    if slot not in Slot.values:
        raise Http404(slot)
    found, chapter = _latest(request, cycle), Slot(slot)
    insist(may_write(request.actor, chapter))
    known = reports.texts(found).get(chapter)
    form = WriteForm(request.POST if request.method == "POST" else None, initial={"tekst": known.text if known else ""})
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            writing.write(report=found, slot=chapter, text=said["tekst"], reason=said["reden"], by=request.actor)
        except Refused as no:
            refused = str(no)
        else:
            return see_other(reverse("council:desk-report", args=[cycle]))
    said = {
        "report": found,
        "chapter": chapter,
        "is_of_experts": chapter in EXPERT_SLOTS,
        "is_open": found.state in writing.OPEN,
        "form": form,
        "problems": form.problems,
        "refused": refused,
        "history": reports.history(found, chapter),
    }
    return render(request, "council/desk_write.html", said)


# --- Looking ahead ----------------------------------------------------------------------------------------------------
@allowed(may_see_the_work)
@never_cache
@require_safe
def preview(request: HttpRequest, cycle: str, form: str) -> HttpResponse:
    """The report as it would be, in one of its forms."""
    if form not in TEMPLATES:
        raise Http404(form)
    return draw(request, _latest(request, cycle), form, is_preview=True)


@allowed(may_see_the_work)
@never_cache
@require_safe
def preview_pdf(request: HttpRequest, cycle: str) -> HttpResponse:
    """The paper as it would be."""
    return responses.pdf(paper.of(_latest(request, cycle)), "raadsrapport-vooraf")


# --- Steps ------------------------------------------------------------------------------------------------------------
@allowed(may_steer)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, cycle: str, step: str) -> HttpResponse:
    """Says what a step means, and takes it when somebody is sure."""
    if step not in STEPS:
        raise Http404(step)
    found = _latest(request, cycle)
    kind: type[ReasonForm] = EmbargoForm if step == "embargo" else ReasonForm
    form = kind(request.POST if request.method == "POST" else None)
    missing: list[str] = []
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            _take(request, found, step, form)
        except services.NotReady as not_ready:
            missing = not_ready.missing
        except Refused as no:
            refused = str(no)
        else:
            return see_other(reverse("council:desk-report", args=[cycle]))
    said = {
        "report": found,
        "title": pages.title(found),
        "step": step,
        "can": may_follow(ReportState(found.state), STEPS[step]),
        "form": form,
        "problems": form.problems,
        "missing": missing,
        "refused": refused,
    }
    return render(request, "council/desk_step.html", said)


def _take(request: HttpRequest, found: Report, step: str, form: Telling) -> None:
    said: dict[str, Any] = {"report": found, "by": request.actor, "reason": form.cleaned_data["reden"]}
    if isinstance(form, EmbargoForm):
        services.embargo(**said, until=form.until())
    elif step == "terug":
        services.withdraw(**said)
    elif step == "openbaar":
        services.publish(**said)
    else:
        services.freeze(**said)


def _latest(request: HttpRequest, cycle: str) -> Report:
    """The newest edition, for who may read it."""
    found = reports.latest(found_cycle(cycle))
    if found is None:
        raise Http404(cycle)
    insist(may_read(request.actor, found))
    return found
