"""What a browser holds after a code was typed or made: which story it may open, sealed in a cookie, and nothing else.

The cookie goes with the browser, with "Sluit", or when nobody used it for 120 minutes (15 when somebody helps).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from perspectief.community.publishing.models import Story
from perspectief.community.publishing.queries.own import find_story
from perspectief.foundation.codes.holding import Cookie, HeldWithWords, View
from perspectief.foundation.ui.pages import public_form, see_other


@dataclass
class Holding(HeldWithWords):
    """`story`: its key; `together`: somebody helps at a desk."""

    story: str = ""

    @property
    def key(self) -> UUID | None:
        """Key of the story that is held."""
        return UUID(self.story) if self.story else None


COOKIE = Cookie("verhaal", "stories: held by a browser", "story_held", Holding)
held_by, hold = COOKIE.held_by, COOKIE.hold


def with_holding(view: View) -> View:
    """A public page that may change what this browser holds, and what is kept. A form of another site is refused."""
    return public_form(sensitive_post_parameters()(COOKIE.goes_along(view)))


def with_story(view: View) -> View:
    """A page for who holds a story, which comes first. Who holds none, or one that is gone, types the words."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        story: Story | None = find_story(held_by(request).key)
        if story is None:
            hold(request, Holding(problems=held_by(request).problems))
            return see_other(reverse("publishing:open"))
        return view(request, story, *args, **kwargs)

    return with_holding(guarded)
