"""The talk: on which questions the panel differs, why, what came out of it, and on to the choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from perspectief.foundation.privacy.choices import Action
from perspectief.foundation.ui.pages import allowed, insist
from perspectief.policy.weighing import panel_words as words
from perspectief.policy.weighing.calc.framework import SCORES, Content
from perspectief.policy.weighing.choices import RoundState
from perspectief.policy.weighing.forms.panel import ConclusionForm, PointForm
from perspectief.policy.weighing.models import Item, Release, Round, TalkPoint
from perspectief.policy.weighing.permissions import may_lead_talk, may_sit
from perspectief.policy.weighing.queries import panel as queries
from perspectief.policy.weighing.queries import scores
from perspectief.policy.weighing.queries.frameworks import content_of
from perspectief.policy.weighing.services import talk as services
from perspectief.policy.weighing.services.refusing import Refused
from perspectief.policy.weighing.views.common import found_round, see_other
from perspectief.policy.weighing.views.panel import said_no

BOTH = ("GET", "HEAD", "POST")


@dataclass(frozen=True)
class Point:
    """A question to talk about, with how often each score was given: now, and the first time."""

    row: TalkPoint
    label: str
    asks: str
    counts: tuple[tuple[int, int, int], ...]
    """Score, how often the first time, how often now."""
    few: bool


def _led(request: HttpRequest, round: str) -> Round:
    found = found_round(round)
    insist(may_lead_talk(request.actor, queries.my_seat(found, request.actor)))
    if not scores.is_opened(found):
        raise Http404(round)
    return found


@allowed(may_sit)
@require_http_methods(BOTH)
@transaction.atomic
def talk(request: HttpRequest, round: str) -> HttpResponse:
    """The list, and a question more."""
    found = _led(request, round)
    content, refused = content_of(found.framework), ""
    items = _items_led(request, found)
    data = request.POST if request.method == "POST" else None
    form = PointForm(data, items=items, criteria=[(one.key, f"{one.number} {one.label}") for one in content.criteria])
    if form.is_bound and form.is_valid():
        chosen = next(one for one in items if str(one.key) == form.cleaned_data["wat"])
        try:
            services.add_point(one=found, item=chosen, criterion=form.cleaned_data["vraag"], by=request.actor)
        except Refused as why:
            refused = str(why)
        else:
            return see_other("desk-talk", round)
    return _talk(request, found, content, form, refused)


def _talk(request: HttpRequest, found: Round, content: Content, form: PointForm, refused: str) -> HttpResponse:
    points = points_of(found, content, _items_led(request, found))
    said = {
        "round": found,
        "release": Release.objects.get(round=found),
        "points": points,
        "open": sum(not one.row.conclusion for one in points),
        "is_talk": found.state == RoundState.TALK,
        "form": form,
        "problems": form.problems,
        "refused": refused,
    }
    response = render(request, "weighing/talk.html", said, status=400 if form.is_bound else 200)
    words.log(request.actor, queries.seats(found), Action.VIEW, words.SCORES, words.TALKING)
    return response


def _items_led(request: HttpRequest, found: Round) -> list[Item]:
    """What who leads may talk about: nothing in which their own seat has an interest. A colleague leads that."""
    mine = queries.my_seat(found, request.actor)
    shut = queries.conflicts(mine) if mine else frozenset()
    return [one for one in queries.items_in(found) if one.pk not in shut]


def points_of(found: Round, content: Content, items: list[Item]) -> list[Point]:
    """The talk list with the spread of each question; numbers of answers, never whose."""
    first, now = (scores.panel_of(found, phase) for phase in (scores.FIRST, scores.SECOND))
    made = []
    for row in TalkPoint.objects.filter(item__in=items).select_related("item__round"):
        criterion = content.criterion(row.criterion)
        before, after = (_counts(panel, str(row.item.key), row.criterion) for panel in (first, now))
        counts = tuple((score, before.get(score, 0), after.get(score, 0)) for score in SCORES)
        few = sum(after.values()) < queries.FEW
        made.append(Point(row, f"{criterion.number} {criterion.label}", criterion.asks, counts, few))
    return made


def _counts(panel: Any, item: str, criterion: str) -> dict[int, int]:
    found: dict[int, int] = {}
    for seat in panel.seats:
        given = panel.given(seat.number, item, criterion)
        if given is not None:
            found[int(given.value)] = found.get(int(given.value), 0) + 1
    return found


@allowed(may_sit)
@require_http_methods(BOTH)
@sensitive_post_parameters()
@transaction.atomic
def point(request: HttpRequest, round: str, number: int) -> HttpResponse:
    """One question: what was said, without who, and what came out of it."""
    found = _led(request, round)
    content, refused = content_of(found.framework), ""
    here = next((one for one in points_of(found, content, _items_led(request, found)) if one.row.pk == number), None)
    if here is None:
        raise Http404(str(number))
    today = timezone.localdate()
    start = {"conclusie": here.row.conclusion, "dag": f"{here.row.talked_on or today:%-d-%-m-%Y}"}
    form = ConclusionForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            services.conclude(point=here.row, text=said["conclusie"], by=request.actor, talked_on=said["dag"])
        except Refused as why:
            refused = str(why)
        else:
            return see_other("desk-talk", round)
    context = {
        "round": found,
        "point": here,
        "reasons": scores.reasons(found, here.row.item, here.row.criterion),
        "anchors": content.criterion(here.row.criterion).anchors.items(),
        "form": form,
        "problems": form.problems,
        "refused": refused,
        "is_talk": found.state == RoundState.TALK,
    }
    response = render(request, "weighing/talk_point.html", context, status=400 if form.is_bound else 200)
    words.log(request.actor, queries.seats(found), Action.VIEW, words.SCORES, words.TALKING)
    return response


@allowed(may_sit)
@require_safe
def close(request: HttpRequest, round: str) -> HttpResponse:
    """Before the choice begins: is everybody sure?"""
    found = _led(request, round)
    if found.state != RoundState.TALK:
        raise Http404(round)
    points = TalkPoint.objects.filter(item__round=found)
    said = {
        "round": found,
        "open": points.filter(conclusion="").count(),
        "talked": points.exclude(conclusion="").count(),
    }
    return render(request, "weighing/talk_close.html", said)


@allowed(may_sit)
@require_http_methods(["POST"])
def closed(request: HttpRequest, round: str) -> HttpResponse:
    """The talk is over."""
    found = _led(request, round)
    try:
        services.close(one=found, by=request.actor)
    except Refused as why:
        return said_no(request, str(why))
    return see_other("round", round)
