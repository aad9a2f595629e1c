"""What everybody may read: what goes wrong, what becomes of it, the lobby, the ideas, and answers to areas."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.ui.pages import allowed, public
from perspectief.policy.practice import wording
from perspectief.policy.practice.forms.lobby import ChooseRequests
from perspectief.policy.practice.forms.others import AskForm, ChooseIdeas, SearchForm
from perspectief.policy.practice.forms.triage import ChooseClusters
from perspectief.policy.practice.models import Cluster
from perspectief.policy.practice.permissions import may_ask, may_triage, may_write_down
from perspectief.policy.practice.queries import clusters, counts, ideas, lobby, questions, subjects
from perspectief.policy.practice.queries.settings import setting
from perspectief.policy.practice.services import questions as services
from perspectief.policy.practice.services.refusing import Refused
from perspectief.policy.practice.views.common import actor, found_or_404, leaf_of, see_other, table


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What goes wrong and what becomes of it."""
    form = ChooseClusters(request.GET)
    found = clusters.chosen(form.wanted, among=clusters.public()).prefetch_related("measures")
    leaf = leaf_of(request, found)
    by = actor(request)
    said = {
        "form": form,
        "leaf": leaf,
        "rows": rows(list(leaf)),
        "counted": counts.reported().about,
        "may_triage": may_triage(by).allowed,
        "may_write_down": may_write_down(by).allowed,
        "may_ask": may_ask(by).allowed,
    }
    return render(request, "practice/index.html", said)


def rows(found: list[Cluster]) -> list[dict[str, Any]]:
    """What a list shows of each cluster."""
    day, told = timezone.localdate(), counts.reported()
    names = subjects.names(one.provision for one in found)
    return [
        {
            "cluster": one,
            "reported": told.of(one.key),
            "is_late": clusters.is_late(one, day),
            "about": names.get(one.provision, ""),
            "measures": list(one.measures.all()),
        }
        for one in found
    ]


@public
@require_safe
def as_file(request: HttpRequest) -> HttpResponse:
    """The clusters of this choice as a table."""
    return table(clusters.rows_for_a_file(ChooseClusters(request.GET).wanted), "knelpunten")


@public
@never_cache
@require_safe
def cluster(request: HttpRequest, key: str) -> HttpResponse:
    """One cluster: what goes wrong, who is to act, what happened and what came of it."""
    found = found_or_404(clusters.find_public(key), key)
    told = counts.reported()
    said = {
        "cluster": found,
        "row": rows([found])[0],
        "counted": told.about,
        "subject": subjects.subject_of(found.provision),
        "area": subjects.area_name(found.area),
        "measures": clusters.measures_of(found),
        "requests": list(clusters.lobby_of(found)),
        "timeline": [wording.happened(step) for step in clusters.timeline(found, for_everybody=True)][::-1],
        "may_triage": may_triage(actor(request)).allowed,
    }
    return render(request, "practice/cluster.html", said)


@public
@require_safe
def lobby_agenda(request: HttpRequest) -> HttpResponse:
    """What we ask of others, by the themes of the plan."""
    form = ChooseRequests(request.GET)
    told = counts.reported()
    themes = [
        (theme, [{"item": item, "shown": [(one, told.of(one.key)) for one in item.shown]} for item in items])
        for theme, items in lobby.by_theme(form.wanted)
    ]
    said = {"form": form, "themes": themes, "counted": told.about, "may_triage": may_triage(actor(request)).allowed}
    return render(request, "practice/lobby.html", said)


@public
@require_safe
def lobby_file(request: HttpRequest) -> HttpResponse:
    """The requests of this choice as a table."""
    return table(lobby.rows_for_a_file(ChooseRequests(request.GET).wanted), "lobby-agenda")


@public
@never_cache
@require_safe
def lobby_item(request: HttpRequest, key: str) -> HttpResponse:
    """One request: what we ask, why, of whom, and what the answer was."""
    item, told = found_or_404(lobby.find(key), key), counts.reported()
    said = {
        "item": item,
        "shown": [(one, told.of(one.key)) for one in item.shown],
        "counted": told.about,
        "steps": list(item.steps.all())[::-1],
        "may_triage": may_triage(actor(request)).allowed,
    }
    return render(request, "practice/lobby_item.html", said)


@public
@require_safe
def all_ideas(request: HttpRequest) -> HttpResponse:
    """The ideas of the work conference of 2019, each with what became of it."""
    form = ChooseIdeas(request.GET)
    leaf = leaf_of(request, ideas.chosen(form.wanted), 30)
    said = {
        "form": form,
        "leaf": leaf,
        "rows": [(one, ideas.newest(one)) for one in leaf],
        "may_triage": may_triage(actor(request)).allowed,
    }
    return render(request, "practice/ideas.html", said)


@public
@require_safe
def ideas_file(request: HttpRequest) -> HttpResponse:
    """The ideas of this choice as a table."""
    return table(ideas.rows_for_a_file(ChooseIdeas(request.GET).wanted), "ideeen-van-2019")


@public
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Questions of areas that were answered, so that others have use of it."""
    form = SearchForm(request.GET)
    leaf = leaf_of(request, questions.answered(form.chosen.get("zoek", "")))
    names = {one.key: one.name for one in subjects.areas()}
    said = {
        "form": form,
        "leaf": leaf,
        "rows": [(one, names.get(one.area, "")) for one in leaf],
        "may_ask": may_ask(actor(request)).allowed,
        "may_triage": may_triage(actor(request)).allowed,
    }
    return render(request, "practice/answers.html", said)


@allowed(may_ask)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Somebody who works in an area lays a question before the team."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = services.ask(**form.asked, by=actor(request))
        except Refused as refused:
            form.refuse(refused)
        else:
            return see_other("ask", more=f"?gevraagd={made.key}")
    asked = questions.find(request.GET.get("gevraagd", ""))
    said = {"form": form, "asked": asked if request.method != "POST" else None, "days": setting("area_answer_days")}
    return render(request, "practice/ask.html", said)
