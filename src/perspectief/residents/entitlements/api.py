"""POST /api/v1/rechten: the same answer as page and terminal. Nothing is kept."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_variables
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from perspectief.rules import BadHousehold, BeforeTheLaw, evaluate, read_household

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


class NotReadable(Exception):
    """A message that holds no household at all."""

    def __init__(self, status: int, detail: str):
        self.status, self.detail = status, detail
        super().__init__(detail)


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


REQUEST_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"type": "object", "required": ["persons"], "additionalProperties": True},
                "example": EXAMPLE,
            }
        },
    }
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
    openapi_extra=REQUEST_BODY,
)
@sensitive_variables()
def rights(request: HttpRequest) -> HttpResponse:
    """Read a household, evaluate, answer: word for word what the terminal says."""
    answer = evaluate(read_household(_body(request))).to_json()
    return HttpResponse(answer, content_type="application/json; charset=utf-8")


def _body(request: HttpRequest) -> Any:
    if request.content_type != "application/json":
        raise NotReadable(415, "Stuur JSON: zet Content-Type op application/json.")
    try:
        return json.loads(request.body)
    except ValueError as wrong:
        raise NotReadable(400, "Dit is geen geldige JSON.") from wrong


__all__ = ["BadHousehold", "BeforeTheLaw", "NotReadable", "router"]
