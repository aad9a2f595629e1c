"""What a browser holds after six words were made or typed: which reports it may open, sealed in a cookie.

The cookie goes with the browser, with "Sluit", or when nobody used it for 120 minutes (15 when somebody helps).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from perspectief.foundation.codes.holding import Cookie, Held, View, now, words_until
from perspectief.foundation.ui.pages import public_form, see_other
from perspectief.policy.practice.models import ReportCode
from perspectief.policy.practice.queries import reports as queries


@dataclass
class Holding(Held):
    """`code`: key of the code; `together`: somebody helps, or wrote it down for another; `words`: of a new code, until
    `until` (second of 1970)."""

    code: str = ""
    words: list[str] = field(default_factory=list)

    @property
    def key(self) -> UUID | None:
        """Key of the code that is held."""
        return UUID(self.code) if self.code else None

    @property
    def readable(self) -> list[str]:
        """The words that may still be read."""
        return self.words if now() <= self.until else []


def new_holding(code: ReportCode, words: tuple[str, ...], *, together: bool) -> Holding:
    """After a report: its six words, for a short while."""
    until = words_until() if words else 0
    return Holding(code=str(code.pk), together=together, words=list(words), until=until)


COOKIE = Cookie("melding", "practice: held by a browser", "report_held", Holding)
held_by, hold, take_along = COOKIE.held_by, COOKIE.hold, COOKIE.goes_along


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
