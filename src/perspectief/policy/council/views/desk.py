"""The desk of half years: their calendar, what was decided, and how far they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from perspectief.foundation.places import queries as places
from perspectief.foundation.ui.pages import allowed, see_other
from perspectief.policy.council.choices import DecidedBy, MomentKind, Phase
from perspectief.policy.council.forms.desk import CycleForm, DecisionForm, DoneForm, MomentForm, ReasonForm
from perspectief.policy.council.forms.problems import Telling
from perspectief.policy.council.models import Cycle
from perspectief.policy.council.permissions import may_see_the_work, may_steer
from perspectief.policy.council.queries import cycles, reports
from perspectief.policy.council.services import cycles as services
from perspectief.policy.council.services.refusing import Refused
from perspectief.policy.council.states import next_phase


@allowed(may_see_the_work)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """All half years, and the next one to make."""
    return _desk(request, CycleForm())


def _desk(request: HttpRequest, form: CycleForm, refused: str = "") -> HttpResponse:
    half = cycles.next_to_make(settings.MUNICIPALITY, timezone.localdate())
    found = list(cycles.cycles(settings.MUNICIPALITY))
    said = {
        "rows": [(one, reports.latest(one)) for one in found],
        "next": half.key,
        "proposed": services.phases_of(half),
        "form": form,
        "problems": form.problems,
        "refused": refused,
        "may_steer": may_steer(request.actor).allowed,
    }
    return render(request, "council/desk.html", said, status=200)


@allowed(may_steer)
@require_POST
def make_cycle(request: HttpRequest) -> HttpResponse:
    """Begin the next half year."""
    form = CycleForm(request.POST)
    if not form.is_valid():
        return _desk(request, form)
    half = cycles.next_to_make(settings.MUNICIPALITY, timezone.localdate())
    phases = form.phases(services.phases_of(half))
    municipality = places.municipality(settings.MUNICIPALITY)
    try:
        made = services.make_cycle(municipality=municipality, half=half, by=request.actor, phases=phases)
    except Refused as refused:
        return _desk(request, form, str(refused))
    return see_other(reverse("council:desk-cycle", args=[made.key]))


# --- One half year ----------------------------------------------------------------------------------------------------
FORMS: dict[str, type[Telling]] = {"verder": ReasonForm, "moment": MomentForm, "besluit": DecisionForm}


@allowed(may_see_the_work)
@require_safe
def cycle(request: HttpRequest, cycle: str) -> HttpResponse:
    """One half year."""
    return _cycle(request, found_cycle(cycle), {})


def _cycle(request: HttpRequest, found: Cycle, bound: dict[str, Telling], refused: str = "") -> HttpResponse:
    forms = {name: bound.get(name) or make(prefix=name) for name, make in FORMS.items()}
    following = next_phase(Phase(found.phase))
    said: dict[str, Any] = {
        "cycle": found,
        "moments": cycles.moments(found),
        "moved": cycles.moved(found),
        "decisions": cycles.decisions(found),
        "steps": found.steps.all(),
        "report": reports.latest(found),
        "next_phase": following.label if following else "",
        "go_on": forms["verder"],
        "moment_form": forms["moment"],
        "decision_form": forms["besluit"],
        "problems": [problem for form in (*forms.values(), *bound.values()) for problem in form.problems],
        "refused": refused,
        "may_steer": may_steer(request.actor).allowed,
        "today": timezone.localdate(),
    }
    return render(request, "council/desk_cycle.html", said)


Act = Callable[[HttpRequest, Cycle, Any], object]


def _go_on(request: HttpRequest, found: Cycle, form: Any) -> object:
    return services.move_on(cycle=found, by=request.actor, reason=form.cleaned_data["reden"])


def _set_moment(request: HttpRequest, found: Cycle, form: Any) -> object:
    said = form.cleaned_data
    return services.set_moment(
        cycle=found,
        kind=MomentKind(said["soort"]),
        day=said["dag"],
        by=request.actor,
        title=said["titel"],
        reason=said["reden"],
    )


def _decide(request: HttpRequest, found: Cycle, form: Any) -> object:
    said = form.cleaned_data
    return services.note_decision(
        cycle=found,
        on=said["op"],
        decided_by=DecidedBy(said["door"]),
        text=said["tekst"],
        reason=said["waarom"],
        by=request.actor,
    )


ACTS: dict[str, Act] = {"verder": _go_on, "moment": _set_moment, "besluit": _decide}


@allowed(may_steer)
@require_POST
def act(request: HttpRequest, cycle: str, what: str) -> HttpResponse:
    """Go on to the next phase, put a day in the calendar, or write down a decision."""
    found = found_cycle(cycle)
    if what not in ACTS:
        raise Http404(what)
    form = FORMS[what](request.POST, prefix=what)
    if not form.is_valid():
        return _cycle(request, found, {what: form})
    try:
        ACTS[what](request, found, form)
    except Refused as refused:
        return _cycle(request, found, {what: form}, str(refused))
    return see_other(reverse("council:desk-cycle", args=[found.key]))


@allowed(may_steer)
@require_POST
def moment_done(request: HttpRequest, cycle: str, number: int) -> HttpResponse:
    """A moment of the calendar happened."""
    found = found_cycle(cycle)
    moment = cycles.moments(found).filter(pk=number).first()
    if moment is None:
        raise Http404(str(number))
    form = DoneForm(request.POST)
    if not form.is_valid():
        return _cycle(request, found, {"gedaan": form})
    try:
        services.done(moment=moment, on=form.cleaned_data["gedaan_op"], by=request.actor)
    except Refused as refused:
        return _cycle(request, found, {}, str(refused))
    return see_other(reverse("council:desk-cycle", args=[found.key]))


def found_cycle(key: str) -> Cycle:
    """The half year of our municipality with this name, or nothing there."""
    found = cycles.find(settings.MUNICIPALITY, key)
    if found is None:
        raise Http404(key)
    return found
