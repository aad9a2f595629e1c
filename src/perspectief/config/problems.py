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
    400: "In het verzoek staat iets dat wij niet kunnen gebruiken. In errors staat elk probleem met zijn plaats.",
    404: "Wat u vraagt, kennen wij niet.",
    413: "Het bericht is groter dan 256 kilobyte.",
    415: "Het bericht is geen application/json.",
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
VERSION_HEADER = {
    "API-Version": {"description": "De versie van deze API.", "schema": {"type": "string"}, "required": True},
}
WAIT_HEADER = {"Retry-After": {"description": "Zoveel seconden wachten.", "schema": {"type": "integer"}}}
RESPONSES: dict[int, dict[str, Any]] = {
    status: {
        "description": words,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        "headers": VERSION_HEADER | (WAIT_HEADER if status == 429 else {}),
    }
    for status, words in DOCUMENTED.items()
}
"""The errors that operations share, for the OpenAPI description."""
SENT = (400, 413, 415, 429, 500, 503)
ASKED = (500, 503)
"""Which of them a message that is sent can get, and which an address that is only read. A name in it may not exist."""


def responses_of(method: str, operation: dict[str, Any]) -> dict[str, Any]:
    """Every answer of one operation: its own, and the errors that it shares."""
    named = (404,) if any(one["in"] == "path" for one in operation.get("parameters", ())) else ()
    shared = (*named, *(SENT if method == "post" else ASKED))
    own = {
        str(status): {"headers": VERSION_HEADER} | _in_words(answer)
        for status, answer in operation["responses"].items()
    }
    every = {str(status): RESPONSES[status] for status in shared} | own
    return {status: every[status] for status in sorted(every)}


logger = logging.getLogger(__name__)


def _in_words(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer of which the room said nothing more than that it is one."""
    return answer | {"description": "Wat hierboven staat."} if answer["description"] == "OK" else answer


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
    number = getattr(request, "request_id", "")
    return render(request, "ui/message.html", {"heading": heading, "lead": lead, "number": number}, status=503)


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
