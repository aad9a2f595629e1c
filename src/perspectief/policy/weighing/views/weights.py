"""How heavy each question counts: set by each body before the first scores are opened, and read beside each other."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.policy.weighing import wording
from perspectief.policy.weighing.calc import framework
from perspectief.policy.weighing.choices import ByWhom, WeightMode
from perspectief.policy.weighing.forms.choosing import WeightsForm
from perspectief.policy.weighing.models import Round, Weighting
from perspectief.policy.weighing.permissions import may_lead_weights, may_see_weights, may_set_weights
from perspectief.policy.weighing.services import weights as services
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.common import found_round, see_other
from perspectief.policy.weighing.views.tables import Table, table


@allowed(may_see_weights)
@require_safe
def overview(request: HttpRequest, key: str) -> HttpResponse:
    """The weights of each body beside each other."""
    return _overview(request, found_round(key))


def _overview(request: HttpRequest, one: Round, refused: str = "") -> HttpResponse:
    from perspectief.policy.weighing import charts  # drawing takes long to load
    from perspectief.policy.weighing.queries import results

    actor, content = _actor(request), framework.read(one.framework.content)
    found = list(results.weightings(one))
    labels = {question.key: f"{question.number}. {question.label}" for question in content.questions}
    said = {
        "round": one,
        "weightings": found,
        "table": _table(found, labels),
        "chart": charts.weights(found, labels),
        "bodies": [(body, content.weight_mode) for body in ByWhom if may_set_weights(actor, body).allowed],
        "is_open": one.state in services.BEFORE_OPENING,
        "may_lead": may_lead_weights(actor).allowed,
        "here": "weights",
        "problems": [],
        "refused": refused,
    }
    return render(request, "weighing/weights.html", said)


def _table(found: list[Weighting], labels: dict[str, str]) -> Table | None:
    heads = (_("Vraag"), *(capfirst(one.get_by_whom_display()) for one in found))
    rows = [[label, *(wording.number(100 * one.weights[key]) for one in found)] for key, label in labels.items()]
    return table(_("Hoe zwaar elke vraag telt, van 100"), heads, rows) if found else None


@allowed(may_see_weights)
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, key: str, body: str, mode: str) -> HttpResponse:
    """Say how heavy each question counts for one body, in one of the ways."""
    one, actor = found_round(key), _actor(request)
    if body not in ByWhom.values or mode not in WeightMode.values:
        raise Http404(body)
    insist(may_set_weights(actor, ByWhom(body)))
    is_led = may_lead_weights(actor).allowed
    content = framework.read(one.framework.content)
    form = WeightsForm(request.POST or None, content=content, mode=WeightMode(mode), is_led=is_led)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            services.set_weights(round=one, said=_said(form, body, mode), by=actor)
        except Refused as wrong:
            refused = str(wrong)
        else:
            return see_other("weights", one.key)
    said = {
        "round": one,
        "here": "weights",
        "form": form,
        "problems": form.problems,
        "refused": refused,
        "body": ByWhom(body),
        "mode": WeightMode(mode),
        "modes": list(WeightMode),
        "is_open": one.state in services.BEFORE_OPENING,
    }
    return render(request, "weighing/weights_say.html", said)


def _said(form: WeightsForm, body: str, mode: str) -> services.Said:
    known: dict[str, Any] = form.cleaned_data
    leads = bool(known.get("leidt"))
    return services.Said(ByWhom(body), WeightMode(mode), form.given(), known["reden"], leads)


@allowed(may_lead_weights)
@require_POST
def lead(request: HttpRequest, key: str) -> HttpResponse:
    """Choose with the weights of this body."""
    one = found_round(key)
    found = Weighting.objects.filter(round=one, by_whom=request.POST.get("wie", ""), replaced_at=None).first()
    if found is None:
        raise Http404
    try:
        services.lead(weighting=found, by=_actor(request))
    except Refused as wrong:
        return _overview(request, one, str(wrong))
    return see_other("weights", one.key)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = getattr(request, "actor", NOBODY)
    return actor
