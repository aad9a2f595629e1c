"""The desk of clusters: write it down, give somebody the turn, begin a measure, look whether it helped, close it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.inbox.services import log_reading
from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.ui.pages import allowed
from perspectief.policy.practice import wording
from perspectief.policy.practice.choices import ClusterState
from perspectief.policy.practice.forms.lobby import RequestForm
from perspectief.policy.practice.forms.triage import (
    ChooseClusters,
    ClusterForm,
    MeasureForm,
    MoveForm,
    TurnForm,
    VerdictForm,
    WordsForm,
)
from perspectief.policy.practice.models import Cluster, Measure
from perspectief.policy.practice.permissions import may_triage
from perspectief.policy.practice.queries import clusters as queries
from perspectief.policy.practice.queries import lobby as lobby_queries
from perspectief.policy.practice.queries import reports as report_queries
from perspectief.policy.practice.queries import subjects
from perspectief.policy.practice.services import clusters as services
from perspectief.policy.practice.services import lobby as lobby_services
from perspectief.policy.practice.services import measures as measure_services
from perspectief.policy.practice.services.refusing import Refused
from perspectief.policy.practice.states import CLUSTER, next_of
from perspectief.policy.practice.views.common import actor, found_or_404, leaf_of, see_other

WHAT_HAPPENED = _("Wat gebeurde er? Iedereen kan dit lezen.")
WHY_BACK = _("Waarom is dit niet meer openbaar?")
BY_A_MEASURE = ClusterState.ACTING
"""Comes with a measure, not by itself."""
TABS = {
    "": _("Waar het om gaat"),
    "schrijf": _("Schrijf het beter op"),
    "beurt": _("Wie is aan zet"),
    "maatregel": _("Begin een maatregel"),
    "lobby": _("Vraag het aan anderen"),
    "stand": _("Rond af"),
}
"""What the desk of a cluster offers, one thing on a page."""


@allowed(may_triage)
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """All clusters, what is due first on top."""
    form, day = ChooseClusters(request.GET), timezone.localdate()
    leaf = leaf_of(request, queries.chosen(form.wanted, among=queries.all_of_us()))
    said = {"form": form, "leaf": leaf, "rows": [(one, queries.is_late(one, day)) for one in leaf]}
    return render(request, "practice/clusters_desk.html", said)


@allowed(may_triage)
@require_safe
@transaction.atomic
def one(request: HttpRequest, key: str, part: str = "") -> HttpResponse:
    """One cluster with its reports, and one thing to do with it."""
    if part not in TABS:
        raise Http404(part)
    return _page(request, found_or_404(queries.find(key), key), part, _empty(key, part))


def _empty(key: str, part: str) -> Any:
    """The form of this part, as it begins."""
    cluster = found_or_404(queries.find(key), key)
    if part == "schrijf":
        names = ("title", "words", "goes", "reach", "mandate", "provision", "article", "article_url", "area")
        return ClusterForm(initial={name: getattr(cluster, name) for name in names})
    if part == "beurt":
        return TurnForm(initial={"owner": cluster.owner, "holder": cluster.holder, "due": f"{cluster.due:%d-%m-%Y}"})
    if part == "maatregel":
        return MeasureForm()
    if part == "lobby":
        return RequestForm()
    if part == "stand":
        return MoveForm(choices=_states(cluster))
    return WordsForm(label=WHAT_HAPPENED)


def _states(cluster: Cluster) -> list[Any]:
    return [state for state in next_of(CLUSTER, cluster.state) if state not in (BY_A_MEASURE, ClusterState.LOBBY)]


def _page(request: HttpRequest, cluster: Cluster, part: str, form: Any) -> HttpResponse:
    log_reading(by=actor(request), action=Action.VIEW)
    subject = subjects.subject_of(cluster.provision)
    said = {
        "cluster": cluster,
        "part": part,
        "parts": [(key, title, key == part) for key, title in TABS.items()],
        "form": form,
        "problems": form.problems,
        "is_late": queries.is_late(cluster, timezone.localdate()),
        "subject": subject,
        "area": subjects.area_name(cluster.area),
        "reports": list(report_queries.of_cluster(cluster)),
        "fed": list(report_queries.fed_about(cluster.provision)),
        "measures": queries.measures_of(cluster),
        "requests": list(queries.lobby_of(cluster)),
        "others": [one for one in lobby_queries.chosen(lobby_queries.Wanted()) if cluster not in one.clusters.all()],
        "timeline": [wording.happened(step) for step in queries.timeline(cluster, for_everybody=False)][::-1],
    }
    return render(request, "practice/cluster_desk.html", said)


@allowed(may_triage)
@require_POST
@transaction.atomic
def act(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """Do one of these things; when it was not understood, the page says why."""
    cluster = found_or_404(queries.find(key), key)
    part, form = _sent(step, request, cluster)
    if not form.is_valid():
        return _page(request, cluster, part, form)
    try:
        with transaction.atomic():
            _do(step, request, cluster, form)
    except Refused as refused:
        form.refuse(refused)
        return _page(request, found_or_404(queries.find(key), key), part, form)
    return see_other("cluster-desk", key)


def _sent(step: str, request: HttpRequest, cluster: Cluster) -> tuple[str, Any]:
    """On which part the form stands, and the form as it was sent."""
    match step:
        case "schrijf":
            return step, ClusterForm(request.POST)
        case "beurt":
            return step, TurnForm(request.POST)
        case "maatregel":
            return step, MeasureForm(request.POST)
        case "lobby":
            return step, RequestForm(request.POST)
        case "stand":
            return step, MoveForm(request.POST, choices=_states(cluster))
        case "vertel":
            return "", WordsForm(request.POST, label=WHAT_HAPPENED)
        case "openbaar":
            return "", WordsForm({"words": "-"}, label=WHAT_HAPPENED)
        case "erbij":
            return "lobby", WordsForm({"words": "-"}, label=WHAT_HAPPENED)
        case "terug":
            return "", WordsForm(request.POST, label=WHY_BACK)
    raise Http404(step)


def _do(step: str, request: HttpRequest, cluster: Cluster, form: Any) -> None:
    by, said = actor(request), form.cleaned_data
    match step:
        case "schrijf":
            services.change(cluster=cluster, about=form.cluster, by=by)
        case "beurt":
            services.give_turn(cluster=cluster, turn=form.turn, reason=said["reason"], by=by)
        case "maatregel":
            measure_services.begin(cluster=cluster, plan=form.plan, by=by)
        case "lobby":
            lobby_services.make(request=form.request, clusters=[cluster], by=by)
        case "erbij":
            item = found_or_404(lobby_queries.find(request.POST.get("punt", "")), step)
            lobby_services.add(item=item, cluster=cluster, by=by)
        case "stand":
            services.move(cluster=cluster, to=ClusterState(said["to"]), words=said["words"], by=by)
        case "vertel":
            services.tell(cluster=cluster, words=said["words"], by=by)
        case "openbaar":
            services.show(cluster=cluster, by=by)
        case "terug":
            services.take_back(cluster=cluster, reason=said["words"], by=by)


@allowed(may_triage)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def judge(request: HttpRequest, number: int) -> HttpResponse:
    """Say whether a measure helped."""
    measure: Measure = found_or_404(queries.measure(number), number)
    form = VerdictForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            with transaction.atomic():
                measure_services.judge(
                    measure=measure, verdict=said["verdict"], result=said["result"], by=actor(request)
                )
            return see_other("cluster-desk", measure.cluster.key)
        except Refused as refused:
            form.refuse(refused)
    said = {"measure": measure, "form": form, "figure": subjects.figure(measure.indicator)}
    return render(request, "practice/judge.html", said)
