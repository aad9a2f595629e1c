"""GET /api/v1/regels: the rule book as data. The same documents as behind the pages."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Path, Router, Schema
from pydantic import ConfigDict, Field

from perspectief.community.rulebook.queries import forest, schemes

router = Router(tags=["Regels"])
Key = Annotated[str, Path(description="De sleutel van een regeling.", example="zorgtoeslag")]
NOT_FOUND = {
    "description": "Deze regeling kennen wij niet.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


class SummaryOut(Schema):
    """One scheme in the list."""

    key: str
    name: str
    owner: str
    purpose: str
    law: str
    municipal: bool
    status: str = Field(description="complete, partial of planned")
    verified_until: str | None
    exists_from: str | None
    exists_until: str | None
    exists: bool
    cases: int = Field(description="zoveel voorbeelden rekent het programma na")


class AccuracyOut(Schema):
    """How many worked examples were run, and how many came out as they should."""

    model_config = ConfigDict(extra="allow")

    run: int
    passed: int


class SchemeOut(SummaryOut):
    """Everything about one scheme."""

    model_config = ConfigDict(extra="allow")

    date: str
    level: str
    per: str
    not_modelled: list[str]
    conditions: list[dict[str, Any]]
    steps: list[dict[str, Any]]
    values: list[dict[str, Any]]
    accuracy: AccuracyOut


class ForestOut(Schema):
    """The map of all schemes."""

    date: str
    schemes: list[dict[str, Any]]
    pairs: list[dict[str, Any]]


@router.get("/regels", response=list[SummaryOut], operation_id="alleRegels", summary="Alle regelingen")
def every(request: HttpRequest) -> HttpResponse:
    """Elke regeling met eigenaar, status en tot wanneer zij is nagekeken."""
    return JsonResponse(schemes.list_document(), safe=False)


@router.get("/regels/woud", response=ForestOut, operation_id="regelingenwoud", summary="De kaart van alle regelingen")
def map_of_all(request: HttpRequest) -> HttpResponse:
    """Per regeling op welk inkomen en vermogen zij let, en per paar wat gelijk is en wat verschilt."""
    return JsonResponse(forest.forest_document())


@router.get(
    "/regels/{key}",
    response=SchemeOut,
    operation_id="regel",
    summary="Eén regeling",
    openapi_extra={"responses": {404: NOT_FOUND}},
)
def one(request: HttpRequest, key: Key) -> HttpResponse:
    """Voorwaarden, bedragen met bron en datum, en hoeveel voorbeelden kloppen."""
    return JsonResponse(schemes.scheme_document(key))
