"""Somebody can be recognised: a page that asks which words go for good, and why."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from perspectief.community.knowledge.choices import Gone
from perspectief.community.knowledge.forms.taking_out import TakeOutForm
from perspectief.community.knowledge.models import Item
from perspectief.community.knowledge.permissions import may_keep
from perspectief.community.knowledge.queries import research
from perspectief.community.knowledge.services import taking_out as services
from perspectief.community.knowledge.views.common import actor_of, done
from perspectief.community.knowledge.views.public import found_item
from perspectief.foundation.ui.pages import allowed, see_other


@allowed(may_keep)
@require_http_methods(["GET", "HEAD", "POST"])
def of_item(request: HttpRequest, key: str) -> HttpResponse:
    """Take words out of earlier versions of an item, or out of all."""
    found = found_item(key)
    whichs = _whichs(found)
    form = TakeOutForm(request.POST if request.method == "POST" else None, whichs=whichs)
    if whichs and form.is_bound and form.is_valid():
        told, by = form.cleaned_data, actor_of(request)
        said = {"gone": Gone(told["gone"]), "reason": told["why"], "new_address": told.get("new_address", False)}
        if made := done(form, lambda: services.take_out(item=found, by=by, **said)):
            return see_other(reverse("knowledge:item", args=[made.key]))
    last = next(one for one in found.versions.all() if one.is_last)
    shown = {"form": form, "title": last.title, "can": bool(whichs), "has_old": Gone.OLD in whichs, "item": found}
    return render(request, "knowledge/take_out.html", {**shown, "back": reverse("knowledge:item", args=[key])})


def _whichs(item: Item) -> tuple[Gone, ...]:
    """From which versions words can go."""
    left = [one for one in item.versions.all() if not one.taken_out]
    old = (Gone.OLD,) if any(not one.is_last for one in left) else ()
    return (*old, *((Gone.ALL,) if left else ()))


@allowed(may_keep)
@require_http_methods(["GET", "HEAD", "POST"])
def of_research(request: HttpRequest, key: str) -> HttpResponse:
    """Take the words out of a study and of all news about it."""
    found = research.find(settings.MUNICIPALITY, key)
    if found is None:
        raise Http404(key)
    form = TakeOutForm(request.POST if request.method == "POST" else None)
    if not found.taken_out and form.is_bound and form.is_valid():
        said = {"reason": form.cleaned_data["why"], "by": actor_of(request)}
        if made := done(form, lambda: services.take_out_research(research=found, **said)):
            return see_other(reverse("knowledge:research", args=[made.key]))
    shown = {"form": form, "title": found.question, "can": not found.taken_out}
    return render(request, "knowledge/take_out.html", {**shown, "back": reverse("knowledge:research", args=[key])})
