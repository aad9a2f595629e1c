"""Officers make rounds: fill in, announce when all is there, open, begin, stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.access import Role
from perspectief.foundation.places.queries import municipality
from perspectief.foundation.ui.pages import allowed
from perspectief.policy.weighing.choices import FrameworkState, ItemState, RoundState, StepKind
from perspectief.policy.weighing.forms.rounds import NewRoundForm, RoundForm, StopForm
from perspectief.policy.weighing.models import Framework, Round, RoundStep
from perspectief.policy.weighing.permissions import may_steer
from perspectief.policy.weighing.queries import frameworks
from perspectief.policy.weighing.queries import rounds as queries
from perspectief.policy.weighing.queries.settings import setting
from perspectief.policy.weighing.services import rounds as services
from perspectief.policy.weighing.services.panel import SCORED, TAKEN_OUT
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.common import desk_page, found_round, leaf, see_other

BOTH = ("GET", "HEAD", "POST")


@allowed(may_steer)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """All rounds and frameworks."""
    said = {
        "leaf": leaf(request, queries.rounds(settings.MUNICIPALITY)),
        "frameworks": frameworks.frameworks(settings.MUNICIPALITY),
    }
    return desk_page(request, "desk", said)


def _usable() -> list[Framework]:
    return list(frameworks.frameworks(settings.MUNICIPALITY).exclude(state=FrameworkState.CLOSED))


@allowed(may_steer)
@require_http_methods(BOTH)
def make(request: HttpRequest) -> HttpResponse:
    """Begin a round."""
    form, refused = NewRoundForm(request.POST or None, frameworks=_usable()), ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = services.make_round(
                municipality=municipality(settings.MUNICIPALITY),
                key=said["sleutel"],
                name=said["naam"],
                framework=said["kader"],
                by=request.actor,
            )
        except Refused as why:
            refused = str(why)
        else:
            return see_other("desk-round-form", made.key)
    words = {"form": form, "problems": form.problems, "refused": refused, "title": _("Nieuwe ronde")}
    return desk_page(request, "desk_round_form", words)


@allowed(may_steer)
@require_http_methods(BOTH)
def fill_in(request: HttpRequest, key: str) -> HttpResponse:
    """Change a round that is still in the making."""
    found, refused = found_round(key), ""
    form = RoundForm(request.POST or None, initial=RoundForm.of(found), frameworks=_usable())
    if request.method == "POST" and form.is_valid():
        try:
            services.fill_in(one=found, said=form.said(), by=request.actor)
        except Refused as why:
            refused = str(why)
        else:
            return see_other("desk-round", key)
    words = {"round": found, "form": form, "problems": form.problems, "refused": refused, "title": _("Vul de ronde in")}
    return desk_page(request, "desk_round_form", words)


@allowed(may_steer)
@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """One round with what may be done now, and what is still missing for it."""
    found = found_round(key)
    counts = {state: found.items.filter(state=state).count() for state in ItemState}
    said = {
        "round": found,
        "ceiling": queries.ceiling(found),
        "steps": [(one, *_in_words(one)) for one in queries.steps_of(found).exclude(kind__in=(SCORED, TAKEN_OUT))],
        "counts": [(state.label, state.value, number) for state, number in counts.items() if number],
        "possible": [(name, step.words) for name, step in STEPS.items() if found.state in step.states],
        "missing": _missing(found),
        "rules": sorted(found.rules.items()),
        "is_whole": frameworks.is_whole(found.framework),
    }
    return desk_page(request, "desk_round", said)


def _in_words(one: RoundStep) -> tuple[str, str]:
    """What happened, and in which role; a code word that nobody gave words stays as it is."""
    kind = str(StepKind(one.kind).label) if one.kind in StepKind.values else one.kind
    return kind, str(Role(one.role).label) if one.role in Role.values else ""


def _missing(found: Round) -> list[str]:
    today = timezone.localdate()
    if found.state == RoundState.DRAFT:
        return list(queries.missing_before_announcing(found, today, setting("days_public_before")))
    if found.state == RoundState.OPEN:
        return list(queries.missing_before_scoring(found, today))
    return []


class Step:
    """Something that may be done with a round: words, what it means, in which states, and by what."""

    def __init__(self, words: Any, means: Any, states: tuple[RoundState, ...], act: Callable[..., Round]):
        self.words, self.means, self.states, self.act = words, means, states, act


ALIVE = tuple(state for state in RoundState if state not in (RoundState.DECIDED, RoundState.STOPPED))
STEPS: Mapping[str, Step] = {
    "kondig-aan": Step(
        _("Maak de ronde openbaar"),
        _("Iedereen kan de ronde lezen. Geld, verdeling, data en kader veranderen daarna niet meer."),
        (RoundState.DRAFT,),
        services.announce,
    ),
    "open": Step(
        _("Open de ronde"),
        _("Organisaties kunnen aanvragen. Op de eerste dag gaat dit ook vanzelf."),
        (RoundState.ANNOUNCED,),
        services.open_round,
    ),
    "begin": Step(
        _("Begin met beoordelen"),
        _("Wat meedoet, verandert daarna niet meer. Het panel kan scores geven."),
        (RoundState.OPEN,),
        services.begin_scoring,
    ),
    "stop": Step(
        _("Stop deze ronde"),
        _("De ronde gaat niet verder. Iedereen leest waarom. Dit kunt u niet terugdraaien."),
        ALIVE,
        services.stop,
    ),
}


@allowed(may_steer)
@require_http_methods(BOTH)
def act(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """What a step means, and whether somebody is sure; then it is done."""
    found = found_round(key)
    if step not in STEPS:
        raise Http404(step)
    what, refused = STEPS[step], ""
    form = StopForm(request.POST or None) if step == "stop" else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = {"reason": form.cleaned_data["reden"]} if form else {}
        try:
            what.act(one=found, by=request.actor, **reason)
        except Refused as why:
            refused = str(why)
        else:
            return see_other("desk-round", key)
    words = {
        "round": found,
        "words": what.words,
        "means": what.means,
        "can": found.state in what.states,
        "missing": _missing(found) if step != "stop" else [],
        "form": form,
        "problems": form.problems if form else [],
        "refused": refused,
    }
    return desk_page(request, "desk_round_step", words)
