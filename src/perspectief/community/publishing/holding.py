"""What a browser holds after a code was typed or made: which story it may open, sealed in a cookie, and nothing else.

The cookie goes with the browser, with "Sluit", or when nobody used it for 120 minutes (15 when somebody helps).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from perspectief.community.publishing.models import Story
from perspectief.community.publishing.queries.own import find_story
from perspectief.foundation.codes import cookies
from perspectief.foundation.ui.pages import public_form, see_other

LABEL = "stories: held by a browser"
MINUTES, MINUTES_TOGETHER = 120, 15
WORDS_MINUTES = 15
"""How long the words of a new code can be read, when nobody says that they wrote them down."""
View = Callable[..., HttpResponse]


@dataclass
class Holding:
    """`story`: its key; `together`: somebody helps at a desk; `done`: what just happened.

    `code`: the words, until they were read; `until`: second of 1970 after which they are not shown; `problems`: what
    was not understood, in code words, never as it was typed.
    """

    story: str = ""
    together: bool = False
    code: list[str] = field(default_factory=list)
    until: int = 0
    problems: list[Any] = field(default_factory=list)
    done: str = ""

    @property
    def key(self) -> UUID | None:
        """Key of the story that is held."""
        return UUID(self.story) if self.story else None

    @property
    def words(self) -> list[str]:
        """The words that may still be read."""
        return self.code if now() <= self.until else []

    def show(self, code: tuple[str, ...]) -> None:
        """The words of a new code, for a short while."""
        self.code, self.until = list(code), now() + WORDS_MINUTES * 60

    def pop_problems(self) -> list[Any]:
        """What was not understood, once."""
        found, self.problems = self.problems, []
        return found

    def pop_done(self) -> str:
        """What just happened, once."""
        found, self.done = self.done, ""
        return found


def cookie_name() -> str:
    """The cookie of this room."""
    return cookies.full_name("verhaal")


def held_by(request: HttpRequest) -> Holding:
    """What this browser holds; read once. What does not open, or is too old, is nothing."""
    if not hasattr(request, "story_held"):
        request.story_held = _read(request.COOKIES.get(cookie_name(), ""))
    return request.story_held


def hold(request: HttpRequest, holding: Holding) -> None:
    """From now on this browser holds this."""
    request.story_held = holding


def with_holding(view: View) -> View:
    """A public page that may change what this browser holds, and what is kept. A form of another site is refused."""

    @wraps(view)
    @sensitive_variables()
    def holding(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        held_by(request)
        response = view(request, *args, **kwargs)
        said = {name: value for name, value in asdict(held_by(request)).items() if value}
        cookies.take_along(request, response, name=cookie_name(), label=LABEL, said=said, now=now())
        return response

    return public_form(sensitive_post_parameters()(holding))


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


def now() -> int:
    """Seconds since 1970."""
    return int(time.time())


def _read(text: str) -> Holding:
    said = cookies.read(LABEL, text)
    try:
        at, holding = said.pop("at"), Holding(**said)
    except (TypeError, KeyError):
        return Holding()
    return holding if cookies.is_fresh(at, now(), MINUTES_TOGETHER if holding.together else MINUTES) else Holding()
