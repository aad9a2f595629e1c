"""For who keeps the knowledge: write, look whether it still holds, retire, and the research agenda."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.community.knowledge.choices import AboutKind, Kind, ResearchState
from perspectief.community.knowledge.forms.parts import Telling, ticked
from perspectief.community.knowledge.forms.writing import AgendaForm, ItemForm, NewsForm, ReasonForm, StillHoldsForm
from perspectief.community.knowledge.models import Item, Question
from perspectief.community.knowledge.permissions import may_keep
from perspectief.community.knowledge.queries import items, questions, research
from perspectief.community.knowledge.services import items as services
from perspectief.community.knowledge.services import research as studies
from perspectief.community.knowledge.states import research_next
from perspectief.community.knowledge.views.common import actor_of, done, every_subject
from perspectief.community.knowledge.views.public import found_item
from perspectief.community.knowledge.views.words import WHY_RETIRED
from perspectief.foundation.places import queries as places
from perspectief.foundation.ui.pages import allowed, see_other

ON_ONE_PAGE = 25
LISTS = ("nakijken", "alles", "weg")


@allowed(may_keep)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What must be looked at, everything, or what went off the list."""
    which = request.GET.get("lijst", "nakijken")
    which, day = which if which in LISTS else "nakijken", timezone.localdate()
    found = {
        "nakijken": items.overdue(settings.MUNICIPALITY, day),
        "alles": items.on_the_list(settings.MUNICIPALITY).order_by("title"),
        "weg": items.versions(settings.MUNICIPALITY).exclude(item__retired_at=None).order_by("-item__retired_at"),
    }
    leaf = Paginator(found[which], ON_ONE_PAGE).get_page(request.GET.get("blad"))
    counts = {name: rows.count() for name, rows in found.items()}
    return render(request, "knowledge/desk.html", {"which": which, "leaf": leaf, "counts": counts, "day": day})


@allowed(may_keep)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Put something that is known on the list; with `?vraag=` from a question between colleagues."""
    origin = questions.find(settings.MUNICIPALITY, request.GET.get("vraag", ""))
    if origin is not None and (origin.taken_out or origin.item):
        origin = None
    form = ItemForm(request.POST or None, subjects=every_subject(), initial=_from(origin))
    if request.method == "POST" and form.is_valid():
        said = {"kind": Kind(form.cleaned_data["kind"]), "said": form.said, "from_question": origin}
        city = places.municipality(settings.MUNICIPALITY)
        if made := done(form, lambda: services.add_item(municipality=city, by=actor_of(request), **said)):
            return see_other(reverse("knowledge:item", args=[made.key]))
    return render(request, "knowledge/write.html", {"form": form, "origin": origin, "item": None})


def _from(origin: Question | None) -> dict[str, Any]:
    """What a question and the answer that helped say already: somebody still makes it fit for everybody."""
    if origin is None:
        return {}
    helped = next((one for one in origin.answers.all() if one.helped), None)
    about = [(AboutKind.THEME.value, origin.theme)]
    about += [(AboutKind.PROVISION.value, origin.provision)] if origin.provision else []
    words = {"title": origin.title, "text": helped.text if helped else ""}
    return {**words, "kind": Kind.GUIDE.value, "source_status": "own", **ticked(about)}


@allowed(may_keep)
@require_http_methods(["GET", "HEAD", "POST"])
def rewrite(request: HttpRequest, key: str) -> HttpResponse:
    """Write a further version."""
    found = found_item(key)
    form = ItemForm(request.POST or None, subjects=every_subject(), again=True, initial=_now(found))
    if request.method == "POST" and form.is_valid():
        said = {"said": form.said, "reason": form.cleaned_data["reason"]}
        if done(form, lambda: services.rewrite(item=found, by=actor_of(request), **said)):
            return see_other(reverse("knowledge:item", args=[key]))
    return render(request, "knowledge/write.html", {"form": form, "origin": None, "item": found})


def _now(item: Item) -> dict[str, Any]:
    said = dict(services.said_now(item).__dict__)
    about, grade = said.pop("about"), said["grade"]
    day = said["checked_until"]
    shown = {"grade": "" if grade is None else str(grade), "checked_until": f"{day:%d-%m-%Y}" if day else ""}
    return {**said, **shown, **ticked(about)}


@allowed(may_keep)
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, key: str) -> HttpResponse:
    """It still holds, it goes off the list, or it comes back."""
    found = found_item(key)
    step = request.POST.get("stap", "") if request.method == "POST" else ""
    holds = StillHoldsForm(request.POST if step == "klopt" else None)
    leaves = ReasonForm(request.POST if step == "weg" else None, label=WHY_RETIRED)
    if step and _kept(request, found, step, holds, leaves):
        return see_other(reverse("knowledge:item", args=[key]))
    last = next(one for one in found.versions.all() if one.is_last)
    said = {"item": found, "version": last, "holds": holds, "leaves": leaves}
    return render(request, "knowledge/keep.html", {**said, "problems": [*holds.problems, *leaves.problems]})


def _kept(request: HttpRequest, found: Item, step: str, holds: Telling, leaves: Telling) -> Any:
    by = actor_of(request)
    if step == "klopt" and holds.is_valid():
        return done(holds, lambda: services.still_holds(item=found, until=holds.cleaned_data["until"], by=by))
    if step == "weg" and leaves.is_valid():
        return done(leaves, lambda: services.retire(item=found, reason=leaves.cleaned_data["reason"], by=by))
    if step == "terug":
        return done(leaves, lambda: services.bring_back(item=found, by=by))
    return None


# --- The research agenda ----------------------------------------------------------------------------------------------
@allowed(may_keep)
@require_http_methods(["GET", "HEAD", "POST"])
def put_on_agenda(request: HttpRequest) -> HttpResponse:
    """Put a question to researchers on the agenda."""
    form = AgendaForm(request.POST or None, subjects=every_subject())
    if request.method == "POST" and form.is_valid():
        city, day = places.municipality(settings.MUNICIPALITY), timezone.localdate()
        said = {"wanted": form.wanted, "came": studies.Came(ResearchState.WANTED), "asked_on": day}
        if made := done(form, lambda: studies.put_on_agenda(municipality=city, by=actor_of(request), **said)):
            return see_other(reverse("knowledge:research", args=[made.key]))
    return render(request, "knowledge/put_on_agenda.html", {"form": form})


@allowed(may_keep)
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, key: str) -> HttpResponse:
    """Tell how far a study is."""
    found = research.find(settings.MUNICIPALITY, key)
    if found is None:
        raise Http404(key)
    known = items.on_the_list(settings.MUNICIPALITY).order_by("title")
    offered = [(one.item.key, one.title) for one in known]
    form = NewsForm(request.POST or None, states=research_next(found.state), items=offered)
    if request.method == "POST" and form.is_valid():
        item = items.find(settings.MUNICIPALITY, form.cleaned_data["item"])
        if done(form, lambda: studies.tell(research=found, came=form.came, by=actor_of(request), item=item)):
            return see_other(reverse("knowledge:research", args=[key]))
    return render(request, "knowledge/tell.html", {"form": form, "research": found})
