"""POST /api/v1/rechten: the same answer as page and terminal. Nothing is kept."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_variables
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from perspectief.residents.entitlements.message import NotAsked, NotReadable, read_message, read_schemes
from perspectief.rules import BadHousehold, BeforeTheLaw, evaluate, schemes
from perspectief.rules.schema import household_schema

router = Router(tags=["Rechten"])
EXAMPLE = {
    "date": "2025-01-01",
    "municipality": "GM0014",
    "persons": [
        {
            "id": "a",
            "birth_date": "1990-01-01",
            "income": [{"kind": "loon", "amount": 28000, "per": "year", "gross": True}],
        }
    ],
    "home": {"tenure": "huur", "bare_rent_m": 600, "service_cost_m": 20},
    "wealth": {"savings": 0},
}


class BecauseOut(Schema):
    """One condition: its sentence, its article, and whether it is met (null: open)."""

    sentence: str
    article: str
    source: str
    met: bool | None
    term: str


class SchemeOut(Schema):
    """The answer for one scheme."""

    model_config = ConfigDict(extra="allow")

    key: str
    name: str
    outcome: str = Field(description="ja, waarschijnlijk, hangt_af_van, weten_we_niet of nee")
    amount: float | None
    amount_between: list[float] | None
    unit: str
    per: str
    per_person: dict[str, float | None]
    because: list[BecauseOut]
    depends_on: list[str]
    unchecked: list[str]


class AssumedOut(Schema):
    """Something that the law presumes and nobody contradicted."""

    key: str
    text: str


class RightsOut(Schema):
    """Everything about one household on one day."""

    date: date
    municipality: str
    schemes: list[SchemeOut]
    terms: dict[str, Any]
    assumed: list[AssumedOut]


REQUEST = {
    "parameters": [
        {
            "name": "regelingen",
            "in": "query",
            "required": False,
            "description": (
                "Alleen deze regelingen, met komma's ertussen. Laat dit weg om ze allemaal te zien. "
                "Kennen wij een van deze regelingen op deze datum nog niet, dan zeggen wij dat (422)."
            ),
            "style": "form",
            "explode": False,
            "schema": {"type": "array", "minItems": 1, "items": {"$ref": "#/components/schemas/SchemeKey"}},
            "example": ["zorgtoeslag", "huurtoeslag"],
        }
    ],
    "responses": {200: {"description": "Per regeling de uitkomst, het bedrag en de redenen."}},
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/Household"}, "example": EXAMPLE},
        },
    },
}


def described() -> dict[str, Any]:
    """The schemas that `REQUEST` refers to: the published schema of a household in parts, and the keys of schemes."""
    household = household_schema()
    parts = household.pop("$defs")
    household.pop("$schema")
    named = {"Household": household, **{f"Household.{name}": part for name, part in parts.items()}}
    moved = json.dumps(named).replace('"#/$defs/', '"#/components/schemas/Household.')
    keys = {
        "type": "string",
        "enum": list(schemes()),
        "title": "SchemeKey",
        "description": "de sleutel van een regeling",
    }
    return {**json.loads(moved), "SchemeKey": keys}


@router.post(
    "/rechten",
    response=RightsOut,
    operation_id="bepaalRechten",
    summary="Waar heeft dit huishouden recht op?",
    description=(
        "Stuur een huishouden en lees per regeling de uitkomst, het bedrag en de redenen. Wij bewaren niets. "
        "Het antwoord is geen besluit."
    ),
    openapi_extra=REQUEST,
)
@sensitive_variables()
def rights(request: HttpRequest) -> HttpResponse:
    """Read a household, evaluate, answer: word for word what the terminal says."""
    wanted = read_schemes(request.GET.getlist("regelingen"))
    answer = evaluate(read_message(request.content_type, request.body), schemes=wanted).to_json()
    return HttpResponse(answer, content_type="application/json; charset=utf-8")


__all__ = ["BadHousehold", "BeforeTheLaw", "NotAsked", "NotReadable", "described", "router"]
