"""Figures that somebody brings: a file, its columns, rows that were held back, four eyes, published, taken back."""

from __future__ import annotations

import csv
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.output import spreadsheet
from perspectief.foundation.ui.pages import allowed, see_other
from perspectief.foundation.uploads.receiving import take_one_file
from perspectief.policy.monitor.forms.deliveries import ColumnsForm, FileForm, ReasonForm, RowForm
from perspectief.policy.monitor.forms.workbench import problems
from perspectief.policy.monitor.models import Candidate, Delivery, Quarantined
from perspectief.policy.monitor.permissions import (
    may_approve,
    may_bring,
    may_change_delivery,
    may_publish,
    may_take_back,
)
from perspectief.policy.monitor.queries import source_words
from perspectief.policy.monitor.queries import sources as queries
from perspectief.policy.monitor.services import deliveries as services
from perspectief.policy.monitor.services.delivery_checks import world
from perspectief.policy.monitor.services.problems import Refused
from perspectief.policy.monitor.sources import mapping as roles
from perspectief.policy.monitor.sources.settings import setting

BOTH = ("GET", "HEAD", "POST")
ON_ONE_PAGE = 25
WITH_REASON = {"wijs-af", "neem-terug"}
STEPS = ("keur-goed", "publiceer", "laat-weg", *sorted(WITH_REASON))
"""Words in the address; each first says what will happen, and asks."""


@allowed(may_bring)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every delivery, newest first."""
    leaf = Paginator(queries.deliveries(), ON_ONE_PAGE).get_page(request.GET.get("blad"))
    return render(request, "monitor/deliveries.html", {"leaf": leaf})


@csrf_protect
def _bring(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            delivery = services.receive(
                by=request.actor,
                kind=said["soort"],
                source=said["bron"],
                release=said["uitgave"],
                source_url=said["adres"],
                invented=said["verzonnen"],
                stream=said["bestand"],
            )
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return see_other(reverse("monitor:delivery-columns", args=[delivery.key]))
    found = {"form": form, "problems": problems(form) if form.is_bound else []}
    return render(request, "monitor/delivery_bring.html", found, status=400 if form.errors else 200)


@allowed(may_bring)
@csrf_exempt
@require_http_methods(BOTH)
def bring(request: HttpRequest) -> HttpResponse:
    """Bring a file. It is read in memory; the form is checked for its origin after the way of reading is chosen."""
    take_one_file(request, setting("file_bytes"))
    return _bring(request)


@allowed(may_bring)
@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """An empty table with the columns that we know by themselves, to fill in."""
    header = ["jaar", "gebied", "indicator", "waarde", "groep", "op hoeveel", "voorlopig"]
    lines = [
        ["2024", "GM0014", "sleutel-van-de-indicator", "1234", "all", "", ""],
        ["2024", "WK001401", "sleutel-van-de-indicator", "geheim", "all", "", "ja"],
    ]
    return _csv("voorbeeld", [header, *lines])


@allowed(may_bring)
@require_safe
def delivery(request: HttpRequest, key: UUID) -> HttpResponse:
    """One delivery: how far it is, its figures, what was held back, and what may be done now."""
    found = _find(key)
    held = found.quarantined.all()
    steps = _possible(request, found)
    said = {
        "delivery": found,
        "candidates": [(one, source_words.candidate_words(one)) for one in _first(found)],
        "held": held[: setting("shown_problems")],
        "held_number": held.count(),
        "standing": len(services.delivery_rows(found)) if found.state == Delivery.State.PUBLISHED else 0,
        "has_file": found.kind != Delivery.Kind.COMPUTED and services.sheet_of(found) is not None,
        "may_change": may_change_delivery(request.actor, found).allowed,
        "steps": [word for word, verdict in steps.items() if verdict.allowed],
        "why_not_approve": "" if steps["keur-goed"].allowed else steps["keur-goed"].reason,
        "delivery_steps": queries.steps_of(found),
        "done": request.GET.get("net", ""),
    }
    return render(request, "monitor/delivery.html", said)


def _first(found: Delivery) -> QuerySet[Candidate]:
    return found.candidates.select_related("version__indicator")[:ON_ONE_PAGE]


def _possible(request: HttpRequest, found: Delivery) -> dict[str, Any]:
    by = request.actor
    change = may_change_delivery(by, found)
    return {
        "keur-goed": may_approve(by, found, touched_by=services.touched_by(found)),
        "publiceer": may_publish(by, found),
        "wijs-af": change,
        "neem-terug": may_take_back(by, found),
        "laat-weg": change,
    }


@allowed(may_bring)
@require_http_methods(BOTH)
def columns(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say which column is what; then every row is judged."""
    found = _find(key)
    sheet = services.sheet_of(found)
    if sheet is None or not may_change_delivery(request.actor, found).allowed:
        return see_other(reverse("monitor:delivery", args=[key]))
    named = {one.key: one.name for one in world().indicators.values()}
    start = services.suggestion(found, sheet)
    form = ColumnsForm(sheet, named, request.POST or None, start=start)
    if request.method == "POST" and form.is_valid():
        try:
            services.map_columns(delivery=found, columns=form.columns, by=request.actor)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return see_other(f"{reverse('monitor:delivery', args=[key])}?net=nagekeken")
    said = {
        "delivery": found,
        "form": form,
        "rows": len(sheet.rows),
        "problems": problems(form) if form.is_bound else [],
    }
    return render(request, "monitor/delivery_columns.html", said, status=400 if form.errors else 200)


@allowed(may_bring)
@require_http_methods(BOTH)
def row(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """Mend one row that was held back, or leave it out."""
    found = _find(key)
    held = Quarantined.objects.filter(delivery=found, pk=number).first()
    if held is None or not may_change_delivery(request.actor, found).allowed:
        return see_other(reverse("monitor:delivery", args=[key]))
    form = RowForm(request.POST or None, cells=held.content)
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("doe") == "laat-weg":
                services.drop_rows(delivery=found, row=held, by=request.actor)
            else:
                services.mend_row(held=held, cells=form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return see_other(f"{reverse('monitor:delivery', args=[key])}?net=regel#aangehouden")
    said = {"delivery": found, "held": held, "form": form, "problems": problems(form) if form.is_bound else []}
    return render(request, "monitor/delivery_row.html", said, status=400 if form.errors else 200)


@allowed(may_bring)
@require_http_methods(BOTH)
def step(request: HttpRequest, key: UUID, word: str) -> HttpResponse:
    """Approve, publish, refuse, take back, or leave out what was held back: first what it means, then the button."""
    found = _find(key)
    if word not in STEPS:
        raise Http404(word)
    form = ReasonForm(request.POST or None) if word in WITH_REASON else None
    problem = ""
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            _do(request, found, word, form.cleaned_data["reden"] if form else "")
        except Refused as refused:
            problem = str(refused)
        else:
            return see_other(f"{reverse('monitor:delivery', args=[key])}?net={word}")
    verdict = _possible(request, found)[word]
    said = {
        "delivery": found,
        "word": word,
        "form": form,
        "problems": problems(form) if form and form.is_bound else [],
        "problem": problem or ("" if verdict.allowed else verdict.reason),
        "allowed": verdict.allowed,
        "standing": len(services.delivery_rows(found)) if word == "neem-terug" else 0,
    }
    return render(request, "monitor/delivery_step.html", said, status=409 if problem else 200)


def _do(request: HttpRequest, found: Delivery, word: str, reason: str) -> None:
    by = request.actor
    if word == "keur-goed":
        services.approve(delivery=found, by=by)
    elif word == "publiceer":
        services.publish(delivery=found, by=by)
    elif word == "wijs-af":
        services.refuse(delivery=found, reason=reason, by=by)
    elif word == "neem-terug":
        services.take_back(delivery=found, reason=reason, by=by)
    else:
        services.drop_rows(delivery=found, by=by)


@allowed(may_bring)
@require_safe
def problems_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """All rows that were held back, with the reason behind each: to mend in a spreadsheet and bring again."""
    found = _find(key)
    words = roles.role_words()
    header = ["regel", *(words[role] for role in roles.PLAIN_ROLES), "wat er niet klopt"]
    rows = [
        [str(one.row), *(str(one.content.get(role, "")) for role in roles.PLAIN_ROLES), one.reason]
        for one in found.quarantined.all()
    ]
    return _csv("problemen", [header, *rows])


def _csv(name: str, rows: list[list[str]]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.write("\ufeff")
    writer = csv.writer(response, delimiter=";")
    for row in rows:
        writer.writerow([spreadsheet.cell(cell) if len(cell) > 1 else cell for cell in row])
    return response


def _find(key: UUID) -> Delivery:
    found = queries.delivery(key)
    if found is None:
        raise Http404
    return found
