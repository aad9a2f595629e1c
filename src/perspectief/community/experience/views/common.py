"""What the pages of this room share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from perspectief.community.experience.models import Expert
from perspectief.community.experience.queries import people
from perspectief.community.experience.services.refusing import Refused
from perspectief.community.experience.states import NoSuchStep
from perspectief.foundation.access import NOBODY, Actor
from perspectief.foundation.ui import pages
from perspectief.foundation.ui.problems import FormProblem


def see_other(name: str, *parts: Any) -> HttpResponse:
    """After a form: fetch that page of this room."""
    return pages.see_other(reverse(f"experience:{name}", args=parts))


def actor(request: HttpRequest) -> Actor:
    """Who asks this."""
    return getattr(request, "actor", NOBODY)


def own_expert(request: HttpRequest) -> Expert:
    """The profile of who asks; without one there is nothing here yet."""
    found = people.expert_of(actor(request))
    if found is None:
        raise Http404
    return found


def language() -> str:
    """In which somebody reads what they say yes to."""
    return (get_language() or "nl").split("-")[0]


def tried(do: Callable[[], object]) -> list[FormProblem]:
    """What was refused, for the page; nothing when it was done, or somebody else did it a moment ago."""
    try:
        do()
    except Refused as refused:
        return [FormProblem("", str(refused), "inhoud")]
    except NoSuchStep:
        return []
    return []
