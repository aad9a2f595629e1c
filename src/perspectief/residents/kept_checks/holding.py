"""What a browser holds after a code was typed: which check it may open, sealed in a second cookie, and nothing else.

The cookie goes with the browser, with "Wis alles", or when nobody used it for 120 minutes (15 when somebody helps).
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from perspectief.foundation.codes.holding import Cookie, HeldWithWords, View
from perspectief.residents.entitlements.services import with_answers_to_keep


@dataclass
class Holding(HeldWithWords):
    """`kept`: key of the check; `data_key`: what opens its answers; `together`: somebody helps at a desk.

    `number`: row of the helper's number that was typed.
    """

    kept: str = ""
    data_key: str = ""
    number: int = 0

    @property
    def key(self) -> UUID | None:
        """Key of the check that is held."""
        return UUID(self.kept) if self.kept else None

    @property
    def opens(self) -> bytes:
        """The data key."""
        return base64.b64decode(self.data_key)

    def take(self, kept: UUID, data_key: bytes, *, together: bool = False) -> None:
        """From now on this browser holds this check."""
        self.kept, self.data_key, self.together = str(kept), base64.b64encode(data_key).decode(), together


COOKIE = Cookie("bewaard", "kept_checks: held by a browser", "holding", Holding)
cookie_name, held_by, hold = COOKIE.full_name, COOKIE.held_by, COOKIE.hold


def let_go(request: HttpRequest) -> None:
    """The answer to this request takes the cookie away."""
    hold(request, Holding())


def with_holding(view: View) -> View:
    """A public page that may change what this browser holds, what travels along, and what is kept.

    A form of another site is refused, and this cookie does not even come along from there (SameSite=Strict).
    """
    return with_answers_to_keep(COOKIE.goes_along(view))
