"""POST /api/v1/rechten: the same answer as page and terminal, and errors that name every problem."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from perspectief.residents.entitlements.api.rights import EXAMPLE
from perspectief.rules import BadLaw, UnknownTerm, evaluate, read_household, schemes
from perspectief.rules.schema import household_schema

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


def with_income(amount: str) -> str:
    return '{"persons": [{"id": "a", "income": [{"kind": "loon", "amount": %s}]}]}' % amount  # noqa: UP031


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        (with_income("9" * 400), "persons.a.income.0.amount", "dit getal is te groot"),
        (with_income("-" + "9" * 5000), "persons.a.income.0.amount", "dit getal is te groot"),
        (with_income("1e999"), "persons.a.income.0.amount", "dit getal is te groot"),
        (with_income('{"at_most": ' + "9" * 400 + "}"), "persons.a.income.0.amount.at_most", "dit getal is te groot"),
        ('{"persons": [{"id": "\\ud800"}]}', "persons.0.id", "half teken"),
        ('{"persons": [{"id": "a", "name": "\\ud800"}]}', "persons.a.name", "half teken"),
        ('{"persons": [{"id": "a", "\\ud800": 1}]}', "persons.a", "half teken"),
        ('{"persons": [{"id": "a"}], "\\ud800": 1}', "bestand", "half teken"),
        ('{"persons": [{"id": "%s"}]}' % ("a" * 501), "persons.0.id", "deze tekst heeft 501 tekens"),
        ('{"persons": [{"id": "a", "income": [%s]}]}' % ",".join("1" * 101), "persons.a.income", "hier staan 101"),  # noqa: UP031
        ('{"persons": %s1%s}' % ("[" * 20, "]" * 20), "persons" + ".0" * 8, "te diep genest"),  # noqa: UP031
        ('{"persons": [{"id": "a", "income": [{"kind": "loon", "amount": 1, "per": ["month"]}]}]}', None, "geen lijst"),
        ('{"persons": [{"id": "a", "income": [{"kind": "loon", "amount": 1, "per": {"month": 1}}]}]}', None, "tekst"),
        ('{"persons": [{"id": 1}]}', "persons.0.id", "hier hoort tekst"),
    ],
)
def test_what_no_household_can_hold_is_named_with_its_place(
    client: Client, body: str, place: str | None, words: str
) -> None:
    response = post(client, body)

    (error,) = response.json()["errors"]
    assert response.status_code == 400
    assert error["location"]["name"] == (place or "persons.a.income.0.per")
    assert words in error["detail"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("[" * 100_000 + "]" * 100_000, "te diep genest"),
        ('{"x":' * 40_000 + "1" + "}" * 40_000, "te diep genest"),
        ('{"persons": [{"id": "a"}], "persons": []}', "'persons' staat twee keer"),
        (with_income("NaN"), "geen geldige JSON"),
        (b'{"persons": [{"id": "\xe9"}]}', "geen geldige JSON"),
    ],
)
def test_what_is_no_sound_json_is_told_in_words(client: Client, body: str | bytes, words: str) -> None:
    response = post(client, body)

    assert (response.status_code, response.headers["Content-Type"]) == (400, "application/problem+json; charset=utf-8")
    assert words in response.json()["detail"]


@pytest.mark.parametrize("key", ["set", "expect", "tolerance"])
def test_what_only_a_worked_example_may_say_is_refused(client: Client, key: str) -> None:
    response = post(client, {**EXAMPLE, key: {"zorgtoeslag": {"outcome": "nee"}}, "hom": {}, "wealth": {"savings": -1}})

    told = {one["location"]["name"]: one["detail"] for one in response.json()["errors"]}
    assert response.status_code == 400
    assert told[key] == "dit kan alleen in een voorbeeld in een bestand. Laat deze sleutel weg."
    assert told["hom"] == "deze sleutel kennen wij niet. Bedoelt u 'home'?"
    assert set(told) == {key, "hom", "wealth.savings"}


def ask(client: Client, query: str, body: Any = EXAMPLE) -> Any:
    return client.post(f"{PATH}?{query}", json.dumps(body), content_type="application/json")


@pytest.mark.parametrize(
    "query", ["regelingen=zorgtoeslag,huurtoeslag", "regelingen=zorgtoeslag,%20huurtoeslag,zorgtoeslag,"]
)
def test_only_the_schemes_that_are_asked_are_answered(client: Client, query: str) -> None:
    answer = ask(client, query).json()

    wanted = evaluate(read_household(EXAMPLE), schemes=["zorgtoeslag", "huurtoeslag"])
    assert [one["key"] for one in answer["schemes"]] == ["zorgtoeslag", "huurtoeslag"]
    assert answer == json.loads(wanted.to_json())


def test_every_scheme_that_we_do_not_know_is_named(client: Client) -> None:
    response = ask(client, "regelingen=zorgtoeslaag,zorgtoeslag&regelingen=%F0%9F%A6%84")

    first, second = response.json()["errors"]
    assert (response.status_code, first["in"], first["location"]["name"]) == (400, "query", "regelingen")
    assert first["detail"].startswith("'zorgtoeslaag' is geen regeling die wij kennen. Bedoelt u: zorgtoeslag")
    assert "'🦄' is geen regeling die wij kennen." in second["detail"]


@pytest.mark.parametrize("query", ["regelingen=", "regelingen=,%20,"])
def test_an_empty_list_of_schemes_is_a_problem(client: Client, query: str) -> None:
    response = ask(client, query)

    assert response.status_code == 400
    assert "hier staat geen regeling" in response.json()["errors"][0]["detail"]


def test_a_date_before_the_law_is_a_problem_that_names_the_law(client: Client) -> None:
    response = ask(client, "regelingen=zorgtoeslag", {**EXAMPLE, "date": "1980-01-01"})

    problem = response.json()
    assert (response.status_code, problem["errors"][0]["location"]["name"]) == (422, "date")
    assert "wij kennen deze regel pas vanaf" in problem["detail"]
    assert "gevraagd is 1980-01-01" in problem["detail"]
    assert post(client, {**EXAMPLE, "date": "1980-01-01"}).status_code == 422


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"receives": ["zorgtoeslaag"]}, "receives"),
        ({"persons": [{"id": "a", "birth_date": "2025-06-01"}]}, "persons.a.birth_date"),
    ],
)
def test_what_only_the_law_sees_is_a_problem_of_the_household(client: Client, more: Any, place: str) -> None:
    response = post(client, {**EXAMPLE, **more})

    assert response.status_code == 400
    assert response.json()["errors"][0]["location"]["name"] == place


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("error", [BadLaw("kapot.yaml: geheim 4711"), UnknownTerm("geheim 4711", [])])
def test_a_law_of_ours_that_is_broken_is_503_without_details(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Any, error: Exception, debug: bool
) -> None:
    def break_down(*_args: Any, **_kwargs: Any) -> None:
        raise error

    monkeypatch.setattr("perspectief.residents.entitlements.api.rights.evaluate", break_down)
    settings.DEBUG = debug

    response = post(client, EXAMPLE)

    assert (response.status_code, response.headers["Content-Type"]) == (503, "application/problem+json; charset=utf-8")
    assert "Wij kunnen nu niet rekenen" in response.json()["detail"]
    assert "4711" not in response.content.decode()


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
    def break_down(*_args: Any, **_kwargs: Any) -> None:
        raise ValueError("geheim 4711")

    monkeypatch.setattr("perspectief.residents.entitlements.api.rights.evaluate", break_down)
    client.raise_request_exception = False

    response = post(client, EXAMPLE)

    assert response.status_code == 500
    assert "4711" not in response.content.decode()
    assert response.json()["title"] == "Er ging iets mis bij ons"


def test_the_description_is_open_for_every_website(client: Client) -> None:
    response = client.get("/api/v1/openapi.json")

    description = response.json()
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert PATH in description["paths"]
    assert description["info"]["version"] == "1.0.0"
    assert description["paths"][PATH]["post"]["requestBody"]["content"]["application/json"]["example"] == EXAMPLE


def _description(client: Client) -> Any:
    return client.get("/api/v1/openapi.json").json()


def _refs(thing: Any) -> Any:
    if isinstance(thing, dict):
        yield from ([thing["$ref"]] if isinstance(thing.get("$ref"), str) else [])
    for one in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else []:
        yield from _refs(one)


def test_every_reference_of_the_description_leads_somewhere(client: Client) -> None:
    description = _description(client)

    refs = set(_refs(description))
    assert {"#/components/schemas/Household.person", "#/components/schemas/Problem"} <= refs
    assert refs <= {f"#/components/schemas/{name}" for name in description["components"]["schemas"]}


def test_the_body_is_described_by_the_published_schema_of_a_household(client: Client) -> None:
    description = _description(client)
    body = description["paths"][PATH]["post"]["requestBody"]["content"]["application/json"]["schema"]
    schema = {"components": description["components"], **body}

    jsonschema.validate(EXAMPLE, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**EXAMPLE, "expect": {}}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"persons": [{"id": "a", "income": [{"kind": "geld", "amount": 1}]}]}, schema)
    assert set(description["components"]["schemas"]["Household"]["properties"]) == set(household_schema()["properties"])


def test_every_error_is_described_as_a_problem(client: Client) -> None:
    description = _description(client)
    responses = description["paths"][PATH]["post"]["responses"]

    assert list(responses) == ["200", "400", "413", "415", "422", "429", "500", "503"]
    for status in list(responses)[1:]:
        assert list(responses[status]["content"]) == ["application/problem+json"]
    problem = {"components": description["components"], "$ref": "#/components/schemas/Problem"}
    jsonschema.validate(post(client, {"persons": []}).json(), problem)


def test_the_schemes_that_may_be_asked_are_described(client: Client) -> None:
    description = _description(client)

    (asked,) = description["paths"][PATH]["post"]["parameters"]
    assert (asked["name"], asked["in"], asked["required"], asked["explode"]) == ("regelingen", "query", False, False)
    assert description["components"]["schemas"]["SchemeKey"]["enum"] == list(schemes())
    assert "?regelingen=zorgtoeslag,huurtoeslag" in client.get("/ontwikkelaars").content.decode()
