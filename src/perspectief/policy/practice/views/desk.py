"""The desk of #TeamPerspectief: what waits, and what to do with each report."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.inbox.services import log_reading
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.ui.pages import allowed
from perspectief.policy.practice.choices import ReportState
from perspectief.policy.practice.forms.triage import AsideForm, ChooseReports, ClusterForm, JoinForm
from perspectief.policy.practice.models import Report
from perspectief.policy.practice.permissions import may_triage
from perspectief.policy.practice.queries import clusters as cluster_queries
from perspectief.policy.practice.queries import reports as queries
from perspectief.policy.practice.queries import subjects
from perspectief.policy.practice.queries.waiting import open_clusters, waiting
from perspectief.policy.practice.services import clusters as cluster_services
from perspectief.policy.practice.services import reports as services
from perspectief.policy.practice.services.refusing import Refused
from perspectief.policy.practice.views.common import actor, found_or_404, leaf_of, see_other


@allowed(may_triage)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Everything that waits, what is late first."""
    found, day = waiting(), timezone.localdate()
    said = {
        "waiting": found,
        "clusters": [(one, cluster_queries.is_late(one, day)) for one in open_clusters().order_by("due", "key")],
        "questions": [(one, one.due < day) for one in found.questions],
    }
    return render(request, "practice/desk.html", said)


@allowed(may_triage)
@require_safe
@transaction.atomic
def reports(request: HttpRequest) -> HttpResponse:
    """What came in; by default what nobody looked at yet."""
    form = ChooseReports(request.GET)
    leaf = leaf_of(request, queries.chosen(form.asked))
    names = subjects.names(one.provision for one in leaf)
    said = {"form": form, "leaf": leaf, "rows": [(one, names.get(one.provision, "")) for one in leaf]}
    response = render(request, "practice/reports.html", said)
    log_reading(by=actor(request), action=Action.SEARCH)
    return response


@allowed(may_triage)
@require_safe
@transaction.atomic
def report(request: HttpRequest, number: int) -> HttpResponse:
    """One report, with what it may belong to."""
    return _page(request, found_or_404(queries.find(number), number))


def _page(request: HttpRequest, found: Report, forms: dict[str, Any] | None = None) -> HttpResponse:
    """`forms`: the one that was sent and not understood, by its step. The words are read: that leaves a line."""
    log_reading(by=actor(request), action=Action.VIEW)
    is_new = found.state == ReportState.NEW
    offered = list(open_clusters().order_by("-opened_on", "-key"))
    first = {"provision": found.provision, "area": found.area}
    shown = {
        "voeg-toe": JoinForm(clusters=offered) if is_new and offered else None,
        "nieuw": ClusterForm(initial=first) if is_new else None,
        "opzij": AsideForm() if is_new else None,
        **(forms or {}),
    }
    said = {
        "report": found,
        "words": queries.words_of(found),
        "subject": subjects.subject_of(found.provision),
        "area": subjects.area_name(found.area),
        "suggestions": queries.suggestions(found) if is_new else [],
        "join": shown["voeg-toe"],
        "make": shown["nieuw"],
        "aside": shown["opzij"],
        "sent": next(iter(forms or {}), ""),
        "problems": [problem for form in (forms or {}).values() for problem in form.problems],
    }
    return render(request, "practice/report_desk.html", said)


@allowed(may_triage)
@sensitive_post_parameters()
@require_POST
@transaction.atomic
def act(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Put it where it belongs, begin a cluster with it, lay it aside, or undo that."""
    found = found_or_404(queries.find(number), number)
    form = _form_of(step, request)
    if form is not None and not form.is_valid():
        return _page(request, found, {step: form})
    try:
        with transaction.atomic():
            return _do(step, request, found, form)
    except Refused as refused:
        if form is None:
            return see_other("report-desk", number)
        form.refuse(refused)
        return _page(request, found_or_404(queries.find(number), number), {step: form})


def _form_of(step: str, request: HttpRequest) -> Any:
    if step == "voeg-toe":
        return JoinForm(request.POST, clusters=list(open_clusters().order_by("-opened_on", "-key")))
    if step == "nieuw":
        return ClusterForm(request.POST)
    if step == "opzij":
        return AsideForm(request.POST)
    if step in ("los", "terug"):
        return None
    raise Http404(step)


def _do(step: str, request: HttpRequest, found: Report, form: Any) -> HttpResponse:
    by = actor(request)
    if step == "voeg-toe":
        cluster = found_or_404(cluster_queries.find(form.cleaned_data["cluster"]), step)
        services.join(report=found, cluster=cluster, by=by)
    elif step == "nieuw":
        cluster = cluster_services.make(about=form.cluster, by=by)
        services.join(report=found, cluster=cluster, by=by)
        return see_other("cluster-desk", cluster.key)
    elif step == "opzij":
        services.set_aside(report=found, why=form.cleaned_data["why"], answer=form.cleaned_data["answer"], by=by)
    elif step == "los":
        services.leave(report=found, by=by)
    else:
        services.bring_back(report=found, by=by)
    return see_other("report-desk", found.pk)


@allowed(may_triage)
@require_POST
def from_signal(request: HttpRequest, number: int) -> HttpResponse:
    """A signal of another kind is a bottleneck after all."""
    try:
        made = services.take_along(signal=number, by=actor(request))
    except Refused as refused:
        raise Http404(str(number)) from refused
    return see_other("report-desk", made.pk)


@allowed(may_triage)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def new_cluster(request: HttpRequest) -> HttpResponse:
    """A bottleneck that the team saw itself, without a report."""
    form = ClusterForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                made = cluster_services.make(about=form.cluster, by=actor(request))
            return see_other("cluster-desk", made.key)
        except Refused as refused:
            form.refuse(refused)
    said = {"form": form, "back": reverse("practice:clusters-desk")}
    return render(request, "practice/new_cluster.html", said)
