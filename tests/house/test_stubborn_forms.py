"""No number and no word that somebody types breaks a form: each is taken, or refused in words."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from tests.house import access_matrix as matrix
from tests.house import access_objects, access_world
from tests.house.stubborn_forms import fill_in, forms_of

SLICES = 4
EXPECTED, _REASONS = matrix.committed()


def pages(part: int) -> Iterator[tuple[matrix.Route, Any, str]]:
    """Every page with who may see it first: of each address one persona."""
    personas = {one.name: one for one in access_world.PERSONAS}
    for route in list(matrix.routes())[part::SLICES]:
        for (address, method, whose), cells in EXPECTED.items():
            if (address, method) == (route.address, "GET"):
                opened = [name for name, cell in cells.items() if cell == "open"]
                if opened:
                    yield route, personas[opened[-1]], whose
                    break


def answers(world: Any, route: matrix.Route, persona: Any, whose: str) -> Iterator[tuple[int, str]]:
    """Of each form on one page: every answer that it gave, as its status and what was sent. Nothing of it stays."""
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    client.cookies.load(world.cookies.get(persona.name, {}))
    with matrix.undone():
        objects = access_objects.OBJECTS.get(route.address) or access_objects.nobodys()
        values = objects.find(world, persona, whose)
        address = route.fill(values) if values is not None else ""
        for form in forms_of(client.get(address)) if address else ():
            with matrix.undone():
                for said, response in fill_in(client, address, form):
                    yield response.status_code, f"{address} {form.action}: {response.status_code} on {said}"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite keeps any number in any column")
@pytest.mark.parametrize("part", range(SLICES))
def test_whatever_somebody_types_a_form_answers_in_words(part: int) -> None:
    world = access_world.build()
    logging.disable(logging.ERROR)
    try:
        with override_settings(**matrix.QUIET):
            found = [answer for page in pages(part) for answer in answers(world, *page)]
    finally:
        logging.disable(logging.NOTSET)

    assert [said for status, said in found if status >= 500] == []
    assert len([status for status, _said in found if status in (302, 303)]) > 10, "hardly a form was taken"
