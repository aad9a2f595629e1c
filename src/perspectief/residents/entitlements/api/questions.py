"""POST /api/v1/vragen: the same interview as the pages, one question at a time. The caller carries the answers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.debug import sensitive_variables
from ninja import Router, Schema
from pydantic import Field

from perspectief.residents.entitlements import speech
from perspectief.residents.entitlements.api.asked import question
from perspectief.residents.entitlements.calc import order, screens, told
from perspectief.residents.entitlements.calc.kinds import Screen
from perspectief.residents.entitlements.message import Asked, BadMessage, read_answers
from perspectief.residents.entitlements.message.answers import ALL, bad_answers
from perspectief.residents.entitlements.services import screen_for_key
from perspectief.residents.entitlements.services.names import titles_of
from perspectief.rules import BadHousehold, Problem, SchemeResult

router = Router()
EXAMPLE: dict[str, Any] = {
    "municipality": "GM0014",
    "antwoorden": {
        "who": {"partner": "no", "children": 1},
        "p0.birth_date": {"birth_date": "1990-05-01"},
        "p11.birth_date": {"birth_date": "2019-03-01"},
        "p0.incomes": {"kinds": ["loon"]},
    },
    "antwoord": {"p0.income.loon": {"amount": 1100, "per": "month", "gross": True}},
}


class OptionOut(Schema):
    """One thing to choose."""

    value: str | bool
    label: str
    person: str | None = Field(description="id van de persoon over wie dit gaat; null is het hele huishouden")


class BandOut(Schema):
    """A range to choose instead of an exact amount."""

    value: dict[str, Any]
    label: str


class FieldOut(Schema):
    """One field of a question."""

    name: str
    kind: str = Field(description="date, yes_no, choice, money, threshold, number, count of ticks")
    label: str
    why: str
    unit: str
    whole: bool = Field(description="of het een heel getal moet zijn")
    options: list[OptionOut]
    bands: list[BandOut]
    limits: list[float] = Field(description="de grenzen van de wet waar dit antwoord langs gelegd wordt")
    most: int | None
    presumed: bool | float | None = Field(description="waar de wet van uitgaat tot iemand iets anders zegt")


class PersonOut(Schema):
    """Who a question is about."""

    id: str
    name: str


class QuestionOut(Schema):
    """One screen: what to ask, why, and which fields the answer has."""

    id: str
    kind: str = Field(description="who, person, income_kinds, income, ticks, threshold of fields")
    person: PersonOut | None = Field(description="null is het hele huishouden")
    question: str
    why: str
    example: str
    private: bool = Field(description="zeg hierbij dat niemand dit antwoord bewaart")
    fields: list[FieldOut]


class CertainOut(Schema):
    """A scheme that no answer changes any more."""

    key: str
    name: str
    outcome: str
    amount: float | None
    amount_between: list[float] | None
    unit: str
    per: str


class ScreenOut(Schema):
    """One question that makes sense for this household, asked or not."""

    id: str
    person: PersonOut | None
    question: str
    answered: bool
    optional: bool = Field(description="wordt nooit vanzelf gevraagd: de wet gaat ergens van uit")


class FlowOut(Schema):
    """Where the interview stands."""

    municipality: str
    antwoorden: dict[str, dict[str, Any]] = Field(description="stuur dit de volgende keer ongewijzigd mee")
    left_out: list[str] = Field(description="vragen waarvan het antwoord niet (meer) past bij de andere antwoorden")
    next: QuestionOut | None = Field(description="null als geen antwoord nog iets verandert")
    questions_left: int = Field(description="ongeveer hoeveel vragen er nog komen, met deze mee")
    settled: list[CertainOut]
    open: list[str] = Field(description="sleutels van regelingen die een antwoord nog kan veranderen")
    screens: list[ScreenOut]
    household: dict[str, Any] = Field(description="het huishouden voor /rechten en /wat-als")


REQUEST = {
    "responses": {200: {"description": "De volgende vraag, wat al zeker is, en het huishouden tot nu toe."}},
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Flow"}, "example": EXAMPLE}},
    },
}


@router.post(
    "/vragen",
    response=FlowOut,
    operation_id="volgendeVraag",
    summary="Wat is de volgende vraag?",
    description=(
        "Stuur de antwoorden tot nu toe en lees de vraag die nu het meest beslist, wat al zeker is en het huishouden. "
        "Wij bewaren niets: stuur 'antwoorden' uit ons antwoord de volgende keer mee, met in 'antwoord' het nieuwe. "
        "Is er geen vraag meer, stuur dan 'household' naar /rechten."
    ),
    openapi_extra=REQUEST,
)
@sensitive_variables()
def flow(request: HttpRequest) -> HttpResponse:
    """Read the answers, look where the interview stands, answer."""
    asked = read_answers(request.content_type, request.body)
    try:
        document = _document(asked, order.look(asked.told, asked.municipality))
    except BadHousehold as bad:
        raise _at_its_question(bad, asked) from None
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})


def _at_its_question(bad: BadHousehold, asked: Asked) -> BadMessage:
    """What only the law sees, such as a parent younger than a child, at the question that asks for it."""
    return bad_answers([Problem(f"{ALL}.{_asks(one.place, asked)}", one.found, one.advice) for one in bad.problems])


def _asks(place: str, asked: Asked) -> str:
    """The id of the screen behind a place in the household; who is whose parent is wrong by their birth dates."""
    _persons, _dot, person = place.removesuffix(".parents").partition(".")
    return f"{person}.birth_date" if place.endswith(".parents") else screen_for_key(place, asked.told)


def _document(asked: Asked, look: order.Look) -> dict[str, Any]:
    household = told.household(asked.told, asked.municipality)
    names = titles_of(household["persons"])
    return {
        "municipality": asked.municipality,
        ALL: asked.told,
        "left_out": list(asked.left_out),
        "next": question(look.next, names) if look.next else None,
        "questions_left": look.left,
        "settled": [_settled(look.result[key]) for key in look.settled],
        "open": list(look.open),
        "screens": [_screen(one, asked, names) for one in screens.screens(asked.told)],
        "household": household,
    }


def _settled(one: SchemeResult) -> dict[str, Any]:
    said = one.to_dict()
    return {name: said[name] for name in ("key", "name", "outcome", "amount", "amount_between", "unit", "per")}


def _screen(screen: Screen, asked: Asked, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": screen.id,
        "person": {"id": screen.person, "name": names[screen.person]} if screen.person else None,
        "question": speech.title(screen, names),
        "answered": screens.is_told(asked.told, screen.id),
        "optional": screen.optional,
    }
