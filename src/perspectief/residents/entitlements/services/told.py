"""What somebody told us travels with them: in one sealed cookie of the browser, and nowhere else.

The cookie goes when the browser closes, when somebody presses "Wis alles", or when nobody used it for `MINUTES`. Each
answer of ours seals it anew, so the time counts from the last step.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from perspectief.foundation.ui.pages import comes_from_here, public_form, public_without_storage
from perspectief.residents.entitlements.services.lines import shortened, whole
from perspectief.residents.entitlements.services.sealing import TooMuch, seal, unseal

View = Callable[..., HttpResponse]


class Mode(StrEnum):
    """How somebody fills in the check."""

    ALONE = "alone"
    HELPER = "helper"
    PAGE = "page"


_GO_TOO: list[Callable[[], str]] = []
"""Names of cookies of other rooms that go together with ours."""
MINUTES = {Mode.ALONE: 120, Mode.HELPER: 15, Mode.PAGE: 120}
"""How long after the last step the answers still open."""


@dataclass
class Carried:
    """All that travels along. Answers stand in `told` (one question per screen) or in `page` (all on one page).

    `with_holiday`: which incomes of `page` were typed with holiday pay in them ("0.1": first person, second income);
    `draft`: what was typed last and not understood, shown once more; `other`: what differs in the second scenario;
    `removed`: who was taken out last and what was told until then, to put them back (until the next answer);
    `events`: the day that was typed for an event, by its name (room life_events); `outlook`: what was typed on a page
    of what may change, by its name (room outlook).
    """

    mode: Mode = Mode.ALONE
    told: dict[str, Any] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)
    with_holiday: list[str] = field(default_factory=list)
    other: dict[str, Any] = field(default_factory=dict)
    draft: dict[str, Any] = field(default_factory=dict)
    removed: dict[str, Any] = field(default_factory=dict)
    events: dict[str, Any] = field(default_factory=dict)
    outlook: dict[str, Any] = field(default_factory=dict)
    lost: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to carry; somebody who helps carries that they help."""
        return self.mode is not Mode.HELPER and not any((self.told, self.page, self.draft, self.events, self.outlook))

    @property
    def minutes(self) -> int:
        """How long after the last step the answers still open."""
        return MINUTES[self.mode]


def cookie_name() -> str:
    """In production a browser takes it only from this very host, over a safe connection."""
    return "__Host-rechten" if settings.SESSION_COOKIE_SECURE else "rechten"


def carried_by(request: HttpRequest) -> Carried:
    """What travels along with this request; read once. A text that does not open is an empty start with `lost` set."""
    if not hasattr(request, "carried"):
        request.carried = _read(request.COOKIES.get(cookie_name(), ""))
    return request.carried


def wipe(request: HttpRequest) -> None:
    """Forget everything: the answer to this request takes the cookie away, and those of other rooms."""
    request.carried, request.is_wiped = Carried(), True


def goes_too(cookie: Callable[[], str]) -> None:
    """A cookie of another room that goes when everything is forgotten. `cookie` gives its name; said at start-up."""
    _GO_TOO.append(cookie)


def with_answers(view: View) -> View:
    """A public page that may read and change what travels along; a form of another site is refused.

    No token is needed: the cookie is SameSite=Lax, so it does not come along with another site's form, and a browser
    says where a form stands (docs/decisions/0008-answers-in-a-cookie.md).
    """
    return public_without_storage(sensitive_post_parameters()(_carrying(view)))


def with_answers_to_keep(view: View) -> View:
    """The same for a room that keeps answers at somebody's wish: the one such page that may write."""
    return public_form(sensitive_post_parameters()(_carrying(view)))


def _carrying(view: View) -> View:
    @wraps(view)
    @sensitive_variables()
    def carrying(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not comes_from_here(request):
            raise PermissionDenied
        carried_by(request)
        response = view(request, *args, **kwargs)
        try:
            _take_along(request, response)
        except TooMuch:
            return _too_much(request)
        return response

    return carrying


def _read(text: str) -> Carried:
    if not text:
        return Carried()
    opened = unseal(text, now=_now())
    if opened is None:
        return Carried(lost=True)
    said, age = opened
    try:
        removed = said.get("removed", {})
        said |= {"mode": Mode(said.get("mode", Mode.ALONE)), "told": whole(said.get("told", {}))}
        carried = Carried(**{**said, "removed": {**removed, "told": whole(removed["told"])} if removed else {}})
    except (KeyError, TypeError, ValueError):
        return Carried(lost=True)
    return carried if age <= carried.minutes * 60 else Carried(lost=True)


def _take_along(request: HttpRequest, response: HttpResponse) -> None:
    carried: Carried = request.carried
    for name in (cookie() for cookie in _GO_TOO if getattr(request, "is_wiped", False)):
        response.delete_cookie(name, path="/", samesite="Strict")
    if not carried.is_empty:
        response.set_cookie(cookie_name(), _sealed(carried), **_attributes())
    elif cookie_name() in request.COOKIES:
        response.delete_cookie(cookie_name(), path="/", samesite="Lax")


def _too_much(request: HttpRequest) -> HttpResponse:
    """What was told before is still there; the last form is not."""
    lead = _(
        "Wij kunnen niet zo veel antwoorden tegelijk onthouden. Haal personen of bedragen weg en probeer het weer."
    )
    return render(request, "ui/message.html", {"heading": _("Dit is te veel ineens"), "lead": lead}, status=413)


def _sealed(carried: Carried) -> str:
    said = {name: value for name, value in asdict(carried).items() if value and name != "lost"}
    said["told"] = shortened(carried.told)
    if carried.removed:
        said["removed"] = {**carried.removed, "told": shortened(carried.removed["told"])}
    if carried.mode is Mode.ALONE:
        del said["mode"]
    try:
        return seal(said, now=_now())
    except TooMuch:
        if not said.pop("removed", None):
            raise
        return seal(said, now=_now())  # the answers themselves still fit; only the way back does not


def _attributes() -> dict[str, Any]:
    """No end date: gone when the browser closes."""
    return {"path": "/", "httponly": True, "samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}


def _now() -> int:
    return int(time.time())
