"""A number for each request, made by us: in every line of the log, on every answer, and on the page that says sorry."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from perspectief.foundation.privacy.trace import one_trace

HEADER = "X-Request-ID"
LETTERS = "bcdfghjkmnpqrstvwxz"
LENGTH = 16
"""No vowels, so no words; no digits, so it never looks like a number of a person. 68 bits."""

logger = logging.getLogger("perspectief.requests")
_now: ContextVar[str] = ContextVar("request id", default="")


def current() -> str:
    """Number of the request that is being answered here; empty outside any request."""
    return _now.get()


def with_request_id(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Numbers the request and writes one line about it: what sort of page, and how it ended. What the visitor's
    machine says that the number should be counts for nothing."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.request_id = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        token = _now.set(request.request_id)
        try:
            with one_trace(request.request_id):
                response = get_response(request)
            response.headers[HEADER] = request.request_id
            _tell(request, response)
        finally:
            _now.reset(token)
        return response

    return middleware


def _tell(request: HttpRequest, response: HttpResponse) -> None:
    match = getattr(request, "resolver_match", None)
    sort_of_page = (match and (match.view_name or match.route)) or "no page"
    said = {"action": request.method, "object": sort_of_page, "result": response.status_code}
    logger.info("%s %s %s", *said.values(), extra=said)
