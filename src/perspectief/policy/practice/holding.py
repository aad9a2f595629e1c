"""What a browser holds after six words were made or typed: which reports it may open, sealed in a cookie.

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

from perspectief.foundation.codes import cookies
from perspectief.foundation.ui.pages import public_form, see_other
from perspectief.policy.practice.models import ReportCode
from perspectief.policy.practice.queries import reports as queries

LABEL = "practice: held by a browser"
MINUTES, MINUTES_TOGETHER = 120, 15
WORDS_MINUTES = 15
"""How long the words of a new code can be read."""
View = Callable[..., HttpResponse]


@dataclass
class Holding:
    """`code`: key of the code; `together`: somebody helps, or wrote it down for another; `words`: of a new code, until
    `until` (second of 1970); `problems`: what was not understood, in code words, never as it was typed."""

    code: str = ""
    together: bool = False
    words: list[str] = field(default_factory=list)
    until: int = 0
    problems: list[Any] = field(default_factory=list)

    @property
    def key(self) -> UUID | None:
        """Key of the code that is held."""
        return UUID(self.code) if self.code else None

    @property
    def readable(self) -> list[str]:
        """The words that may still be read."""
        return self.words if now() <= self.until else []

    def pop_problems(self) -> list[Any]:
        """What was not understood, once."""
        found, self.problems = self.problems, []
        return found


def new_holding(code: ReportCode, words: tuple[str, ...], *, together: bool) -> Holding:
    """After a report: its six words, for a short while."""
    until = now() + WORDS_MINUTES * 60 if words else 0
    return Holding(code=str(code.pk), together=together, words=list(words), until=until)


def cookie_name() -> str:
    """The cookie of this room."""
    return cookies.full_name("melding")


def held_by(request: HttpRequest) -> Holding:
    """What this browser holds; read once. What does not open, or is too old, is nothing."""
    if not hasattr(request, "report_held"):
        request.report_held = _read(request.COOKIES.get(cookie_name(), ""))
    return request.report_held


def hold(request: HttpRequest, holding: Holding) -> None:
    """From now on this browser holds this."""
    request.report_held = holding


def take_along(view: View) -> View:
    """The answer of this view brings along what the browser holds."""

    @wraps(view)
    @sensitive_variables()
    def holding(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        held_by(request)
        response = view(request, *args, **kwargs)
        said = {name: value for name, value in asdict(held_by(request)).items() if value}
        cookies.take_along(request, response, name=cookie_name(), label=LABEL, said=said, now=now())
        return response

    return holding


def with_holding(view: View) -> View:
    """A public page that may change what this browser holds, and what is kept. A form of another site is refused."""
    return public_form(sensitive_post_parameters()(take_along(view)))


def with_code(view: View) -> View:
    """A page for who holds a code, which comes first. Who holds none, or one that is gone, types the words."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        code = queries.code(held_by(request).key)
        if code is None:
            hold(request, Holding(problems=held_by(request).problems))
            return see_other(reverse("practice:open"))
        return view(request, code, *args, **kwargs)

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
