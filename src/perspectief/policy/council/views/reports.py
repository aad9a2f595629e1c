"""What everybody reads: the start of the room, and reports in all their forms."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from perspectief.foundation.output import responses
from perspectief.foundation.ui.pages import public
from perspectief.policy.council import paper
from perspectief.policy.council.calc import compare as comparing
from perspectief.policy.council.choices import Slot
from perspectief.policy.council.forms.compare import CompareForm
from perspectief.policy.council.models import Report
from perspectief.policy.council.queries import cycles, questions, reports
from perspectief.policy.council.queries.report import annex, content, files, pages, pictures
from perspectief.policy.council.wording import experts_missed

MOST_MOMENTS, MOST_QUESTIONS = 6, 3
TEMPLATES = {"rapport": "council/report.html", "kort": "council/short.html", "in-beeld": "council/pictures.html"}
"""Form of a report -> its page."""


@public
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The newest report, what comes next, and older reports."""
    found = reports.newest_of_each_cycle(reports.public_reports(settings.MUNICIPALITY))
    said = {
        "newest": found[0] if found else None,
        "older": found[1:],
        "cycle": cycles.current(settings.MUNICIPALITY, timezone.localdate()),
        "questions": questions.questions(settings.MUNICIPALITY)[:MOST_QUESTIONS],
        "coming": cycles.coming(settings.MUNICIPALITY, timezone.localdate())[:MOST_MOMENTS],
    }
    return render(request, "council/start.html", said)


@public
@never_cache
@require_safe
def report(request: HttpRequest, cycle: str) -> HttpResponse:
    """The whole report."""
    return draw(request, _found(request, cycle), "rapport")


@public
@never_cache
@require_safe
def short(request: HttpRequest, cycle: str) -> HttpResponse:
    """Page one on its own."""
    return draw(request, _found(request, cycle), "kort")


@public
@never_cache
@require_safe
def in_pictures(request: HttpRequest, cycle: str) -> HttpResponse:
    """The short illustrated version."""
    return draw(request, _found(request, cycle), "in-beeld")


def draw(request: HttpRequest, found: Report, form: str, *, is_preview: bool = False) -> HttpResponse:
    """One form of a report, for everybody or for who works on it."""
    document = pages.of(found)
    said: dict[str, Any] = {"document": document, "here": form, "is_preview": is_preview}
    said["edition_query"] = f"?uitgave={request.GET['uitgave']}" if _edition(request) else ""
    if form == "rapport":
        said["editions"] = [] if is_preview else _editions(found)
    if form == "in-beeld":
        said |= {"cards": pictures.of(document.material), **_experts(document)}
    return render(request, TEMPLATES[form], said)


def _editions(found: Report) -> list[Report]:
    return list(reports.public_reports(settings.MUNICIPALITY).filter(cycle=found.cycle))


def _experts(document: pages.Document) -> dict[str, str]:
    texts, missed = document.material.texts, document.material.missed
    written = "chapter" if Slot.EXPERTS in texts else "reason" if Slot.EXPERTS_REASON in texts else ""
    return {"experts": written, "missed": experts_missed(missed) if missed else ""}


@public
@never_cache
@require_safe
def pdf(request: HttpRequest, cycle: str) -> HttpResponse:
    """On paper."""
    return responses.pdf(paper.of(_found(request, cycle)), "raadsrapport")


@public
@never_cache
@require_safe
def data_json(request: HttpRequest, cycle: str) -> HttpResponse:
    """All of it as data."""
    return _file(files.as_json(_found(request, cycle)), "application/json", "raadsrapport.json")


@public
@require_safe
def data_csv(request: HttpRequest, cycle: str) -> HttpResponse:
    """Every figure as a row."""
    return _file(files.as_csv(_found(request, cycle)), "text/csv; charset=utf-8", "raadsrapport-cijfers.csv")


def _file(text: str, kind: str, name: str) -> HttpResponse:
    return HttpResponse(text, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@public
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two reports beside each other: what was revised, what is counted otherwise, and where figures went."""
    known = list(reports.public_reports(settings.MUNICIPALITY))
    form = CompareForm(request.GET or None, reports=known)
    chosen = form.chosen() if form.is_bound and form.is_valid() else None
    said: dict[str, Any] = {"form": form, "problems": form.problems, "known": known, "chosen": chosen, "differs": None}
    if chosen:
        older, newer = (content.nouns_of(one) for one in chosen)
        said["differs"] = comparing.compare(older, newer)
        said["revised"] = [annex.revisions_of(said["differs"])] if said["differs"].revised else []
    return render(request, "council/compare.html", said)


def _found(request: HttpRequest, cycle: str) -> Report:
    found = reports.public_report(settings.MUNICIPALITY, cycle, _edition(request))
    if found is None:
        raise Http404(cycle)
    return found


def _edition(request: HttpRequest) -> int | None:
    typed = request.GET.get("uitgave", "")
    return int(typed) if typed.isascii() and typed.isdigit() and 0 < len(typed) < 4 else None
