"""The API as a whole: described completely, on the rules of the Dutch government for APIs, and on a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from django.test import Client
from ninja import Schema

from perspectief.config.api import description
from perspectief.foundation.ui.testing import PageClient
from perspectief.policy.monitor.tests import making

PATHS = {
    "/api/v1/rechten": ["post"],
    "/api/v1/vragen": ["post"],
    "/api/v1/wat-als": ["post"],
    "/api/v1/regels": ["get"],
    "/api/v1/regels/woud": ["get"],
    "/api/v1/regels/{key}": ["get"],
    "/api/v1/indicatoren": ["get"],
    "/api/v1/indicatoren/{indicator}": ["get"],
    "/api/v1/indicatoren/{indicator}/cijfers": ["get"],
}
NAMED = {"key": "zorgtoeslag", "indicator": "laag-inkomen"}
"""What an address may be asked with in a test."""
KEBAB = re.compile(r"(/[a-z0-9-]+|/\{[a-z]+\})+")


@pytest.fixture(scope="module")
def described() -> Any:
    return description()


def operations(described: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for methods in described["paths"].values():
        yield from methods.items()


def test_every_room_with_an_api_is_wired(described: Any) -> None:
    assert {path: list(methods) for path, methods in described["paths"].items()} == PATHS


def test_addresses_are_plain_words_without_a_slash_at_the_end(described: Any) -> None:
    assert all(KEBAB.fullmatch(path) for path in described["paths"])


def test_every_operation_says_what_it_is_for(described: Any) -> None:
    for _method, operation in operations(described):
        assert operation["operationId"]
        assert operation["summary"]
        assert operation["description"]
        assert operation["tags"]


def test_every_parameter_says_what_it_means_with_an_example(described: Any) -> None:
    parameters = [one for _method, operation in operations(described) for one in operation.get("parameters", ())]

    assert {one["name"] for one in parameters} == {"regelingen", "key", "indicator", "gebied", "groep", "stand"}
    for one in parameters:
        assert one["description"]
        assert one["example"]


def test_what_is_sent_has_an_example_that_fits_its_schema(described: Any) -> None:
    for method, operation in operations(described):
        if method == "post":
            body = operation["requestBody"]["content"]["application/json"]
            jsonschema.validate(body["example"], {"components": described["components"], **body["schema"]})


def test_every_answer_carries_the_version_and_every_error_is_a_problem(described: Any) -> None:
    for method, operation in operations(described):
        answers = operation["responses"]
        assert {"500", "503"} <= set(answers)
        assert ({"400", "413", "415", "429"} <= set(answers)) == (method == "post")
        for status, answer in answers.items():
            assert "API-Version" in answer["headers"]
            kind = "application/json" if status == "200" else "application/problem+json"
            assert list(answer["content"]) == [kind]


@pytest.mark.django_db
def test_the_example_of_each_operation_is_answered_as_described(client: Client, described: Any, settings: Any) -> None:
    making.figure(making.version(making.indicator(NAMED["indicator"])), "2020", 12)
    settings.MOST_ASKED_PER_MINUTE = 0
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            if method == "post":
                body = operation["requestBody"]["content"]["application/json"]["example"]
                response = client.post(path, body, content_type="application/json")
            else:
                response = client.get(path.format(**NAMED))
            assert response.status_code == 200, path
            assert response.headers["API-Version"] == described["info"]["version"]
            schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
            jsonschema.validate(response.json(), {"components": described["components"], **schema})


def _schemas(kind: type[Schema]) -> Iterator[type[Schema]]:
    for one in kind.__subclasses__():
        yield one
        yield from _schemas(one)


def test_no_two_rooms_give_their_answers_the_same_name() -> None:
    names = Counter(one.__name__ for one in _schemas(Schema) if one.__module__.startswith("perspectief."))

    assert [name for name, count in names.items() if count > 1] == []


def test_who_asks_too_often_gets_a_problem_that_says_how_long_to_wait(client: Client, settings: Any) -> None:
    settings.MOST_ASKED_PER_MINUTE = 1
    answers = [client.post("/api/v1/vragen", {}, content_type="application/json") for _ in range(2)]

    assert answers[-1].status_code == 429
    assert answers[-1].headers["Content-Type"].startswith("application/problem+json")
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_the_page_for_developers_shows_every_operation_and_the_start_button(pages: PageClient) -> None:
    page = pages.get("/ontwikkelaars").content.decode()

    for path in PATHS:
        assert path in page
    assert 'href="/insluiten"' in page


def test_the_page_for_developers_stands_when_a_description_is_missing(
    pages: PageClient, monkeypatch: pytest.MonkeyPatch, described: Any
) -> None:
    bare = {"operationId": "kaal", "summary": "Kaal", "parameters": [{"name": "x", "in": "query"}], "responses": {}}
    monkeypatch.setattr(
        "perspectief.config.api.description", lambda: {**described, "paths": {"/api/v1/kaal": {"get": bare}}}
    )

    assert "/api/v1/kaal" in pages.get("/ontwikkelaars").content.decode()
