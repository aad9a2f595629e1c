"""What came out: pages, files, a paper, and outcomes beside each other."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from perspectief.foundation.output import responses
from perspectief.foundation.ui.pages import public
from perspectief.policy.simulator import paper, wording
from perspectief.policy.simulator.models import Run
from perspectief.policy.simulator.queries import compare, method, outcome, plans, runs
from perspectief.policy.simulator.queries.sheets import Sheet
from perspectief.policy.simulator.views import own
from perspectief.simulation.reforms import BadReform


@public
@require_safe
def first(request: HttpRequest, key: UUID) -> HttpResponse:
    """The summary: sentences and the most asked figures, what the plan is, and the way to the rest."""
    run = _run(key)
    said = _frame(run, "kort") | {"says": outcome.summary.sentences(run.figures.content), "changes": _changes(run)}
    return render(request, "simulator/outcome.html", said)


@public
@require_safe
def part(request: HttpRequest, key: UUID, part: str) -> HttpResponse:
    """One subject."""
    run = _run(key)
    if part not in outcome.PARTS:
        raise Http404
    return render(request, "simulator/part.html", _frame(run, part))


def _frame(run: Run, key: str) -> dict[str, object]:
    """What every page of an outcome shows."""
    parts = [(name, words) for name, (words, _make) in outcome.PARTS.items()]
    return {"run": run, "part": outcome.part_of(run, key), "parts": parts, "mark": wording.SYNTHETIC}


def _changes(run: Run) -> list[object]:
    try:
        return list(plans.said(plans.reform_of(run.reform)))
    except BadReform:
        return []


@public
@require_safe
def how(request: HttpRequest, key: UUID) -> HttpResponse:
    """Methods and assumptions behind this outcome."""
    run = _run(key)
    parts = [(name, words) for name, (words, _make) in outcome.PARTS.items()]
    said = {"run": run, "method": method.of(run), "parts": parts, "mark": wording.SYNTHETIC}
    return render(request, "simulator/method.html", said)


@public
@require_safe
def csv(request: HttpRequest, key: UUID, sheet: str) -> HttpResponse:
    """One table as CSV."""
    found = _sheet(key, sheet)
    return _file(found.csv(), "text/csv; charset=utf-8", f"synthetisch-{found.key}.csv")


@public
@require_safe
def parquet(request: HttpRequest, key: UUID, sheet: str) -> HttpResponse:
    """The same with types."""
    found, run = _sheet(key, sheet), _run(key)
    about = {"plan": run.reform.name, "peildatum": run.day.isoformat(), "sleutel": run.figures_id}
    return _file(found.parquet(about), "application/vnd.apache.parquet", f"synthetisch-{found.key}.parquet")


def _sheet(key: UUID, name: str) -> Sheet:
    found = outcome.sheet_of(_run(key), name)
    if found is None:
        raise Http404
    return found


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


@public
@require_safe
def pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """The outcome on paper."""
    return responses.pdf(paper.of(_run(key)), "synthetische-uitkomst")


@public
@never_cache
@require_safe
def beside(request: HttpRequest) -> HttpResponse:
    """Up to four outcomes beside each other; which ones stands in the address."""
    chosen = runs.these([key for key in map(_key, request.GET.getlist("u")) if key][: runs.MOST_BESIDE])
    others = [run for row in own.plans_of(request) for run in runs.of_plan(row) if run not in chosen]
    said = {
        "chosen": chosen,
        "others": others,
        "compared": compare.of(chosen) if chosen else None,
        "most": runs.MOST_BESIDE,
        "mark": wording.SYNTHETIC,
        "too_many": len(request.GET.getlist("u")) > runs.MOST_BESIDE,
    }
    return render(request, "simulator/compare.html", said)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _run(key: UUID) -> Run:
    run = runs.find(key)
    if run is None:
        raise Http404
    return run
