"""What everybody reads: how the city weighs, which rounds there are, and how to take part."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.ui.pages import public
from perspectief.policy.weighing.calc import framework as calc
from perspectief.policy.weighing.choices import LinkKind, RoundState, WeightMode
from perspectief.policy.weighing.models import Framework, Round
from perspectief.policy.weighing.permissions import may_apply, may_read_round, may_steer
from perspectief.policy.weighing.queries import frameworks, rounds
from perspectief.policy.weighing.queries.settings import grounds, setting
from perspectief.policy.weighing.views.common import found_framework, found_round, leaf

ANCHORED = calc.SCORES
WAY = (
    RoundState.ANNOUNCED,
    RoundState.OPEN,
    RoundState.SCORING,
    RoundState.TALK,
    RoundState.CHOOSING,
    RoundState.REPLYING,
    RoundState.DECIDED,
)
"""The way of a round, as its page draws it."""


@public
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Which rounds there are, and how we weigh."""
    actor = _actor(request)
    said = {
        "leaf": leaf(request, rounds.public_rounds(settings.MUNICIPALITY)),
        "frameworks": frameworks.public_frameworks(settings.MUNICIPALITY),
        "may_apply": may_apply(actor).allowed,
        "may_steer": may_steer(actor).allowed,
    }
    return render(request, "weighing/start.html", said)


@public
@require_safe
def framework(request: HttpRequest, key: str, version: int) -> HttpResponse:
    """One version: the questions, what each score means, and how it counts."""
    return render(request, "weighing/framework.html", framework_words(_public(key, version)))


@public
@require_safe
def framework_json(request: HttpRequest, key: str, version: int) -> HttpResponse:
    """The same as data, in the order by which its digest is counted."""
    found = _public(key, version)
    response = JsonResponse(found.content, json_dumps_params={"ensure_ascii": False, "indent": 1, "sort_keys": True})
    response["Content-Disposition"] = f'attachment; filename="wegingskader-{found.key}-{found.version}.json"'
    return response


def _public(key: str, version: int) -> Framework:
    found = found_framework(key, version)
    if found.state not in frameworks.PUBLIC:
        raise Http404(key)
    return found


def framework_words(found: Framework) -> dict[str, Any]:
    """What a page of a framework shows."""
    content = calc.read(found.content)
    return {
        "framework": found,
        "is_whole": frameworks.is_whole(found),
        "groups": [
            (key, label, [one for one in content.questions if one.group == key])
            for key, label in content.groups.items()
        ],
        "principles": content.principles,
        "scale": sorted(content.scale.items()),
        "content": content,
        "weight_mode": WeightMode(content.weight_mode).label if content.weight_mode in WeightMode.values else "",
        "link_kinds": [LinkKind(kind).label for kind in content.link_kinds if kind in LinkKind.values],
        "generation": round(100 * content.shares.get("generation", 0)),
    }


@public
@require_safe
def round_(request: HttpRequest, key: str) -> HttpResponse:
    """One round: ground, money, dates, how to apply, and how far it is."""
    found = found_round(key)
    actor = _actor(request)
    if not may_read_round(actor, found).allowed:
        raise Http404(key)
    return render(request, "weighing/round.html", round_words(found, actor))


def round_words(found: Round, actor: Actor) -> dict[str, Any]:
    """What a page of a round shows."""
    today = timezone.localdate()
    at = WAY.index(RoundState(found.state)) if found.state in WAY else -1
    return {
        "round": found,
        "way": [(state.label, number < at, number == at) for number, state in enumerate(WAY)],
        "ceiling": rounds.ceiling(found),
        "grounds": grounds(today),
        "takes": rounds.takes_applications(found, today),
        "may_apply": may_apply(actor).allowed,
        "may_steer": may_steer(actor).allowed,
        "days_to_reply": setting("days_to_reply"),
        "days_to_add": setting("days_to_add"),
        "stopped": rounds.steps_of(found).filter(kind="stopped").first(),
        "steps": rounds.public_steps(found),
        "is_whole": frameworks.is_whole(found.framework),
    }


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = getattr(request, "actor", NOBODY)
    return actor
