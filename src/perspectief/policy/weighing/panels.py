"""What the weighing room says on start pages and on the pages of a round."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from perspectief.foundation.access import NOBODY, YES, Actor, Verdict
from perspectief.foundation.panels.register import door, panel
from perspectief.policy.weighing.choices import RoundState
from perspectief.policy.weighing.models import Round
from perspectief.policy.weighing.permissions import (
    may_advise_as_expert,
    may_apply,
    may_keep_money,
    may_sit,
    may_steer,
    organisations_of,
)
from perspectief.policy.weighing.queries import decisions, items, rounds, scores
from perspectief.policy.weighing.queries import panel as scoring

SCORED_NOW = (RoundState.SCORING, RoundState.TALK)


# --- Frameworks, rounds and applications ------------------------------------------------------------------------------
def _to_look_at(_request: HttpRequest) -> dict[str, Any] | None:
    """Rounds with applications that nobody looked at yet."""
    found = items.to_look_at(settings.MUNICIPALITY)
    return {"rows": found} if found else None


panel(
    key="weighing-inbox",
    title=_("Nieuwe aanvragen"),
    may=may_steer,
    template="weighing/panel_inbox.html",
    context=_to_look_at,
    empty=_("Er wacht geen aanvraag."),
    order=30,
)


def _to_finish(request: HttpRequest) -> dict[str, Any] | None:
    """Files of somebody's organisation that were not sent, or miss something."""
    actor: Actor = getattr(request, "actor", NOBODY)
    found = items.to_finish(settings.MUNICIPALITY, organisations_of(actor))
    return {"items": found} if found else None


panel(
    key="weighing-own-files",
    title=_("Uw aanvragen"),
    may=may_apply,
    template="weighing/panel_own_files.html",
    context=_to_finish,
    empty=_("U hebt geen aanvraag die nog af moet."),
    order=31,
)
door(
    key="weighing-desk",
    title=_("Samen wegen"),
    says=_("Maak rondes en kaders, en kijk wat er binnenkwam."),
    goes_to="weighing:desk",
    may=may_steer,
    order=45,
)
door(
    key="weighing-mine",
    title=_("Geld aanvragen"),
    says=_("Vraag geld aan voor uw organisatie, of ga verder met een aanvraag."),
    goes_to="weighing:mine",
    may=may_apply,
    order=46,
)


# --- Panel, scores, talk ----------------------------------------------------------------------------------------------
def _to_score(request: HttpRequest) -> dict[str, Any] | None:
    """Rounds in which who looks must still score, or talk."""
    actor: Actor = getattr(request, "actor", NOBODY)
    rows = [(seat, scoring.todo_of(seat)) for seat in scoring.my_seats(actor) if seat.round.state in SCORED_NOW]
    return {"rows": rows} if rows else None


panel(
    key="weighing-panel",
    title=_("Uw panel"),
    may=may_sit,
    template="weighing/panel_to_score.html",
    context=_to_score,
    order=32,
)
door(
    key="weighing-panel",
    title=_("Panels"),
    says=_("Geef scores in een panel, en praat erover."),
    goes_to="weighing:panel-mine",
    may=may_sit,
    order=48,
)


def _panel_here(request: HttpRequest) -> dict[str, Any] | None:
    one = _round_here(request)
    return None if one is None else {"round": one}


panel(
    key="weighing-panel-here",
    place="weighing-desk-round",
    title=_("Het panel"),
    may=may_steer,
    template="weighing/panel_here.html",
    context=_panel_here,
    order=20,
)


def _anybody(_by: Actor) -> Verdict:
    return YES


def _opened_here(request: HttpRequest) -> dict[str, Any] | None:
    """On the public page of a round: when its first scores were opened, and by which holders."""
    one = _round_here(request)
    found = scores.release_of(one) if one is not None else None
    return None if found is None else {"release": found[0], "holders": found[1], "reason": found[2]}


panel(
    key="weighing-opened",
    place="weighing-round",
    title=_("De eerste scores zijn geopend"),
    may=_anybody,
    template="weighing/panel_opened.html",
    context=_opened_here,
    order=20,
)


# --- Results, portfolio, decisions, letters, money --------------------------------------------------------------------
def _everybody(_by: Actor) -> Verdict:
    return YES


def _round_here(request: HttpRequest) -> Round | None:
    """The round of the page on which a panel stands."""
    match = request.resolver_match
    key = match.kwargs.get("key") if match else None
    return rounds.find(settings.MUNICIPALITY, str(key)) if key else None


def _decided_here(request: HttpRequest) -> dict[str, Any] | None:
    one = _round_here(request)
    return {"round": one} if one is not None and decisions.final(one) is not None else None


panel(
    key="weighing-outcome",
    place="weighing-round",
    title=_("Wat er is besloten"),
    may=_everybody,
    template="weighing/panel_outcome.html",
    context=_decided_here,
    order=10,
)


def _choosing_here(request: HttpRequest) -> dict[str, Any] | None:
    one = _round_here(request)
    return None if one is None or one.state == RoundState.DRAFT else {"round": one}


panel(
    key="weighing-choosing",
    place="weighing-desk-round",
    title=_("Kiezen en beslissen"),
    may=may_steer,
    template="weighing/panel_choosing.html",
    context=_choosing_here,
    order=30,
)


def _waits(_request: HttpRequest) -> dict[str, Any] | None:
    """Rounds in which is chosen or replied, and replies without an answer."""
    found = decisions.waiting(settings.MUNICIPALITY)
    return {"rounds": found} if found else None


panel(
    key="weighing-decisions",
    title=_("Kiezen en beslissen"),
    may=may_steer,
    template="weighing/panel_decisions.html",
    context=_waits,
    empty=_("Er is nu geen ronde waarin wij kiezen."),
    order=34,
)


def _experts_wait(_request: HttpRequest) -> dict[str, Any] | None:
    found = decisions.without_expert_advice(settings.MUNICIPALITY)
    return {"decisions": found} if found else None


panel(
    key="weighing-expert-advice",
    title=_("Uw advies over een keuze"),
    may=may_advise_as_expert,
    template="weighing/panel_expert_advice.html",
    context=_experts_wait,
    order=33,
)


def _own_files(request: HttpRequest) -> dict[str, Any] | None:
    """What somebody's organisation can read or reply to."""
    actor: Actor = getattr(request, "actor", NOBODY)
    found = decisions.to_read(settings.MUNICIPALITY, organisations_of(actor))
    return {"items": found} if found else None


panel(
    key="weighing-own-decisions",
    title=_("Wat wij over uw aanvraag zeggen"),
    may=may_apply,
    template="weighing/panel_own_decisions.html",
    context=_own_files,
    order=32,
)


def _own_file_here(request: HttpRequest) -> dict[str, Any] | None:
    """On the page of an own file: what was proposed or decided on it."""
    match = request.resolver_match
    key = match.kwargs.get("key") if match else None
    actor: Actor = getattr(request, "actor", NOBODY)
    found = decisions.to_read(settings.MUNICIPALITY, organisations_of(actor))
    here = [one for one in found if str(one.item.key) == str(key)]
    return {"items": here} if here else None


panel(
    key="weighing-own-decision",
    place="weighing-file",
    title=_("Wat wij hierover zeggen"),
    may=may_apply,
    template="weighing/panel_own_decisions.html",
    context=_own_file_here,
    order=10,
)
door(
    key="weighing-money",
    title=_("Geld bijhouden"),
    says=_("Schrijf op wat is betaald, en waar vrij geld heen gaat."),
    goes_to="weighing:money-desk",
    may=may_keep_money,
    order=47,
)
