"""POST /api/v1/wat-als: what a change does to a household, month by month. The same engine as behind the pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from ninja import Router

from perspectief.residents.outlook.api.documents import document
from perspectief.residents.outlook.api.reading import HOUSEHOLD, read_wanted
from perspectief.residents.outlook.api.schemas import EXAMPLE, WhatIfOut, described
from perspectief.rules import BadHousehold, Problem

router = Router(tags=["Vooruitblik"])
REQUEST = {
    "responses": {200: {"description": "Wat er is voor en na de verandering, met dagen en redenen."}},
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/WhatIf"}, "example": EXAMPLE}},
    },
}


@router.post(
    "/wat-als",
    response=WhatIfOut,
    by_alias=True,
    operation_id="watAls",
    summary="Wat verandert er als …?",
    description=(
        "Stuur een huishouden en één verandering: werk, samenwonen, kind_geboren, kind_wordt, vertrekt, aow of huur. "
        "Lees per regeling en per maand wat er dan anders is, op welke dag geld komt, wat u aan wie vertelt, en bij "
        "werk wat er per uur overblijft. Wij bewaren niets. Het antwoord is geen besluit."
    ),
    openapi_extra=REQUEST,
)
@sensitive_variables()
def what_if(request: HttpRequest) -> HttpResponse:
    """Read a household and a change, look ahead, answer."""
    try:
        answer = document(read_wanted(request.content_type, request.body, timezone.localdate()))
    except BadHousehold as bad:
        raise BadHousehold([_inside(one) for one in bad.problems]) from None
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _inside(problem: Problem) -> Problem:
    """What only the law sees, at its place in the message."""
    if problem.place.startswith(HOUSEHOLD):
        return problem
    return Problem(f"{HOUSEHOLD}.{problem.place}", problem.found, problem.advice)


__all__ = ["described", "router"]
