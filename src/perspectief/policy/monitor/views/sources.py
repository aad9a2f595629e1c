"""Tables of StatLine that we follow: look, fetch, read what changed, accept it, and compute figures from them."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.jobs import queries as jobs
from perspectief.foundation.jobs.choices import State
from perspectief.foundation.ui.pages import allowed, see_other
from perspectief.policy.monitor.forms.deliveries import ReasonForm, TableForm, part_as_typed
from perspectief.policy.monitor.forms.workbench import problems
from perspectief.policy.monitor.models import SourceTable
from perspectief.policy.monitor.permissions import may_accept, may_bring
from perspectief.policy.monitor.queries import source_words
from perspectief.policy.monitor.queries import sources as queries
from perspectief.policy.monitor.services import computing, snapshots
from perspectief.policy.monitor.services.problems import Refused

BOTH = ("GET", "HEAD", "POST")


@allowed(may_bring)
@require_http_methods(BOTH)
def tables(request: HttpRequest) -> HttpResponse:
    """Every table that we follow; and a form to follow one more."""
    form = TableForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            table = snapshots.follow(id=said["nummer"], by=request.actor, note=said["waarvoor"], choices=said["deel"])
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return see_other(reverse("monitor:source", args=[table.dataset]))
    found = {"tables": queries.tables(), "form": form, "problems": _problems(form)}
    return render(request, "monitor/sources.html", found, status=400 if form.errors else 200)


@allowed(may_bring)
@require_http_methods(BOTH)
def table(request: HttpRequest, dataset: str) -> HttpResponse:
    """One table: how it stands, what was found before, what can be computed from it; and its part can be changed."""
    found = _table(dataset)
    if request.method != "POST":
        return _page(request, found)
    form = TableForm({**request.POST.dict(), "nummer": found.table_id})
    if form.is_valid():
        said = form.cleaned_data
        snapshots.follow(id=found.table_id, by=request.actor, note=said["waarvoor"], choices=said["deel"])
        return see_other(f"{reverse('monitor:source', args=[dataset])}?net=deel")
    return _page(request, found, form=form, status=400)


def _page(
    request: HttpRequest, found: SourceTable, *, form: TableForm | None = None, problem: str = "", status: int = 200
) -> HttpResponse:
    typed = {"nummer": found.table_id, "waarvoor": found.note, "deel": part_as_typed(found.choices)}
    form, last = form or TableForm(initial=typed), queries.last_snapshot(found.dataset)
    said = {
        "table": found,
        "form": form,
        "problems": _problems(form),
        "problem": problem,
        "job": queries.open_job(found.dataset),
        "fetches": queries.fetches(found)[:10],
        "snapshots": queries.snapshots(found.dataset)[:10],
        "last": last,
        "possible": computing.possible(last) if last else [],
        "done": request.GET.get("net", ""),
    }
    return render(request, "monitor/source.html", said, status=status)


@allowed(may_bring)
@require_POST
def start(request: HttpRequest, dataset: str) -> HttpResponse:
    """Ask for a look (`doe=kijk`), or to keep what is new (`doe=haal-op`)."""
    found = _table(dataset)
    try:
        job = snapshots.start(table=found, keep=request.POST.get("doe") == "haal-op", by=request.actor)
    except Refused as refused:
        return _page(request, found, problem=str(refused), status=429)
    return see_other(reverse("monitor:source-job", args=[job.key]))


@allowed(may_bring)
@require_safe
def wait(request: HttpRequest, key: UUID) -> HttpResponse:
    """How far it is; on to what came out when it is done."""
    job = jobs.find(key)
    if job is None or job.kind not in (snapshots.KIND, computing.KIND):
        raise Http404
    if job.state == State.DONE:
        name = "monitor:source-fetch" if job.kind == snapshots.KIND else "monitor:delivery"
        return redirect(name, job.result)
    is_table = job.kind == snapshots.KIND
    said = {
        "job": job,
        "table": queries.table(job.params["table"]) if is_table else None,
        "delivery": None if is_table else queries.delivery(job.params["delivery"]),
    }
    return render(request, "monitor/source_job.html", said)


@allowed(may_bring)
@require_http_methods(BOTH)
def fetch(request: HttpRequest, key: UUID) -> HttpResponse:
    """What one look came to: the difference, and the form to accept changed columns and lists."""
    found = queries.fetch(key)
    if found is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            snapshots.accept(fetch=found, reason=form.cleaned_data["reden"], by=request.actor)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return see_other(f"{reverse('monitor:source', args=[found.table.dataset])}?net=aangenomen")
    changed = source_words.changes_of(found)
    said = {
        "fetch": found,
        "rows": source_words.rows_of(found),
        "changes": [one for one in changed if one.must_be_accepted],
        "expected": [one for one in changed if not one.must_be_accepted],
        "counts": source_words.counts_of(found),
        "examples": source_words.examples_of(found),
        "common": source_words.common_of(found),
        "may_accept": queries.waits_for_a_person(found) and may_accept(request.actor, found).allowed,
        "form": form,
        "problems": _problems(form),
    }
    return render(request, "monitor/source_fetch.html", said, status=400 if form.errors else 200)


@allowed(may_bring)
@require_POST
def compute(request: HttpRequest, dataset: str) -> HttpResponse:
    """Compute an indicator from the newest snapshot; what comes out is a delivery."""
    found = _table(dataset)
    last = queries.last_snapshot(dataset)
    if last is None:
        raise Http404
    try:
        _delivery, job = computing.start(snapshot=last, key=request.POST.get("wat", ""), by=request.actor)
    except Refused as refused:
        return _page(request, found, problem=str(refused), status=400)
    return see_other(reverse("monitor:source-job", args=[job.key]))


def _table(dataset: str) -> SourceTable:
    found = queries.table(dataset)
    if found is None:
        raise Http404
    return found


def _problems(form: TableForm | ReasonForm) -> list[object]:
    return list(problems(form)) if form.is_bound else []
