"""POST /api/v1/rechten: the same answer as page and terminal, and errors that name every problem."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from perspectief.residents.entitlements.api import EXAMPLE
from perspectief.rules import evaluate, read_household

PATH = "/api/v1/rechten"


def post(client: Client, body: Any, **kwargs: Any) -> Any:
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(PATH, text, **{"content_type": "application/json", **kwargs})


def test_the_example_gets_131_euro_zorgtoeslag(client: Client) -> None:
    answer = post(client, EXAMPLE).json()

    zorgtoeslag = next(one for one in answer["schemes"] if one["key"] == "zorgtoeslag")
    assert (zorgtoeslag["outcome"], zorgtoeslag["amount"], zorgtoeslag["per"]) == ("ja", 131, "maand")


def test_the_answer_is_the_same_object_as_in_the_terminal(client: Client) -> None:
    assert post(client, EXAMPLE).json() == json.loads(evaluate(read_household(EXAMPLE)).to_json())


def test_the_answer_is_not_cached_and_sets_no_cookie(client: Client) -> None:
    response = post(client, EXAMPLE)

    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["API-Version"] == "1.0.0"
    assert not response.cookies


@pytest.mark.django_db
def test_nothing_is_kept(client: Client) -> None:
    post(client, EXAMPLE)

    assert not Session.objects.exists()


def test_every_problem_of_a_household_is_named_with_its_place(client: Client) -> None:
    response = post(client, {"persons": [{"id": "a", "birth_date": "morgen", "shoe_size": 42}], "house": {}})

    problem = response.json()
    assert (response.status_code, response.headers["Content-Type"]) == (400, "application/problem+json; charset=utf-8")
    assert (problem["status"], problem["type"]) == (400, "about:blank")
    places = [one["location"]["name"] for one in problem["errors"]]
    assert {"house", "persons.a.shoe_size", "persons.a.birth_date"} <= set(places)
    assert all(one["in"] == "body" and one["detail"] for one in problem["errors"])


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("{", "application/json", 400),
        ("[]", "application/json", 400),
        ('"x"', "application/json", 400),
        ("null", "application/json", 400),
        ("persons=1", "application/x-www-form-urlencoded", 415),
        ("{}", "text/plain", 415),
        ('{"persons": [], "x": "' + "a" * 300_000 + '"}', "application/json", 413),
    ],
)
def test_a_message_that_is_no_household_gets_a_problem(client: Client, body: str, kind: str, status: int) -> None:
    response = post(client, body, content_type=kind)

    assert response.status_code == status
    assert response.json()["status"] == status


def test_a_date_before_the_law_is_a_problem_with_the_date(client: Client) -> None:
    response = post(client, {**EXAMPLE, "date": "1980-01-01"})

    assert response.status_code in (200, 400)
    if response.status_code == 400:
        assert response.json()["errors"][0]["location"]["name"] == "date"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", PATH, 405),
        ("delete", PATH, 405),
        ("post", "/api/v1/rechten/", 404),
        ("get", "/api/v1/anders", 404),
    ],
)
def test_other_errors_are_problems_too(client: Client, method: str, path: str, status: int) -> None:
    response = getattr(client, method)(path)

    assert response.status_code == status
    assert response.headers["Content-Type"].startswith("application/problem+json")
    assert response.headers["API-Version"] == "1.0.0"


def test_an_error_of_ours_tells_nothing_of_the_inside(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_args: Any) -> None:
        raise ValueError("geheim 4711")

    monkeypatch.setattr("perspectief.residents.entitlements.api.evaluate", break_down)
    client.raise_request_exception = False

    response = post(client, EXAMPLE)

    assert response.status_code == 500
    assert "4711" not in response.content.decode()
    assert response.json()["title"] == "Er ging iets mis bij ons"


def test_the_description_is_open_for_every_website(client: Client) -> None:
    response = client.get("/api/v1/openapi.json")

    description = response.json()
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert list(description["paths"]) == [PATH]
    assert description["info"]["version"] == "1.0.0"
    assert description["paths"][PATH]["post"]["requestBody"]["content"]["application/json"]["example"] == EXAMPLE
