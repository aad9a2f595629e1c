"""POST /api/v1/rechten: the same answer as page and terminal."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_variables
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from perspectief.residents.entitlements.message import read_message, read_schemes
from perspectief.rules import evaluate

router = Router()
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


class RightOut(Schema):
    """The answer for one scheme."""

    model_config = ConfigDict(extra="allow")

    key: str
    name: str
    outcome: str = Field(description="ja, waarschijnlijk, hangt_af_van, weten_we_niet of nee")
    amount: float | None
    amount_between: list[float] | None = Field(description="laagste en hoogste, als meer niet bekend is")
    unit: str
    per: str = Field(description="maand, kwartaal, jaar of keer")
    per_person: dict[str, float | None]
    because: list[BecauseOut]
    depends_on: list[str] = Field(description="plaatsen in het huishouden waar een antwoord ontbreekt")
    unchecked: list[str]


class AssumedOut(Schema):
    """Something that the law presumes and nobody contradicted."""

    key: str
    text: str


class RightsOut(Schema):
    """Everything about one household on one day."""

    date: date
    municipality: str
    schemes: list[RightOut]
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
    "responses": {
        200: {"description": "Per regeling de uitkomst, het bedrag en de redenen."},
        422: {
            "description": "Wij kennen de wet op deze datum nog niet. In detail staat welke wet.",
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        },
    },
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/Household"}, "example": EXAMPLE},
        },
    },
}


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
