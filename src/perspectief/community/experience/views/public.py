"""What everybody may read: what experts do, where they are needed, and what a reward does to benefits."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.community.experience.calc.reward import effect_of
from perspectief.community.experience.choices import AdviceState, Kind, NeedState, Reward
from perspectief.community.experience.forms.reward import RewardForm
from perspectief.community.experience.permissions import may_ask, may_be_expert, may_coordinate
from perspectief.community.experience.queries import advice, tasks
from perspectief.community.experience.queries import words as named
from perspectief.community.experience.views.common import actor
from perspectief.foundation.ui.fields import labelled
from perspectief.foundation.ui.pages import public, public_without_storage
from perspectief.rules import BadHousehold

ASKS = {
    "exemption_months_used": "months_used",
}
"""Last part of a place of the law, and the field that asks for it."""


@public
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What experts by experience do, and how somebody begins."""
    by, day = actor(request), timezone.localdate()
    known = advice.counts(day)
    context = {
        "kinds": labelled(Kind.choices),
        "rewards": labelled(Reward.choices),
        "open": list(tasks.open_tasks(day)[:6]),
        "advice": [(state.label, known[state]) for state in AdviceState if known[state]],
        "late": known[advice.LATE],
        "is_expert": may_be_expert(by).allowed,
        "may_ask": may_ask(by).allowed,
        "may_coordinate": may_coordinate(by).allowed,
    }
    return render(request, "experience/start.html", context)


@public
@require_safe
def where(request: HttpRequest) -> HttpResponse:
    """Where lived experience is needed, by how far it is and by wijk."""
    areas = named.areas()
    asked = request.GET.get("wijk", "")
    area = asked if asked in areas else ""
    found = sorted(tasks.needs(area), key=lambda one: NeedState.values.index(one.state))
    groups = [
        (NeedState(state).label, [(one, areas.get(one.area, "")) for one in rows])
        for state, rows in groupby(found, key=lambda one: one.state)
    ]
    context = {
        "groups": groups,
        "tiles": tasks.needs_map(),
        "areas": sorted(areas.items(), key=lambda one: one[1]),
        "area": area,
        "may_coordinate": may_coordinate(actor(request)).allowed,
    }
    return render(request, "experience/where.html", context)


@public_without_storage
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def reward(request: HttpRequest) -> HttpResponse:
    """What a reward does to benefits. The household is computed with and forgotten."""
    form = RewardForm(request.POST if request.method == "POST" else None, initial=_told_of_task(request))
    context: dict[str, Any] = {"form": form, "effect": None, "impossible": False}
    if request.method == "POST" and form.is_valid():
        context |= _computed(form)
    return render(request, "experience/reward.html", context)


def _told_of_task(request: HttpRequest) -> dict[str, str]:
    """A question or agreement brings what stands against it; nothing about a person."""
    kind, amount = request.GET.get("soort", ""), request.GET.get("bedrag", "")
    is_amount = amount.replace(",", "", 1).isdigit() and len(amount) < 10
    return {"reward": kind if kind in Reward.values else "", "amount": amount if is_amount else ""}


def _computed(form: RewardForm) -> dict[str, Any]:
    day = timezone.localdate()
    try:
        household = form.household(day, settings.MUNICIPALITY)
        effect = effect_of(household, form.cleaned_data["reward"], form.cleaned_data["amount"] or 0.0, day)
    except BadHousehold:
        return {"impossible": True}
    fields = [ASKS[part] for place in effect.ask if (part := place.rpartition(".")[2]) in ASKS]
    return {"effect": effect, "kind": Reward(form.cleaned_data["reward"]), "ask": [form[name] for name in fields]}
