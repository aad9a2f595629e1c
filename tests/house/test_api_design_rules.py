"""The REST API Design Rules of the Dutch government (2.x), asked of the running application and of its description.

Each test bears the name of the rule. What existing tests ask already (examples, schemas) is not asked again here.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from perspectief.config.api import description
from perspectief.config.problems import API_VERSION
from perspectief.policy.monitor.tests import making

BASE = "/api/v1"
HOUSEHOLD = {"date": "2026-06-01", "persons": [{"id": "a", "birth_date": "1990-05-01"}]}
VERBS = re.compile(r"(get|post|put|delete|create|update|list|fetch|haal|maak|wijzig|verwijder)[A-Z-]", re.IGNORECASE)
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CAMEL = re.compile(r"[a-z]+([A-Z][a-z0-9]*)*")
SEMVER = re.compile(r"\d+\.\d+\.\d+")
HTTP = {"get", "post", "put", "patch", "delete"}
SUFFIX = re.compile(r"\.(json|xml|html|php|aspx?)$")


@pytest.fixture
def described() -> dict[str, Any]:
    return description()


@pytest.fixture
def caller(settings: Any, db: None) -> Client:
    settings.MOST_ASKED_PER_MINUTE = 0
    making.figure(making.version(making.indicator("laag-inkomen")), "2020", 12)
    return Client(headers={"host": "localhost"}, raise_request_exception=False)


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def filled(path: str) -> str:
    return path.format(key="zorgtoeslag", indicator="laag-inkomen")


def ask(caller: Client, method: str, path: str, body: Any = None) -> Any:
    if method == "post":
        return caller.post(path, json.dumps(body), content_type="application/json")
    return getattr(caller, method)(path)


def test_naming_resources_and_path_segments_kebab_case(described: dict[str, Any]) -> None:
    for path, _method, _operation in operations(described):
        for segment in path.strip("/").split("/"):
            assert segment.startswith("{") or KEBAB.fullmatch(segment), path
            assert not VERBS.match(segment), path


def test_query_keys_camel_case(described: dict[str, Any]) -> None:
    for path, _method, operation in operations(described):
        for one in operation.get("parameters", ()):
            assert CAMEL.fullmatch(one["name"]), (path, one["name"])


def test_hide_implementation(described: dict[str, Any]) -> None:
    assert not [path for path, _, _ in operations(described) if SUFFIX.search(path)]


def test_no_sensitive_uris(described: dict[str, Any]) -> None:
    """What is asked about a household is sent in the message; an address names a scheme or a public figure at most."""
    in_addresses = {one["name"] for _, _, operation in operations(described) for one in operation.get("parameters", ())}

    assert in_addresses == {"key", "regelingen", "indicator", "gebied", "groep", "stand"}


def test_uri_version_holds_the_major_version_only(described: dict[str, Any]) -> None:
    major = described["info"]["version"].split(".")[0]

    assert all(path.startswith(f"/api/v{major}/") for path, _, _ in operations(described))


def test_semver_and_version_header(caller: Client, described: dict[str, Any]) -> None:
    assert SEMVER.fullmatch(described["info"]["version"])
    for path, method, _operation in operations(described):
        response = ask(caller, method, filled(path), HOUSEHOLD)
        assert response.headers["API-Version"] == API_VERSION == described["info"]["version"], path


def test_no_trailing_slash(caller: Client, described: dict[str, Any]) -> None:
    for path, method, _operation in operations(described):
        assert not path.endswith("/")
        response = ask(caller, method, f"{filled(path)}/", HOUSEHOLD)
        assert response.status_code == 404, path
        assert_problem(response)


def test_http_methods(caller: Client, described: dict[str, Any]) -> None:
    """Another method than those of an address is refused, with the methods that it does know."""
    for path, methods in described["paths"].items():
        assert set(methods) <= HTTP
        for method in (HTTP | {"trace"}) - set(methods):
            response = caller.generic(method.upper(), filled(path))
            assert response.status_code == 405, (method, path)
            assert_problem(response)
            assert {one.strip().lower() for one in response.headers["Allow"].split(",")} >= set(methods), path


def test_http_safety_and_stateless(caller: Client, described: dict[str, Any]) -> None:
    """Asked twice, an operation says the same twice; nothing is remembered in between, no cookie is set."""
    for path, method, operation in operations(described):
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
        first, second = (ask(caller, method, filled(path), body) for _ in range(2))
        assert first.status_code == 200, path
        assert first.content == second.content, path
        assert not first.cookies


def test_problem_details_for_all_errors(caller: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    rights = f"{BASE}/rechten"
    answers = {
        400: caller.post(rights, "{", content_type="application/json"),
        404: caller.get(f"{BASE}/bestaat-niet"),
        405: caller.get(rights),
        413: caller.post(rights, b" " * 300 * 1024, content_type="application/json"),
        415: caller.post(rights, "x", content_type="text/plain"),
    }
    monkeypatch.setattr("perspectief.residents.entitlements.api.rights.evaluate", lambda *_: 1 / 0)
    answers[500] = ask(caller, "post", rights, HOUSEHOLD)

    for status, response in answers.items():
        assert response.status_code == status
        assert_problem(response)
    assert "ZeroDivision" not in answers[500].content.decode()


def assert_problem(response: Any) -> None:
    """RFC 9457, with what the rules ask for."""
    assert response.headers["Content-Type"].startswith("application/problem+json")
    said = response.json()
    assert said["status"] == response.status_code
    assert said["title"]
    assert said["type"]
    assert set(said) <= {"type", "title", "status", "detail", "instance", "errors"}


def test_invalid_input_names_every_problem_with_its_place(caller: Client) -> None:
    wrong = {**HOUSEHOLD, "persons": [{"id": "a", "birth_date": "gisteren"}, {"id": "b", "birth_date": "morgen"}]}
    response = ask(caller, "post", f"{BASE}/rechten", wrong)

    assert response.status_code == 400
    assert len(response.json()["errors"]) >= 2
    assert {"in", "location", "code", "detail"} == set(response.json()["errors"][0])


def test_error_handling_is_described(described: dict[str, Any]) -> None:
    for path, _method, operation in operations(described):
        errors = {status for status in operation["responses"] if not status.startswith("2")}
        assert {"500"} <= errors, path


def test_publish_openapi_without_login_for_every_site(caller: Client) -> None:
    response = caller.get(f"{BASE}/openapi.json", headers={"origin": "https://elders.example"})

    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.json()["openapi"].startswith("3.")


def test_doc_language_is_dutch_and_the_document_names_a_contact(described: dict[str, Any]) -> None:
    assert re.search(r"\b(het|een|van|de)\b", described["info"]["description"])
    assert described["info"]["contact"]["url"]
    assert described["info"]["license"]["identifier"] == "EUPL-1.2"


def test_cors_is_closed_where_answers_are_sent(caller: Client) -> None:
    response = caller.post(
        f"{BASE}/rechten",
        json.dumps(HOUSEHOLD),
        content_type="application/json",
        headers={"origin": "https://elders.example"},
    )

    assert "Access-Control-Allow-Origin" not in response.headers


def test_security_headers(caller: Client, described: dict[str, Any]) -> None:
    for path, method, _operation in operations(described):
        headers = ask(caller, method, filled(path), HOUSEHOLD).headers
        assert "no-store" in headers["Cache-Control"], path
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert re.match(r"application/(problem\+)?json", headers["Content-Type"])


def test_date_format_and_omit_time_portion(described: dict[str, Any]) -> None:
    """A field that is a day says so, and every example of one is a day of RFC 3339."""
    days = list(_named(described["components"]["schemas"], "date"))

    assert days
    for one in days:
        assert one.get("format", "date") in ("date", "date-time")
    for said in _values(described):
        if isinstance(said, str) and re.match(r"\d{4}-\d\d-\d\d", said):
            dt.datetime.fromisoformat(said)


def _named(thing: Any, word: str) -> Iterator[dict[str, Any]]:
    """Every property of which the name ends with this word."""
    if isinstance(thing, dict):
        for name, value in thing.items():
            if str(name).endswith(word) and isinstance(value, dict):
                yield value
            yield from _named(value, word)
    elif isinstance(thing, list):
        for one in thing:
            yield from _named(one, word)


def _values(thing: Any) -> Iterator[Any]:
    if isinstance(thing, dict):
        for value in thing.values():
            yield from _values(value)
    elif isinstance(thing, list):
        for one in thing:
            yield from _values(one)
    else:
        yield thing
