"""The rule book as data: file and API say the same as the page."""

from __future__ import annotations

from django.test import Client

from perspectief.community.rulebook.api import ForestOut, SchemeOut, SummaryOut
from perspectief.rules import schemes


def test_the_list_names_every_scheme(client: Client) -> None:
    listed = client.get("/api/v1/regels").json()

    assert {one["key"] for one in listed} == set(schemes())
    assert all(SummaryOut(**one) for one in listed)


def test_file_and_api_give_the_same_scheme(client: Client) -> None:
    from_api = client.get("/api/v1/regels/zorgtoeslag").json()
    from_file = client.get("/regels/zorgtoeslag.json").json()

    assert from_api == from_file
    assert SchemeOut(**from_file).accuracy.passed == from_file["accuracy"]["run"]


def test_a_value_that_is_not_known_is_null_and_says_so(client: Client) -> None:
    values = client.get("/regels/individuele_inkomenstoeslag.json").json()["values"]

    now = next(one for one in values if one["term"].endswith("bedrag_paar_y"))["values"][0]
    assert now["value"] is None
    assert not now["known"]


def test_the_map_is_data_too(client: Client) -> None:
    said = client.get("/api/v1/regels/woud").json()

    assert said == client.get("/regels/woud.json").json()
    assert ForestOut(**said).pairs


def test_any_website_may_read_the_files(client: Client) -> None:
    for path in ("/regels/zorgtoeslag.json", "/regels/woud.json"):
        assert client.get(path).headers["Access-Control-Allow-Origin"] == "*"


def test_an_unknown_scheme_is_not_found_in_file_and_api(client: Client) -> None:
    assert client.get("/api/v1/regels/bestaat_niet").status_code == 404
    assert client.get("/regels/bestaat_niet.json").status_code == 404
