"""The API root: every room's router, one OpenAPI description, and errors that say every problem."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from perspectief.community.rulebook import api as rulebook
from perspectief.config.problems import API_VERSION, PROBLEM, out_of_order, problem, responses_of
from perspectief.foundation.ui.pages import open_to_all, public
from perspectief.policy.monitor import api as monitor
from perspectief.residents.entitlements import api as entitlements
from perspectief.residents.entitlements.message import BadMessage, NotReadable
from perspectief.residents.outlook import api as outlook
from perspectief.rules import BadHousehold, BadLaw, BeforeTheLaw, Problem, UnknownTerm

api = NinjaAPI(
    title="Perspectief",
    version=API_VERSION,
    description="Waar heeft een huishouden recht op? Uitgerekend, met redenen. Geen opslag, geen besluit.",
    docs_url=None,  # Its pages have inline scripts; our own page is `docs` below.
    openapi_url=None,
    openapi_extra={
        "info": {"license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}},
    },
)
api.add_router("", entitlements.router)
api.add_router("", outlook.router)
api.add_router("", rulebook.router)
api.add_router("", monitor.router)
MOST_PROBLEMS = 100
"""More in one answer helps nobody."""


@api.exception_handler(BadHousehold)
def bad_household(_request: HttpRequest, bad: BadHousehold) -> HttpResponse:
    """Every problem with its place."""
    errors = _errors("body", "household", bad.problems)
    return problem(400, "In het huishouden staat iets dat wij niet kunnen gebruiken.", errors)


@api.exception_handler(BadMessage)
def bad_message(_request: HttpRequest, bad: BadMessage) -> HttpResponse:
    """Something beside a household that we cannot use."""
    return problem(400, bad.detail, _errors(bad.where, bad.code, bad.problems))


def _errors(where: str, code: str, problems: Sequence[Problem]) -> list[dict[str, Any]]:
    return [
        {"in": where, "location": {"name": one.place}, "code": code, "detail": f"{one.found}. {one.advice}"}
        for one in problems[:MOST_PROBLEMS]
    ]


@api.exception_handler(BeforeTheLaw)
def before_the_law(_request: HttpRequest, early: BeforeTheLaw) -> HttpResponse:
    """A date before the first value we hold; the words name the law."""
    error = {"in": "body", "location": {"name": "date"}, "code": "date", "detail": str(early)}
    return problem(422, str(early), [error])


@api.exception_handler(BadLaw)
@api.exception_handler(UnknownTerm)
def broken_law(request: HttpRequest, error: BadLaw | UnknownTerm) -> HttpResponse:
    """A law of ours that does not load or does not fit together."""
    return out_of_order(request, error)


@api.exception_handler(NotReadable)
def not_readable(_request: HttpRequest, wrong: NotReadable) -> HttpResponse:
    """No household at all."""
    return problem(wrong.status, wrong.detail)


@api.exception_handler(RequestDataTooBig)
def too_big(_request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    """More than any household needs."""
    return problem(413, "Een bericht past in 256 kilobyte.")


@api.exception_handler(ValidationError)
def not_valid(_request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """Something that a schema of ours refuses."""
    errors = [
        {
            "in": str(one["loc"][0]),
            "location": {"name": ".".join(map(str, one["loc"][1:]))},
            "code": one["type"],
            "detail": one["msg"],
        }
        for one in wrong.errors
    ]
    return problem(400, errors=errors)


@api.exception_handler(HttpError)
def http_error(_request: HttpRequest, wrong: HttpError) -> HttpResponse:
    """What the framework refuses."""
    return problem(wrong.status_code)


@api.exception_handler(Http404)
def not_found(_request: HttpRequest, _error: Http404) -> HttpResponse:
    """No such thing."""
    return problem(404)


def addresses() -> tuple[Any, ...]:
    """The API's own addresses, open for everybody: no operation knows an account yet."""
    urls = api.urls  # made anew at every look
    for pattern in urls[0]:
        open_to_all(pattern.callback)
    return urls


def description() -> dict[str, Any]:
    """The OpenAPI description: what the rooms say, and the errors that every operation shares."""
    said = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    said["info"] |= {"contact": {"name": "Perspectief", "url": f"{settings.ADDRESS}/ontwikkelaars"}}
    said["components"]["schemas"] |= entitlements.described() | outlook.described() | {"Problem": PROBLEM}
    for methods in said["paths"].values():
        for method, operation in methods.items():
            operation["responses"] = responses_of(method, operation)
    return said


@public
@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    """The OpenAPI description, for any website to read."""
    return JsonResponse(description(), headers={"Access-Control-Allow-Origin": "*"})


@public
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The same description as a page, without scripts."""
    schema = description()
    operations = [
        {"path": path, "method": method.upper(), **operation}
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    return render(request, "ui/api_docs.html", {"info": schema["info"], "operations": operations})
