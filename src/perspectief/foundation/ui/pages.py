"""What a view may do. Pages are closed unless marked public or `allowed`; a page only looked at cannot write."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from perspectief.foundation.access import NOBODY, Permission, Verdict
from perspectief.foundation.ui.middleware import FRAMED_POLICY

View = Callable[..., HttpResponse]
_READS = ("SELECT", "WITH", "EXPLAIN", "PRAGMA", "SHOW", "SAVEPOINT", "RELEASE")


class WritesOnAReadingPage(Exception):
    """A page that is only looked at tried to change the database."""


def public(view: View) -> View:
    """Open for everybody, without an account; and it can only read."""
    return open_to_all(reads_only(view))


def open_to_all(view: View) -> View:
    """The mark itself. Pages say `public` or `public_form`; only what is no page of ours takes it bare."""
    view.is_public = True  # type: ignore[attr-defined]
    return login_not_required(view)


def allowed(permission: Permission) -> Callable[[View], View]:
    """Closed, except for whom `permission` of the room says yes; never in a cache. The view judges objects itself.

    Somebody without an account is sent to log in first; who may not gets the reason of the verdict.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            insist(permission(getattr(request, "actor", NOBODY)))
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return never_cache(guarded)

    return mark


def may_be_framed(view: View) -> View:
    """A page that stands inside a page of somebody else: public figures only, no form or cookie, nothing to click away.

    Every other page refuses that (`middleware.HEADERS`).
    """

    @wraps(view)
    def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = FRAMED_POLICY
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.may_be_framed = True
        return response

    return framed


def see_other(address: str) -> HttpResponse:
    """After a form: fetch that page (303). Without a body: nothing stands under the address of the form."""
    response = HttpResponseRedirect(address, content_type="text/plain; charset=utf-8")
    response.status_code = 303
    return response


def insist(verdict: Verdict) -> None:
    """Go on when the verdict allows it. Raises PermissionDenied with its reason."""
    if not verdict.allowed:
        raise PermissionDenied(verdict.reason)


def public_without_storage(view: View) -> View:
    """A public form of which nothing is kept: no session, no cookie, no row, no copy in a cache.

    It needs no CSRF token: there is no session to abuse and nothing that a foreign page could change.
    """
    return csrf_exempt(never_cache(public(view)))


def public_form(view: View) -> View:
    """A public form that stores what is sent, such as a signal: the one public page that can write. Never in a cache.

    It sets no cookie, so there is no session to abuse; a form that another site sends is refused.
    """

    @wraps(view)
    def from_here_only(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not comes_from_here(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return csrf_exempt(never_cache(open_to_all(from_here_only)))


def comes_from_here(request: HttpRequest) -> bool:
    """Whether the form that was sent stood on a page of ours, as far as the browser says so."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.get_host()


def reads_only(view: View) -> View:
    """The database refuses to be changed while this view runs."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with connection.execute_wrapper(_refuse_writes):
            return view(request, *args, **kwargs)

    return guarded


def _refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if not sql.lstrip("( \n").upper().startswith(_READS):
        raise WritesOnAReadingPage(sql.split(maxsplit=1)[0])
    return execute(sql, params, many, context)
