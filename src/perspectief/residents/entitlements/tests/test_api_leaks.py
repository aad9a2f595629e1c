"""Two hundred marked messages to the API, mistakes and breakdowns among them: no mark stays behind."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from perspectief.residents.entitlements.tests.test_nothing_leaks import MARK, Kept, Marks
from perspectief.residents.entitlements.tests.test_nothing_leaks import kept as kept
from perspectief.residents.entitlements.tests.test_nothing_leaks import visitor as visitor
from perspectief.rules import BadLaw

MESSAGES = 200
BREAKDOWNS = 30
ENGINES = (
    "perspectief.residents.entitlements.api.rights.evaluate",
    "perspectief.residents.entitlements.calc.order.look",
    "perspectief.residents.outlook.api.document",
)
pytestmark = pytest.mark.django_db


def household(marks: Marks, **more: Any) -> dict[str, Any]:
    income = {"kind": "pensioen", "amount": marks.number(), "per": "year", "gross": True}
    person = {"id": "a", "name": marks.nonsense(), "birth_date": marks.iso(), "income": [income]}
    home = {"tenure": "huur", "bare_rent_m": marks.number(), "service_cost_m": 0}
    return {"persons": [person], "home": home, "wealth": {"savings": marks.number()}, **more}


def change(marks: Marks) -> dict[str, Any]:
    return {"soort": "huur", "huur": marks.chance.choice([700, marks.number(), marks.nonsense()])}


def message(marks: Marks, number: int) -> tuple[str, Any]:
    """One of the messages that a program sends; the number says which."""
    match number % 8:
        case 0:
            return "rechten", household(marks)
        case 1:
            return "rechten", household(marks, date=marks.iso(), **{marks.nonsense(): marks.number()})
        case 2:
            return f"rechten?regelingen={marks.nonsense()}", household(marks)
        case 3:
            return "vragen", {"antwoorden": marks.told()}
        case 4:
            return "vragen", {"antwoorden": marks.told(), "antwoord": {"p0.birth_date": {"birth_date": marks.day()}}}
        case 5:
            return "vragen", {"antwoorden": {marks.nonsense(): {"amount": marks.number()}}}
        case 6:
            return "wat-als", {"huishouden": household(marks), "verandering": change(marks)}
    return "wat-als", f'{{"huishouden": {marks.nonsense()} {marks.number()}'


def send(visitor: Client, kept: Kept, path: str, said: Any) -> HttpResponse:
    body = said if isinstance(said, str) else json.dumps(said)
    response = visitor.post(f"/api/v1/{path}", body, content_type="application/json")
    kept.note(response)
    return response


def test_two_hundred_marked_messages_leave_no_mark(visitor: Client, kept: Kept) -> None:
    marks = Marks(seed=8139)

    statuses = {send(visitor, kept, *message(marks, number)).status_code for number in range(MESSAGES)}

    assert statuses == {200, 400}
    for place, text in kept.places().items():
        assert not MARK.findall(text), place


def test_breakdowns_of_the_api_with_an_answer_in_their_words_leave_no_mark(
    visitor: Client, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = Marks(seed=1907)

    def break_down(*given: object, **more: object) -> None:
        kind = marks.chance.choice([RuntimeError, ValueError, KeyError, BadLaw])
        raise kind(f"kapot bij {marks.amount()} en {marks.iso()}: {given} {more}")

    for engine in ENGINES:
        monkeypatch.setattr(engine, break_down)
    told = {"antwoorden": marks.told()}
    sent = (
        ("rechten", household(marks)),
        ("vragen", told),
        ("wat-als", {"huishouden": household(marks), "verandering": {"soort": "huur", "huur": 700}}),
    )

    responses = [send(visitor, kept, *sent[number % 3]) for number in range(BREAKDOWNS)]

    assert {response.status_code for response in responses} == {500, 503}
    assert not any(MARK.findall(response.content.decode()) for response in responses)
    assert "RuntimeError" in kept.log.getvalue()
    for place, text in kept.places().items():
        assert not MARK.findall(text), place
