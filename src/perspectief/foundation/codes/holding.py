"""What a browser holds after a code was typed or made, sealed in a cookie of one room, and nothing else.

The cookie goes with the browser, or when nobody used it for 120 minutes (15 when somebody helps).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import wraps
from typing import Any, Generic, TypeVar

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_variables

from perspectief.foundation.codes import cookies

MINUTES, MINUTES_TOGETHER = 120, 15
WORDS_MINUTES = 15
"""How long the words of a new code can be read, when nobody says that they wrote them down."""
View = Callable[..., HttpResponse]


@dataclass
class Held:
    """`together`: somebody helps; `until`: second of 1970 after which the words of a new code are not shown.

    `problems`: what was not understood, in code words, never as it was typed. A room adds what it opens.
    """

    together: bool = False
    until: int = 0
    problems: list[Any] = field(default_factory=list)

    def pop_problems(self) -> list[Any]:
        """What was not understood, once."""
        found, self.problems = self.problems, []
        return found


@dataclass
class HeldWithWords(Held):
    """`code`: the words of a new code, until they were read; `done`: what just happened."""

    code: list[str] = field(default_factory=list)
    done: str = ""

    @property
    def words(self) -> list[str]:
        """The words that may still be read."""
        return self.code if now() <= self.until else []

    def show(self, code: tuple[str, ...]) -> None:
        """The words of a new code, for a short while."""
        self.code, self.until = list(code), words_until()

    def pop_done(self) -> str:
        """What just happened, once."""
        found, self.done = self.done, ""
        return found


Holding = TypeVar("Holding", bound=Held)


@dataclass(frozen=True)
class Cookie(Generic[Holding]):
    """The cookie of one room: its name, what it is sealed for, where a request keeps what it holds, what that is."""

    name: str
    label: str
    place: str
    kind: type[Holding]

    def full_name(self) -> str:
        """In production a browser takes it only from this very host, over a safe connection."""
        return cookies.full_name(self.name)

    def held_by(self, request: HttpRequest) -> Holding:
        """What this browser holds; read once. What does not open, or is too old, is nothing."""
        if not hasattr(request, self.place):
            self.hold(request, self._read(request.COOKIES.get(self.full_name(), "")))
        held: Holding = getattr(request, self.place)
        return held

    def hold(self, request: HttpRequest, holding: Holding) -> None:
        """From now on this browser holds this."""
        setattr(request, self.place, holding)

    def goes_along(self, view: View) -> View:
        """The answer of this view brings along what the browser holds."""

        @wraps(view)
        @sensitive_variables()
        def holding(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            self.held_by(request)
            response = view(request, *args, **kwargs)
            said = {name: value for name, value in asdict(self.held_by(request)).items() if value}
            cookies.take_along(request, response, name=self.full_name(), label=self.label, said=said, now=now())
            return response

        return holding

    def _read(self, text: str) -> Holding:
        said = cookies.read(self.label, text)
        try:
            at, holding = said.pop("at"), self.kind(**said)
        except (TypeError, KeyError):
            return self.kind()
        minutes = MINUTES_TOGETHER if holding.together else MINUTES
        return holding if cookies.is_fresh(at, now(), minutes) else self.kind()


def words_until() -> int:
    """Second of 1970 until which the words of a code that is made now can be read."""
    return now() + WORDS_MINUTES * 60


def now() -> int:
    """Seconds since 1970."""
    return int(time.time())
