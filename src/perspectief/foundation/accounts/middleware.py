"""Gives each request its `actor`, ends sessions in time, and leads staff to their second factor first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject

from perspectief.foundation.accounts import sessions
from perspectief.foundation.accounts.queries import actor_of
from perspectief.foundation.ui.pages import see_other

Answer = Callable[[HttpRequest], HttpResponse]
ENDED = "gestopt"
"""In the address of the login page: the session ended by itself, so the page says why."""
BEFORE_SECOND_FACTOR = "before_second_factor"
"""Mark of a view that staff may see before their second factor: setting it up, showing it, logging out."""


def with_actor(get_response: Answer) -> Answer:
    """`request.actor`, read from the database only when somebody asks for it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request))
        return get_response(request)

    return middleware


def sessions_end(get_response: Answer) -> Answer:
    """Ends a session that was silent or lasted too long. What is shown to an account is kept in no cache."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
        request.session_ended = is_known and sessions.is_over(request.session)
        if request.session_ended:
            logout(request)
        elif is_known:
            sessions.touch(request.session)
        response = get_response(request)
        if is_known and "Cache-Control" not in response:
            add_never_cache_headers(response)
        return response

    def process_view(request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        return _to_login(request) if request.session_ended and _is_closed(view) else None

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def second_factor_first(get_response: Answer) -> Answer:
    """Nothing opens for somebody with a staff role before the second factor of this session."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        if not _is_closed(view) or getattr(view, BEFORE_SECOND_FACTOR, False) or not request.user.is_authenticated:
            return None
        actor = request.actor
        return _to_second_factor(request) if actor.is_staff and not actor.strong else None

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _is_closed(view: Any) -> bool:
    return bool(getattr(view, "login_required", True))


def _to_login(request: HttpRequest) -> HttpResponse:
    onward = {REDIRECT_FIELD_NAME: request.get_full_path()} if request.method == "GET" else {}
    return see_other(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({ENDED: 1, **onward})}")


def _to_second_factor(request: HttpRequest) -> HttpResponse:
    onward = f"?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}" if request.method == "GET" else ""
    return see_other(f"{resolve_url('accounts:second-factor')}{onward}")
