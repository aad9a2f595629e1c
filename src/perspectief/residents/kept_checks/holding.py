"""What a browser holds after a code was typed: which check it may open, sealed in a second cookie, and nothing else.

The cookie goes with the browser, with "Wis alles", or when nobody used it for 120 minutes (15 when somebody helps).
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_variables

from perspectief.foundation.codes import cookies
from perspectief.residents.entitlements.services import with_answers_to_keep

LABEL = "kept_checks: held by a browser"
MINUTES, MINUTES_TOGETHER = 120, 15
WORDS_MINUTES = 15
"""How long the words of a new code can be read, when nobody says that they wrote them down."""
View = Callable[..., HttpResponse]


@dataclass
class Holding:
    """`kept`: key of the check; `data_key`: what opens its answers; `together`: somebody helps at a desk.

    `code`: the words, until they were read; `until`: second of 1970 after which they are not shown; `number`: row of
    the helper's number that was typed; `problems`: what was not understood, in code words, never as it was typed;
    `done`: what just happened.
    """

    kept: str = ""
    data_key: str = ""
    together: bool = False
    code: list[str] = field(default_factory=list)
    until: int = 0
    number: int = 0
    problems: list[Any] = field(default_factory=list)
    done: str = ""

    @property
    def key(self) -> UUID | None:
        """Key of the check that is held."""
        return UUID(self.kept) if self.kept else None

    @property
    def opens(self) -> bytes:
        """The data key."""
        return base64.b64decode(self.data_key)

    @property
    def words(self) -> list[str]:
        """The words that may still be read."""
        return self.code if now() <= self.until else []

    def take(self, kept: UUID, data_key: bytes, *, together: bool = False) -> None:
        """From now on this browser holds this check."""
        self.kept, self.data_key, self.together = str(kept), base64.b64encode(data_key).decode(), together

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
    """In production a browser takes it only from this very host, over a safe connection."""
    return cookies.full_name("bewaard")


def held_by(request: HttpRequest) -> Holding:
    """What this browser holds; read once. What does not open, or is too old, is nothing."""
    if not hasattr(request, "holding"):
        request.holding = _read(request.COOKIES.get(cookie_name(), ""))
    return request.holding


def let_go(request: HttpRequest) -> None:
    """The answer to this request takes the cookie away."""
    request.holding = Holding()


def with_holding(view: View) -> View:
    """A public page that may change what this browser holds, what travels along, and what is kept.

    A form of another site is refused, and this cookie does not even come along from there (SameSite=Strict).
    """

    @wraps(view)
    @sensitive_variables()
    def holding(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        held_by(request)
        response = view(request, *args, **kwargs)
        _take_along(request, response)
        return response

    return with_answers_to_keep(holding)


def now() -> int:
    """Seconds since 1970."""
    return int(time.time())


def _read(text: str) -> Holding:
    said = cookies.read(LABEL, text)
    try:
        at, holding = said.pop("at"), Holding(**said)
    except (TypeError, KeyError):
        return Holding()
    minutes = MINUTES_TOGETHER if holding.together else MINUTES
    return holding if cookies.is_fresh(at, now(), minutes) else Holding()


def _take_along(request: HttpRequest, response: HttpResponse) -> None:
    said = {name: value for name, value in asdict(request.holding).items() if value}
    cookies.take_along(request, response, name=cookie_name(), label=LABEL, said=said, now=now())
