"""The workbench of the monitor, for who steers it: indicators, their versions and steps, and targets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.ui.pages import allowed, see_other
from perspectief.policy.monitor.choices import State, TargetState
from perspectief.policy.monitor.forms.workbench import (
    ChooseIndicators,
    ProposeForm,
    StepForm,
    TargetForm,
    VersionForm,
    WishForm,
    as_typed,
    problems,
    wish_as_typed,
)
from perspectief.policy.monitor.models import Indicator, IndicatorVersion, Target
from perspectief.policy.monitor.permissions import NEXT, may_look, may_propose_target, may_steer
from perspectief.policy.monitor.queries import indicators as queries
from perspectief.policy.monitor.queries import workbench
from perspectief.policy.monitor.services import indicators as services
from perspectief.policy.monitor.services import targets
from perspectief.policy.monitor.services.problems import Refused

STEPS = {"op-proef": State.TRYING, "in-gebruik": State.ADOPTED, "stop": State.RETIRED}
"""Word in the address, and where the indicator goes."""
BOTH = ("GET", "HEAD", "POST")


@allowed(may_look)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All indicators, in every state, as somebody looks for them."""
    form = ChooseIndicators(request.GET, goals=workbench.goals_now(), collections=workbench.collections())
    said = {"form": form, "rows": workbench.rows(form.chosen), "may_steer": may_steer(request.actor).allowed}
    return render(request, "monitor/workbench.html", said)


@allowed(may_look)
@require_safe
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    """One indicator with its versions, steps and targets, and what may be done with it."""
    found = _find(key)
    steers = may_steer(request.actor).allowed
    said = {
        "whole": workbench.whole(found),
        "steps": [(word, state) for word, state in STEPS.items() if steers and state in NEXT[State(found.state)]],
        "may_steer": steers,
        "may_propose": may_propose_target(request.actor).allowed,
        "done": request.GET.get("net", ""),
    }
    return render(request, "monitor/workbench_indicator.html", said)


@allowed(may_steer)
@require_http_methods(BOTH)
def propose(request: HttpRequest) -> HttpResponse:
    """Propose an indicator."""
    choices = {"goals": workbench.goals_now(), "lines": workbench.lines_now()}
    form = ProposeForm(request.POST or None, **choices)

    def do() -> Indicator:
        said = form.cleaned_data
        return services.propose(name=form.called, meaning=form.meaning, by=request.actor, reason=said["reason"])

    made = _try(form, do) if request.method == "POST" else None
    if made:
        return _back(made, "voorstel")
    return render(request, "monitor/workbench_propose.html", {"form": form, "problems": _problems(form)})


@allowed(may_steer)
@require_http_methods(BOTH)
def step(request: HttpRequest, key: str, word: str) -> HttpResponse:
    """Try, adopt or retire an indicator: first why and what it means, then the button."""
    found = _find(key)
    if word not in STEPS or STEPS[word] not in NEXT[State(found.state)]:
        raise Http404(word)
    form = StepForm(request.POST or None)

    def do() -> Indicator:
        move = services.MOVES[STEPS[word]]
        return move(indicator=found, by=request.actor, reason=form.cleaned_data["reason"])

    if request.method == "POST" and _try(form, do):
        return _back(found, word)
    said = {"indicator": found, "form": form, "word": word, "problems": _problems(form)}
    return render(request, "monitor/workbench_step.html", said)


@allowed(may_steer)
@require_http_methods(BOTH)
def version(request: HttpRequest, key: str) -> HttpResponse:
    """A new meaning: typed, looked at beside the old one, and then kept."""
    found = _find(key)
    before = next(reversed(queries.versions_until(found)), None)
    form = VersionForm(request.POST or None, initial=as_typed(before) if before else None)
    changed: list[queries.Difference] = []
    if request.method == "POST" and form.is_valid():
        changed = queries.differences(before, IndicatorVersion(**vars(form.meaning)))

        def do() -> IndicatorVersion:
            return services.new_version(indicator=found, meaning=form.meaning, change=form.change, by=request.actor)

        if "bewaar" in request.POST and _try(form, do):
            return _back(found, "versie")
    said = {"indicator": found, "before": before, "form": form, "changed": changed, "problems": _problems(form)}
    return render(request, "monitor/workbench_version.html", said)


@allowed(may_propose_target)
@require_http_methods(BOTH)
def propose_target(request: HttpRequest, key: str) -> HttpResponse:
    """Propose what the city should want of an indicator."""
    found = _find(key)
    form = WishForm(request.POST or None)

    def do() -> Target:
        said = form.cleaned_data
        return targets.propose_target(
            indicator=found, wish=form.wish, by=request.actor, reason=said["reason"], source=said["source"]
        )

    return _target_page(request, "propose", found, form, do, done="streefdoel-voorstel")


@allowed(may_steer)
@require_http_methods(BOTH)
def set_target(request: HttpRequest, key: str) -> HttpResponse:
    """Note a target that was decided."""
    found = _find(key)
    form = TargetForm(request.POST or None)

    def do() -> Target:
        return targets.set_target(indicator=found, wish=form.wish, decision=form.decision, by=request.actor)

    return _target_page(request, "set", found, form, do, done="streefdoel")


@allowed(may_steer)
@require_http_methods(BOTH)
def replace_target(request: HttpRequest, number: int) -> HttpResponse:
    """Want something else instead of what holds now."""
    old = _target(number)
    if old.state != TargetState.SET:
        raise Http404(str(number))
    form = TargetForm(request.POST or None, initial=wish_as_typed(old))

    def do() -> Target:
        return targets.replace_target(target=old, wish=form.wish, decision=form.decision, by=request.actor)

    return _target_page(request, "replace", old.indicator, form, do, done="streefdoel-vervangen")


@allowed(may_steer)
@require_http_methods(BOTH)
def accept_target(request: HttpRequest, number: int) -> HttpResponse:
    """Take a proposal over, as it is or with another number; what holds in that time is replaced."""
    proposal = _open_proposal(number)
    form = TargetForm(request.POST or None, initial=wish_as_typed(proposal))

    def do() -> Target:
        said = {"wish": form.wish, "decision": form.decision, "by": request.actor, "proposal": proposal}
        held = targets.held_then(proposal.indicator, form.wish)
        if held is not None:
            return targets.replace_target(target=held, **said)
        return targets.set_target(indicator=proposal.indicator, **said)

    return _target_page(request, "accept", proposal.indicator, form, do, done="streefdoel")


@allowed(may_steer)
@require_http_methods(BOTH)
def refuse_target(request: HttpRequest, number: int) -> HttpResponse:
    """Do not take a proposal over, and say why."""
    proposal = _open_proposal(number)
    form = StepForm(request.POST or None)

    def do() -> Target:
        return targets.refuse_target(target=proposal, by=request.actor, reason=form.cleaned_data["reason"])

    return _target_page(request, "refuse", proposal.indicator, form, do, done="streefdoel-geweigerd")


# --- Shared -----------------------------------------------------------------------------------------------------------


def _target_page(
    request: HttpRequest, what: str, found: Indicator, form: forms.Form, do: Callable[[], Target], *, done: str
) -> HttpResponse:
    if request.method == "POST" and _try(form, do):
        return _back(found, done)
    said = {"indicator": found, "form": form, "what": what, "problems": _problems(form)}
    return render(request, "monitor/workbench_target.html", said)


def _try(form: forms.Form, do: Callable[[], Any]) -> Any:
    """What the service made; None when the form or the service says no, which then stands at its field."""
    if not form.is_valid():
        return None
    try:
        return do()
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return None


def _problems(form: forms.Form) -> list[Any]:
    return problems(form) if form.is_bound else []


def _find(key: str) -> Indicator:
    found = queries.find(key)
    if found is None:
        raise Http404(key)
    return found


def _target(number: int) -> Target:
    found = workbench.find_target(number)
    if found is None:
        raise Http404(str(number))
    return found


def _open_proposal(number: int) -> Target:
    found = _target(number)
    if found.state != TargetState.PROPOSED or found.superseded_at is not None:
        raise Http404(str(number))
    return found


def _back(found: Indicator, done: str) -> HttpResponse:
    return see_other(f"{reverse('monitor:workbench-indicator', args=[found.key])}?net={done}")
