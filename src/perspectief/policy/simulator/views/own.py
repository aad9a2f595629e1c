"""Which plans somebody made here: a cookie with keys of plans and nothing else, gone when the browser closes."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from perspectief.policy.simulator.models import Reform
from perspectief.policy.simulator.queries import plans

MOST = 12
SEPARATOR = "."


def cookie_name() -> str:
    """Only for our own host, once there is https."""
    return "__Host-plannen" if settings.SESSION_COOKIE_SECURE else "plannen"


def keys_of(request: HttpRequest) -> list[UUID]:
    """Keys of the plans, newest first; what is no key is left out."""
    said = request.COOKIES.get(cookie_name(), "").split(SEPARATOR)[:MOST]
    return [key for key in map(_key, said) if key is not None]


def plans_of(request: HttpRequest) -> list[Reform]:
    """The plans themselves, those that are still there."""
    return plans.these(keys_of(request))


def remember(request: HttpRequest, response: HttpResponse, key: UUID) -> HttpResponse:
    """Put this plan first."""
    keys = list(dict.fromkeys([key, *keys_of(request)]))[:MOST]
    response.set_cookie(
        cookie_name(),
        SEPARATOR.join(str(one) for one in keys),
        path="/",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
