"""Who gets what: every address, every persona, every method, compared cell by cell with a file that people review."""

from __future__ import annotations

import csv
import logging
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import clear_url_caches, get_resolver, path, set_urlconf
from django.views.generic import TemplateView
from tests.house import access_matrix as matrix
from tests.house import access_objects, access_world

from perspectief.config import api, urls
from perspectief.config.doors import is_marked
from perspectief.foundation.access import STAFF, Actor, Role, Verdict
from perspectief.foundation.accounts.testing import enter, person
from perspectief.foundation.ui.pages import allowed

SLICES = 4
ROUTES = list(matrix.routes())
EXPECTED, REASONS = matrix.committed()
IN = {"open", "onward", "unclear"}
"""Words of an answer that let somebody in."""


# --- The matrix itself ------------------------------------------------------------------------------------------------
PARTS = [pytest.param(part, marks=[pytest.mark.one_database] if part else []) for part in range(SLICES)]
"""Every address on SQLite, each fourth one on PostgreSQL too: a permission reads no database in a way of its own."""


@pytest.mark.django_db
@pytest.mark.parametrize("part", PARTS)
def test_every_cell_is_what_the_reviewed_file_says(part: int) -> None:
    asked = ROUTES[part::SLICES]
    addresses = {one.address for one in asked}

    observed = matrix.observe(access_world.build(), asked)

    expected = {key: cells for key, cells in EXPECTED.items() if key[0] in addresses}
    found = matrix.differences(observed, expected)
    assert not found, "\n".join([*found[:40], "See: python -m tests.house.access_matrix --diff"])


def test_every_address_of_the_house_stands_in_the_file_and_no_other() -> None:
    in_file, known = {key[0] for key in EXPECTED}, {route.address for route in ROUTES}

    assert not known - in_file, f"without a row: {sorted(known - in_file)}"
    assert not in_file - known, f"exists no more: {sorted(in_file - known)}"


def test_every_operation_of_the_api_stands_in_the_file() -> None:
    said = api.description()["paths"]
    operations = {(path, method.upper()) for path, methods in said.items() for method in methods}

    in_file = {(key[0].replace("<", "{").replace(">", "}"), key[1]) for key in EXPECTED}
    assert operations, "the description names no operation"
    assert operations <= in_file


def test_every_address_with_a_thing_says_whose_that_is() -> None:
    unsaid = [route.address for route in ROUTES if route.places and route.address not in access_objects.OBJECTS]

    assert not unsaid, f"say in tests/house/access_objects.py about whose thing these are: {unsaid}"
    assert access_objects.OBJECTS.keys() <= {route.address for route in ROUTES}


def test_every_persona_has_a_column_and_every_row_a_reason(record_property: Any) -> None:
    record_property("figure", f"{len(ROUTES)} addresses x {len(access_world.PERSONAS)} personas, all as reviewed")
    with matrix.FILE.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))

    assert columns == [*matrix.KEYS, *(one.name for one in access_world.PERSONAS), "why"]
    assert not [key for key, why in REASONS.items() if len(why) < 10]
    assert not [
        key for key, cells in EXPECTED.items() if any(word.startswith(matrix.BROKEN) for word in cells.values())
    ]


def test_every_role_is_somebody_in_the_matrix() -> None:
    assert {role for one in access_world.PERSONAS for role in one.roles} == set(Role)


# --- What must be so in whatever the file says ------------------------------------------------------------------------
def closed_addresses() -> set[str]:
    """Addresses of which the view asks for a permission."""
    return {route.address for route in ROUTES if not getattr(route.view, "is_public", False)}


@pytest.mark.parametrize("outsider", ["nobody", "closed_administrator"])
def test_without_an_open_account_nothing_opens_that_asks_for_one(outsider: str) -> None:
    let_in = [key for key in rows_of(closed_addresses()) if EXPECTED[key][outsider] in IN]

    assert not let_in


def test_without_a_second_factor_a_staff_role_opens_nothing_that_a_plain_account_does_not() -> None:
    more = [
        key
        for key in rows_of(closed_addresses())
        if EXPECTED[key]["weak_administrator"] in IN and EXPECTED[key]["account_without_role"] not in {*IN, "-"}
    ]

    assert not more


def test_a_role_that_has_ended_opens_what_a_plain_account_opens() -> None:
    other = [
        key
        for key, cells in EXPECTED.items()
        if "-" not in cells.values() and cells["expired_administrator"] != cells["account_without_role"]
    ]

    assert not other


def test_somebody_of_another_organisation_gets_no_more_than_somebody_of_this_one() -> None:
    more = [
        key
        for key, cells in EXPECTED.items()
        if key[2] == access_world.ORGANISATION
        and cells["professional_elsewhere"] in IN
        and cells["professional"] not in IN
    ]

    assert not more


def test_a_buddy_outside_the_circle_sees_nothing_of_it() -> None:
    seen = [key for key, cells in EXPECTED.items() if key[2] == "circle" and cells["buddy_outside"] in IN]

    assert not seen


def rows_of(addresses: set[str]) -> list[matrix.Key]:
    """Rows of the file about these addresses."""
    return [key for key in EXPECTED if key[0] in addresses]


# --- A view that somebody forgot --------------------------------------------------------------------------------------
def forgotten(_request: HttpRequest) -> HttpResponse:
    """A view of ours without a mark."""
    return HttpResponse("geheim")


ONLY_TEAM = "Alleen voor het team."


def may_team(by: Actor) -> Verdict:
    """For the team only."""
    return Verdict(by.has(Role.TEAM), ONLY_TEAM)


@pytest.fixture
def planted(settings: Any) -> Iterator[Any]:
    """The house with three views more: one without a mark, one of a package, and one that is guarded."""
    package = TemplateView.as_view(template_name="ui/message.html")
    package.login_required = False  # as a package marks a view of which it thinks that everybody may see it
    house = ModuleType("planted_urls")
    more = [
        path("vergeten", forgotten, name="forgotten"),
        path("pakket", package, name="package"),
        path("bewaakt", allowed(may_team)(lambda _request: HttpResponse("goed")), name="guarded"),
    ]
    house.urlpatterns = [*more, *urls.urlpatterns]  # type: ignore[attr-defined]
    house.handler403 = urls.handler403  # type: ignore[attr-defined]
    settings.ROOT_URLCONF = house
    clear_url_caches()
    yield house
    set_urlconf(None)
    clear_url_caches()


def test_no_view_of_the_house_is_without_a_mark() -> None:
    assert unmarked(get_resolver()) == []


@pytest.mark.usefixtures("planted")
def test_a_planted_view_without_a_mark_is_found() -> None:
    assert unmarked(get_resolver()) == ["/vergeten", "/pakket"]


@pytest.mark.django_db
@pytest.mark.usefixtures("planted")
def test_a_planted_view_fails_the_matrix_by_name() -> None:
    new = next(one for one in matrix.routes() if one.address == "/vergeten")

    observed = matrix.observe(access_world.build(), [new])

    assert matrix.differences(observed, {})[0] == "/vergeten GET -: stands not in the file yet"


@pytest.mark.django_db
@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("address", ["/vergeten", "/pakket"])
def test_a_view_without_a_mark_is_closed_for_everybody_and_the_log_names_it(
    address: str, client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("perspectief"), "propagate", True)
    everything = enter(client, person(*sorted(STAFF)))

    response = everything.get(address, headers={"host": "localhost"})

    assert response.status_code == 403
    assert "geheim" not in response.content.decode()
    assert "has no mark" in caplog.text


@pytest.mark.django_db
@pytest.mark.usefixtures("planted")
def test_nobody_is_sent_to_log_in_by_a_view_without_a_mark(client: Client) -> None:
    assert client.get("/vergeten", headers={"host": "localhost"}).status_code == 302
    assert client.get("/pakket", headers={"host": "localhost"}).status_code == 403


@pytest.mark.django_db
@pytest.mark.usefixtures("planted")
def test_who_may_not_gets_the_reason_in_words(client: Client) -> None:
    response = enter(client, person(Role.AUDITOR)).get("/bewaakt", headers={"host": "localhost"})

    assert response.status_code == 403
    assert ONLY_TEAM in response.content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_a_page_knows_no_other_method_than_looking_and_sending(client: Client, method: str) -> None:
    response = getattr(enter(client, person(Role.TEAM)), method)("/bewaakt", headers={"host": "localhost"})

    assert response.status_code == 405


def unmarked(resolver: Any) -> list[str]:
    """Addresses of views that say not who may open them."""
    return [route.address for route in matrix.routes(resolver) if not is_marked(route.view)]


# --- The permissions of the rooms -------------------------------------------------------------------------------------
def test_a_permission_of_a_view_stands_in_the_permissions_of_its_room() -> None:
    elsewhere = {
        f"{route.address}: {permission.__module__}.{permission.__name__}"
        for route in ROUTES
        if (permission := getattr(route.view, "permission", None))
        and permission.__module__ != "perspectief.foundation.access"
        and not permission.__module__.endswith(".permissions")
    }

    assert not elsewhere


def test_a_room_with_a_public_address_says_why() -> None:
    public = {room_of(route.view) for route in ROUTES if getattr(route.view, "is_public", False)} - {""}

    assert len(public) > 5
    for room in sorted(public):
        assert len(import_module(f"{room}.permissions").OPEN) > 20, room


def room_of(view: Any) -> str:
    """The room that a view of ours lives in; nothing for a view of a package."""
    house, *rest = view.__module__.split(".")
    if house != "perspectief":
        return ""
    return f"{house}.config" if rest[0] == "config" else ".".join([house, *rest[:2]])
