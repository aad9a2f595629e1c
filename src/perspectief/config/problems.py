"""Errors of the API as problem+json (RFC 9457), the way the Dutch API Design Rules ask: no internals, every problem."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from perspectief.rules import BadLaw, BeforeTheLaw, UnknownTerm

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
DOCUMENTED = {
    400: "Het verzoek is geen huishouden dat wij kunnen lezen, of noemt een regeling die wij niet kennen.",
    413: "Het bericht is groter dan 256 kilobyte.",
    415: "Het bericht is geen application/json.",
    422: "Wij lezen het huishouden, maar kennen de wet op deze datum nog niet. In detail staat welke wet.",
    429: "Te veel verzoeken achter elkaar. In Retry-After staat hoeveel seconden u wacht.",
    500: "Er ging iets mis bij ons.",
    503: "Wij kunnen nu niet rekenen. Probeer het later nog een keer.",
}
PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "Een fout volgens RFC 9457.",
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "description": "elk probleem met zijn plaats, hooguit honderd",
            "items": {
                "type": "object",
                "required": ["in", "location", "code", "detail"],
                "properties": {
                    "in": {"type": "string", "description": "body of query"},
                    "location": {"type": "object", "properties": {"name": {"type": "string"}}},
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
RESPONSES = {
    status: {
        "description": words,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for status, words in DOCUMENTED.items()
}
"""The errors of every operation, for the OpenAPI description."""
logger = logging.getLogger(__name__)


def problem(status: int, detail: str = "", errors: Sequence[dict[str, Any]] = ()) -> HttpResponse:
    """An answer that says what is wrong. `errors`: every problem with its place."""
    body: dict[str, Any] = {"type": "about:blank", "title": TITLES.get(status, "Er ging iets mis"), "status": status}
    if detail:
        body["detail"] = detail
    if errors:
        body["errors"] = list(errors)
    text = json.dumps(body, ensure_ascii=False).encode(errors="replace")
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


def out_of_order(request: HttpRequest, error: Exception) -> HttpResponse:
    """What we say when our own law fails: as a problem or as a page."""
    logger.error("The law is out of order at %s", request.path, exc_info=error)
    if request.path.startswith(API_PATH):
        return problem(503, "Wij kunnen nu niet rekenen. Dat ligt aan ons. Probeer het later nog een keer.")
    heading = _("Er gaat iets mis bij ons")
    lead = _("Dat ligt aan ons, niet aan u. Probeer het later nog een keer. Er is niets bewaard van wat u invulde.")
    return render(request, "ui/message.html", {"heading": heading, "lead": lead}, status=503)


class LawOutOfOrder:
    """A law that does not load, or that we do not hold for today, never breaks a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing on the way in or out."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """An answer for what the law raises; anything else is not ours."""
        return out_of_order(request, error) if isinstance(error, BadLaw | BeforeTheLaw | UnknownTerm) else None
