"""Chosen stories for everybody: a list, one story, its file, and the pattern of what tellers marked."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from perspectief.community.publishing.choices import Kind, State
from perspectief.community.publishing.forms.choosing import ChooseStories
from perspectief.community.publishing.queries import counts, showing, words
from perspectief.community.publishing.queries.own import find_story, recording_of
from perspectief.community.publishing.views.common import file_response
from perspectief.community.publishing.wording import group_words, side_words
from perspectief.foundation.disclosure import Published
from perspectief.foundation.ui.pages import public
from perspectief.foundation.voices import Audience, Voice

ABOUT_A_GOAL = "mensgericht"
"""The goal of which the plan wants to hear from people themselves."""


@public
@never_cache
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """All that everybody may see, by goal, wijk and kind."""
    names = words.names()
    form = ChooseStories(request.GET, names)
    about = form.about
    found = showing.voices(Audience.PUBLIC, about)
    context = {
        "form": form,
        "cards": [card(one, names) for one in found],
        "chose": any(about),
        "kinds": dict(Kind.choices),
    }
    return render(request, "publishing/stories.html", context)


@public
@never_cache
@require_safe
def story(request: HttpRequest, key: UUID) -> HttpResponse:
    """One story; of one that was withdrawn only that it was."""
    found = showing.find_chosen(key, Audience.PUBLIC)
    if found is None:
        return _not_here(request, key)
    names, voice = words.names(), showing.voice_of(found, Audience.PUBLIC)
    context = {**card(voice, names), "goals": [names.goals.get(one, one) for one in found.goals]}
    return render(request, "publishing/story.html", context)


def _not_here(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same words for what was withdrawn, and for what everybody saw once and may not see now."""
    found = find_story(key)
    if found is None or found.decided_at is None or found.state not in (State.WITHDRAWN, State.CHOSEN):
        raise Http404
    if not showing.was_public(found):
        raise Http404
    return render(request, "publishing/withdrawn.html", status=410)


@public
@never_cache
@require_safe
def file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The drawing, sound or film of a story that everybody may see."""
    found = showing.find_chosen(key, Audience.PUBLIC)
    recording = recording_of(found.pk) if found else None
    if recording is None:
        raise Http404
    return file_response(request, recording)


@public
@never_cache
@require_safe
def pattern(request: HttpRequest) -> HttpResponse:
    """What tellers marked, of all stories and of those about one goal; only when there are enough."""
    parts = [(goal, counts.pattern(goal)) for goal in ("", ABOUT_A_GOAL)]
    context = {
        "parts": [_part(goal, found) for goal, found in parts],
    }
    return render(request, "publishing/pattern.html", context)


def _part(goal: str, found: counts.Pattern) -> dict[str, object]:
    most = max((one.value or 0 for _pole, row in found.poles for _side, one in row), default=0)
    return {
        "goal": words.goals().get(goal, goal) if goal else "",
        "key": goal or "alle",
        "found": found,
        "poles": [
            (pole, [(side_words(pole, side), figure, _width(figure, most)) for side, figure in row])
            for pole, row in found.poles
        ],
        "triad": [(group_words(group), figure, _width(figure, most)) for group, figure in found.triad],
    }


def _width(figure: Published, most: float | Decimal) -> int:
    """Of a hundred."""
    return round(100 * float(figure.value or 0) / float(most)) if most else 0


def card(voice: Voice, names: words.Names) -> dict[str, object]:
    """A story with the words around it."""
    return {
        "voice": voice,
        "kind": dict(Kind.choices)[Kind(voice.kind)],
        "area": names.area(voice.area),
        "about": names.goals.get(voice.goal, ""),
    }
