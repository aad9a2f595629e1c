"""Errors of the API as problem+json (RFC 9457), the way the Dutch API Design Rules ask: no internals, every problem."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

API_VERSION = "1.0.0"
API_PATH = "/api/"
TITLES = {
    400: "Dit verzoek begrijpen wij niet",
    403: "Dit mag niet",
    404: "Dit adres bestaat niet",
    405: "Deze methode kan hier niet",
    413: "Dit bericht is te groot",
    415: "Dit soort bericht kunnen wij niet lezen",
    422: "Deze gegevens kunnen wij niet gebruiken",
    429: "Te veel verzoeken achter elkaar",
    500: "Er ging iets mis bij ons",
    503: "Wij zijn even niet bereikbaar",
}


def problem(status: int, detail: str = "", errors: Sequence[dict[str, Any]] = ()) -> HttpResponse:
    """An answer that says what is wrong. `errors`: every problem with its place."""
    body: dict[str, Any] = {"type": "about:blank", "title": TITLES.get(status, "Er ging iets mis"), "status": status}
    if detail:
        body["detail"] = detail
    if errors:
        body["errors"] = list(errors)
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type="application/problem+json; charset=utf-8")


def problem_details(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Every error under /api/ is problem+json; every answer there carries the version and is not cached."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path.startswith(API_PATH):
            return response
        if response.status_code >= 400 and "problem+json" not in response.headers.get("Content-Type", ""):
            allow = response.headers.get("Allow")
            response = problem(response.status_code)
            if allow:
                response.headers["Allow"] = allow
        response.headers["API-Version"] = API_VERSION
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware
